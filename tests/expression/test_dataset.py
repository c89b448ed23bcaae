"""Datasets as values."""

from wlnet.expression import Association, S, make_list, same
from wlnet.expression.dataset import Dataset


def test_datasets_are_what_they_hold():
    rows = make_list([1, 2])
    assert same(Dataset(rows), Dataset(make_list([1, 2]))) and hash(Dataset(rows)) == hash(Dataset(make_list([1, 2])))
    assert not same(Dataset(rows), Dataset(make_list([1.0, 2]))) and not same(Dataset(rows), rows)
    assert Dataset(rows).length() == 2 and Dataset(Association.from_items([("a", 1)])).length() == 1
    assert Dataset(rows).to_expression().head is S.Dataset and Dataset(rows).to_expression().args == (rows,)
