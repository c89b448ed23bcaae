"""What InputForm prints reads back as the same expression."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wlnet import Session
from wlnet.expression import Complex, Expr, S, expr, make_list, rational, same, symbol
from wlnet.formatter import format_expression
from wlnet.formatter.spellings import spellings
from wlnet.reader import read

SYMBOLS = [symbol("Global`" + name) for name in ("x", "y", "f")] + [S.Pi, S.True_, S.Null, symbol("My`ctx`z")]
SLOTS = [expr("Slot", 1), expr("Slot", "name"), expr("SlotSequence", 2)]
BLANKS = [expr("Blank"), expr("Blank", S.Integer), expr("BlankSequence"), expr("BlankNullSequence", S.Real)]
INFIX = [(head, row.grouping) for head, kinds in spellings().items() for kind, row in kinds.items() if kind == "infix"]
UNARY = [head for head, kinds in spellings().items() if "prefix" in kinds or "postfix" in kinds]
CALLS = [S.List, S.Hold, symbol("Global`g"), S.Part, S.Function, S.CompoundExpression, S.Span]

strings = st.text(st.characters(blacklist_categories=("Cs", "Co", "Cn")), max_size=8)
reals = st.floats(allow_nan=False, allow_infinity=False)
leaves = st.one_of(st.integers(-(10**25), 10**25), reals, strings, st.sampled_from(SYMBOLS + SLOTS + BLANKS))


def resolve(name):
    """Lower-case names belong to Global`, capitalised ones to System`."""
    return symbol(name) if "`" in name else symbol(("System`" if name[0].isupper() else "Global`") + name)


@st.composite
def compounds(draw, children):
    """One node of any printed kind over the children."""
    kind = draw(st.sampled_from(["infix", "unary", "call", "head", "pattern", "power", "rules"]))
    a, b = draw(children), draw(children)
    if kind == "infix":
        head, grouping = draw(st.sampled_from(INFIX))
        more = (draw(children),) if grouping in ("flat", "compare") and draw(st.booleans()) else ()
        return Expr(head, (a, b, *more))
    if kind == "unary":
        return Expr(draw(st.sampled_from(UNARY)), (a,))
    if kind == "call":
        return Expr(draw(st.sampled_from(CALLS)), (a, b) if draw(st.booleans()) else (a,))
    if kind == "head":
        return Expr(a, (b,))
    if kind == "power":
        return Expr(S.Power, (a, b))
    if kind == "rules":
        return expr("Association", expr("Rule", a, b), expr("RuleDelayed", b, a))
    name = SYMBOLS[draw(st.integers(0, 2))]
    pattern = expr("Pattern", name, draw(st.sampled_from(BLANKS)))
    return draw(
        st.sampled_from(
            [
                pattern,
                expr("Pattern", name, a),
                expr("Optional", pattern, a),
                expr("Optional", pattern),
                expr("PatternTest", pattern, b),
                expr("PatternTest", a, b),
                expr("Condition", pattern, a),
            ]
        )
    )


def has_unread_number(e):
    """Reciprocals and roots of numbers are rewritten by the reader or by evaluation, so they are tested below."""
    stack = [e]
    while stack:
        x = stack.pop()
        if type(x) is Expr:
            if x.head is S.Power and type(x.args[1]) in (int, float):
                return True
            stack.extend([x.head, *x.args])
    return False


@settings(max_examples=300, deadline=None)
@given(st.recursive(leaves, compounds, max_leaves=12))
def test_structure_survives(e):
    text = format_expression(e, "InputForm")
    assert same(read(text, resolve), e), text


numbers = st.one_of(
    st.integers(-50, 50),
    st.builds(rational, st.integers(-20, 20), st.integers(1, 20)),
    st.floats(-1e6, 1e6),
    st.builds(lambda re, im: Complex(re, im) if im else re, st.integers(-5, 5), st.integers(-5, 5)),
)
arithmetic = st.recursive(
    st.one_of(numbers, st.sampled_from(SYMBOLS[:3])),
    lambda children: (
        st.builds(
            lambda head, args: Expr(head, tuple(args)),
            st.sampled_from([S.Plus, S.Times]),
            st.lists(children, min_size=2, max_size=3),
        )
        | st.builds(lambda a, n: Expr(S.Power, (a, n)), children, st.sampled_from([2, -1, -2, rational(1, 2), SYMBOLS[0]]))
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(arithmetic)
def test_values_survive(e):
    """Arithmetic prints in rewritten form (x/2 for 1/2*x): evaluated, what is read is what was printed."""
    session = Session()
    value = session.evaluator.evaluate(e)
    assume("inf" not in repr(value))  # overflow is the business of arithmetic
    text = format_expression(value, "InputForm")
    assert same(session.evaluate_input(session.evaluator.read(text)[0]), value), text


@settings(max_examples=100, deadline=None)
@given(strings)
def test_strings_survive(text):
    assert read(format_expression(make_list([text])), resolve).args[0] == text


@settings(max_examples=300, deadline=None)
@given(reals)
def test_reals_survive(x):
    assert same(read(format_expression(make_list([x])), resolve), make_list([x]))
