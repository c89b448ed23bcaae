"""Inference over whole nets."""

import gc

import pytest

from wlnet import Session
from wlnet.nets.errors import NetFailure
from wlnet.nets.infer import forgotten, infer
from wlnet.nets.types import Tensor


class TestCollection:
    """Of many layers there are many objects: the collector would look through all of them again and again."""

    @pytest.fixture
    def collections(self):
        """The number of collections so far, with a collector that runs often."""
        count = [0]

        def note(phase: str, info: dict) -> None:
            count[0] += phase == "start"

        thresholds = gc.get_threshold()
        gc.callbacks.append(note)
        gc.set_threshold(10, 2, 2)
        yield count
        gc.set_threshold(*thresholds)
        gc.callbacks.remove(note)

    def test_waits_until_all_types_are_found(self, collections):
        chain = forgotten(Session().run("NetChain[Table[Ramp, 100]]"))
        gc.collect()
        before = collections[0]
        infer(chain, {"Input": Tensor((3,))})
        assert collections[0] <= before + 3  # those of what happens before and after
        assert gc.isenabled()

    def test_goes_on_after_a_failure(self):
        chain = Session().run('NetChain[{Ramp}, "Input" -> 3]')
        with pytest.raises(NetFailure):
            infer(chain, {"Input": Tensor((4,))})
        assert gc.isenabled()

    def test_stays_off_where_it_was_off(self):
        chain = forgotten(Session().run('NetChain[{Ramp}, "Input" -> 3]'))
        gc.disable()
        try:
            infer(chain, {"Input": Tensor((4,))})
            assert not gc.isenabled()
        finally:
            gc.enable()
