"""Convolutions of kernel 3 x 3 and stride 1 by Winograd's minimal filtering F(2 x 2, 3 x 3) (Lavin & Gray 2015).

Tiles of 4 x 4 inputs, which overlap by two, give tiles of 2 x 2 outputs: Y = A^T [(G g G^T) * (B^T d B)] A.  Summed
over channels the product in the middle is 16 matrix products, which take 16 multiplications where the plain way takes
36.
"""

import numpy as np

from ..workers import parts_of_products, ranges, workers
from .products import emit_product
from .table import Builder

_LEAST_CHANNELS = 32  # below, the transforms cost more than the products save
_BLOCK = 1 << 19  # transformed inputs per block
_G = np.array([[1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1]])
# (16, 9): the transformed kernel is this matrix times the kernel as a vector
_KERNEL = np.einsum("ia,jb->ijab", _G, _G).reshape(16, 9)


def fits(weights: np.ndarray, stride: tuple, dilation: tuple, padding: tuple, groups: int) -> bool:
    """Whether a convolution (with the batch innermost in memory) is one for this module."""
    return (
        weights.shape[2:] == (3, 3)
        and groups == 1
        and stride == dilation == (1, 1)
        and min(weights.shape[:2]) >= _LEAST_CHANNELS
        and min([n for pair in padding for n in pair]) >= 0
    )


def tiles(out: np.ndarray) -> tuple:
    """The numbers of tiles along the two spatial axes of an output (O, H, W, N)."""
    return -(-out.shape[1] // 2), -(-out.shape[2] // 2)


def extended(shape: tuple, out: np.ndarray, padding: tuple) -> tuple:
    """The padding with which an input (B, C, H, W) is covered by tiles."""
    return tuple([(pair[0], 2 * t + 2 - n - pair[0]) for n, t, pair in zip(shape[2:], tiles(out), padding, strict=True)])


def emit(b: Builder, source: np.ndarray, weights: np.ndarray, out: np.ndarray) -> None:
    """Record the convolution of ``source`` (C, rows, 2, columns / 2, N), its columns in two phases, into out (O, H,
    W, N).
    """
    outputs, channels = weights.shape[:2]
    down, across = tiles(out)
    n = source.shape[-1]
    kernels = b.scratch((16, outputs * channels), weights.dtype)
    emit_product(b, _KERNEL.astype(weights.dtype), weights.reshape(-1, 9).T, kernels)
    kernels = kernels.reshape(16, outputs, channels)
    even = out.shape[1:3] == (2 * down, 2 * across)
    whole = out if even else b.scratch((outputs, 2 * down, 2 * across, n), out.dtype)
    target = whole.reshape(outputs, down, 2, across, 2, n).transpose(2, 4, 0, 1, 3, 5)
    step = min(down, max(1, _BLOCK // max(16 * channels * across * n, 1)))
    starts = range(0, down, step)
    jobs = []
    for low, high in ranges(len(starts), parts_of_products(16 * outputs * channels * down * across * n, len(starts))):
        memory = _Memory(b, source, kernels, step, across)
        steps = []
        for start in starts[low:high]:
            stop = min(start + step, down)
            lines = [source[:, 2 * start + i : 2 * stop + i : 2] for i in range(4)]
            steps.append((lines, kernels, target[:, :, :, start:stop], memory.cut(stop - start)))
        jobs.append((steps,))
    if len(jobs) == 1:
        b.emit(_take, *jobs[0])
    else:
        b.emit(workers.share, _take, jobs)
    if not even:
        b.emit(np.copyto, out, whole[:, : out.shape[1], : out.shape[2]])


class _Memory:
    """Temporaries for some rows of tiles."""

    def __init__(self, b, source, kernels, rows, across):
        outputs, channels = kernels.shape[1:]
        n, width = source.shape[-1], source.shape[-2]
        kind = source.dtype
        self.shapes = lambda r: (
            (4, channels, r, 2, width, n),
            (4, 4, channels, r, across, n),
            (4, 4, outputs, r, across, n),
            (2, 4, outputs, r, across, n),
            (2, outputs, r, across, n),
        )
        self.arrays = [b.scratch(shape, kind) for shape in self.shapes(rows)]

    def cut(self, rows: int) -> list:
        """The temporaries for so many rows."""
        shapes = self.shapes(rows)
        return [a.reshape(-1)[: int(np.prod(s))].reshape(s) for a, s in zip(self.arrays, shapes, strict=True)]


def _take(steps):
    for step in steps:
        _tile_rows(*step)


def _tile_rows(lines, kernels, target, memory):
    """Transform rows of tiles, multiply, transform back into ``target`` (2, 2, O, rows, tiles, N)."""
    high, inputs, products, half, sums = memory
    np.subtract(lines[0], lines[2], high[0])
    np.add(lines[1], lines[2], high[1])
    np.subtract(lines[2], lines[1], high[2])
    np.subtract(lines[1], lines[3], high[3])
    even, odd = high[:, :, :, 0], high[:, :, :, 1]
    np.subtract(even[..., :-1, :], even[..., 1:, :], inputs[:, 0])
    np.add(odd[..., :-1, :], even[..., 1:, :], inputs[:, 1])
    np.subtract(even[..., 1:, :], odd[..., :-1, :], inputs[:, 2])
    np.subtract(odd[..., :-1, :], odd[..., 1:, :], inputs[:, 3])
    np.matmul(kernels, inputs.reshape(16, kernels.shape[2], -1), products.reshape(16, kernels.shape[1], -1))
    np.add(products[0], products[1], half[0])
    np.add(half[0], products[2], half[0])
    np.subtract(products[1], products[2], half[1])
    np.subtract(half[1], products[3], half[1])
    np.add(half[:, 0], half[:, 1], sums)
    np.add(sums, half[:, 2], target[:, 0])
    np.subtract(half[:, 1], half[:, 2], sums)
    np.subtract(sums, half[:, 3], target[:, 1])
