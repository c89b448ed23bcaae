"""Random numbers: one NumPy generator a session, its seeds, and drawing from ranges, lists and distributions."""

from decimal import Decimal, localcontext

import numpy as np

from ...evaluator import Evaluator, builtin, declare_symbols
from ...expression import (
    Association,
    BigReal,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    S,
    Symbol,
    elements,
    from_array,
    has_head,
    head_of,
    is_immediate_rule,
    is_list,
    make_list,
)
from ...mathematics.randomness import big_integer, copy_generator, cycles_of, new_generator
from ..kit.scalars import numeric, real_value
from .distributions import is_distribution
from .drawing import draw

declare_symbols("Cycles RandomSeeding")

ARRAY = {
    "array": "The array dimensions `2` given in position 2 of `1` should be a list of non-negative machine-sized "
    "integers giving the dimensions for the result."
}
UNIFORM = {
    "unifr": "The endpoints specified by `1` for the endpoints of the uniform distribution range are not real valued.",
    **ARRAY,
}
LIMIT_64 = 2**63  # below it a number is an int64


# --- the session's generator --------------------------------------------------------------------------------------


class Randomness:
    """The generator that a session's random numbers come from."""

    def __init__(self) -> None:
        self.generator = new_generator()


def random_state(ev: Evaluator) -> np.random.Generator:
    """The session's generator."""
    return ev.own(Randomness).generator


def generator_for(ev: Evaluator, seeding: Expression) -> np.random.Generator:
    """The generator that a RandomSeeding setting asks for: Inherited, Automatic, an integer or a string."""
    if seeding is S.Inherited:
        return random_state(ev)
    if type(seeding) is int or type(seeding) is str:
        return new_generator(seeding)
    return new_generator()


@builtin("SeedRandom", options={"Method": S.Automatic}, messages={"seed": "Argument `1` in `2` should be an integer or a string."})
def seed_random(ev: Evaluator, seed: Expression = None, options: dict = None) -> Expression:
    """SeedRandom[n] starts the random generator from the integer n, so that later results can be had again.
    SeedRandom["string"] starts it from a string.
    SeedRandom[] starts it from the system's entropy."""
    if seed is not None and type(seed) is not int and type(seed) is not str:
        if seed is S.Automatic:
            seed = None
        else:
            raise MessageError("seed", seed, Expr(S.SeedRandom, (seed,)))
    ev.own(Randomness).generator = new_generator(seed)
    return S.Null


@builtin("BlockRandom", attributes="HoldFirst", options={"RandomSeeding": S.Inherited})
def block_random(ev: Evaluator, body: Expression, options: dict) -> Expression:
    """BlockRandom[expr] evaluates expr and puts the random generator back to where it was.
    BlockRandom[expr, RandomSeeding -> s] starts it from s for the time being."""
    randomness = ev.own(Randomness)
    generator = randomness.generator
    seeding = options["RandomSeeding"]
    randomness.generator = copy_generator(generator) if seeding is S.Inherited else generator_for(ev, seeding)
    try:
        return ev.evaluate(body)
    finally:
        randomness.generator = generator


# --- ranges -------------------------------------------------------------------------------------------------------


def array_size(ev: Evaluator, spec: Expression, call: Expr) -> tuple | None:
    """The shape of a size argument n or {n1, n2, …}: () where none is given."""
    if spec is None:
        return ()
    sizes = elements(spec) if is_list(spec) else (spec,)
    if not all([type(n) is int and 0 <= n < LIMIT_64 for n in sizes]):
        raise MessageError("array", call, spec)
    return tuple(sizes)


def _call(name: str, *args) -> Expr:
    return Expr(S[name], tuple([a for a in args if a is not None]))


def _bounds(ev, spec, low, high, convert):
    """(min, max) of a range argument: max, or {min, max}; None where an end has no value."""
    if spec is None:
        return low, high
    ends = elements(spec) if is_list(spec) else (low, spec)
    if len(ends) != 2:
        return None
    ends = [convert(ev, e) for e in ends]
    return None if None in ends else ends


def _empty(shape):
    """The list a shape with a zero in it stands for."""
    if shape[0] == 0:
        return make_list([])
    return make_list([_empty(shape[1:])] * shape[0])


def _array(array):
    """A drawn array as an expression."""
    return _empty(array.shape) if not array.size else from_array(array)


@builtin("RandomReal", options={"WorkingPrecision": S.MachinePrecision}, messages=UNIFORM)
def random_real(ev: Evaluator, bounds: Expression = None, size: Expression = None, options: dict = None) -> Expression:
    """RandomReal[] gives a random real number between 0 and 1.
    RandomReal[max] or RandomReal[{min, max}] chooses the range.
    RandomReal[range, n] or RandomReal[range, {n1, n2, …}] gives a list or an array."""
    if bounds is not None and is_distribution(bounds):
        return random_variate(ev, bounds, size, options)
    ends = _bounds(ev, bounds, 0.0, 1.0, real_value)
    if ends is None:
        raise MessageError("unifr", bounds)
    shape = array_size(ev, size, _call("RandomReal", bounds, size))
    precision = options["WorkingPrecision"]
    if type(precision) is int:
        return _precise_reals(random_state(ev), ends, shape, precision)
    return _array(ends[0] + (ends[1] - ends[0]) * random_state(ev).random(shape))


def _precise_reals(generator, ends, shape: tuple, digits: int):
    """Reals of this many decimal digits."""
    if shape:
        return make_list([_precise_reals(generator, ends, shape[1:], digits) for _ in range(shape[0])])
    with localcontext() as context:
        context.prec = digits + 2
        fraction = Decimal(big_integer(generator, 0, 10**digits - 1)).scaleb(-digits)
        return BigReal(Decimal(ends[0]) + (Decimal(ends[1]) - Decimal(ends[0])) * fraction, float(digits))


@builtin(
    "RandomComplex",
    options={"WorkingPrecision": S.MachinePrecision},
    messages={
        "unifc": "The endpoints specified by `1` for the endpoints of the uniform distribution range are not complex numbers.",
        **ARRAY,
    },
)
def random_complex(ev: Evaluator, bounds: Expression = None, size: Expression = None, options: dict = None) -> Expression:
    """RandomComplex[] gives a random complex number with parts between 0 and 1.
    RandomComplex[zmax] or RandomComplex[{zmin, zmax}] chooses the corners of the rectangle.
    RandomComplex[range, n] or RandomComplex[range, {n1, …}] gives a list or an array."""
    ends = _bounds(ev, bounds, 0.0, 1 + 1j, numeric)
    if ends is None:
        raise MessageError("unifc", bounds)
    shape = array_size(ev, size, _call("RandomComplex", bounds, size))
    low, high = complex(ends[0]), complex(ends[1])
    generator = random_state(ev)
    re = low.real + (high.real - low.real) * generator.random(shape)
    im = low.imag + (high.imag - low.imag) * generator.random(shape)
    return _array(re + 1j * im)


@builtin(
    "RandomInteger",
    messages={
        "unifi": "The endpoints specified by `1` for the endpoints of the discrete uniform distribution range are not integers.",
        **ARRAY,
    },
)
def random_integer(ev: Evaluator, bounds: Expression = None, size: Expression = None) -> Expression:
    """RandomInteger[] gives 0 or 1 at random.
    RandomInteger[max] or RandomInteger[{min, max}] gives an integer of that range.
    RandomInteger[range, n] or RandomInteger[range, {n1, n2, …}] gives a list or an array."""
    if bounds is not None and is_distribution(bounds):
        return random_variate(ev, bounds, size, {})
    ends = _bounds(ev, bounds, 0, 1, lambda ev, e: e if type(e) is int else None)
    if ends is None:
        raise MessageError("unifi", bounds)
    shape = array_size(ev, size, _call("RandomInteger", bounds, size))
    low, high = min(ends), max(ends)
    generator = random_state(ev)
    if -LIMIT_64 <= low and high < LIMIT_64:
        return _array(generator.integers(low, high, size=shape, endpoint=True))
    return _big_integers(generator, low, high, shape)


def _big_integers(generator, low: int, high: int, shape: tuple):
    if not shape:
        return big_integer(generator, low, high)
    return make_list([_big_integers(generator, low, high, shape[1:]) for _ in range(shape[0])])


@builtin("RandomPrime", messages={"noprime": "There are no primes in the specified interval.", **ARRAY})
def random_prime(ev: Evaluator, bounds: Expression, size: Expression = None) -> Expression | None:
    """RandomPrime[max] gives a random prime from 2 to max.
    RandomPrime[{min, max}] gives a prime of that range.
    RandomPrime[range, n] or RandomPrime[range, {n1, …}] gives a list or an array."""
    ends = _bounds(ev, bounds, 2, None, lambda ev, e: e if type(e) is int else None)
    if ends is None:
        return None
    shape = array_size(ev, size, _call("RandomPrime", bounds, size))
    low, high = max(2, min(ends)), max(ends)
    first = ev.call(S.NextPrime, low - 1)
    if type(first) is not int or first > high:
        raise MessageError("noprime")
    generator = random_state(ev)

    def one():
        while True:
            candidate = big_integer(generator, low, high)
            if ev.test(S.PrimeQ, candidate):
                return candidate

    return _fill(shape, one)


def _fill(shape: tuple, one):
    """An array of this shape of values that are computed one by one."""
    if not shape:
        return one()
    return make_list([_fill(shape[1:], one) for _ in range(shape[0])])


# --- lists --------------------------------------------------------------------------------------------------------

CHOICE = {
    "lrwl": "The items for choice `1` should be a list or a rule weights -> choices.",
    "wgtc": "The weights `1` and choices `2` should be lists of the same length.",
    "wgtn": "The weights `1` should be non-negative numbers that are not all zero.",
    "smplen": "RandomSample cannot generate a sample of length `1`, which is greater than the length of the "
    "sample set `2`. If you want a choice of possibly repeated elements from the set, use "
    "RandomChoice.",
    **ARRAY,
}


def _population(ev, spec):
    """(items, probabilities or None) of a list, an association or weights -> list."""
    weights = None
    if is_immediate_rule(spec):
        weights, spec = spec.args
    if type(spec) is Association:
        items = spec.values()
    elif type(spec) is Expr and type(spec.head) is Symbol and not is_immediate_rule(spec) or type(spec) is PackedArray:
        items = spec if type(spec) is PackedArray else spec.args
    else:
        raise MessageError("lrwl", spec)
    if weights is None:
        return items, None
    values = [real_value(ev, w) for w in elements(weights)] if is_list(weights) else []
    if len(values) != len(items):
        raise MessageError("wgtc", weights, spec)
    if None in values or min(values) < 0 or sum(values) <= 0:
        raise MessageError("wgtn", weights)
    values = np.array(values)
    return items, values / values.sum()


def _picked(items, index: np.ndarray):
    """The items at these positions: a packed array stays packed."""
    if type(items) is PackedArray:
        return from_array(items.array[index])
    if not index.ndim:
        return items[int(index)]
    return make_list([_picked(items, row) for row in index])


@builtin("RandomChoice", messages=CHOICE)
def random_choice(ev: Evaluator, choices: Expression, size: Expression = None) -> Expression:
    """RandomChoice[{e1, e2, …}] gives one of the elements at random.
    RandomChoice[list, n] or RandomChoice[list, {n1, …}] gives a list or array of choices, with repetitions.
    RandomChoice[{w1, w2, …} -> {e1, e2, …}, …] chooses with weights."""
    items, probabilities = _population(ev, choices)
    shape = array_size(ev, size, _call("RandomChoice", choices, size))
    if not len(items):
        raise MessageError("lrwl", choices)
    generator = random_state(ev)
    if probabilities is None:
        index = generator.integers(len(items), size=shape)
    else:
        index = np.minimum(np.searchsorted(np.cumsum(probabilities), generator.random(shape), side="right"), len(items) - 1)
    index = np.asarray(index)
    return _picked(items, index) if index.size else _empty(index.shape)


@builtin("RandomSample", messages=CHOICE)
def random_sample(ev: Evaluator, population: Expression, count: Expression = None) -> Expression:
    """RandomSample[{e1, e2, …}] gives the elements in random order.
    RandomSample[list, n] gives n of the elements, each position at most once; UpTo[n] at most n.
    RandomSample[{w1, w2, …} -> {e1, e2, …}, n] draws with weights."""
    items, probabilities = _population(ev, population)
    available = len(items) if probabilities is None else int(np.count_nonzero(probabilities))
    if count is None:
        count = available
    elif has_head(count, S.UpTo) and len(count.args) == 1 and (type(count.args[0]) is int or count.args[0] is S.All):
        count = min(count.args[0], available)
    elif count is S.All:
        count = available
    if type(count) is not int or count < 0:
        raise MessageError("array", _call("RandomSample", population, count), count)
    if count > available:
        raise MessageError("smplen", count, available)
    generator = random_state(ev)
    if probabilities is None:
        index = (
            generator.permutation(len(items))[:count]
            if 2 * count > len(items)
            else generator.choice(len(items), count, replace=False)
        )
    else:
        # Exponential clocks with the weights as rates: the first `count` to ring (Efraimidis and Spirakis).
        with np.errstate(divide="ignore"):
            index = np.argsort(generator.standard_exponential(len(items)) / probabilities)[:count]
    if type(population) is Association:
        entries = population.items()
        return Association.from_items([entries[i] for i in index.tolist()])
    picked = _picked(items, index) if count else make_list([])
    head = head_of(population.args[1] if is_immediate_rule(population) else population)
    return picked if head is S.List else Expr(head, tuple(elements(picked)))


@builtin("RandomPermutation", messages=ARRAY)
def random_permutation(ev: Evaluator, n: Expression, size: Expression = None) -> Expression | None:
    """RandomPermutation[n] gives a random permutation of 1, …, n in cycle form.
    RandomPermutation[n, k] gives k of them."""
    if type(n) is not int or n < 1:
        return None
    shape = array_size(ev, size, _call("RandomPermutation", n, size))
    generator = random_state(ev)
    return _fill(shape, lambda: Expr(S.Cycles, (make_list([make_list(c) for c in cycles_of(generator.permutation(n).tolist())]),)))


@builtin("RandomVariate", options={"WorkingPrecision": S.MachinePrecision, "Method": S.Automatic}, messages=ARRAY)
def random_variate(ev: Evaluator, distribution: Expression, size: Expression = None, options: dict = None) -> Expression | None:
    """RandomVariate[dist] gives a random number (or vector) that follows the distribution.
    RandomVariate[dist, n] or RandomVariate[dist, {n1, n2, …}] gives a list or an array."""
    if not is_distribution(distribution):
        return None
    shape = array_size(ev, size, _call("RandomVariate", distribution, size))
    drawn = draw(ev, random_state(ev), distribution, shape)
    if drawn is None:
        return None
    return _array(drawn) if isinstance(drawn, np.ndarray | np.generic) else drawn
