"""Layers, containers, coders and functions of nets with odd parameters, connections and data."""

import ast
from functools import lru_cache
from random import Random

from .atoms import atom, atoms
from .texts import TESTS, tokens

_SIZES = "2 3 1 0 -1 {} {2} {2,3} {3,3} {2,3,4} {1,1,1} 10^9 10^400 10^5000 1.5 Automatic None Infinity x".split()
_PORTS = (
    _SIZES
    + '{"Varying",2} {"Varying"} "Real" "Integer" "Boolean" Restricted["Integer",3] {2,Restricted["Integer",2]}'.split()
    + ['NetEncoder["Boolean"]', 'NetEncoder[{"Class",{"a","b"}}]', 'NetEncoder["Characters"]', 'NetEncoder["Scalar"]']
    + ['NetDecoder["Boolean"]', 'NetDecoder[{"Class",{"a","b"}}]', 'NetEncoder[{"Image",{4,4}}]', 'NetDecoder["Scalar"]']
)
_DATA = (
    '{1.,2.,3.} {1.,2.} {{1.,2.},{3.,4.}} {{1.,2.},{3.,4.},{5.,6.}} 1. 2 {} {{}} {1,x} {{1.},{1.,2.}} <|"Input"->{1.,2.}|> <||> True "abc" '
    '{True,False} {"a","b"} ConstantArray[0.5,{3,4,4}] ConstantArray[1.,{2,3,4,4}] ConstantArray[0.,{0,3}] {Infinity} {Indeterminate,1.} '
    '{1.*^300} {10^400} {I,1.} SparseArray[{1->1.,3->2.}] NumericArray[{1,2},"Integer8"] Image[{{0.,1.},{0.5,0.2}}] {3,1,2} {{1,2},{2,1}} '
    '{<|"Input"->{1.,2.}|>}'
).split(" ")
_OPTIONS = (
    'NetEvaluationMode->"Train" NetEvaluationMode->x RandomSeeding->1 RandomSeeding->x TargetDevice->"x" BatchSize->0 BatchSize->2 '
    'WorkingPrecision->"Real64" WorkingPrecision->20 NetPort["Output"] NetPort["Weights"] NetPort["x"] NetPort[{1,"Output"}] NetPort[All] '
    'NetPortGradient["Input"] NetPortGradient["Weights"] {NetPort["Output"],NetPortGradient["Input"]} Rule[] All'
).split()
_FUNCTIONS = (
    "NetInitialize NetExtract NetReplacePart NetReplace NetDelete NetInsert NetAppend NetPrepend NetJoin NetTake NetDrop NetRename NetFlatten "
    "NetMapOperator NetMapThreadOperator NetFoldOperator NetNestOperator NetBidirectionalOperator NetPairEmbeddingOperator NetArrayLayer "
    "NetStateObject NetMeasurements NetTrain Information NetInformation NetSharedArray NetInsertSharedArrays NetUnfold NetGANOperator Normal "
    "InputForm ToString Dimensions Head Part NetPort NetChain NetGraph Map FullForm NetEncoder NetDecoder LayerSizes First Keys Append"
).split()
_ENCODERS = (
    "Audio Boolean Characters Class Function Image Image3D Mapped Scalar SubwordTokens BPESubwordTokens Tokens UTF8 x".split()
)
_DECODERS = "Boolean Characters Class CTCBeamSearch Function Image Image3D Mapped Scalar SubwordTokens Tokens x".split()
_CODER_ARGUMENTS = (
    '{"a","b"} {} 2 0 -3;;-1 {"a"} {1,2} "UnitVector" "Dimensions"->2 "TargetLength"->3 "TargetLength"->-1 "IncludeTerminalTokens"->True '
    '{4,4} {2,2,2} "ColorSpace"->"RGB" "ColorChannels"->9 IgnoreCase->True {"a"->1,"b"->2} CharacterRange["a","e"] #& f 10^400 <|"a"->1|> '
    '{DigitCharacter,_} {DigitCharacter->1,_->2} "MeanImage"->0.5 "MeanImage"->{1,2} "VarianceImage"->0 "Output"->3 "Input"->{2} x All'
).split(" ")


@lru_cache(1)
def _layers() -> list[tuple]:
    """(symbol of a layer, names of its options)."""
    from wlnet.nets.layer_index import SYMBOL_OPTIONS, index, load_layer

    out = []
    for name in sorted(index()):
        names = {p.option for p in getattr(load_layer(name), "parameters", ()) if p.option}
        names |= {"Input", "Output", "Weights", "Biases", "LearningRateMultipliers"}
        out.append((name, sorted([n if n in SYMBOL_OPTIONS else f'"{n}"' for n in names])))
    return out


@lru_cache(1)
def cases() -> list[str]:
    """The codes of the table of layers."""
    tree = ast.parse((TESTS / "layers" / "table.py").read_text("utf-8"))
    return [
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", "") == "Case"
        and isinstance(call.args[0], ast.Constant)
        and "%" not in call.args[0].value
    ]


def _value(chance: Random) -> str:
    return chance.choice((chance.choice(_SIZES), chance.choice(_PORTS), chance.choice(_DATA), atom(chance)))


def layer(chance: Random) -> str:
    """A layer of random parameters, or one of the table, at times with a token exchanged."""
    if chance.random() < 0.4:
        code = chance.choice(cases())
        if chance.random() < 0.4:
            pieces = tokens(code)
            pieces[chance.randrange(len(pieces))] = _value(chance)
            code = "".join(pieces)
        return code
    name, options = chance.choice(_layers())
    arguments = [_value(chance) for _ in range(chance.choice((0, 1, 1, 2, 3)))]
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        option = chance.choice(options)
        arguments.append(f"{option} -> {chance.choice(_PORTS) if 'put' in option else _value(chance)}")
    return f"{name}[{', '.join(arguments)}]"


def coder(chance: Random) -> str:
    """An encoder or decoder of random arguments."""
    head, kinds = chance.choice((("NetEncoder", _ENCODERS), ("NetDecoder", _DECODERS)))
    arguments = [f'"{chance.choice(kinds)}"']
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        arguments.append(chance.choice((chance.choice(_CODER_ARGUMENTS), chance.choice(_CODER_ARGUMENTS), atom(chance))))
    return f"{head}[{{{', '.join(arguments)}}}]"


def net(chance: Random) -> str:
    """A layer, coder, chain or graph, initialised at times."""
    kind = chance.randrange(8)
    if kind < 4:
        code = layer(chance)
    elif kind < 5:
        return coder(chance)
    elif kind < 7:
        parts = [
            layer(chance) if chance.random() < 0.7 else chance.choice(("Ramp", "Tanh", "3", "x", "2"))
            for _ in range(chance.randint(0, 3))
        ]
        ports = f', "Input" -> {chance.choice(_PORTS)}' if chance.random() < 0.6 else ""
        code = f"NetChain[{{{', '.join(parts)}}}{ports}]"
    else:
        parts = [layer(chance) for _ in range(chance.randint(1, 3))]
        ends = ["1", "2", "3", 'NetPort["Input"]', 'NetPort["a"]', "{1,2}", 'NetPort[{1,"Output"}]', "x", "9", atom(chance)]
        edges = [f"{chance.choice(ends)} -> {chance.choice(ends)}" for _ in range(chance.randint(0, 3))]
        code = f"NetGraph[{{{', '.join(parts)}}}, {{{', '.join(edges)}}}]"
    return f"NetInitialize[{code}, RandomSeeding -> 1]" if chance.random() < 0.5 else code


def _training(chance: Random) -> str:
    """NetTrain or NetMeasurements of a small net with odd data and options."""
    made = chance.choice(
        (net(chance), 'NetChain[{LinearLayer[2], Ramp, LinearLayer[]}, "Input" -> 2, "Output" -> "Real"]', "LinearLayer[2]")
    )
    data = chance.choice(
        (
            f"{{{chance.choice(_DATA)} -> {chance.choice(_DATA)}, {chance.choice(_DATA)} -> {chance.choice(_DATA)}}}",
            "{{1.,2.} -> 1., {2.,3.} -> 2., {3.,4.} -> 3.}",
            f"{chance.choice(_DATA)} -> {chance.choice(_DATA)}",
            f'<|"Input" -> {chance.choice(_DATA)}, "Output" -> {chance.choice(_DATA)}|>',
            atom(chance),
        )
    )
    options = (
        f"LossFunction -> {_value(chance)}",
        f"LossFunction -> {chance.choice(('MeanSquaredLossLayer[]', 'CrossEntropyLossLayer[x]', 'Automatic', '{x -> Scaled[2]}'))}",
        f"Method -> {_value(chance)}",
        f'Method -> {{"ADAM", "LearningRate" -> {_value(chance)}}}',
        f"ValidationSet -> {chance.choice(('Scaled[0.5]', 'Scaled[x]', _value(chance)))}",
        f"LearningRate -> {_value(chance)}",
        f"LearningRateMultipliers -> {{{_value(chance)} -> {_value(chance)}}}",
        f"TrainingUpdateSchedule -> {_value(chance)}",
        f"TrainingStoppingCriterion -> {_value(chance)}",
        f"TrainingProgressFunction -> {_value(chance)}",
        f"TrainingProgressMeasurements -> {_value(chance)}",
        f"BatchSize -> {_value(chance)}",
        f"TimeGoal -> {_value(chance)}",
    )
    if chance.random() < 0.3:
        properties = ("All", '"Loss"', '"Accuracy"', "{}", "<||>", '"ConfusionMatrixPlot"', atom(chance))
        return f"NetMeasurements[{made}, {data}, {chance.choice(properties)}]"
    arguments = [made, data, *chance.sample(("All", '"RoundLossList"', atom(chance)), chance.choice((0, 0, 1)))]
    arguments += ["MaxTrainingRounds -> 2", *chance.sample(options, chance.randint(0, 2))]
    return f"NetTrain[{', '.join(arguments)}, RandomSeeding -> 1]"


def odd_net_code(chance: Random) -> str:
    """A net applied, asked, changed or trained."""
    match chance.randrange(8):
        case 0 | 1 | 2:
            more = f", {chance.choice(_OPTIONS)}" if chance.random() < 0.3 else ""
            data = chance.choice(_DATA) if chance.random() < 0.8 else atom(chance)
            return f"{net(chance)}[{data}{more}]"
        case 3 | 4:
            return f"{chance.choice(_FUNCTIONS)}[{net(chance)}{', ' if chance.random() < 0.85 else ''}{atoms(chance, 0, 2)}]"
        case 5:
            return f"{chance.choice(_FUNCTIONS)}[{net(chance)}, {_value(chance)}, {_value(chance)}]"
        case 6:
            return _training(chance)
    return net(chance)
