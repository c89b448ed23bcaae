"""The methods of NetTrain: updates of one flat buffer of parameters, in place and block by block while a block is in
the cache.

    method = Adam(parameters)               # a flat float array that all learned arrays are views of
    method.update(gradients, rate)          # as often as there are batches

With g the gradient after clipping and regularisation, η the rate times the multipliers:
SGD: v = μ v - η g, w += v.  SignSGD: v = μ v + (1 - μ) g, w -= η sign(v).  RMSProp: n = β n + (1 - β) g², v = μ v - η
g / (√n + ε), w += v. ADAM (Kingma & Ba 2014): m = β₁ m + (1 - β₁) g, n = β₂ n + (1 - β₂) g², w -= η m̂ / (√n̂ + ε),
where m̂ = m / (1 - β₁ᵗ), n̂ = n / (1 - β₂ᵗ); its state holds m / (1 - β₁) and n / (1 - β₂), which saves two passes
over memory.
"""

import math
from copy import copy
from typing import Any

import numpy as np

from ..ops.workers import BLOCK, block_length, parts_for, ranges, workers

Setting = float | np.ndarray | None  # of every parameter, or one of each


class Optimiser:
    """A method with its state.

    Settings of every parameter are numbers or flat arrays as long as ``parameters``: ``multipliers`` scale the rate,
    ``decay`` (L2) adds decay * w to the gradient, ``gradient_clip`` and ``weight_clip`` are pairs (low, high).
    """

    buffers = 1  # state arrays as long as the parameters
    scratch = 2  # temporaries as long as a block

    def __init__(
        self,
        parameters: np.ndarray,
        multipliers: Setting = None,
        decay: Setting = None,
        gradient_clip: "tuple | None" = None,
        weight_clip: "tuple | None" = None,
    ):
        if parameters.ndim != 1 or not parameters.flags.c_contiguous:
            raise ValueError("the parameters are one contiguous vector")
        self.parameters = parameters
        self.kind = parameters.dtype.type
        self.multipliers, self.decay = self._setting(multipliers), self._setting(decay)
        self.gradient_clip = None if gradient_clip is None else [self._setting(v) for v in gradient_clip]
        self.weight_clip = None if weight_clip is None else [self._setting(v) for v in weight_clip]
        self.state = [np.zeros_like(parameters) for _ in range(self.buffers)]
        self.steps = 0

    def _setting(self, value):
        return value if value is None else np.asarray(value, self.parameters.dtype)

    def sharing(self) -> "Optimiser":
        """A method that counts its own steps, but shares parameters and state: for a group of the parameters."""
        return copy(self)

    def update(self, gradients: np.ndarray, rate: float, only: "list[slice] | None" = None) -> None:
        """One step along ``gradients`` (a vector, which stays as it is) with this learning rate.

        ``only``: slices of the parameters to be updated; None is all.
        """
        self.steps += 1
        self.begin(rate)
        if only is not None:
            for part in only:
                self._run(gradients, rate, part.start, part.stop)
            return
        n = self.parameters.size
        length = block_length(n)
        starts = range(0, n, length)
        parts = parts_for(n, len(starts))
        if parts == 1:
            with np.errstate(all="ignore"):  # as the workers do: a net that diverges is told of by its loss
                self._run(gradients, rate, 0, n)
        else:
            pieces = [(gradients, rate, starts[a], min(n, starts[z - 1] + length), length) for a, z in ranges(len(starts), parts)]
            workers.share(self._run, pieces)

    def _run(self, gradients, rate, start, stop, longest=BLOCK):
        length = max(1, min(longest, stop - start))
        spare = [np.empty(length, self.parameters.dtype) for _ in range(self.scratch)]
        for i in range(start, stop, length):
            part = slice(i, min(i + length, stop))
            w = self.parameters[part]
            temporaries = [t[: w.size] for t in spare]
            g = self._prepared(gradients[part], w, part, temporaries)
            step = self.kind(rate) if self.multipliers is None else self.kind(rate) * part_of_setting(self.multipliers, part)
            self.apply(w, g, step, [s[part] for s in self.state], *temporaries)
            if self.weight_clip is not None:
                np.clip(w, *[part_of_setting(v, part) for v in self.weight_clip], out=w)

    def _prepared(self, g, w, part, temporaries):
        """The gradient after clipping and regularisation, in the last temporary if anything changed."""
        target = temporaries[-1]
        if self.gradient_clip is not None:
            g = np.clip(g, *[part_of_setting(v, part) for v in self.gradient_clip], out=target)
        if self.decay is not None:
            g = np.add(g, w * part_of_setting(self.decay, part), out=target)
        return g

    def begin(self, rate: float) -> None:
        """What depends on the number of steps only."""

    def apply(self, w: np.ndarray, g: np.ndarray, rate: Any, state: list, *temporaries: np.ndarray) -> None:
        """The update of one block; ``g`` may be the last temporary."""
        raise NotImplementedError


def part_of_setting(setting: Any, part: slice) -> Any:
    """A setting for a part of the parameters: the same number for all, or those of an array for each."""
    return setting[part] if setting.ndim else setting


# The defaults of all methods are those of ref/NetTrain.


class Sgd(Optimiser):
    """Gradient descent with momentum."""

    def __init__(self, parameters: np.ndarray, momentum: float = 0.93, **settings: Any):
        super().__init__(parameters, **settings)
        self.momentum = self.kind(momentum)

    def apply(self, w: np.ndarray, g: np.ndarray, rate: Any, state: list, *temporaries: np.ndarray) -> None:
        spare = temporaries[0]
        (v,) = state
        np.multiply(g, rate, spare)
        np.multiply(v, self.momentum, v)
        np.subtract(v, spare, v)
        np.add(w, v, w)


class SignSgd(Sgd):
    """Steps of one size in the direction of the momentum's sign."""

    def apply(self, w: np.ndarray, g: np.ndarray, rate: Any, state: list, *temporaries: np.ndarray) -> None:
        spare = temporaries[0]
        (v,) = state
        np.multiply(g, self.kind(1) - self.momentum, spare)
        np.multiply(v, self.momentum, v)
        np.add(v, spare, v)
        np.sign(v, spare)
        np.multiply(spare, rate, spare)
        np.subtract(w, spare, w)


class RmsProp(Optimiser):
    """Steps divided by a running root mean square of the gradient, with momentum."""

    buffers = 2

    def __init__(self, parameters: np.ndarray, beta: float = 0.95, epsilon: float = 1e-6, momentum: float = 0.9, **settings: Any):
        super().__init__(parameters, **settings)
        self.beta, self.epsilon, self.momentum = self.kind(beta), self.kind(epsilon), self.kind(momentum)

    def apply(self, w: np.ndarray, g: np.ndarray, rate: Any, state: list, *temporaries: np.ndarray) -> None:
        spare = temporaries[0]
        n, v = state
        np.multiply(g, g, spare)
        np.multiply(spare, self.kind(1) - self.beta, spare)
        np.multiply(n, self.beta, n)
        np.add(n, spare, n)
        np.sqrt(n, spare)
        np.add(spare, self.epsilon, spare)
        np.divide(g, spare, spare)
        np.multiply(spare, rate, spare)
        np.multiply(v, self.momentum, v)
        np.subtract(v, spare, v)
        np.add(w, v, w)


class Adam(Optimiser):
    """Adaptive moments."""

    buffers = 2

    def __init__(self, parameters: np.ndarray, beta1: float = 0.9, beta2: float = 0.999, epsilon: float = 1e-5, **settings: Any):
        super().__init__(parameters, **settings)
        self.betas = beta1, beta2
        self.beta1, self.beta2, self.epsilon = self.kind(beta1), self.kind(beta2), epsilon

    def begin(self, rate: float) -> None:
        # With M, N the state, a = (1 - β₁) / (1 - β₁ᵗ), b = √((1 - β₂) / (1 - β₂ᵗ)): m̂ / (√n̂ + ε) = (a / b) M / (√N
        # + ε / b)
        beta1, beta2 = self.betas
        first = (1 - beta1) / (1 - beta1**self.steps)
        second = math.sqrt((1 - beta2) / (1 - beta2**self.steps))
        self.factor, self.floor = self.kind(first / second), self.kind(self.epsilon / second)

    def apply(self, w: np.ndarray, g: np.ndarray, rate: Any, state: list, *temporaries: np.ndarray) -> None:
        spare = temporaries[0]
        m, n = state
        np.multiply(m, self.beta1, m)
        np.add(m, g, m)
        np.multiply(g, g, spare)
        np.multiply(n, self.beta2, n)
        np.add(n, spare, n)
        np.sqrt(n, spare)
        np.add(spare, self.floor, spare)
        np.divide(m, spare, spare)
        np.multiply(spare, rate * self.factor, spare)
        np.subtract(w, spare, w)


METHODS = {"ADAM": Adam, "RMSProp": RmsProp, "SGD": Sgd, "SignSGD": SignSgd}
