"""Messages: how often one is shown, Off and On, Quiet and Check, whose text is used."""

import pytest
from asking import messages_of


@pytest.mark.parametrize("times, shown", [(2, 2), (3, 3), (4, 3), (9, 3)])
def test_a_message_is_shown_three_times_an_input(times, shown):
    stop = ["General::stop"] if times >= 3 else []
    assert messages_of(f"Do[1/0, {{{times}}}]") == ["Power::infy"] * shown + stop
