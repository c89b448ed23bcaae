"""The shipped tables are those of the grammar."""

from wlnet.reader import tables
from wlnet.reader.tables_builder import TABLES_FILE, build_tables, checksum, grammar_text, source_of


def test_the_shipped_tables_are_those_of_the_grammar():
    grammar = grammar_text()
    assert tables.GRAMMAR_CHECKSUM == checksum(grammar)
    with open(TABLES_FILE, encoding="utf-8") as file:
        assert file.read() == source_of(build_tables(grammar), grammar)


def test_another_grammar_has_another_checksum():
    assert checksum(grammar_text() + " ") != checksum(grammar_text())
