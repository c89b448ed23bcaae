"""Training with torch: parameters, gradients and the methods' state stay on the device, and only losses come back.

The formulas are those of optimisers.py, on whole vectors.
"""

import math
from functools import partial
from typing import Any

import numpy as np
import torch

from ..ops import torch_engine
from .engine import Engine
from .optimisers import Adam, Optimiser, RmsProp, Sgd, SignSgd, part_of_setting


class DeviceEngine(Engine):
    """An engine whose arrays are tensors on a device of torch."""

    def __init__(self, *arguments, device: str = "cpu"):
        self.device = torch.device(device)
        super().__init__(*arguments)

    def _lay_out(self, keys):
        super()._lay_out(keys)
        self.parameters: Any = self.on_device(self.parameters)
        self.gradients: Any = torch.zeros_like(self.parameters)
        for key, array in self.arrays.items():
            part = self.learned.get(key)
            self.arrays[key] = self.on_device(array) if part is None else self.parameters[part].reshape(array.shape)

    def on_device(self, array: np.ndarray) -> torch.Tensor:
        """A tensor with the numbers of an array."""
        return torch.from_numpy(np.array(array)).to(self.device)

    def losses_and_gradients(self, feeds: dict, scale: float) -> tuple:
        computed = self._computed(feeds, True)
        work = partial(computed.plan.gradient_tensors, self._fed(feeds, scale), self.rng, call=self.call)
        results, gradients = self._run(work)
        for key, part in self.learned.items():
            if key in gradients:
                self.gradients[part] = gradients[key].reshape(-1)
            else:  # the losses do not depend on it
                self.gradients[part] = 0
        for key, value in zip(computed.updates, results[computed.terms + computed.values :]):
            if key in self._moving:
                self.arrays[key].copy_(value)
        values = [self.host(t) for t in results[: computed.terms + computed.values]]
        return values[: computed.terms], values[computed.terms :]

    def _compile(self, outputs, loss, names):
        wrt = None if loss is None else names
        return torch_engine.compile(outputs, wrt, loss, device=self.device)

    def optimiser(self, method: Optimiser) -> "DeviceOptimiser":
        return DeviceOptimiser(method, self)

    def is_finite(self) -> bool:
        return bool(torch.isfinite(self.parameters).all())

    def host(self, array: torch.Tensor) -> np.ndarray:
        return array.detach().cpu().numpy()


class DeviceOptimiser:
    """A method of optimisers.py on the vectors of a `DeviceEngine`."""

    def __init__(self, method: Optimiser, engine: DeviceEngine):
        self.method, self.parameters = method, engine.parameters
        self.state = [torch.zeros_like(self.parameters) for _ in method.state]
        self.multipliers, self.decay = [v if v is None else engine.on_device(v) for v in (method.multipliers, method.decay)]
        self.gradient_clip, self.weight_clip = [
            v if v is None else [engine.on_device(b) for b in v] for v in (method.gradient_clip, method.weight_clip)
        ]
        self.steps = 0

    def sharing(self) -> "DeviceOptimiser":
        """As `Optimiser.sharing`."""
        other = object.__new__(DeviceOptimiser)
        other.__dict__.update(self.__dict__)
        return other

    def update(self, gradients: torch.Tensor, rate: float, only: list | None = None) -> None:
        """As `Optimiser.update`."""
        self.steps += 1
        for part in only or [slice(None)]:
            self._update(gradients[part], rate, part)

    def _update(self, g, rate, part):
        w = self.parameters[part]
        if self.gradient_clip is not None:
            g = torch.clamp(g, *[part_of_setting(v, part) for v in self.gradient_clip])
        if self.decay is not None:
            g = g + w * part_of_setting(self.decay, part)
        step = rate if self.multipliers is None else rate * part_of_setting(self.multipliers, part)
        w += UPDATES[type(self.method)](self.method, g, step, self.steps, *[s[part] for s in self.state])
        if self.weight_clip is not None:
            w.copy_(torch.clamp(w, *[part_of_setting(v, part) for v in self.weight_clip]))


def _sgd(m, g, rate, steps, v):
    v.mul_(float(m.momentum)).sub_(rate * g)
    return v


def _sign_sgd(m, g, rate, steps, v):
    v.mul_(float(m.momentum)).add_((1 - float(m.momentum)) * g)
    return -rate * torch.sign(v)


def _rms_prop(m, g, rate, steps, n, v):
    n.mul_(float(m.beta)).add_((1 - float(m.beta)) * g * g)
    v.mul_(float(m.momentum)).sub_(rate * g / (n.sqrt() + float(m.epsilon)))
    return v


def _adam(m, g, rate, steps, first, second):
    beta1, beta2 = m.betas
    first.mul_(beta1).add_(g, alpha=1 - beta1)
    second.mul_(beta2).addcmul_(g, g, value=1 - beta2)
    root = second.sqrt() / math.sqrt(1 - beta2**steps)
    return -rate / (1 - beta1**steps) * first / (root + m.epsilon)


UPDATES = {Sgd: _sgd, SignSgd: _sign_sgd, RmsProp: _rms_prop, Adam: _adam}
__all__ = ["DeviceEngine", "DeviceOptimiser"]
