"""Distances between vectors, strings and lists."""

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, S, elements, is_list, length, make_list, rational, same
from ...mathematics.sequences import edit_count
from ..kit.scalars import HALF, add, conjugate, divide, dot, multiply, numeric, power, subtract, total


def _pair(a, b):
    """The elements of two equally long vectors, or of two scalars; (None, None) otherwise."""
    if is_list(a) and is_list(b) and length(a) == length(b):
        x, y = list(elements(a)), list(elements(b))
        return (None, None) if any([is_list(e) for e in x + y]) else (x, y)
    if is_list(a) or is_list(b) or type(a) is str or type(b) is str:
        return None, None
    return [a], [b]


def _absolute_differences(ev, a, b):
    x, y = _pair(a, b)
    return None if x is None else [ev.call(S.Abs, subtract(ev, p, q)) for p, q in zip(x, y)]


@builtin("EuclideanDistance")
def euclidean_distance(ev: Evaluator, u: Expression, v: Expression) -> Expression | None:
    """EuclideanDistance[u, v] gives the square root of the sum of the squared differences."""
    sizes = _absolute_differences(ev, u, v)
    if sizes is None:
        return None
    return sizes[0] if not is_list(u) else power(ev, total(ev, [power(ev, s, 2) for s in sizes]), HALF)


@builtin("SquaredEuclideanDistance")
def squared_euclidean_distance(ev: Evaluator, u: Expression, v: Expression) -> Expression | None:
    """SquaredEuclideanDistance[u, v] gives the sum of the squared differences."""
    sizes = _absolute_differences(ev, u, v)
    return None if sizes is None else total(ev, [power(ev, s, 2) for s in sizes])


@builtin("NormalizedSquaredEuclideanDistance")
def normalized_squared_euclidean_distance(ev: Evaluator, u: Expression, v: Expression) -> Expression | None:
    """NormalizedSquaredEuclideanDistance[u, v] gives half the variance of u - v over the sum of both variances."""
    x, y = _pair(u, v)
    if x is None:
        return None

    def spread(items):
        center = divide(ev, total(ev, items), len(items))
        return total(ev, [power(ev, ev.call(S.Abs, subtract(ev, e, center)), 2) for e in items])

    top = spread([subtract(ev, p, q) for p, q in zip(x, y)])
    return divide(ev, top, multiply(ev, 2, add(ev, spread(x), spread(y))))


@builtin("ManhattanDistance")
def manhattan_distance(ev: Evaluator, u: Expression, v: Expression) -> Expression | None:
    """ManhattanDistance[u, v] gives the sum of the absolute differences."""
    sizes = _absolute_differences(ev, u, v)
    return None if sizes is None else total(ev, sizes)


@builtin("ChessboardDistance")
def chessboard_distance(ev: Evaluator, u: Expression, v: Expression) -> Expression | None:
    """ChessboardDistance[u, v] gives the largest absolute difference."""
    sizes = _absolute_differences(ev, u, v)
    return None if sizes is None else ev.evaluate(Expr(S.Max, tuple(sizes)))


@builtin("ChebyshevDistance")
def chebyshev_distance(ev: Evaluator, u: Expression, v: Expression) -> Expression:
    """ChebyshevDistance[u, v] gives the largest absolute difference."""
    return chessboard_distance(ev, u, v)


@builtin("CanberraDistance")
def canberra_distance(ev: Evaluator, u: Expression, v: Expression) -> Expression | None:
    """CanberraDistance[u, v] gives the sum of |u - v|/(|u| + |v|)."""
    sizes = _absolute_differences(ev, u, v)
    if sizes is None:
        return None
    x, y = _pair(u, v)
    scales = [add(ev, ev.call(S.Abs, p), ev.call(S.Abs, q)) for p, q in zip(x, y)]
    # two zeros are no distance apart, where 0/0 would be indeterminate
    return total(ev, [0 if same(s, 0) else divide(ev, s, t) for s, t in zip(sizes, scales)])


@builtin("BrayCurtisDistance")
def bray_curtis_distance(ev: Evaluator, u: Expression, v: Expression) -> Expression | None:
    """BrayCurtisDistance[u, v] gives the sum of |u - v| over the sum of |u + v|."""
    sizes = _absolute_differences(ev, u, v)
    if sizes is None:
        return None
    x, y = _pair(u, v)
    return divide(ev, total(ev, sizes), total(ev, [ev.call(S.Abs, add(ev, p, q)) for p, q in zip(x, y)]))


def _cosine(ev, x, y):
    """u . v over the product of the lengths; None for a zero vector."""
    norms = [power(ev, total(ev, [power(ev, ev.call(S.Abs, e), 2) for e in side]), HALF) for side in (x, y)]
    if any([numeric(ev, n) == 0 for n in norms]):
        return None
    return divide(ev, dot(ev, x, [conjugate(ev, e) for e in y]), multiply(ev, norms[0], norms[1]))


@builtin("CosineDistance")
def cosine_distance(ev: Evaluator, u: Expression, v: Expression) -> Expression | None:
    """CosineDistance[u, v] gives 1 - u . v/(Norm[u] Norm[v])."""
    if not is_list(u) or not is_list(v):
        return None
    x, y = _pair(u, v)
    if not x:
        return None
    cosine = _cosine(ev, x, y)
    return 0 if cosine is None else subtract(ev, 1, cosine)


@builtin("CorrelationDistance")
def correlation_distance(ev: Evaluator, u: Expression, v: Expression) -> Expression | None:
    """CorrelationDistance[u, v] gives the cosine distance of the vectors less their means."""
    if not is_list(u) or not is_list(v):
        return None
    x, y = _pair(u, v)
    if not x:
        return None
    centred = [[subtract(ev, e, divide(ev, total(ev, side), len(side))) for e in side] for side in (x, y)]
    cosine = _cosine(ev, *centred)
    return 0 if cosine is None else subtract(ev, 1, cosine)


@builtin("VectorAngle")
def vector_angle(ev: Evaluator, u: Expression, v: Expression) -> Expression | None:
    """VectorAngle[u, v] gives the angle between two vectors."""
    if not is_list(u) or not is_list(v):
        return None
    x, y = _pair(u, v)
    cosine = _cosine(ev, x, y) if x else None
    return None if cosine is None else ev.call(S.ArcCos, cosine)


@builtin("HammingDistance", options={"IgnoreCase": S.False_}, messages={"idim": "`1` and `2` must have the same length."})
def hamming_distance(ev: Evaluator, u: Expression, v: Expression, options: dict) -> Expression | None:
    """HammingDistance[u, v] gives the number of positions where two strings or lists of equal length differ."""
    x, y = _characters(u, v, options)
    if x is None:
        return None
    if len(x) != len(y):
        ev.message("HammingDistance", "idim", u, v)
        return None
    return sum([not same(p, q) for p, q in zip(x, y)])


def _characters(u, v, options):
    if type(u) is str and type(v) is str:
        if options["IgnoreCase"] is S.True_:
            u, v = u.lower(), v.lower()
        return list(u), list(v)
    if is_list(u) and is_list(v):
        return list(elements(u)), list(elements(v))
    return None, None


@builtin("EditDistance", options={"IgnoreCase": S.False_})
def edit_distance(ev: Evaluator, u: Expression, v: Expression, options: dict) -> Expression:
    """EditDistance[u, v] gives the number of one-element deletions, insertions and substitutions that turn u into v."""
    return _edits(u, v, options, False)


@builtin("DamerauLevenshteinDistance", options={"IgnoreCase": S.False_})
def damerau_levenshtein_distance(ev: Evaluator, u: Expression, v: Expression, options: dict) -> Expression:
    """DamerauLevenshteinDistance[u, v] is EditDistance with swaps of neighbours counting once."""
    return _edits(u, v, options, True)


def _edits(u, v, options, swaps: bool):
    x, y = _characters(u, v, options)
    if x is None:
        return None
    return edit_count(x, y, same, swaps)


@builtin("BinaryDistance")
def binary_distance(ev: Evaluator, u: Expression, v: Expression) -> Expression:
    """BinaryDistance[u, v] gives 0 if u and v are identical and 1 otherwise."""
    return 0 if same(u, v) else 1


def _agreements(u, v):
    """Counts (both, first only, second only, neither) of two equally long vectors of truth values."""
    x, y = _pair(u, v)
    if x is None:
        return None
    truths = []
    for side in (x, y):
        if any([not (e is S.True_ or e is S.False_ or type(e) is int and e in (0, 1)) for e in side]):
            return None
        truths.append([e is S.True_ or e == 1 for e in side])
    pairs = list(zip(*truths))
    return (
        sum([p and q for p, q in pairs]),
        sum([p and not q for p, q in pairs]),
        sum([q and not p for p, q in pairs]),
        sum([not p and not q for p, q in pairs]),
    )


@builtin("JaccardDissimilarity")
def jaccard_dissimilarity(ev: Evaluator, u: Expression, v: Expression) -> Expression:
    """JaccardDissimilarity[u, v] gives the differing positions over those that are true in u or v."""
    return _ratio(u, v, lambda n11, n10, n01, n00: (n10 + n01, n11 + n10 + n01))


@builtin("MatchingDissimilarity")
def matching_dissimilarity(ev: Evaluator, u: Expression, v: Expression) -> Expression:
    """MatchingDissimilarity[u, v] gives the fraction of positions where two truth vectors differ."""
    return _ratio(u, v, lambda n11, n10, n01, n00: (n10 + n01, n11 + n10 + n01 + n00))


@builtin("DiceDissimilarity")
def dice_dissimilarity(ev: Evaluator, u: Expression, v: Expression) -> Expression:
    """DiceDissimilarity[u, v] gives (n10 + n01)/(2 n11 + n10 + n01) of two truth vectors."""
    return _ratio(u, v, lambda n11, n10, n01, n00: (n10 + n01, 2 * n11 + n10 + n01))


def _ratio(u, v, formula):
    counts = _agreements(u, v) if is_list(u) and is_list(v) else None
    if counts is None:
        return None
    top, bottom = formula(*counts)
    return rational(top, bottom) if bottom else 0


@builtin("DistanceMatrix", options={"DistanceFunction": S.Automatic})
def distance_matrix(ev: Evaluator, u: Expression, v: Expression = None, options: dict = None) -> Expression | None:
    """DistanceMatrix[{u1, u2, …}] gives the matrix of the distances between all pairs.
    DistanceMatrix[{u1, …}, {v1, …}] gives those between the two lists."""
    v = u if v is None else v
    if not is_list(u) or not is_list(v):
        return None
    f = options["DistanceFunction"]
    if f is S.Automatic:
        f = S.EditDistance if length(u) and type(elements(u)[0]) is str else S.EuclideanDistance
    return make_list([make_list([ev.call(f, a, b) for b in elements(v)]) for a in elements(u)])
