"""Plots: expressions, and pictures where matplotlib is installed."""

import pytest
from asking import messages_of, value_of

from wlnet import Session

PLOTS = [
    "Plot[Sin[x], {x, 0, 5}]",
    'Plot[{x, 1/x}, {x, -1, 1}, PlotLabel -> "both", AxesLabel -> {"x", "y"}]',
    "ListPlot[{1, 4, 9}]",
    "ListLinePlot[{{1, 2}, {2, 1}}]",
    "ListLinePlot[{{1, 2, 3}, {3, 2, 1}}, PlotStyle -> {Red, Dashed}]",
    'ListPlot[<|"a" -> {1, 2}, "b" -> {2, 3}|>, Joined -> True]',
    "Histogram[{1, 1, 2, 3}]",
    "Histogram[{{1, 2}, {3, 4}}, 3]",
    'BarChart[{1, 2, 3}, ChartLabels -> {"a", "b", "c"}]',
    "BarChart[{{1, 2}, {3, 4}}]",
    "ArrayPlot[{{1, 0}, {0, 1}}]",
    "MatrixPlot[{{1, -2}, {3, 0}}]",
    "DensityPlot[x y, {x, 0, 1}, {y, 0, 1}]",
    "ContourPlot[x^2 + y^2, {x, -1, 1}, {y, -1, 1}]",
    "ContourPlot[x^2 + y^2 == 1, {x, -2, 2}, {y, -2, 2}]",
    "ParametricPlot[{Cos[t], Sin[t]}, {t, 0, 6}]",
    "Show[Plot[x, {x, 0, 1}], ListPlot[{1, 2}]]",
    'Graphics[{Red, Disk[], Circle[{1, 1}, 2], Text["t", {0, 0}]}]',
    "Graphics[{EdgeForm[Black], Rectangle[{0, 0}, {1, 1}], Polygon[{{0, 0}, {1, 0}, {0, 1}}], Arrow[{{0, 0}, {1, 1}}]}]",
    "ListLogPlot[{1, 10, 100}]",
    "LogPlot[E^x, {x, 0, 5}]",
    "ListLogLogPlot[{{1, 2}, {10, 20}}]",
    'PieChart[<|"a" -> 1, "b" -> 2|>]',
    'ListLinePlot[{1, 10}, ScalingFunctions -> "Log", Frame -> True]',
    "ListDensityPlot[{{1, 2}, {3, 4}}]",
    "Graphics[{Raster[{{0, 1}, {1, 0}}]}, Frame -> True]",
]
PLOTS_3D = [
    "Plot3D[x y, {x, 0, 1}, {y, 0, 1}]",
    "ListPlot3D[{{1, 2}, {3, 4}}]",
    "ListPointPlot3D[{{1, 2, 3}, {4, 5, 6}}]",
    "Graphics3D[{Line[{{0, 0, 0}, {1, 1, 1}}], Point[{0, 0, 0}]}]",
]


@pytest.mark.parametrize("code", PLOTS)
def test_plots_print_as_graphics(code):
    assert value_of(code, "OutputForm") == "-Graphics-"


@pytest.mark.parametrize("code", PLOTS_3D)
def test_plots_in_space(code):
    assert value_of(code, "OutputForm") == "-Graphics3D-"


@pytest.mark.parametrize(
    "code",
    [
        *PLOTS,
        *PLOTS_3D,
        "GraphicsRow[{ListPlot[{1, 2}], Graphics[Disk[]]}]",
        'ListLinePlot[{{1, 2}, {2, 1}, {3, 3}}, PlotLegends -> {"one"}]',
    ],
)
def test_pictures(tmp_path, code):
    pytest.importorskip("matplotlib")
    session = Session()
    assert (
        session.evaluate(
            f'Export["{tmp_path}/p.png", {code}, ImageSize -> 200]; First[ImageDimensions[Import["{tmp_path}/p.png"]]]'
        )
        == 200
    )
    assert not session.messages


@pytest.mark.parametrize("kind, start", [("svg", b"<?xml"), ("pdf", b"%PDF"), ("eps", b"%!PS")])
def test_vector_formats(tmp_path, kind, start):
    pytest.importorskip("matplotlib")
    Session().run(f'Export["{tmp_path}/p.{kind}", ListPlot[{{1, 2}}]]')
    assert (tmp_path / f"p.{kind}").read_bytes().startswith(start)


def test_rasterize():
    pytest.importorskip("matplotlib")
    assert Session().evaluate("ImageDimensions[Rasterize[Graphics[Disk[]], ImageSize -> {120, 80}]]") == [120, 80]


def test_without_matplotlib_the_extra_is_named(tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    session = Session()
    assert session.evaluate_to_string(f'Export["{tmp_path}/p.png", ListPlot[{{1, 2}}]]') == "$Failed"
    assert [(s, t) for s, t, _ in session.messages] == [("General", "needs")]
    assert "wlnet[plots]" in session.messages[0][2]


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Plot[x, {x, a, 1}]", ["Plot::plln"]),
        ("Plot[x, y]", ["Plot::pllim"]),
        ("ListPlot[f]", ["ListPlot::ldata"]),
        ("Show[3]", ["Show::gcomb"]),
        ("ArrayPlot[{1, 2}]", ["ArrayPlot::ldata"]),
        ("Plot[1/x, {x, -1, 1}]", []),
        ("ListPlot[{1, 2}, noSuchOption -> 1]", ["ListPlot::optx"]),
        ("Plot[x, {x, 0, 1}, Frame -> True]", []),
    ],
)
def test_messages(code, expected):
    assert messages_of(code) == expected


def test_the_lines_of_a_plot_follow_the_function():
    points = Session().evaluate("Cases[Plot[x^2, {x, 0, 2}], Line[p_] :> p, Infinity][[1]]")
    assert abs(points[:, 1] - points[:, 0] ** 2).max() < 1e-12
