"""Odd arguments: what a function may meet and was seldom written for."""

import re
from functools import lru_cache
from pathlib import Path
from random import Random

# A broken bar or a line end stands between two of them.
_TEXT = """
0 ¦ 1 ¦ -1 ¦ 2 ¦ 3 ¦ 7 ¦ 100 ¦ 255 ¦ 10^9 ¦ 2^31 ¦ 2^63 ¦ -2^63 ¦ 2^64 ¦ 2^129 ¦ 10^400 ¦ -10^400 ¦ 10^5000 ¦ 1/2 ¦ -7/3
10^400/3 ¦ 1/10^400
0. ¦ -0. ¦ 1. ¦ 1.5 ¦ -2.5 ¦ 0.1 ¦ 1.*^300 ¦ -1.*^308 ¦ 1.*^-320 ¦ 1.5`20 ¦ -3.`30 ¦ 10.`3 ¦ 0``5 ¦ 1.5`100 ¦ 2`50*^1000
Overflow[] ¦ Underflow[]
I ¦ 1+2 I ¦ 1.5-2. I ¦ 1/2+I/3 ¦ 0.+1. I ¦ 10^400+I ¦ 32.-+3 I ¦ Complex[0,0.] ¦ Infinity ¦ -Infinity ¦ ComplexInfinity
Indeterminate ¦ DirectedInfinity[I] ¦ DirectedInfinity[]
Pi ¦ E ¦ EulerGamma ¦ GoldenRatio ¦ Degree ¦ Sqrt[2] ¦ 2^(1/3) ¦ Exp[1000] ¦ Pi^Pi ¦ x ¦ y ¦ f ¦ x`y ¦ $Failed ¦ $Aborted
Null ¦ True ¦ False ¦ All ¦ None ¦ Automatic ¦ Nothing
"" ¦ "a" ¦ "ab" ¦ "Hello World" ¦ "é€α" ¦ "\\n" ¦ "1" ¦ "2.5e3" ¦ "x+y" ¦ "[" ¦ "a.b" ¦ StringRepeat["ab",100] ¦ "Real32"
"Input" ¦ "File" ¦ "²" ¦ "%" ¦ "{" ¦ "http://"
{} ¦ {{}} ¦ {{{}}} ¦ {1} ¦ {1,2,3} ¦ {1.,2.,3.} ¦ {x,y} ¦ {"a","b"} ¦ {1,"a"} ¦ {1,2.,x} ¦ {{1,2},{3,4}} ¦ {{1.,2.},{3.,4.}}
{{1,2},{3}} ¦ {{a}} ¦ {{{1}}} ¦ {{0,0},{0,0}}
Range[100] ¦ N[Range[20]] ¦ ConstantArray[0.5,{3,3}] ¦ ConstantArray[0,{0,3}] ¦ {Infinity} ¦ {Indeterminate,1.} ¦ {I,2.}
{True,False} ¦ {10^400,1.} ¦ {2^64,1} ¦ {2^31,2^31}
{1->2} ¦ {x->1,y->2} ¦ {1->x,2->y} ¦ {"a"->1} ¦ {{1,1}->2} ¦ {_->1} ¦ {Rule[]} ¦ {x:>y} ¦ {{x->1}} ¦ {{1,2}->{3,4}}
{{0,0},{0,0}}->y
x->1 ¦ "a"->1 ¦ 1->2 ¦ x:>y ¦ Rule[] ¦ Rule[1] ¦ Rule[1,2,3] ¦ RuleDelayed[] ¦ RuleDelayed[1] ¦ (x->y)->z ¦ {1,2}->{3,4}
x<->y ¦ "a"->{} ¦ All->1 ¦ _->x
Set[] ¦ Set[1] ¦ Set ¦ SetDelayed[1] ¦ Hold[Set[]] ¦ Module[{1=x},x] ¦ Condition[] ¦ Condition[x] ¦ Message[f::m] ¦ f::m
MessageName[] ¦ 8[Pi] ¦ "a"[x] ¦ 1.5[] ¦ {1,2}[x]
Function[] ¦ Function[x] ¦ Function[1,2] ¦ Function[x,x,y] ¦ Function[{x,x},x] ¦ Function[{1},1] ¦ #& ¦ #1+#2& ¦ #a& ¦ ##&
#0[x]& ¦ #^2& ¦ Slot[] ¦ Slot[-1] ¦ Slot[x] ¦ SlotSequence[]
Sin ¦ Plus ¦ Times ¦ List ¦ Rule ¦ Function ¦ Identity ¦ f[] ¦ f[x] ¦ f[x][y] ¦ f[x,y] ¦ f[f[f[x]]] ¦ g[1,2,3] ¦ x+y ¦ x y
x^2+1 ¦ x==1 ¦ x<1&&y>2 ¦ Sin[x]/x ¦ x y+Sin[x] ¦ 1/x ¦ Not[x]
1;;2 ¦ ;; ¦ -3;;-1 ¦ 1;;-1;;2 ¦ Span[] ¦ Span[1] ¦ Span[x,y] ¦ 1;;10^400 ¦ ;;;;0 ¦ Span[1,2,3,4]
<||> ¦ <|"a"->1|> ¦ <|1->2,x->y|> ¦ <|"a"-><|"b"->2|>|> ¦ <|"a"->{1,2},"b"->{3,4}|> ¦ Association[1] ¦ Association[x->1,2]
{<|"a"->1|>,<|"a"->2|>}
_ ¦ __ ¦ ___ ¦ x_ ¦ x__ ¦ x_Integer ¦ _?NumericQ ¦ _?1 ¦ x_/;x>0 ¦ x:_ ¦ _ ¦ 1 ¦ Except[1] ¦ Except[] ¦ HoldPattern[x]
HoldPattern[] ¦ Verbatim[_] ¦ Verbatim[] ¦ x_:1 ¦ x_. ¦ Optional[] ¦ OptionsPattern[]
Repeated[_] ¦ Repeated[a_,{2}] ¦ Repeated[_,{"a",4}] ¦ Repeated[a_,{k}] ¦ Repeated[_,{2,1}] ¦ Repeated[_,-1] ¦ Repeated[]
RepeatedNull[_,{}] ¦ Pattern[] ¦ Pattern[1,2] ¦ Blank[1] ¦ Blank[1,2] ¦ PatternTest[] ¦ Alternatives[] ¦ PatternSequence[]
KeyValuePattern[] ¦ KeyValuePattern[{x->_}] ¦ Longest[x__] ¦ OrderlessPatternSequence[x_,1]
Hold[1+1] ¦ Unevaluated[] ¦ Unevaluated[1+1] ¦ Sequence[] ¦ Sequence[1,2] ¦ Evaluate[x] ¦ Splice[{1,2}] ¦ Splice[]
HoldForm[x] ¦ Defer[1] ¦ Hold[] ¦ Delayed ¦ Inactive[Plus][1,2]
SparseArray[{1->2,3->x}] ¦ SparseArray[{{1,1}->1},{3,3}] ¦ SparseArray[{1->x},4] ¦ SparseArray[{},{3}]
SparseArray[{{1.,0.},{0.,2.}}] ¦ SparseArray[Automatic] ¦ SparseArray[Automatic,{2},0]
SparseArray[Automatic,{2},0,{1,{{0,1},{{1}}},{2}}] ¦ SparseArray[Automatic,{2},0,{1,{{0,5},{{9}}},{2}}]
SparseArray[{{5,5}->1},{10^9,10^9}]
NumericArray[{1,2},"Integer8"] ¦ NumericArray[{{1.,2.}},"Real32"] ¦ NumericArray[1,2] ¦ NumericArray[{1},"x"]
NumericArray[{},"Real64"] ¦ ByteArray[{1,2,255}] ¦ ByteArray[{}] ¦ ByteArray["a"] ¦ ByteArray[{256}] ¦ ByteArray["AAEC"]
Image[{{0.,1.}}] ¦ Image[{{0.,1.},{0.5,0.2}}] ¦ Image[{{{0,1,0.5}}}] ¦ Image[{{0,255}},"Byte"] ¦ Image[] ¦ Image[{}]
Image[{{x}}] ¦ Graph[{1->2}] ¦ Graph[{1<->2,2<->3}] ¦ Graph[] ¦ Graphics[Disk[]] ¦ Graphics[] ¦ Graphics[{x}]
Quantity[1,"Meters"] ¦ Quantity[2.5,"Seconds"] ¦ Quantity[] ¦ Quantity[1,2] ¦ DateObject[{2020,1,1}] ¦ DateObject[]
DateObject[{2020,13}] ¦ DateObject[x] ¦ TimeObject[{1,2}] ¦ Dataset[{1,2}] ¦ Dataset[{<|"a"->1|>}] ¦ Dataset[]
Interval[{1,2}] ¦ Interval[] ¦ Interval[x] ¦ Missing["a"] ¦ Missing[] ¦ Failure["a",<||>] ¦ Failure[] ¦ RGBColor[1,0,0]
RGBColor[] ¦ Red ¦ GrayLevel[0.5]
NormalDistribution[] ¦ NormalDistribution[0,1] ¦ NormalDistribution[0,-1] ¦ UniformDistribution[{0,1}]
BernoulliDistribution[x] ¦ BernoulliDistribution[1/2] ¦ PoissonDistribution[-1] ¦ PoissonDistribution[3]
ExponentialDistribution[2.] ¦ EmpiricalDistribution[{1,2,2}] ¦ GammaDistribution[2,3] ¦ UniformDistribution[]
DiscreteUniformDistribution[{1,6}]
{x,3} ¦ {x,1,3} ¦ {x,1,3,0} ¦ {x,1,10,3} ¦ {x,{1,2}} ¦ {x,1,10^400} ¦ {x,a,b} ¦ {3} ¦ {x,0.,1.,0.1} ¦ {x,3,1} ¦ {x} ¦ {1,3}
{x,1/3,2,1/2} ¦ {x,0,Infinity} ¦ {x,-1,1,x} ¦ {Rule[],1,n} ¦ {x,I,3} ¦ {k,"a"}
LinearLayer[2] ¦ LinearLayer[2,"Input"->3] ¦ NetInitialize[LinearLayer[2,"Input"->3],RandomSeeding->1]
NetInitialize[NetChain[{LinearLayer[2],Ramp},"Input"->2],RandomSeeding->1] ¦ NetChain[{}] ¦ NetChain[{Ramp}]
NetChain[<|"a"->Ramp|>] ¦ ElementwiseLayer[Tanh] ¦ NetGraph[{Ramp},{}] ¦ NetGraph[{Ramp,Tanh},{1->2}]
NetEncoder["Characters"] ¦ NetEncoder[{"Class",{"a","b"}}] ¦ NetDecoder[{"Class",{"a","b"}}] ¦ NetDecoder["Boolean"]
NetPort["Input"] ¦ NetPort[{1,"Output"}] ¦ NetPort[] ¦ GatedRecurrentLayer[2,"Input"->{"Varying",2}] ¦ SoftmaxLayer[]
EmbeddingLayer[2,3]
Compile[{x},x] ¦ Compile[{{x,_Integer}},x+1] ¦ CompiledFunction[] ¦ CompiledCodeFunction[Times,"a"->1,x] ¦ Derivative[1][f]
Derivative[1] ¦ Derivative[x][Sin] ¦ Derivative[-1][f] ¦ Derivative[][f] ¦ Nearest[{1,2,3}] ¦ Composition[Sin,Cos]
Composition[] ¦ RightComposition[f] ¦ Curry[f] ¦ OperatorApplied[Plus,Rule[1,2,3]] ¦ Key["a"] ¦ Key[] ¦ Query[1]
ReplaceAll[x->1] ¦ StringReplace["a"->"b"] ¦ Select[EvenQ] ¦ Map[f] ¦ Interpolation[{1,2,3}] ¦ TransferFunctionModel[]
LinearSolve[{{1,2},{3,4}}] ¦ Piecewise[{{1,x>0}}] ¦ Piecewise[] ¦ ConditionalExpression[1,x] ¦ Root[#^2-2&,1]
Series[x,{x,0,2}] ¦ SeriesData[x,0,{1},0,2,1] ¦ RandomVariate
StringExpression["a",_] ¦ StringExpression[] ¦ RegularExpression["(a+)+"] ¦ RegularExpression["("] ¦ RegularExpression[]
DigitCharacter ¦ WordCharacter.. ¦ "a"~~__ ¦ StartOfString ¦ x:"a" ¦ Shortest["a"..] ¦ Whitespace ¦ StringTemplate["`1` x"]
TemplateApply["a"] ¦ DatePattern[{"Year"}] ¦ CharacterRange["a","c"]
InputStream["a",7] ¦ OutputStream["a",3] ¦ StringToStream["1 2 x"] ¦ File["a"] ¦ File[] ¦ Stdout ¦ $Input ¦ Real ¦ Integer
Number ¦ String ¦ Word ¦ Byte ¦ Expression ¦ {Number,Word} ¦ "CSV" ¦ "JSON" ¦ "Table" ¦ {"CSV","Data"} ¦ "PNG" ¦ "WXF" ¦ "NPY"
"XML" ¦ XMLElement["a",{},{}] ¦ XMLObject["Document"][{},1,{}]
Method->"x" ¦ Method->{} ¦ WorkingPrecision->20 ¦ WorkingPrecision->x ¦ Tolerance->0 ¦ MaxIterations->-1 ¦ SameTest->f
IgnoreCase->True ¦ Heads->True ¦ "Padding"->x ¦ Modulus->5 ¦ Modulus->0 ¦ Trig->True ¦ TimeConstraint->1 ¦ RandomSeeding->x
BatchSize->0 ¦ BatchSize->-1 ¦ MaxTrainingRounds->1 ¦ TargetDevice->"x" ¦ PlotRange->{} ¦ Joined->True ¦ FillingStyle->Rule[]
ImageSize->{0,0}
Row[{1,2}] ¦ Column[{1}] ¦ Grid[{{1,2},{3}}] ¦ TableForm[{{1,2}}] ¦ MatrixForm[{{1}}] ¦ NumberForm[1.5,3]
NumberForm[10.^20,{x,y}] ¦ NumberForm[] ¦ PaddedForm[1,2] ¦ BaseForm[10,2] ¦ BaseForm[1.5,-3] ¦ Style["a",Red] ¦ Style[]
Subscript[x,1] ¦ Superscript[] ¦ OutputForm[x] ¦ InputForm[1/2] ¦ TeXForm[x^2] ¦ StringForm["`1`",x] ¦ StringForm["``"]
StringForm[] ¦ RowBox[{"a","b"}] ¦ FractionBox["1","2"] ¦ SqrtBox[] ¦ Tooltip[1,2] ¦ Framed[x] ¦ Short[Range[100]]
Infix[f[x,y]] ¦ Prefix[]
"""

ATOMS = [atom.strip() for line in _TEXT.split("\n") for atom in line.split("¦") if atom.strip()]


@lru_cache(1)
def heads() -> list[str]:
    """The heads by which the sources know what an expression is."""
    package = Path(__file__).parent.parent.parent / "wlnet"
    asked = re.compile(r"has_head\([^()]*, S\.(\w+)\)|\bhead (?:is|is not) S\.(\w+)")
    found = {name for path in package.rglob("*.py") for match in asked.findall(path.read_text("utf-8")) for name in match if name}
    return sorted([name.removesuffix("_") for name in found])


def atom(chance: Random) -> str:
    """An odd argument: one of the list, at times in a list, a call, a rule or with a sign."""
    a = chance.choice(ATOMS)
    match chance.randrange(24):
        case 0:
            return f"{{{a}}}"
        case 1:
            return f"{{{a}, {chance.choice(ATOMS)}}}"
        case 2:
            return f"f[{a}]"
        case 3:
            return f"{chance.choice(ATOMS)} -> {a}"
        case 4:
            return f"-({a})"
        case 5:
            return f"<|{chance.choice(ATOMS)} -> {a}|>"
        case 6:
            return f"({a})&"
        case 7 | 8 | 9:  # a head that somebody looks for, with other arguments than it should have
            return f"{chance.choice(heads())}[{', '.join([chance.choice(ATOMS) for _ in range(chance.choice((0, 0, 1, 1, 2, 3, 4)))])}]"
    return a


def atoms(chance: Random, least: int, most: int) -> str:
    """So many odd arguments, with commas."""
    return ", ".join([atom(chance) for _ in range(chance.randint(least, most))])
