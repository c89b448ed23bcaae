"""Mathematical constants: symbols that stay exact and have numerical values to any precision."""

import sys

from ...evaluator import declare_symbol
from ...expression.arithmetic import MACHINE_PRECISION

_CONSTANT = "Constant ReadProtected"

declare_symbol("Pi", attributes=_CONSTANT, usage="Pi is the constant 3.14159….")
declare_symbol("E", attributes=_CONSTANT, usage="E is the exponential constant, with value 2.71828….")
declare_symbol("Degree", attributes=_CONSTANT, usage="Degree gives the number of radians in one degree, Pi/180.")
declare_symbol("GoldenRatio", attributes=_CONSTANT, usage="GoldenRatio is the golden ratio (1 + Sqrt[5])/2.")
declare_symbol("GoldenAngle", attributes=_CONSTANT, usage="GoldenAngle is the golden angle (3 - Sqrt[5]) Pi.")
declare_symbol("EulerGamma", attributes=_CONSTANT, usage="EulerGamma is Euler's constant, with value 0.577216….")
declare_symbol("Catalan", attributes=_CONSTANT, usage="Catalan is Catalan's constant, with value 0.915966….")
declare_symbol("Glaisher", attributes=_CONSTANT, usage="Glaisher is Glaisher's constant, with value 1.28243….")
declare_symbol("Khinchin", attributes=_CONSTANT, usage="Khinchin is Khinchin's constant, with value 2.68545….")
declare_symbol(
    "MachinePrecision",
    attributes="Constant",
    usage="MachinePrecision indicates machine-number precision, about 15.95 decimal digits.",
)
declare_symbol(
    "$MachineEpsilon",
    value=sys.float_info.epsilon,
    usage="$MachineEpsilon is the distance from 1. to the next larger machine number.",
)
declare_symbol(
    "$MachinePrecision", value=MACHINE_PRECISION, usage="$MachinePrecision is the number of decimal digits of a machine number."
)
declare_symbol("$MaxMachineNumber", value=sys.float_info.max, usage="$MaxMachineNumber is the largest machine number.")
declare_symbol(
    "$MinMachineNumber",
    value=sys.float_info.min,
    usage="$MinMachineNumber is the smallest positive normalized machine number.",
)

# Values as machine numbers; `precise` has them to more digits.
MACHINE_VALUES = {
    "Pi": 3.141592653589793,
    "E": 2.718281828459045,
    "Degree": 0.017453292519943295,
    "GoldenRatio": 1.618033988749895,
    "GoldenAngle": 2.399963229728653,
    "EulerGamma": 0.5772156649015329,
    "Catalan": 0.915965594177219,
    "Glaisher": 1.2824271291006226,
    "Khinchin": 2.6854520010653062,
    "MachinePrecision": 15.954589770191003,
}
