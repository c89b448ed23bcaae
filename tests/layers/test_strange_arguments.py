"""Random arguments for every layer and net function: a message and $Failed, or a value, but never an internal error."""

import random

import pytest

from wlnet import Session
from wlnet.nets.layer_index import index

ATOMS = (
    '0 -1 2 3 2.5 "a" "Dot" "Index" Automatic None All Infinity Ramp Plus foo True {} {2} {2,3} {{1,2},{3,4}} {0,-1} <||> '
    '<|"a"->1|> #& #^2& #1+#2& #Foo+1& LinearLayer[2] NetChain[{Ramp,2}] 2;;3 1<->2 I Null NetEncoder["Boolean"] '
    'NetDecoder[{"Class",{1,2}}] "Varying" {"Varying",2} 10^30 NumericArray[{1,2},"Real32"] Restricted["Integer",3] '
    "NormalDistribution[0,1] Mean {Ramp,Tanh} Indeterminate $Failed Image[{{0,1},{1,0}}] x_ {{}} SparseArray[{1,2}] "
    '"Output"->"State" {1->2} NetArray["w"] 1/2'
).split()
OPTIONS = (
    '"Input" "Output" "Weights" "Biases" "Stride" PaddingSize Padding Method LearningRateMultipliers InputPorts OutputPorts '
    '"Epsilon" Interleaving "Dropout" "Slope" "Mask" "MultiHead" "Key" Resampling "Function" "Foo" "Array" '
    'DistanceFunction "ChannelGroups" "Maximum" "GroupNumber" "Scaling" "Target"'
).split()
DATA = [
    *ATOMS,
    "{1,2,3}",
    "{{1,2},{3,4},{5,6}}",
    '<|"Input"->{1,2},"Target"->{1,2}|>',
    '<|"Input1"->{1,2},"Input2"->{3,4}|>',
    "5",
    "{{1,2},{3}}",
    "{1,Pi,E}",
    "{1,2,a}",
]
NETS = [
    'NetInitialize[NetChain[{2,Ramp,3},"Input"->4]]',
    'NetGraph[{Ramp,Plus},{1->2,NetPort["Input"]->2}]',
    'NetInitialize[GatedRecurrentLayer[2,"Input"->{"Varying",2}]]',
    'LinearLayer[2,"Input"->2]',
    "NetMapOperator[Ramp]",
    'AttentionLayer["Dot"]',
    "NetInitialize[EmbeddingLayer[2,3]]",
]
USES = (
    "NetExtract[%,@] NetReplacePart[%,@->@] NetTake[%,@] NetDrop[%,@] NetAppend[%,@] NetPrepend[%,@] NetInsert[%,@,@] "
    "NetDelete[%,@] NetJoin[%,@] NetRename[%,@->@] NetFlatten[%,@] NetReplace[%,@->@] NetInitialize[%,@] "
    "NetInitialize[%,Method->@] NetInsertSharedArrays[%,@] NetStateObject[%,@] Information[%,@] %[[@]] Options[%,@] "
    "%[@,NetPort[@]] %[@,NetPortGradient[@]] %[@,@] %[@,BatchSize->@] NetChain[{%,@}] NetGraph[{%,@},{@->@}] "
    'NetGraph[{%,@},{NetPort[@]->1}] NetChain[{%},"Input"->@] NetEncoder[{@,@}] NetDecoder[{@,@}] '
    'NetEncoder[{"Class",@,@}][@] NetEncoder[{"Image",@}][@] NetDecoder[{"Class",@}][@,@] NetEncoder[{"Characters",@}][@] '
    'NetEncoder[{"Tokens",@}][@] NetEncoder[{"Function",@,@}][@] NetDecoder[{"Function",@}][@] NetDecoder["Boolean"][@,@] '
    "Take[%,@] Drop[%,@]"
).split()


def _argument(rng) -> str:
    atom = rng.choice(ATOMS)
    return atom if rng.random() < 0.6 else f"{rng.choice(OPTIONS)}->{atom}"


def _layer_call(rng, name: str) -> str:
    code = f"{name}[{','.join([_argument(rng) for _ in range(rng.randrange(4))])}]"
    shape = rng.random()
    if shape < 0.2:
        return code
    return f"{code}[{rng.choice(DATA)}]" if shape < 0.7 else f"NetInitialize[{code}][{rng.choice(DATA)}]"


def _use(rng, template: str) -> str:
    return "".join([rng.choice(NETS) if c == "%" else rng.choice(DATA) if c == "@" else c for c in template])


@pytest.fixture(scope="module")
def holds():
    session, tags = Session(), []
    session.on_message(lambda symbol, tag, text: tags.append(tag))

    def check(code: str) -> None:
        tags.clear()
        result = session.evaluate_to_string(code)
        assert "unknownerr" not in tags, code
        assert tags or "$Failed" in code or not result.startswith("$Failed"), code

    return check


@pytest.mark.parametrize("name", sorted(index()))
def test_layers(holds, name):
    rng = random.Random(name)
    for _ in range(12):
        holds(_layer_call(rng, name))


@pytest.mark.parametrize("template", USES)
def test_functions_of_nets(holds, template):
    rng = random.Random(template)
    for _ in range(12):
        holds(_use(rng, template))
