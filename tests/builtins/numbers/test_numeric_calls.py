"""How functions of numbers treat exact, machine and arbitrary-precision arguments."""

from decimal import Decimal

import pytest
from asking import text_of

from wlnet.builtins.numbers.numeric_calls import as_machine, half_integer, is_approximate, numeric_call
from wlnet.expression import BigReal, Complex, rational, symbol


@pytest.mark.parametrize("code, expected", [
    # exact arguments stay, one approximate one is enough
    ("{BesselJ[1, 2], BesselJ[1, 1/2], BesselJ[x, 2.], BesselJ[Pi, 2]}", "{BesselJ[1, 2], BesselJ[1, 1/2], BesselJ[x, 2.], BesselJ[Pi, 2]}"),
    ("{MachineNumberQ[BesselJ[1, 2.]], MachineNumberQ[BesselJ[1., 2]], MachineNumberQ[BesselJ[1/2, 2.]]}", "{True, True, True}"),
    # a machine number decides, whatever stands beside it
    ("{Precision[Zeta[3`30]] > 25, Precision[BesselJ[1, 2`30]] > 25, Precision[BesselJ[1., 2`30]], Precision[Gamma[5/2, 2`30]] > 25}",
     "{True, True, MachinePrecision, True}"),
    ("{Head[Gamma[1. + I]], Head[Gamma[1`20 + I]], MachineNumberQ[Gamma[1. + I]], MachineNumberQ[Gamma[1`20 + I]]}",
     "{Complex, Complex, True, False}"),
    # beyond the range of machine numbers
    ("{Head[Gamma[200.]], MachineNumberQ[Gamma[200.]], Gamma[200.] > 10^370, LogGamma[1.*^6] > 1.*^7}", "{Real, False, True, True}"),
])  # fmt: skip
def test_value(code, expected):
    assert text_of(code) == expected


def test_what_counts_as_approximate():
    big = BigReal(Decimal(2), 20)
    assert [is_approximate(x) for x in (1, rational(1, 2), 1.0, big, 1j, Complex(1, 2), Complex(big, 1), symbol("Global`x"), "1")] == \
        [False, False, True, True, True, False, True, False, False]  # fmt: skip
    assert [half_integer(x) for x in (rational(1, 2), rational(-3, 2), rational(1, 3), 1, 0.5)] == [True, True, False, False, False]


def test_numeric_call_takes_the_machine_function_only_where_it_can():
    calls: list = []

    def machine(x):
        calls.append(x)
        return x + 0.25 if x < 10 else float("inf") if x < 100 else [][1] if x > 1000 else 10**400 * 1.0

    assert numeric_call("gamma", (2.5,), machine) == 2.75
    assert numeric_call("gamma", (rational(5, 2),), machine) is None and numeric_call("gamma", (symbol("x"),), machine) is None
    assert numeric_call("gamma", (11.0,), machine) == pytest.approx(3628800, rel=1e-14)  # an infinite value falls back
    assert numeric_call("gamma", (101.0,), machine) == pytest.approx(9.332621544394415e157, rel=1e-14)  # as does an overflow
    assert calls == [2.5, 11.0, 101.0]
    assert type(numeric_call("gamma", (BigReal(Decimal(3), 20),), machine)) is BigReal and len(calls) == 3
    assert type(numeric_call("gamma", (1 + 1j,), machine)) is complex and len(calls) == 3


def test_machine_numbers_out_of_others():
    assert as_machine(BigReal(Decimal(2), 20)) == 2.0 and type(as_machine(BigReal(Decimal(2), 20))) is float
    assert as_machine(Complex(BigReal(Decimal(2), 20), BigReal(Decimal(3), 20))) == 2 + 3j
    assert as_machine(5) == 5 and type(as_machine(5)) is int
