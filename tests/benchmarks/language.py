"""The language against Woxi, a Rust interpreter: ``python tests/benchmarks/language.py``.

Each kernel runs in wlnet and in Woxi alternately, in one process.  *Fresh* makes a new session for every run, so that
reading and compiling count; *warm* repeats it in one session.  Woxi keeps no session: each run of it is a fresh one.
A row per kernel: both medians and their ratio; at the end the geometric means, which issue 3 bounds by 0.25 and 0.12.
"""

import random
import statistics
import string
import sys
import time

import woxi

from wlnet import Session


def package_text(size: int) -> str:
    """A package of about this many characters: usage texts, options and definitions."""
    random.seed(1)
    parts = ['BeginPackage["Bench`"]\n']
    i = 0
    while sum(map(len, parts)) < size:
        i += 1
        name = "fun" + "".join(random.choices(string.ascii_lowercase, k=4)) + str(i)
        parts.append(f'''
{name}::usage = "{name}[x, y] computes a number of things from x and y.";
Options[{name}] = {{"Method" -> Automatic, "Tolerance" -> 1.*^-{i % 9 + 1}, "Steps" -> {i}}};
(* {name} handles lists and numbers *)
{name}[x_List, y_Integer: {i}] := Module[{{a = x, b = {{1, 2, {i}}}, c}},
  c = Map[#^2 + {i} &, a]; If[Length[c] > y && y != 0, c[[1 ;; y]], Total[b]*{i}.5 - First[c]]];
{name}[x_?NumericQ, opts : OptionsPattern[]] := With[{{t = OptionValue["Steps"]}},
  Table[Sin[k x]/(k + {i}), {{k, 1, t}}] /. z_Real /; z < 0 :> -z];
''')
    return "".join(parts) + "EndPackage[];\n1\n"


BPE = """
text = StringRepeat["low lower newest widest new wide ", 60];
words = Counts[StringSplit[text]];
tokens = KeyMap[StringRiffle[Characters[#], " "] &, words];
Do[
  pairs = Merge[KeyValueMap[Function[{w, n}, Association[(# -> n) & /@ Partition[StringSplit[w], 2, 1]]], tokens], Total];
  best = First[Keys[ReverseSort[pairs]]];
  joined = StringJoin[best]; separate = StringRiffle[best, " "];
  tokens = KeyMap[StringReplace[#, separate -> joined] &, tokens],
  {12}];
Length[Keys[tokens]]
"""

KERNELS = {
    "fib[18]": "fib[0] = 0; fib[1] = 1; fib[n_] := fib[n - 1] + fib[n - 2]; fib[18]",
    "Do s += i^2": "s = 0; Do[s += i^2, {i, 20000}]; s",
    "Table of Sin and Cos": "Length[Table[Sin[x]^2 + Cos[x], {x, 0., 100., 0.01}]]",
    "Total of Map": "Total[Map[#^2 + 1 &, Range[20000]]]",
    "Fold": "Fold[#1*0.5 + #2 &, 0., Range[20000]]",
    "ReplaceAll": "Total[Range[5000] /. x_Integer /; OddQ[x] :> x + 1]",
    "Sort": "Sort[Table[Mod[i*7919, 5003], {i, 5000}]][[17]]",
    "Collatz": "NestWhile[If[EvenQ[#], #/2, 3 # + 1] &, 837799, # != 1 &]",
    "StringJoin of ToString": "StringLength[StringJoin[Map[ToString, Range[5000]]]]",
    "AssociationMap": "Length[AssociationMap[#^2 &, Range[5000]]]",
    "RandomVariate": "Abs[Mean[RandomVariate[NormalDistribution[0, 1], 200000]]] < 0.1",
    "60 KB package": package_text(60_000),
    "BPE loop": BPE,
}


def timed(run) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def settle() -> None:
    """Let what the other side left running come to an end, and its memory leave the caches."""
    time.sleep(0.01)
    Session().evaluate_to_string("1 + 1", "OutputForm")


def measure(code: str, rounds: int) -> tuple:
    """Medians in seconds: (wlnet fresh, wlnet warm, Woxi)."""
    warm = Session()
    warm.evaluate_to_string(code, "OutputForm")
    fresh_times, warm_times, woxi_times = [], [], []
    for _ in range(rounds):
        woxi_times.append(timed(lambda: woxi.interpret(code)))
        settle()
        fresh_times.append(timed(lambda: Session().evaluate_to_string(code, "OutputForm")))
        warm_times.append(timed(lambda: warm.evaluate_to_string(code, "OutputForm")))
    return tuple([statistics.median(t) for t in (fresh_times, warm_times, woxi_times)])


def main(rounds: int = 9) -> None:
    print(f"{'kernel':26}{'fresh ms':>10}{'warm ms':>10}{'Woxi ms':>10}{'fresh/W':>10}{'warm/W':>10}")
    ratios = []
    for name, code in KERNELS.items():
        fresh, warm, peer = measure(code, rounds)
        ratios.append((fresh / peer, warm / peer))
        print(f"{name:26}{fresh * 1e3:10.2f}{warm * 1e3:10.2f}{peer * 1e3:10.2f}{fresh / peer:10.3f}{warm / peer:10.3f}")
    fresh, warm = [statistics.geometric_mean(column) for column in zip(*ratios)]
    print(
        f"geometric mean: fresh {fresh:.3f} (goal 0.25), warm {warm:.3f} (goal 0.12); "
        f"largest fresh ratio {max(r for r, _ in ratios):.2f} (goal 1.0)"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
