"""What the grammar's rules make of their parts."""

from wlnet.expression import S, symbol
from wlnet.reader.builders import MISSING, arguments, call, chunk, group, more_chunk, more_group, part
from wlnet.reader.precedence import Call, Suffix

a, b = symbol("a"), symbol("b")


def test_missing_arguments_are_null_but_alone_none():
    assert arguments([MISSING]) == ()
    assert arguments([MISSING, MISSING]) == (S.Null, S.Null)
    assert arguments([a, MISSING, b]) == (a, S.Null, b)
    assert arguments([a]) == (a,)


def test_runs_grow_by_chunks_and_groups():
    run = chunk([([a], [3])])
    run = more_chunk([run, ([b], [7])])
    run = more_group([run, S.Null])
    assert run == ([a, b, S.Null], [3, 7])
    assert group([a]) == ([a], [])


def test_brackets_keep_their_place():
    """Where the bracket stands tells where a mistake is."""
    f, p = call([5, [a, MISSING]]), part([6, [a]])
    assert (type(f), f.args, f.position) == (Call, (a, S.Null), 5)
    assert (type(p), p.head, p.args, p.position) == (Suffix, S.Part, (a,), 6)
