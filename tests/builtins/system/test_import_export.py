"""Import and Export: kinds, elements, options, messages."""

import pytest
from asking import messages_of, value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        ('ImportString["one two\\nthree", "Words"]', '{"one", "two", "three"}'),
        ('ImportString["one two\\nthree\\n", "Lines"]', '{"one two", "three"}'),
        ('ImportString["one two", "Text"]', '"one two"'),
        ('ImportString["1\\nx\\n2.5", "List"]', '{1, "x", 2.5}'),
        ('ImportString["1 2\\n3 4", "Table"]', "{{1, 2}, {3, 4}}"),
        ('ImportString["a\\t1", "TSV"]', '{{"a", 1}}'),
        ('ImportString["1,2.5,x\\n", "CSV"]', '{{1, 2.5, "x"}}'),
        ('ImportString["1e3,True,", "CSV"]', '{{1000., True, Missing["NotAvailable"]}}'),
        ('ImportString["\\"a,b\\",\\"say \\"\\"hi\\"\\"\\"", "CSV"]', '{{"a,b", "say \\"hi\\""}}'),
        ('ImportString["1;2", "CSV", "FieldSeparators" -> ";"]', "{{1, 2}}"),
        ('ImportString["n,m\\n1,2", "CSV", "HeaderLines" -> 1]', "{{1, 2}}"),
        ('ImportString["1,2", "CSV", "Numeric" -> False]', '{{"1", "2"}}'),
        ('ImportString["n,m\\n1,2\\n3,4", {"CSV", "ColumnLabels"}]', '{"n", "m"}'),
        ('ImportString["n,m\\n1,2\\n3,4", {"CSV", "Dimensions"}]', "{2, 2}"),
        ('ImportString["n,m\\n1,x\\n3.5,y", {"CSV", "ColumnTypes"}]', '<|"n" -> "Real64", "m" -> "String"|>'),
        ('ImportString["aMOp", "Base64"]', '"h\u00e9"'),
        ('ExportString["abc", "Base64"]', '"YWJj\\n"'),
        ('Normal[ImportString["AQID", {"Base64", "ByteArray"}]]', "{1, 2, 3}"),
        ('ImportString["1,2\\n3,4", {"CSV", "Data", 2}]', "{3, 4}"),
        ('ImportString["1,2\\n3,4", {"CSV", "Data", All, 1}]', "{1, 3}"),
        ('Normal[ImportString["n,m\\n1,2", {"CSV", "Dataset"}]]', '{<|"n" -> 1, "m" -> 2|>}'),
        ('ImportString["{\\"k\\": [1, 2.5, null, true]}", "RawJSON"]', '<|"k" -> {1, 2.5, Null, True}|>'),
        ('ImportString["{\\"k\\": {\\"l\\": 1}}", "JSON"]', '{"k" -> {"l" -> 1}}'),
        ('ImportString["{\\"k\\": 1}\\n{\\"k\\": 2}", "JSONLines"]', '{<|"k" -> 1|>, <|"k" -> 2|>}'),
        ('ImportString["AB", "Byte"]', "{65, 66}"),
        ('ImportString["f[x_] := 2", {"WL", "HeldExpressions"}]', "{HoldComplete[f[x_] := 2]}"),
        ('ImportString["1 + 1\\n2 + 2", "Package"]', "4"),
        (
            'ImportString["<p a=\\"1\\">t<q/></p>", {"XML", "XMLElement"}]',
            'XMLElement["p", {"a" -> "1"}, {"t", XMLElement["q", {}, {}]}]',
        ),
        ('ImportString["<h1>Title</h1><p>Some text</p>", "HTML"]', '"Title\\nSome text"'),
        ('ExportString[{{1, 2.5}, {"a,b", "c"}}, "CSV"]', '"1,2.5\\n\\"a,b\\",\\"c\\"\\n"'),
        ('ExportString[{<|"n" -> 1|>, <|"n" -> 2|>}, "CSV"]', '"\\"n\\"\\n1\\n2\\n"'),
        ('ExportString[{{"say \\"hi\\"", True, Missing[]}}, "TSV"]', '"\\"say \\"\\"hi\\"\\"\\"\\ttrue\\t\\n"'),
        ('ExportString[<|"k" -> {1, 2.}|>, "JSON", "Compact" -> True]', '"{\\"k\\":[1,2.0]}"'),
        ('ExportString[{"k" -> Null}, "JSON"]', '"{\\n\\t\\"k\\":null\\n}"'),
        ('ExportString["text", "Text"]', '"text"'),
        ('ExportString[{1, x}, "Lines"]', '"1\\nx"'),
        ('ImportByteArray[ByteArray[{49, 44, 50}], "CSV"]', "{{1, 2}}"),
        ('ImportByteArray[ExportByteArray[{1, x}, "WXF"], "WXF"]', "{1, x}"),
        ('ImportString["1,2", {"CSV", {"RowCount", "ColumnCount"}}]', "{1, 2}"),
        ('MemberQ[ImportString["1", {"CSV", "Elements"}], "Data"]', "True"),
        ('MemberQ[$ImportFormats, "PNG"]', "True"),
    ],
)
def test_strings(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ('Import["/no such file.csv"]', ["Import::nffil"]),
        ('ImportString["x", "NoSuchFormat"]', ["Import::fmterr"]),
        ('ImportString["[1, ", "JSON"]', ["Import::jsonhintposandchar"]),
        ("Import[3]", ["Import::chtype"]),
        ('ImportString["1", {"CSV", "Nonsense"}]', ["Import::noelem"]),
        ('Export["/tmp/x.unknownkind", 1]', ["Export::infer"]),
        ('ExportString[f[x], "JSON"]', ["Export::jsonstrictencoding"]),
        ('ExportString[1, "Nonsense"]', ["ExportString::fmtnosup"]),
        ('ImportString["1", "CSV", "Nonsense" -> 1]', ["ImportString::erropts"]),
        ('ImportString["junk", "PNG"]', ["ImportString::fmterr"]),
        ('Import["https://example.org/a.csv"]', ["General::unsup"]),
        ('ImportString["<a>", "XML"]', ["Import::xmlparse"]),
    ],
)
def test_messages(code, expected):
    assert messages_of(code) == expected


@pytest.mark.parametrize(
    "name, value",
    [
        ("a.csv", '{{1, 2.5}, {"x", "y"}}'),
        ("a.tsv", "{{1, 2}, {3, 4}}"),
        ("a.json", '{"k" -> {1, 2}}'),
        ("a.txt", '"some text"'),
        ("a.wl", '{1, x^2, "s"}'),
        ("a.wxf", "<|1 -> {x, 2/3}|>"),
        ("a.csv.gz", "{{1, 2}}"),
        ("a.npy", 'NumericArray[{{1, 2}, {3, 4}}, "Integer16"]'),
        ("a.png", 'Image[{{0, 128}, {255, 7}}, "Byte"]'),
        ("a.bmp", 'Image[{{{0, 1, 2}, {3, 4, 5}}}, "Byte"]'),
        ("a.tiff", 'Image[{{0, 128}, {255, 7}}, "Byte"]'),
    ],
)
def test_what_is_exported_is_imported_again(tmp_path, name, value):
    code = (
        f'v = {value}; Export["{tmp_path}/{name}", v]; w = Import["{tmp_path}/{name}"]; '
        'If[ImageQ[v], ImageData[v, "Byte"] == ImageData[w, "Byte"], v === w]'
    )
    assert Session().evaluate(code) is True
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_hdf5(tmp_path):
    session = Session()
    session.run(f'f = Export["{tmp_path}/a.h5", <|"/x" -> {{1., 2.}}, "/g/y" -> {{{{1, 2}}}}|>]')
    assert session.evaluate("Sort[Import[f]]") == ["/g/y", "/x"]
    assert session.evaluate('Normal[Import[f, {"Datasets", "/g/y"}]]') == [[1, 2]]
    assert session.evaluate('Normal[Import[f, "Data"]["/x"]]') == [1.0, 2.0]


def test_binary_numbers(tmp_path):
    session = Session()
    session.run(f'f = Export["{tmp_path}/a.bin", {{1.5, -2.}}, "Real32"]')
    assert (tmp_path / "a.bin").stat().st_size == 8
    assert session.evaluate('{Import[f, "Real32"], BinaryReadList[f, "Real32"]}') == [[1.5, -2.0], [1.5, -2.0]]


def test_names_that_say_nothing(tmp_path):
    (tmp_path / "plain").write_text("some text")
    (tmp_path / "x.unknownkind").write_text("some text")
    assert value_of(f'Import["{tmp_path}/plain"]') == '"some text"'
    assert messages_of(f'Import["{tmp_path}/x.unknownkind"]') == ["Import::fmterr"]
    assert value_of(f'Import["{tmp_path}/x.unknownkind", "Text"]') == '"some text"'


@pytest.mark.parametrize(
    "code, expected",
    [
        ('ImportString["\u20ac\u00e9", "Text"]', '"\u20ac\u00e9"'),
        ('StringTake[ExportString[Image[{{0.5}}], "PNG"], {2, 4}]', '"PNG"'),
        ('ImageDimensions[ImportString[ExportString[Image[{{0, 1}}], "PNG"]]]', "{2, 1}"),
        ('ImportString["1,2", "CSV", CharacterEncoding -> "UTF8"]', "{{1, 2}}"),
        ('ImportString["1,2"]', '"1,2"'),
        ('ImportString["1,2\\n3,4", {"CSV", 2}]', "{3, 4}"),
        ('ImportString["1,2", {"CSV", "Rules"}][[1, 1]]', '"Data"'),
        ('MemberQ[$ExportFormats, "WXF"]', "True"),
        ('Export["x"]', 'Export["x"]'),
        ('ImportString["a b\\nc", {"Text", {"Lines", "Words"}}]', '{{"a b", "c"}, {"a", "b", "c"}}'),
    ],
)
def test_more_strings(code, expected):
    assert value_of(code) == expected


def test_streams_and_options(tmp_path):
    session = Session()
    assert session.evaluate(
        f's = OpenWrite["{tmp_path}/a.csv"]; Export[s, {{{{1, 2}}}}, "CSV"]; Close[s]; Import["{tmp_path}/a.csv"]'
    ) == [[1, 2]]
    assert session.evaluate(f's = OpenRead["{tmp_path}/a.csv"]; Import[s, "CSV"]') == [[1, 2]]
    assert messages_of(f'Import["{tmp_path}/a.csv", Path -> "."]') == []
    assert messages_of(f'Import["{tmp_path}/a.csv", Nonsense -> 1]') == ["Import::erropts"]
    assert messages_of(f'Export["{tmp_path}/no such/a.csv", {{{{1}}}}]') == ["Export::noopen"]
