"""Importing this module fills the kernel table."""

from . import (  # noqa: F401
    kernels_conv,
    kernels_elementwise,
    kernels_products,
    kernels_random,
    kernels_recurrent,
    kernels_sequences,
    kernels_shaping,
    kernels_statistics,
)
