"""Drawing from distributions."""

import numpy as np

from ...evaluator import Evaluator
from ...expression import Expression, S, elements, head_of, is_immediate_rule, length, make_list
from ..kit.scalars import extended_value, numbers_of, real_value
from .distributions import box_of, check_parameters, family_of, multinormal_parameters


def draw(ev: Evaluator, generator: np.random.Generator, d: Expression, shape: tuple) -> np.ndarray | Expression | None:
    """A NumPy array (or scalar) of this shape drawn from d, or an expression; None where parameters are no numbers."""
    family, values = family_of(d)
    if family is not None:
        numbers = [real_value(ev, v) for v in values]
        if None in numbers or not check_parameters(ev, d, family, values):
            return None
        drawn = np.asarray(family.sample(generator, *numbers, shape))
        return drawn if np.isfinite(drawn).all() else None
    maker = _DRAWERS.get(head_of(d))
    return None if maker is None else maker(ev, generator, d, shape)


def _draw_box(ev, generator, d, shape: tuple):
    box = box_of(d)
    bounds = [[real_value(ev, end) for end in pair] for pair in box]
    if any(None in pair for pair in bounds):
        return None
    bounds = np.array(bounds)
    return bounds[:, 0] + (bounds[:, 1] - bounds[:, 0]) * generator.random((*shape, len(box)))


def _draw_multinormal(ev, generator, d, shape: tuple):
    mean, covariance = [numbers_of(ev, x) for x in multinormal_parameters(d)]
    if mean is None or covariance is None or mean.ndim != 1 or covariance.shape != (len(mean), len(mean)):
        return None
    try:
        return generator.multivariate_normal(mean, covariance, shape, method="cholesky")
    except np.linalg.LinAlgError:  # not positive definite
        return None


def _draw_multinomial(ev, generator, d, shape: tuple):
    if len(d.args) != 2:
        return None
    n, p = d.args
    p = numbers_of(ev, p)
    if type(n) is not int or n < 0 or p is None or p.ndim != 1 or (p < 0).any() or not p.any():
        return None
    return generator.multinomial(n, p / p.sum(), shape)


def _draw_dirichlet(ev, generator, d, shape: tuple):
    alpha = numbers_of(ev, d.args[0]) if len(d.args) == 1 else None
    return None if alpha is None or alpha.ndim != 1 or (alpha <= 0).any() else generator.dirichlet(alpha, shape)[..., :-1]


def _draw_empirical(ev, generator, d, shape: tuple):
    if len(d.args) != 1:
        return None
    data = d.args[0]
    weights = None
    if is_immediate_rule(data):
        weights, data = data.args
        weights = numbers_of(ev, weights)
        if weights is None:
            return None
        weights = weights / weights.sum()
    items = elements(data)
    if not items:
        return None
    return _nested([items[i] for i in np.ravel(generator.choice(len(items), shape, p=weights)).tolist()], shape)


def _nested(items: list, shape: tuple):
    """A flat list of expressions in row-major order as an array expression."""
    if not shape:
        return items[0]
    if len(shape) == 1:
        return make_list(items)
    size = len(items) // shape[0] if shape[0] else 0
    return make_list([_nested(items[i * size : (i + 1) * size], shape[1:]) for i in range(shape[0])])


def _draw_truncated(ev, generator, d, shape: tuple):
    """Rejection: draw from the whole distribution until all values lie in the interval."""
    if len(d.args) != 2 or length(d.args[0]) != 2:
        return None
    low, high = [extended_value(ev, x) for x in elements(d.args[0])]
    if low is None or high is None or not low < high:
        return None
    count = int(np.prod(shape, dtype=np.int64))
    inside: list = []
    count_inside = 0
    for _ in range(1000):  # an interval that 64000 draws do not meet has next to no weight
        # 64 draws take as long as one
        values = draw(ev, generator, d.args[1], (max(2 * (count - count_inside), 64),))
        if values is None:
            return None
        values = values[(values >= low) & (values <= high)]
        inside.append(values)
        count_inside += len(values)
        if count_inside >= count:
            return np.concatenate(inside)[:count].reshape(shape)
    return None


def _draw_mixture(ev, generator, d, shape: tuple):
    if len(d.args) != 2:
        return None
    weights = numbers_of(ev, d.args[0])
    parts = [draw(ev, generator, p, shape) for p in elements(d.args[1])]
    if weights is None or any(p is None for p in parts) or len(parts) != len(weights):
        return None
    which = generator.choice(len(parts), shape, p=weights / weights.sum())
    # NumPy chooses among at most 32 arrays
    return np.choose(which, parts) if len(parts) < 32 else np.take_along_axis(np.stack(parts), which[None], 0)[0]


def _draw_product(ev, generator, d, shape: tuple):
    parts = [draw(ev, generator, p, shape) for p in d.args]
    return None if any(not isinstance(p, np.ndarray) for p in parts) else np.stack(parts, axis=-1)


_DRAWERS = {
    S.UniformDistribution: _draw_box,
    S.MultinormalDistribution: _draw_multinormal,
    S.MultinomialDistribution: _draw_multinomial,
    S.DirichletDistribution: _draw_dirichlet,
    S.EmpiricalDistribution: _draw_empirical,
    S.TruncatedDistribution: _draw_truncated,
    S.MixtureDistribution: _draw_mixture,
    S.ProductDistribution: _draw_product,
}
