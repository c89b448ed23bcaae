"""The Python API: values in and out, texts, messages, aborts, depth, and that no input ends in a traceback."""

import sys
import threading
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wlnet import Session
from wlnet.evaluator import ExitSession
from wlnet.expression import Expr, S
from wlnet.large_stack import PYTHON_RECURSION_LIMIT, STACK_SIZE

# --- values -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, value",
    [
        ("1 + 1", 2),
        ("0.5", 0.5),
        ('"a" <> "b"', "ab"),
        ("1 < 2", True),
        ("False", False),
        ("Null", None),
        ("", None),
        ('{1, {2, "x"}}', [1, [2, "x"]]),
        ('<|"a" -> 1, "b" -> {2}|>', {"a": 1, "b": [2]}),
        ("x = 3;\nx^2", 9),
        ("2^100", 2**100),
        ("2.5 + I", 2.5 + 1j),
        ("1;", None),
    ],
)
def test_evaluate(text, value):
    found = Session().evaluate(text)
    assert found == value and type(found) is type(value)


def test_long_lists_of_numbers_are_arrays():
    found = Session().evaluate("Range[100]")
    assert isinstance(found, np.ndarray) and found.sum() == 5050


def test_other_values_stay_expressions():
    found = Session().evaluate("f[x, 1]")
    assert type(found) is Expr and found.args[1] == 1
    assert Session().evaluate("Pi") is S.Pi


@pytest.mark.parametrize(
    "value, shown",
    [
        (None, ""),
        (True, "True"),
        (3, "3"),
        (np.float64(0.5), "0.5"),
        (np.int64(7), "7"),
        ([1, "a", [2.5]], '{1, "a", {2.5}}'),
        ((1, 2), "{1, 2}"),
        ({"k": [1]}, '<|"k" -> {1}|>'),
        (np.eye(2), "{{1., 0.}, {0., 1.}}"),
        (1 + 2j, "1. + 2.*I"),
        (np.array([True, False]), "{True, False}"),
        (S.x, "x"),
    ],
)
def test_set_value(value, shown):
    session = Session()
    session.set_value("v", value)
    assert session.evaluate_to_string("v") == shown


def test_values_that_nothing_stands_for():
    with pytest.raises(TypeError, match="object"):
        Session().set_value("v", object())


@pytest.mark.parametrize("array", [np.arange(6.0).reshape(2, 3), np.arange(100), np.float32([0.5, 1]), np.uint8([[1], [2]])])
def test_arrays_go_round(array):
    session = Session()
    found = np.asarray(session.call("Identity", array))
    assert found.shape == array.shape and (found == array).all()


def test_call():
    session = Session()
    session.run("f[x_, y_] := {y, x}")
    assert session.call("f", 1, "b") == ["b", 1]
    assert session.call(session.evaluate("#1 + #2 &"), 3, 4) == 7
    assert session.call("Total", np.arange(1000)) == 499500


def test_values_follow_limits_that_are_set():
    session = Session()
    session.set_value("$RecursionLimit", 50)
    session.run("r[n_] := 1 + r[n + 1]; r[1]")
    assert session.messages[0][0] == "$RecursionLimit" and " 50 " in session.messages[0][2]


def test_nets_are_functions():
    session = Session()
    session.set_value("w", np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]))
    net = session.evaluate('LinearLayer["Weights" -> w, "Biases" -> {0, 0, 1}]')
    found = net(np.array([1.0, 1.0]))
    assert isinstance(found, np.ndarray) and found.tolist() == [3, 7, 12]
    batch = net(np.arange(200.0).reshape(100, 2))
    assert batch.shape == (100, 3) and np.allclose(batch[3], [6 + 2 * 7, 18 + 28, 30 + 42 + 1])
    assert net(np.float32([1, 1])).dtype == np.float32
    drop = session.evaluate("DropoutLayer[]")
    assert set(np.unique(drop(np.ones(1000), NetEvaluationMode="Train"))) == {0, 2}
    assert session.call(drop, [1.0, 2.0]) == session.evaluate("DropoutLayer[][{1, 2}]") == [1, 2]
    session.set_value("n", net)
    assert session.evaluate("n") == net and repr(net).startswith("LinearLayer[")


# --- texts and history ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, page, code",
    [
        ('{"a", 1.23456789}', '{"a", 1.23457}', "{a, 1.23456789}"),
        ("Null", "", "Null"),
        ("x = 1;", "", "Null"),
        ('"a"', '"a"', "a"),
    ],
)
def test_evaluate_to_string(text, page, code):
    assert Session().evaluate_to_string(text) == page
    assert Session().evaluate_to_string(text, form="OutputForm") == code


def test_history():
    session = Session()
    session.run("10\n20\n30")
    assert [session.evaluate(text) for text in ("%", "%1", "%% + 1", "%%%%%", "Out[2]")] == [30, 10, 31, 20, 20]
    assert [session.evaluate(text) for text in ("5; 6;", "%", "Abort[];", "1;;2")][:3] == [None, 6, S["$Aborted"]]


def test_sessions_share_nothing():
    first, second = Session(), Session()
    first.run("x = 1; f[_] := 2; SetAttributes[g, Flat]; $Line = 50")
    assert second.evaluate_to_string("{x, f[1], Attributes[g]}") == "{x, f[1], {}}"
    assert second.evaluator.line == 2
    second.run("kept = 5")
    first.run("kept = 6; Remove[kept]")
    assert second.evaluate("kept") == 5 and first.evaluate_to_string("kept") == "kept"


# --- messages, output -------------------------------------------------------------------------------------------------


def test_messages_are_kept_and_heard():
    session, heard = Session(), []
    session.on_message(lambda symbol, tag, text: heard.append((symbol.name, tag, text)))
    session.run("{1}[[4]]")
    expected = [("Part", "partw", "Part 4 of {1} does not exist.")]
    assert session.messages == heard == expected
    session.run("1")
    assert session.messages == [] and heard == expected


def test_output_is_heard():
    session, heard = Session(), []
    session.on_output(heard.append)
    session.run('Print["a", 1]; Print[]')
    assert "".join(heard) == "a1\n\n"


def test_syntax_errors():
    session = Session()
    assert session.evaluate("x = 5; x\n{1, 2") is S["$Failed"]
    assert [m[:2] for m in session.messages] == [("Syntax", "sntxi")]
    assert session.evaluate("x") == 5  # what came before was evaluated


def test_exit():
    with pytest.raises(ExitSession) as leaving:
        Session().run("1\nExit[3]\n2")
    assert leaving.value.code == 3


# --- leaving early, depth ---------------------------------------------------------------------------------------------


def test_interrupt():
    session = Session()
    timer = threading.Timer(0.3, session.interrupt)
    timer.start()
    start = time.perf_counter()
    assert session.evaluate("kept = 7; While[True]") is S["$Aborted"]
    assert time.perf_counter() - start < 10
    assert session.evaluate("kept") == 7


@pytest.mark.parametrize(
    "text, shown",
    [
        ("Throw[1]", "Hold[Throw[1]]"),
        ("Abort[]; 2", "$Aborted"),
        ("CheckAbort[Abort[], 5]", "5"),
        ("TimeConstrained[1, 10^30]", "1"),  # more seconds than a timer can wait
    ],
)
def test_exits_that_nobody_catches(text, shown):
    assert Session().evaluate_to_string(text) == shown


# A quarter of the depth on a quarter of the stack and of Python's frames finds the same faults in a quarter of the time:
# what overflows is always bytes, or frames, for each level.
SHARE = 4
DEPTH = 100_000 // SHARE


@pytest.mark.parametrize(
    "text",
    [
        "(" * DEPTH + "1" + ")" * DEPTH,
        "{" * DEPTH + "}" * DEPTH,
        "f[" * DEPTH + "]" * DEPTH,
        "[" * DEPTH,
        "{" * DEPTH,
        "<|1->" * DEPTH + "1" + "|>" * DEPTH,
        "-" * DEPTH + "1",
        "1+" * DEPTH + "1",
        "x->" * DEPTH + "1",
        "!" * DEPTH + "x",
        "a[[" * DEPTH + "1" + "]]" * DEPTH,
        "f@" * DEPTH + "x",
        "x" + "'" * DEPTH,
        "(*" * DEPTH,
        "x" + "//f" * DEPTH,
        f"Nest[f, x, {DEPTH}];",
        f"Nest[{{#}} &, 1, {DEPTH}]; %",
        f"Nest[List, 1, {DEPTH // 2}] === Nest[List, 1, {DEPTH // 2}]",
        f"Depth[Nest[f, x, {DEPTH // 5}]]",
        "r[n_] := r[n + 1] + 1; r[1]",
        f"$RecursionLimit = {1024 // SHARE}; r[n_] := {{r[n]}}; r[1]",
        "x = x + 1",
        "g = Function[g[g]]; g[g]",
        f"$RecursionLimit = Infinity; r[n_] := If[n == 0, 0, 1 + r[n - 1]]; r[{20_000 // SHARE}]",
    ],
    ids=lambda text: text[:24] if len(text) < 200 else text[:3],
)
def test_depth_is_no_danger(text, monkeypatch):
    monkeypatch.setattr("wlnet.large_stack.STACK_SIZE", STACK_SIZE // SHARE)
    monkeypatch.setattr("wlnet.large_stack.PYTHON_RECURSION_LIMIT", PYTHON_RECURSION_LIMIT // SHARE)
    sys.setrecursionlimit(PYTHON_RECURSION_LIMIT // SHARE)
    try:
        session = Session()
        session.evaluate_to_string(text)
        assert session.evaluate("1 + 1") == 2
    finally:
        sys.setrecursionlimit(PYTHON_RECURSION_LIMIT)


# --- no traceback, whatever the input ---------------------------------------------------------------------------------

PIECES = [
    "x",
    "y",
    "f",
    "1",
    "2",
    "0",
    "-1",
    "2.5",
    "1/2",
    '"s"',
    "I",
    "Pi",
    "[",
    "]",
    "{",
    "}",
    "(",
    ")",
    "<|",
    "|>",
    "[[",
    "]]",
    ",",
    "+",
    "-",
    "*",
    "/",
    "^",
    "=",
    ":=",
    "==",
    "->",
    ":>",
    "/.",
    "//.",
    "/@",
    "@@",
    "@",
    "//",
    "&",
    "#",
    "##",
    "#2",
    "%",
    "_",
    "x_",
    "__",
    "x_Integer",
    "_.",
    "?",
    ";",
    ";;",
    "!",
    "&&",
    "||",
    "<>",
    "~",
    "'",
    ".",
    "..",
    "::",
    "<<",
    ">>",
    "\n",
    " ",
    "\\",
    "`",
    "Map",
    "Table",
    "Part",
    "Range",
    "Plus",
    "Sort",
    "If",
    "Module",
    "Function",
    "List",
    "Length",
    "Set",
    "Total",
    "StringJoin",
    "Replace",
    "Cases",
    "Rule",
    "Infinity",
    "All",
    "None",
    "True",
    "Null",
    "Sequence",
    "Apply",
    "Flatten",
]
FORBIDDEN = {"<<", ">>"}  # they touch files


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([p for p in PIECES if p not in FORBIDDEN]), max_size=14))
def test_random_tokens_end_in_a_value_or_a_message(pieces):
    session = Session()
    session.evaluator.raises = True  # a Python error is raised, not told
    session.evaluator.recursion_limit = 200
    session.evaluate_to_string("TimeConstrained[" + "".join(pieces) + ", 2]")
    session.evaluate_to_string(" ".join(pieces) if "\n" not in pieces else "1")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_random_texts_are_read_or_refused(text):
    session = Session()
    session.evaluator.raises = True
    session.run(f"Hold[{text}]")


HEADS = [
    "Plus",
    "Times",
    "Power",
    "List",
    "Part",
    "Take",
    "Drop",
    "Map",
    "Apply",
    "Table",
    "Range",
    "Sort",
    "Join",
    "Length",
    "Total",
    "Mean",
    "Partition",
    "Flatten",
    "Transpose",
    "Dot",
    "Select",
    "Cases",
    "Replace",
    "StringJoin",
    "StringLength",
    "StringTake",
    "Association",
    "Lookup",
    "KeyMap",
    "If",
    "Module",
    "Fold",
    "Nest",
    "Min",
    "Max",
    "Round",
    "Mod",
    "Sqrt",
    "Sin",
    "Log",
    "N",
    "ToString",
    "ArrayReshape",
    "Position",
    "Count",
    "Riffle",
    "Rest",
]
ATOMS = st.sampled_from(
    [
        "0",
        "1",
        "-2",
        "2.5",
        "1/3",
        "x",
        '"ab"',
        "{}",
        "{1, 2}",
        "{{1, 2}, {3, 4}}",
        "<|1 -> 2|>",
        "Infinity",
        "Range[40]",
        "1. Range[40]",
        "2 + I",
        "#1 &",
        "_",
        "All",
        "1 -> 2",
        "Null",
    ]
)
CALLS = st.recursive(
    ATOMS,
    lambda inner: st.tuples(st.sampled_from(HEADS), st.lists(inner, max_size=3)).map(
        lambda call: f"{call[0]}[{', '.join(call[1])}]"
    ),
    max_leaves=6,
)


@settings(max_examples=400, deadline=None)
@given(CALLS)
def test_builtins_refuse_what_they_cannot_do(text):
    session = Session()
    session.evaluator.raises = True
    session.evaluate_to_string(f"TimeConstrained[{text}, 2]")


def test_a_bug_of_ours_is_told():
    session = Session()

    def broken(ev, x):
        raise ZeroDivisionError("broken")

    session.run("Length[{1}]")
    session.evaluator.definitions[S.Length].function = broken
    session.evaluator.new_epoch()
    assert session.evaluate("Length[{1, 2}]") is S["$Failed"]
    assert session.messages[0][:2] == ("General", "unknownerr")


def test_a_net_of_one_session_works_in_another():
    layer = Session().evaluate('LinearLayer[1, "Weights" -> {{2}}, "Biases" -> {1}]')
    other = Session()
    other.set_value("n", layer)
    assert other.evaluate_to_string("n[{3}]") == "{7.}"
