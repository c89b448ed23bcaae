"""Numeric arrays and byte arrays: construction, conversion between types, and what functions do with them."""

import pytest
from asking import answer_of, messages_of, text_of, value_of

LIMITS = {
    "UnsignedInteger8": (0, 2**8 - 1), "Integer8": (-(2**7), 2**7 - 1), "UnsignedInteger16": (0, 2**16 - 1),
    "Integer16": (-(2**15), 2**15 - 1), "UnsignedInteger32": (0, 2**32 - 1), "Integer32": (-(2**31), 2**31 - 1),
    "Integer64": (-(2**63), 2**63 - 1),
}  # fmt: skip


@pytest.mark.parametrize("kind", LIMITS)
def test_limits_of_the_integer_types(kind):
    low, high = LIMITS[kind]
    assert text_of(f'Normal[NumericArray[{{{low}, {high}}}, "{kind}"]]') == f"{{{low}, {high}}}"
    assert text_of(f"NumericArrayType[NumericArray[{{{low}, {high}}}]]") == f'"{kind}"'
    for outside in (low - 1, high + 1):
        text, messages = answer_of(f'NumericArrayQ[NumericArray[{{{outside}}}, "{kind}"]]')
        assert (text, messages) == ("False", ["NumericArray::nconvss"]), outside
        if kind != "Integer64":
            clipped = low if outside < low else high
            assert text_of(f'Normal[NumericArray[{{{outside}}}, "{kind}", "ClipAndCoerce"]]') == f"{{{clipped}}}"
            wrapped = high if outside < low else low
            assert text_of(f'Normal[NumericArray[{{{outside}}}, "{kind}", "Coerce"]]') == f"{{{wrapped}}}"


@pytest.mark.parametrize("values, kind, method, expected", [
    ("{1.4, 2.5, 3.6, -1.7}", "Integer8", "Check", None), ("{1.4, 2.5, 3.6, -1.7}", "Integer8", "Round", "{1, 2, 4, -2}"),
    ("{1.4, 2.5, 3.6, -1.7}", "Integer8", "Coerce", "{1, 2, 3, -1}"), ("{1., 2.}", "Integer8", "Check", "{1, 2}"),
    ("{300., -5.}", "UnsignedInteger8", "Round", None), ("{300.4, -5.}", "UnsignedInteger8", "ClipAndRound", "{255, 0}"),
    ("{300.4, -5.}", "UnsignedInteger8", "ClipAndCoerce", "{255, 0}"), ("{300, -5}", "UnsignedInteger8", "ClipAndCheck", "{255, 0}"),
    ("{300.5, -5.}", "UnsignedInteger8", "ClipAndCheck", None), ("{0., 0.5, 1.}", "UnsignedInteger8", "Scale", "{0, 128, 255}"),
    ("{-1., 0.25, 2.}", "UnsignedInteger8", "ClipAndScale", "{0, 64, 255}"), ("{1, 2}", "Real32", "Check", "{1., 2.}"),
    ("{1, 2}", "Real64", "Check", "{1., 2.}"), ("{1, 2}", "ComplexReal64", "Check", "{1. + 0.*I, 2. + 0.*I}"), ("{1. + 0. I}", "Real64", "Check", "{1.}"),
    ("{1. + 2. I}", "Real64", "Check", None), ("{1. + 2. I}", "Real64", "Coerce", "{1.}"), ("{{1, 2}, {3, 4}}", "Integer16", "Check", "{{1, 2}, {3, 4}}"),
])  # fmt: skip
def test_conversion(values, kind, method, expected):
    call = f'NumericArray[{values}, "{kind}", "{method}"]'
    if expected is None:
        assert answer_of(f"NumericArrayQ[{call}]") == ("False", ["NumericArray::nconvss"])
    else:
        assert text_of(f"{{Normal[{call}], NumericArrayType[{call}]}}") == f'{{{expected}, "{kind}"}}'


@pytest.mark.parametrize("code, expected", [
    ("{NumericArrayType[NumericArray[{1.5}]], NumericArrayType[NumericArray[{1, 2.}]], NumericArrayType[NumericArray[{1. + I, 1.}]]}", '{"Real64", "Real64", "ComplexReal64"}'),
    ('{NumericArrayQ[a], NumericArrayQ[{1, 2}], NumericArrayType[{1, 2}], Head[a], AtomQ[a]}', "{True, False, NumericArrayType[{1, 2}], NumericArray, True}"),
    ("{Dimensions[m], Length[m], ArrayDepth[m], Normal[m], m === NumericArray[{{1, 2, 3}, {4, 5, 6}}, \"Integer16\"]}",
     "{{2, 3}, 2, 2, {{1, 2, 3}, {4, 5, 6}}, True}"),
    ("{m[[2, 3]], Normal[m[[1]]], NumericArrayType[m[[1]]], Normal[First[m]], Normal[Last[m]], First[a], Normal[m[[All, 2]]]}",
     '{6, {1, 2, 3}, "Integer16", {1, 2, 3}, {4, 5, 6}, 1, {2, 5}}'),
    ("{Normal[Reverse[a]], NumericArrayType[Reverse[a]], Normal[Transpose[m]], NumericArrayType[Transpose[m]], Normal[Flatten[m]], Normal[Take[a, 2]], Normal[Join[a, a]]}",
     '{{3, 2, 1}, "UnsignedInteger8", {{1, 4}, {2, 5}, {3, 6}}, "Integer16", {1, 2, 3, 4, 5, 6}, {1, 2}, {1, 2, 3, 1, 2, 3}}'),
    ("{Total[a], Max[a], Min[a], Mean[a]}", "{6, 3, 1, 2}"), ("Map[f, a]", "{f[1], f[2], f[3]}"),
    ("NumericArrayType[Join[a, NumericArray[{-1}, \"Integer16\"]]]", '"Integer16"'), ("Normal[NumericArray[a, \"Real32\"]]", "{1., 2., 3.}"),
    ("NumericArray[a] === a", "True"), ("Normal[NumericArray[ByteArray[{1, 2}], \"UnsignedInteger8\"]]", "{1, 2}"), ("Normal[NumericArray[SparseArray[{2 -> 1}, 3]]]", "{0, 1, 0}"),
    # bytes
    ('{Normal[b], Length[b], ByteArrayQ[b], ByteArrayQ[{1}], Head[b], AtomQ[b], b === ByteArray["AQL/"], b == ByteArray[{1, 2, 255}], b == ByteArray[{1}]}',
     "{{1, 2, 255}, 3, True, False, ByteArray, True, True, True, False}"),
    ("{Length[ByteArray[]], ByteArray[b] === b, ByteArray[NumericArray[{7}, \"UnsignedInteger8\"]] === ByteArray[{7}]}", "{0, True, True}"),
    ("{b[[2]], b[[-1]], Normal[b[[1 ;; 2]]], Normal[Reverse[b]], ByteArrayQ[Reverse[b]], Normal[Join[b, b]], ByteArrayQ[Join[b, b]], Normal[Take[b, -1]], Normal[Rest[b]]}",
     "{2, 255, {1, 2}, {255, 2, 1}, True, {1, 2, 255, 1, 2, 255}, True, {255}, {2, 255}}"),
    ("{Total[b], Max[b], b + 1, Map[f, b], Counts[b], Sqrt[ByteArray[{4}]]}", "{258, 255, {2, 3, 256}, {f[1], f[2], f[255]}, <|1 -> 1, 2 -> 1, 255 -> 1|>, {2}}"),
])  # fmt: skip
def test_value(code, expected):
    setting = 'a = NumericArray[{1, 2, 3}]; m = NumericArray[{{1, 2, 3}, {4, 5, 6}}, "Integer16"]; b = ByteArray[{1, 2, 255}]; '
    assert text_of(setting + code) == expected


@pytest.mark.parametrize("code, message", [
    ('NumericArray[{1}, "Integer7"]', "NumericArray::numtype"), ('NumericArray[{1}, "Integer8", "Guess"]', "NumericArray::nmet"),
    ("NumericArray[{x}]", "NumericArray::nconvss"), ("NumericArray[5]", "NumericArray::nconvss"), ("NumericArray[{{1, 2}, {3}}]", "NumericArray::nconvss"),
    ("ByteArray[{256}]", "ByteArray::lend"), ("ByteArray[{-1}]", "ByteArray::lend"), ("ByteArray[{1.5}]", "ByteArray::lend"), ("ByteArray[x]", "ByteArray::lend"),
    ('ByteArray["*"]', "ByteArray::lend"),
])  # fmt: skip
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert answer_of(code) == (code, [message])


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{NumericArray[ByteArray[{1, 255}]], NumericArray[ByteArray[{}]]}",
            '{NumericArray[{1, 255}, "UnsignedInteger8"], NumericArray[{}, "UnsignedInteger8"]}',
        ),
        ('NumericArray[ByteArray[{1, 2}], "Integer32"]', 'NumericArray[{1, 2}, "Integer32"]'),
    ],
)
def test_bytes_are_bytes(code, expected):
    assert value_of(code) == expected


def test_bytes_of_a_packed_list():
    assert value_of("Total[Normal[ByteArray[Range[0, 255]]]]") == "32640"
    assert messages_of("ByteArray[Range[0, 256]]") == ["ByteArray::lend"]
    assert messages_of("ByteArray[Range[-1, 200]]") == ["ByteArray::lend"]
