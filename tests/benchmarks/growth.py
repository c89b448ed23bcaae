"""How time grows with work: ``python tests/benchmarks/growth.py [n]``.

A row per pattern and scope: the time at n and at 10 n, and the exponent of growth between the two (1 is linear, 2 is
quadratic).  Every run has a session of its own.  A pattern that takes too long at n is not run at 10 n.
"""

import math
import sys
import time
from string import Template

from wlnet import Session

SIZE = 2000  # long enough at n for the clock, short enough at 10 n for what is still quadratic
TOO_LONG = 3.0  # seconds at n; quadratic growth would make minutes of it at 10 n

# name: (what makes the variable a, what runs for each i)
COLLECTING = {
    "AppendTo f[i]": ("{}", "AppendTo[a, f[i]]"),
    "AppendTo i": ("{}", "AppendTo[a, i]"),
    "AppendTo real": ("{}", "AppendTo[a, 0.5 i]"),
    "AppendTo string": ("{}", 'AppendTo[a, "x"]'),
    "AppendTo {i, x}": ("{}", "AppendTo[a, {i, x}]"),
    "AppendTo rule": ("{}", "AppendTo[a, i -> x]"),
    "AppendTo <|...|>": ("{}", 'AppendTo[a, <|"i" -> i|>]'),
    "a = Append[a, f[i]]": ("{}", "a = Append[a, f[i]]"),
    "PrependTo f[i]": ("{}", "PrependTo[a, f[i]]"),
    "a = Join[a, {f[i]}]": ("{}", "a = Join[a, {f[i]}]"),
    "a[i] = i (keys)": ("<||>", "a[i] = i"),
    "a[i] = f[i] (keys)": ("<||>", "a[i] = f[i]"),
    "AssociateTo": ("<||>", "AssociateTo[a, i -> f[i]]"),
    "AppendTo key": ("<||>", "AppendTo[a, i -> f[i]]"),
    "a[1, i] = i (nested keys)": ("<|1 -> <||>|>", "a[1, i] = i"),
    "a[[i]] = i": ("ConstantArray[0, n]", "a[[i]] = i"),
    "a[[i]] = f[i]": ("Table[g[i], {i, n}]", "a[[i]] = f[i]"),
    "a[[i, 1]] = i": ("ConstantArray[0, {n, 2}]", "a[[i, 1]] = i"),
    "a[[i, 1]] = f[i]": ("Table[{g[i], 0}, {i, n}]", "a[[i, 1]] = f[i]"),
}

# what a scope makes of the two, over n steps
SCOPES = {
    "loop": "n = $n; a = $first; Do[$step, {i, n}]; Length[a]",
    "Module": "Module[{n = $n, a, i}, a = $first; Do[$step, {i, n}]; Length[a]]",
    "Block": "Block[{n = $n, a}, a = $first; Do[$step, {i, n}]; Length[a]]",
    "function": "h[n_] := Module[{a = $first}, Do[$step, {i, n}]; Length[a]]; h[$n]",
    "While": "n = $n; a = $first; i = 0; While[i < n, i++; $step]; Length[a]",
}

# whole programs of $n steps, for what collects nothing in a variable
PROGRAMS = {
    "Fold[Append, {}, ...]": "Length[Fold[Append, {}, Table[f[i], {i, $n}]]]",
    "Fold[Append, <||>, ...]": "Length[Fold[Append, <||>, Table[i -> f[i], {i, $n}]]]",
    "With of data": "With[{d = Table[f[i], {i, $n}]}, Do[Length[d], {$n}]]",
    "Function of data": "(Function[d, Do[Length[d], {$n}]])[Table[f[i], {i, $n}]]",
    "curried definition": "c[d_][k_] := d[[k]]; z = c[Table[f[i], {i, $n}]]; Do[z[k], {k, $n}]",
    "JoinAcross": 'r = Table[<|"k" -> i|>, {i, $n}]; Length[JoinAcross[r, r, "k"]]',
    "Total of a sparse array": "Total[SparseArray[Table[{i} -> 1, {i, $n}]]]",
    "ReplacePart in a table": "r = Range[$n]; Length[Table[ReplacePart[r, i -> 0][[1]], {i, 100}]]",
    "long digits": "IntegerLength[FromDigits[IntegerDigits[7^$n]]]",
}


def seconds(code: str) -> float:
    """How long the code takes in a session of its own."""
    session = Session()
    session.evaluate("f[1]; AppendTo[warm, 1]; 1")
    start = time.perf_counter()
    session.run(code)
    return time.perf_counter() - start


def row(name: str, code: str, n: int) -> None:
    """Print a row: the times at n and at 10 n and the exponent."""
    short = seconds(Template(code).substitute(n=n))
    if short > TOO_LONG:
        print(f"{name:44}{short:9.3f}s   too long", flush=True)
        return
    long = seconds(Template(code).substitute(n=10 * n))
    print(f"{name:44}{short:9.3f}s{long:9.3f}s{math.log10(long / short):7.2f}", flush=True)


def main(arguments: list[str]) -> None:
    """Every pattern in every scope; arguments: n, and a part of the names to run."""
    n = int(arguments[0]) if arguments else SIZE
    chosen = arguments[1] if len(arguments) > 1 else ""
    print(f"{'pattern':44}{n:>9} {10 * n:>9}  power")
    for name, (first, step) in COLLECTING.items():
        for scope, frame in SCOPES.items():
            if chosen in f"{name}, {scope}":
                row(f"{name}, {scope}", Template(frame).safe_substitute(first=first, step=step), n)
    for name, code in PROGRAMS.items():
        if chosen in name:
            row(name, code, n)


if __name__ == "__main__":
    main(sys.argv[1:])
