"""Compiled bodies: local variables, loops and assignments give in closures what the evaluator gives."""

import pytest

from language_modes import value_of


@pytest.mark.parametrize("code, expected", [
    # Module variables that the evaluator sees in the middle of compiled code keep their values.
    ("f[n_] := Module[{k = n, s = 0}, While[k != 1, k = If[EvenQ[k], Quotient[k, 2], 3 k + 1]; s++]; s]; f /@ {6, 7}",
     "{8, 16}"),
    ("f[n_] := Module[{x = n}, g[y_] := x + y; x = x + 1; {g[1], x}]; f[3]", "{5, 4}"),
    ("f[n_] := Module[{x = n}, If[undecided, x++, x]; x++; x]; f[3]", "4"),
    ("f[n_] := Module[{x = n}, Scan[(x = x + #) &, {1, 2, 3}]; x++; ++x]; f[10]", "18"),
    ("h[n_] := Module[{x = n}, Function[y, x + y][3] + x]; h[2]", "7"),
    ("Map[Module[{t = #}, t = t + 1; Hold[#] /. # -> t; t*#] &, {1, 2}]", "{2, 6}"),
    ("f[n_] := Module[{c = 0, inc}, inc[] := c++; Do[inc[], {n}]; c += 10; c]; {f[3], f[2]}", "{13, 12}"),
    ("f[n_] := Module[{x}, Hold[x]; x = n; x = x + 1]; f[4]", "5"),
    ("p = Table[# + 1 &, {2}]; Map[p[[1]], {1, 2}]", "{2, 3}"),
])
def test_module_variables_in_compiled_code(code, expected):
    assert value_of(code) == expected
