"""Every mutant of the table can still be made: a file that changes takes its mutants along."""

import pytest
from mutants.table import MUTANTS, ROOT


@pytest.mark.parametrize("file", sorted({m.file for m in MUTANTS}))
def test_old_texts_stand_once_in_their_file(file):
    text = (ROOT / file).read_text(encoding="utf-8")
    wrong = [(m.old, text.count(m.old)) for m in MUTANTS if m.file == file and text.count(m.old) != 1]
    assert not wrong
    assert all([m.old != m.new and (ROOT / m.test).exists() for m in MUTANTS if m.file == file])
