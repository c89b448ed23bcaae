"""Code of layers only computes: whatever else a symbol does is refused by name, wherever the code comes from."""

import json
import re
from pathlib import Path

import h5py
import numpy as np
import pytest
from asking import answer_of, refusal, text_of

from wlnet import Session, builtins
from wlnet.builtins.nets.pure_evaluator import Impure, PureEvaluator
from wlnet.builtins.purity import ACTS, PURE, classes, why_impure
from wlnet.evaluator import BUILTINS
from wlnet.evaluator.compiled.forms import NATIVE
from wlnet.expression import Expr, S, symbol
from wlnet.formats.compressed import compress

IMPURE = sorted([name for name, kind in classes().items() if kind != PURE])


# --- the list -------------------------------------------------------------------------------------------------------


def test_every_symbol_has_a_class():
    """A new symbol needs a line in wlnet/builtins/purity.tsv: pure, or one of ACTS in purity.py."""
    assert sorted(set(builtins.index()) ^ set(classes())) == []


def test_classes_are_known_and_sorted():
    assert set(classes().values()) <= {PURE, *ACTS}
    lines = (Path(builtins.__file__).parent / "purity.tsv").read_text("utf-8").splitlines()
    assert lines == sorted(lines, key=lambda line: line.split("\t")[0]) and len(lines) == len(classes())


def test_what_is_not_listed_is_refused():
    assert why_impure(S.NoSuchSymbol) is not None and why_impure(symbol("Other`Context")) is not None


@pytest.mark.parametrize("kind", sorted(ACTS))
def test_examples_of_every_class(kind):
    examples = {
        "clock": "AbsoluteTime Pause TimeConstrained Now",
        "drawing": "Rasterize",
        "files": "Import Export Get Needs Put PutAppend Save DeleteFile FileNames FindFile SetDirectory CopyDirectory",
        "machine": "Environment SetEnvironment $HomeDirectory $UserName MemoryInUse",
        "notebook": "Manipulate CurrentValue",
        "output": "Print Echo Monitor Trace",
        "processes": "Run RunProcess StartProcess",
        "session": "Exit SeedRandom Clear SetOptions Off In Out Begin Names DownValues Protect UpSet NetStateObject",
        "streams": "OpenWrite OpenRead WriteString Write Read ReadList ReadString BinaryWrite StringToStream Close",
        "text": "ToExpression Symbol MakeExpression Uncompress BinaryDeserialize ImportString TemplateApply",
        "training": "NetTrain",
    }
    assert {classes()[name] for name in examples[kind].split()} == {kind}


def test_builtins_that_reach_outside_are_not_pure():
    """The modules whose functions go through Outside, by their own text."""
    builtins.load_all()
    doors = re.compile(r"own\(Outside\)|session_streams\(|evaluate_text\(|ev\.write\(|Reading\(|Writing\(")
    # a file of tokens is read through Outside, which is closed in a pure evaluator; that stands below RefusedSymbol
    allowed = {"NetEncoder", "NetDecoder", "NeuralNetworks`RefusedSymbol"}
    wrong = []
    for path in Path(builtins.__file__).parent.rglob("*.py"):
        pieces = re.split(r"^@(?:builtin|dynamic_value)\(\s*\"([^\"]+)\"", path.read_text("utf-8"), flags=re.MULTILINE)
        wrong += [
            n for n, text in zip(pieces[1::2], pieces[2::2]) if doors.search(text) and classes()[n] == PURE and n not in allowed
        ]
    assert wrong == []


def test_compiled_forms_are_of_pure_symbols():
    """The compiler knows some symbols by itself and would not ask their declarations."""
    names = {head.name for head in NATIVE}
    assert names and [name for name in names if classes().get(name, PURE) != PURE] == []


# --- what an evaluation refuses -------------------------------------------------------------------------------------


@pytest.fixture
def canary(tmp_path, monkeypatch):
    """A folder with one file, in which nothing may change."""
    (tmp_path / "file.txt").write_text("1 + 1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def state_of(folder: Path) -> list:
    return sorted([(p.name, p.read_bytes()) for p in folder.iterdir()])


ARGUMENTS = ['"file.txt"', '"touch new"', '"new"', "canary", "1", ""]


@pytest.mark.parametrize("name", IMPURE)
def test_every_impure_symbol_is_refused(canary, name):
    """With arguments of several forms, alone and in a list; neither the folder nor the session changes."""
    session = Session()
    session.run("canary = 5")
    written = []
    session.on_output(written.append)
    outer, before = session.evaluator, state_of(canary)
    pure = PureEvaluator(outer, definitions_of=outer)
    sym = symbol(name) if "`" in name else S[name]
    builtins.load(sym)
    declared = BUILTINS[sym]
    if declared.value is not None:
        with pytest.raises(Exception, match=re.escape(sym.name)):
            pure.evaluate(Expr(S.List, (sym,)))
    if declared.function is not None:
        for arguments in (*ARGUMENTS, '"new", 1', "canary, 1", '"file.txt", "new"', '1, "new"', '{"touch", "new"}'):
            call = outer.read(f"{{0, {name}[{arguments}]}}")[0]
            with pytest.raises(Exception, match=re.escape(sym.name)):
                pure.evaluate(call)
    assert state_of(canary) == before and written == []
    assert outer.evaluate(outer.resolve("canary")) == 5
    assert session.messages == []


def test_the_outer_call_is_refused_before_its_arguments_are_evaluated():
    session = Session()
    with pytest.raises(Impure) as refused:
        PureEvaluator(session.evaluator).evaluate(session.evaluator.read("Run[Print[1/0]]")[0])
    assert refused.value.symbol is S.Run and session.messages == []


@pytest.mark.parametrize("arguments", ["", "1", "x", "Run", "Print[1]", "f, x"])
@pytest.mark.parametrize("name", ["NeuralNetworks`EvaluatePurely", "NeuralNetworks`RefusedSymbol"])
def test_its_symbols_in_a_session(name, arguments):
    """A user may call them like any other symbol."""
    session, written = Session(), []
    session.on_output(written.append)
    session.run(f"{name}[{arguments}]")
    assert written == [] and "unknownerr" not in [tag for _, tag, _ in session.messages]


ACTIONS = [
    'Run["touch new"]',
    'RunProcess[{"touch", "new"}]',
    'Put[1, "new"]',
    'Export["new.json", {1}]',
    'WriteString["new", "x"]',
    'Close[OpenWrite["new"]]',
    'DeleteFile["file.txt"]',
    'Import["file.txt"]',
    'Get["file.txt"]',
    'Import["!touch new", "Text"]',
    'ToExpression["canary = 7"]',
    'Print["written"]',
    'Environment["HOME"]',
    "$HomeDirectory",
    "canary = 7",
    "canary++",
    "Set @@ {Unevaluated[canary], 7}",
    "SetDelayed[canary, 7]",
    "AppendTo[canary, 7]",
    "fresh = 7",
    "fresh[1] = 7",
    "Clear[canary]",
    "Protect[canary]",
    "SeedRandom[1]",
    "SetEnvironment[\"CANARY\" -> \"1\"]",
    "SetDirectory[\"/\"]",
    "Exit[]",
    "Symbol[\"Run\"][\"touch new\"]",
    "Uncompress[Compress[1]]",
    "(Run @@ {\"touch new\"})",
    "(# &)[Run][\"touch new\"]",
    "Map[Run, {\"touch new\"}]",
    "Catch[Run[\"touch new\"]]",
    "Quiet[Run[\"touch new\"]]",
    "Check[Run[\"touch new\"], 1]",
    "Module[{r = Run}, r[\"touch new\"]]",
    "With[{r = Run}, r[\"touch new\"]]",
    "Block[{canary = 1}, canary; Run[\"touch new\"]]",
    "Do[Run[\"touch new\"], {3}]",
    "While[True, Run[\"touch new\"]]",
    "NestWhile[Run, \"touch new\", StringQ]",
    "ReleaseHold[Hold[Run[\"touch new\"]]]",
    "Replace[x, x :> Run[\"touch new\"]]",
    "Compile[{q}, Run[\"touch new\"]; q][1.]",
    "Sort[{2, 1}, Run[\"touch new\"] &]",
    "ParallelMap[Run, {\"touch new\"}]",
    "NetTrain[LinearLayer[1], {1. -> 1.}, TrainingProgressFunction -> (Run[\"touch new\"] &)]",
    "NetEncoder[{\"SubwordTokens\", File[\"file.txt\"]}]",
    "StringTemplate[\"<* Run[\\\"touch new\\\"] *>\"][]",
]  # fmt: skip
X1 = 'Typed[x, TypeSpecifier["PackedArray"]["MachineReal", 1]]'
KINDS = {
    "ElementwiseLayer": "ElementwiseLayer[({}; #) &]",
    "ElementwiseLayer, a part": "ElementwiseLayer[# + Length[{{{}}}] &]",
    "ElementwiseLayer, by a definition": "f[x_] := ({}; x); ElementwiseLayer[f[#] &]",
    "ElementwiseLayer, by several": "f[0] = 1; f[x_] := ({}; x); ElementwiseLayer[f]",
    "ElementwiseLayer, by a value": "v := {}; ElementwiseLayer[# + v &]",
    "ThreadingLayer": "ThreadingLayer[({}; #1 + #2) &]",
    "FunctionLayer": "FunctionLayer[({}; #) &]",
    "FunctionLayer, a part": "FunctionLayer[# + Length[{{{}}}] &]",
    "FunctionLayer, in a layer": "FunctionLayer[LinearLayer[Length[{{{}}}]][#] &]",
    "CompiledLayer": f"CompiledLayer[Function[{{{{{X1}}}}}, {{}}; x]]",
    "CompiledLayer, applied": f"CompiledLayer[Function[{{{{{X1}}}}}, Module[{{{{s = 0.}}}}, While[s < 2, s += 1; {{}}]; s*x]]][{{{{1., 2.}}}}]",
    "RandomArrayLayer": 'RandomArrayLayer[({}; NormalDistribution[]) &, "Output" -> 2]',
    "NetMapOperator": "NetMapOperator[({}; #) &]",
    "NetFoldOperator": "NetFoldOperator[({}; #1 + #2) &]",
    "NetChain": "NetChain[{{({}; #) &}}]",
}


@pytest.mark.parametrize("kind", KINDS)
def test_actions_in_layers_of_a_session(canary, monkeypatch, kind):
    """What a user types is traced without doing any of it."""
    monkeypatch.delenv("CANARY", raising=False)
    session, written, before = Session(), [], state_of(canary)
    session.on_output(written.append)
    for action in ACTIONS:
        session.run("ClearAll[f, v]; canary = 5")
        code = KINDS[kind].format(action)
        # a definition of a session may be typed with anything in it; the layer is what must not do it
        value = session.evaluate_to_string(code)
        assert "unknownerr" not in [tag for _, tag, _ in session.messages], (action, session.messages)
        assert state_of(canary) == before and written == [], action
        assert session.evaluate("{canary, ValueQ[fresh], DownValues[fresh]}") == [5, False, []], action
        assert str(session.evaluate('Environment["CANARY"]')) == "$Failed" and session.evaluate("Directory[]") == str(canary)
        assert value  # Exit[] has not ended the session


@pytest.mark.parametrize(
    "code, name",
    [
        ('ElementwiseLayer[(Run["touch new"]; #) &]', "Run"),
        ("ElementwiseLayer[(Print[#]; #) &]", "Print"),
        ('FunctionLayer[(Run["touch new"]; #) &]', "Run"),
        ('FunctionLayer[# + Import["file.txt"] &]', "Import"),
        ("ThreadingLayer[(Echo[#1]; #1 + #2) &]", "Echo"),
        ("f[x_] := (count = count + 1; x); ElementwiseLayer[f]", "count"),
        ("ElementwiseLayer[# + AbsoluteTime[] &]", "AbsoluteTime"),
        ("ElementwiseLayer[# + StringLength[$HomeDirectory] &]", "$HomeDirectory"),
        (f"CompiledLayer[Function[{{{X1}}}, Print[x]; x]][{{1., 2.}}]", "Print"),
    ],
)
def test_the_message_names_the_symbol_and_says_what_to_do(canary, code, name):
    message = refusal(code)
    assert name in message.text and "put the value in by With" in message.text


def test_the_advice_works(canary):
    assert text_of('With[{v = Import["file.txt", "Text"]}, ElementwiseLayer[# + StringLength[v] &]][{1.}]') == "{6.}"


# --- what stays as it is --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "setup, code, text",
    [
        ("f[x_] := x^2; ", "ElementwiseLayer[f[#] &][{1, 4}]", "{1., 16.}"),
        ("k = 10; ", "ElementwiseLayer[k # &][{1, 4}]", "{10., 40.}"),
        ("f[n_] := f[n] = If[n < 2, n, f[n - 1] + f[n - 2]]; ", "ElementwiseLayer[# + Prime[f[6]] &][{0.}]", "{19.}"),
        ("f[x_] := Module[{s = 0}, Do[s += x, {3}]; s]; ", "ElementwiseLayer[f][{1, 4}]", "{3., 12.}"),
        ("f[0] = 5; f[x_] := Block[{y = x}, y = y + 1; y]; ", "ElementwiseLayer[f][{1, 4}]", "{2., 5.}"),
        ("f[x_] := x; f /: g[f] = 3; ", "ElementwiseLayer[# + First[{g[f]}] &][{1.}]", "{4.}"),
        ("Options[f] = {n -> 2}; f[x_, OptionsPattern[]] := x^OptionValue[n]; ", "ElementwiseLayer[f[#] &][{3.}]", "{9.}"),
        ("p = {1, 2, 3}; ", "ElementwiseLayer[Evaluate[Fold[#1 x + #2 &, p] /. x -> #] &][{2.}]", "{11.}"),
        ("", "ElementwiseLayer[# Total[Table[i^2, {i, 3}]] &][{1.}]", "{14.}"),
        ("", "ElementwiseLayer[# StringLength[StringJoin[\"a\", \"bc\"]] &][{1.}]", "{3.}"),
        ("c = Compile[{x}, 2 x]; ", "ElementwiseLayer[# c[3.] &][{1.}]", "{6.}"),
        ("", f"CompiledLayer[Function[{{{X1}}}, Module[{{s = 0., y = x}}, Do[s += y[[i]]; y[[i]] = s, {{i, Length[y]}}]; y]]][{{1., 2., 3.}}]", "{1., 3., 6.}"),
    ],
)  # fmt: skip
def test_definitions_of_the_session_keep_their_meaning(setup, code, text):
    assert text_of(setup + code) == text


def test_definitions_are_only_copied(canary):
    """Neither what is assigned to a copy, nor patterns that are compiled for it, come back to the session."""
    session = Session()
    session.run("f[n_] := f[n] = n^2; g[x_?h] := x; h[x_] := (Print[1]; True)")
    rules = session.evaluate_to_string("DownValues[f]", "InputForm")
    session.run("ElementwiseLayer[# + Total[f /@ {1, 2}] &]")
    assert session.evaluate_to_string("DownValues[f]", "InputForm") == rules
    session.run("ElementwiseLayer[# + Length[{g[1]}] &]")
    assert "Print" in session.messages[0][2]
    written = []
    session.on_output(written.append)
    assert session.evaluate("g[1]") == 1 and written == ["1\n"]  # in the session the pattern's test may print


@pytest.mark.parametrize(
    "setup, code",
    [
        ('Format[q] := (Run["touch new"]; "q")', "ElementwiseLayer[# + StringLength[ToString[q]] &]"),
        ('f[x_?(Function[y, Run["touch new"]; True])] := x', "ElementwiseLayer[f[#] &]"),
        ('f[x_] := x /; (Run["touch new"]; True)', "ElementwiseLayer[f[#] &]"),
        ('q /: N[q] := (Run["touch new"]; 3.)', "ElementwiseLayer[# + N[q] &]"),
        ('q /: Times[q, x_] := (Run["touch new"]; x)', "ElementwiseLayer[# q &]"),
        ('d = Dispatch[{x_ :> (Run["touch new"]; 1)}]', "ElementwiseLayer[# + (5 /. d) &]"),
        ('c = Compile[{x}, Run["touch new"]; x]; c[1.]; DeleteFile["new"]', "ElementwiseLayer[# + c[3.] &]"),
        ('n = Nearest[{1., 2.}, DistanceFunction -> ((Run["touch new"]; Abs[#1 - #2]) &)]', "ElementwiseLayer[# + First[n[2.]] &]"),
        ('e = NetEncoder[{"Function", (Run["touch new"]; {#}) &}]', "ElementwiseLayer[# + First[e[3.]] &]"),
        ('f[x_] := g[x]; g[x_] := h[x]; h[0] = 1; h[x_] := (Run["touch new"]; x)', "ElementwiseLayer[f]"),
    ],
)
def test_definitions_of_every_kind_only_compute(canary, setup, code):
    session = Session()
    session.run(setup)
    session.run(code)
    assert not (canary / "new").exists() and "unknownerr" not in [tag for _, tag, _ in session.messages]


def test_random_numbers_are_those_of_the_session():
    code = "SeedRandom[5]; {ElementwiseLayer[# + RandomReal[] &][0.], RandomReal[]}"
    first = Session().evaluate(code)
    assert list(first) == list(Session().evaluate(code))
    assert Session().evaluate("SeedRandom[5]; RandomReal[]; RandomReal[]") == first[1]


# --- code in files --------------------------------------------------------------------------------------------------

PORTS = '"Inputs" -> <|"Input" -> TensorT[{2}, RealT]|>, "Outputs" -> <|"Output" -> TensorT[{2}, RealT]|>'
STORED = {
    "Elementwise": '"Function" -> (({}; #) &)',
    "Threading": '"Function" -> (({}; #1 + #2) &)',
    "Function": '"Function" -> (({}; #) &)',
    "Compiled": f'"Function" -> Function[{{{{{X1}}}}}, {{}}; x]',
    "RandomArray": '"Distribution" -> (({}; NormalDistribution[]) &)',
    "NetMap": '"Net" -> (({}; #) &)',
    "NetFold": '"Net" -> (({}; #1 + #2) &)',
    "NetArray": '"Array" -> {}',
}


def file_with(session: Session, code: str) -> None:
    tree = session.evaluator.read(code)[0]
    with h5py.File("net.wlnet", "w") as file:
        for name, text in (("Network", compress(tree)), ("Metadata", compress(Expr(S.List, ()))), ("Version", "14.3.0")):
            file.create_dataset(name, data=text, dtype=h5py.string_dtype("ascii"))
        file.create_dataset("Unstable", data=np.int64(0))
        file.create_group("Arrays")


@pytest.mark.parametrize("kind", STORED)
def test_actions_in_files(canary, monkeypatch, kind):
    """Loading does none of it, nor do looking at the net and applying it."""
    monkeypatch.delenv("CANARY", raising=False)
    session, written = Session(), []
    session.on_output(written.append)
    for action in ACTIONS:
        session.run("canary = 5")
        file_with(session, f'<|"Type" -> "{kind}", "Arrays" -> <||>, "Parameters" -> <|{STORED[kind].format(action)}|>, {PORTS}|>')
        before = state_of(canary)
        for use in (
            'net = Import["net.wlnet"]',
            "net[{1., 2.}]",
            'Information[net, "Properties"]',
            "ToString[net]",
            "NetInitialize[net]",
        ):
            session.run(use)
            assert "unknownerr" not in [tag for _, tag, _ in session.messages], (action, use, session.messages)
        assert state_of(canary) == before and written == [], action
        assert session.evaluate("{canary, ValueQ[fresh]}") == [5, False], action


def test_code_in_files_knows_no_definitions(canary):
    session = Session()
    session.run('k = 3; run := Run["touch new"]')
    function = f"Function[{{{X1}}}, Module[{{s = 0.}}, While[s < 2, s += 1]; If[run === 0, x, k*x*s]]]"
    file_with(session, f'<|"Type" -> "Compiled", "Arrays" -> <||>, "Parameters" -> <|"Function" -> {function}|>, {PORTS}|>')
    assert session.evaluate_to_string('Import["net.wlnet"][{1., 2.}]') == "$Failed"
    assert not (canary / "new").exists()


def test_a_net_with_code_of_its_own_goes_through_a_file(canary):
    function = f"Function[{{{X1}}}, Module[{{s = 0.}}, While[s < 2, s += 1]; x*s]]"
    code = f'Export["net.wlnet", CompiledLayer[{function}, "Input" -> 2]]; Import["net.wlnet"][{{1., 2.}}]'
    assert answer_of(code) == ("{2., 4.}", [])


@pytest.mark.parametrize(
    "kind, data",
    [
        ("JSON", json.dumps({"a": 'Run["touch new"]', 'Run["touch new"]': [1]})),
        ("RawJSON", json.dumps(['Run["touch new"]'])),
        ("CSV", 'Run["touch new"],=Run["touch new"]\n'),
        ("TSV", 'Run["touch new"]\t1\n'),
        ("Table", 'Run["touch new"] 1\n'),
        ("Text", 'Run["touch new"]'),
        ("XML", '<?xml version="1.0"?><a b="Run[&quot;touch new&quot;]">Run["touch new"]</a>'),
        ("HTML", '<script>Run["touch new"]</script>'),
        ("List", 'Run["touch new"]\n'),
        ("Lines", 'Run["touch new"]\n'),
    ],
)
def test_data_run_nothing(canary, kind, data):
    (canary / "data").write_text(data)
    session = Session()
    session.run(f'Import["data", "{kind}"]; Import["data"]')
    assert state_of(canary) == [("data", data.encode()), ("file.txt", b"1 + 1")]


def test_arrays_run_nothing(canary):
    """Strings in arrays stay strings, and pickled objects are refused."""
    np.save("text.npy", np.array(['Run["touch new"]']))
    np.save("object.npy", np.array([Path], object), allow_pickle=True)
    np.savez("object.npz", a=np.array([Path], object))
    with h5py.File("text.h5", "w") as file:
        file["a"] = 'Run["touch new"]'
        file.attrs["b"] = 'Run["touch new"]'
    before, session = state_of(canary), Session()
    for name in ("text.npy", "object.npy", "object.npz", "text.h5"):
        session.run(f'Import["{name}"]; Import["{name}", "Attributes"]')
    assert state_of(canary) == before


PARAMETERS = ("Function", "Pattern", "Initialization")
LOOKS = (
    'net = Import["net.wlnet"]',
    "Information[net]",
    "ToString[net]",
    'coder = NetExtract[net, "Input"]',
    *[f'NetExtract[coder, "{name}"]' for name in PARAMETERS],
    *[f'coder[["{name}"]]' for name in PARAMETERS],
)


def coder_file(session: Session, **parameters) -> None:
    """A layer with a Function encoder of these parameters."""
    values = {"Function": "(List[#] &)", "Dimensions": "{1}", "Pattern": "None", "Batched": "False", **parameters}
    coder = ", ".join([f'"{name}" -> {value}' for name, value in values.items()])
    ports = f'"Inputs" -> <|"Input" -> NetEncoder["Function", <|{coder}|>, TensorT[{{1}}, RealT]]|>, "Outputs" -> <|"Output" -> TensorT[{{1}}, RealT]|>'
    file_with(session, f'<|"Type" -> "Elementwise", "Arrays" -> <||>, "Parameters" -> <|"Function" -> Ramp|>, {ports}|>')


@pytest.mark.parametrize("parameter", PARAMETERS)
@pytest.mark.parametrize(
    "action",
    [
        'Run["touch new"]',
        'Map[Run, {"touch new"}]',
        '(Run[#] &)["touch new"]',
        'Map[(Run[#] &), {"touch new"}]',
        '(Run["touch new"]; 1)',
    ],
)
def test_parameters_of_coders_in_files(canary, parameter, action):
    """What is evaluated when somebody looks at it does nothing, nor does it when data are encoded."""
    session = Session()
    coder_file(session, **{parameter: action})
    for look in (*LOOKS, "net[{1.}]"):
        session.run(look)
    assert not (canary / "new").exists()
    session.run('Import["net.wlnet"]')
    assert "Run" in session.messages[0][2]


def test_functions_of_coders_in_files_are_evaluated_when_they_are_applied(canary):
    session = Session()
    coder_file(session, Function='((Run["touch new"]; List[#]) &)', Pattern="_Real")
    for look in LOOKS:
        session.run(look)
    assert not (canary / "new").exists()
    assert list(session.evaluate("net[2.]")) == [2.0] and (canary / "new").exists()  # as documented
    coder_file(session, Function="Composition[List, Abs]")
    assert list(session.evaluate('Import["net.wlnet"][-2.]')) == [2.0]
