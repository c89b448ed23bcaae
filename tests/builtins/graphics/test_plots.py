"""Plots: expressions, and pictures drawn by matplotlib."""

import pytest
from asking import array_of, messages_of, value_of

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
    Session().run(f'Export["{tmp_path}/p.{kind}", ListPlot[{{1, 2}}]]')
    assert (tmp_path / f"p.{kind}").read_bytes().startswith(start)


def test_rasterize():
    assert Session().evaluate("ImageDimensions[Rasterize[Graphics[Disk[]], ImageSize -> {120, 80}]]") == [120, 80]


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


@pytest.mark.parametrize(
    "code, expected",
    [
        ("N[Cases[ListPlot[{5, 6}], Point[p_] :> p, Infinity]]", "{{{1., 5.}, {2., 6.}}}"),
        ("Cases[ListPlot[{{1, 2}, {3, 5}}], Point[p_] :> p, Infinity]", "{{{1., 2.}, {3., 5.}}}"),
        ("N[Cases[ListLinePlot[{5, 6}], Line[p_] :> p, Infinity]]", "{{{1., 5.}, {2., 6.}}}"),
        ("Length[Cases[ListPlot[{{1, 2, 3}, {4, 5, 6}}], _Point, Infinity]]", "2"),
        ("Cases[ListPlot[{5, 6}, DataRange -> {0, 10}], Point[p_] :> p[[All, 1]], Infinity]", "{{0., 10.}}"),
        ("Length[Cases[ListPlot[{5, 6}, Joined -> True], _Line, Infinity]]", "1"),
        ("Length[Cases[ListLinePlot[{1, Missing[], 2, 3}], _Line, Infinity]]", "1"),
        ("N[Cases[ListPlot[{1, 2}, Filling -> Axis], Line[p_] :> p, Infinity][[1, 1]]]", "{{1., 1.}, {1., 0.}}"),
        ('Head[ListPlot[{1}, PlotLegends -> {"a"}]]', "Legended"),
        ("Cases[ListPlot[{1, 2}, PlotStyle -> Red], RGBColor[1, 0, 0], Infinity]", "{RGBColor[1, 0, 0]}"),
        ("FreeQ[ListPlot[{1, 2}, PlotStyle -> Red][[2 ;;]], PlotStyle]", "True"),
        ('MemberQ[ListPlot[{1, 2}, PlotLabel -> "l"], PlotLabel -> "l"]', "True"),
        ('MemberQ[ListLogPlot[{1, 2}], ScalingFunctions -> "Log"]', "True"),
        ('MemberQ[ListLogLogPlot[{1, 2}], ScalingFunctions -> {"Log", "Log"}]', "True"),
        ('MemberQ[ListLogLinearPlot[{1, 2}], ScalingFunctions -> {"Log", None}]', "True"),
        (
            "Cases[Histogram[{1, 1, 2}, {1, 3, 1}], Rectangle[{a_, _}, {b_, h_}] :> {a, b, h}, Infinity]",
            "{{1., 2., 2.}, {2., 3., 1.}}",
        ),
        ("Cases[BarChart[{3, 5}], Rectangle[{a_, l_}, {b_, h_}] :> {l, h}, Infinity]", "{{0., 3.}, {0., 5.}}"),
        ("Cases[BarChart[{3, 5}], Rectangle[{a_, _}, {b_, _}] :> (a + b)/2, Infinity]", "{1., 2.}"),
        ("Length[Cases[BarChart[{{1, 2}, {3}}], _Rectangle, Infinity]]", "3"),
        ('Cases[BarChart[<|"a" -> 1, "b" -> 2|>, ChartLabels -> Automatic], Text[t_, _] :> t, Infinity]', '{"a", "b"}'),
        ('Cases[PieChart[<|"a" -> 1, "b" -> 3|>], Text[t_, _] :> t, Infinity]', '{"a", "b"}'),
        ("Length[Cases[PieChart[{1, 2, 3}], _Polygon, Infinity]]", "3"),
        ("Cases[ArrayPlot[{{0, 1}, {1, 0}}], Raster[r_, __] :> r, Infinity]", "{{{0., 1.}, {1., 0.}}}"),
        ("Cases[ArrayPlot[{{0, 1, 0}}], Raster[_, b_] :> b, Infinity]", "{{{0, 0}, {3, 1}}}"),
        ("Cases[MatrixPlot[{{-1, 0, 1}}], Raster[r_, __] :> r[[1, 2]], Infinity]", "{{1., 1., 1.}}"),
        ("Cases[ListDensityPlot[{{1, 2, 3}, {4, 5, 6}}], Raster[_, b_] :> b, Infinity]", "{{{1., 1.}, {3., 2.}}}"),
        (
            "Cases[ListPlot3D[{{1, 2}, {3, 4}}], GraphicsComplex[p_, _] :> p, Infinity][[1]]",
            "{{1., 1., 1.}, {2., 1., 2.}, {1., 2., 3.}, {2., 2., 4.}}",
        ),
        ("Cases[ListPlot3D[{{1, 2}, {3, 4}}], Polygon[p_] :> p, Infinity][[1]]", "{{1, 2, 4, 3}}"),
        ("Cases[ListPointPlot3D[{{1, 2, 3}}], Point[p_] :> p, Infinity]", "{{{1., 2., 3.}}}"),
        ("Length[Cases[Plot[{x, -x}, {x, 0, 1}], _Line, Infinity]]", "2"),
        ("Length[Cases[Plot[Sqrt[x], {x, -1, 1}], Line[p_] /; p[[1, 1]] >= 0, Infinity]]", "1"),
        ("x = 5; Plot[x, {x, 0, 1}]; x", "5"),
        ("Length[Cases[Plot[x, {x, 0, 1}, PlotPoints -> 100], Line[p_] :> p, Infinity][[1]]]", "400"),
        ("Plot[x]", "Plot[x]"),
        ("Attributes[Plot]", "{HoldAll, Protected}"),
        ("Attributes[ListPlot]", "{Protected}"),
    ],
)
def test_what_plots_are_made_of(code, expected):
    assert value_of(code) == expected


def test_contours_lie_where_the_function_has_their_height():
    code = "Flatten[Cases[ContourPlot[x^2 + y, {x, -1, 1}, {y, -1, 1}, Contours -> {1/2}, ContourShading -> False], Line[p_] :> p, Infinity], 2]"
    points = array_of(code)
    assert len(points) > 40 and abs(points[:, 0] ** 2 + points[:, 1] - 0.5).max() < 2e-3
    assert array_of("Length[Cases[ContourPlot[x, {x, 0, 1}, {y, 0, 1}, Contours -> 3], _Line, Infinity]]") == 3


def test_curves_have_a_color_each_and_colors_begin_again():
    """There are ten standard colors: the eleventh curve has the first again."""
    code = "colors = Cases[ListLinePlot[Table[{0, k, 0}, {k, 11}]], _RGBColor, Infinity]; "
    assert value_of(code + "{Length[colors], CountDistinct[colors], Last[colors] === First[colors]}") == "{11, 10, True}"


def test_a_parametric_curve_is_on_its_circle():
    points = array_of("Cases[ParametricPlot[{2 Cos[t], 2 Sin[t]}, {t, 0, 6}], Line[p_] :> p, Infinity][[1]]")
    assert abs(points[:, 0] ** 2 + points[:, 1] ** 2 - 4).max() < 1e-12


def test_poles_do_not_set_the_range():
    low, high = array_of("Cases[Plot[1/x, {x, -1, 1}], (PlotRange -> r_) :> r][[1, 2]]")
    assert -500 < low < -1 and 1 < high < 500


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Histogram[x]", ["Histogram::hist"]),
        ("PieChart[{-1, 2}]", ["PieChart::ldata"]),
        ("ListPlot3D[{1, 2}]", ["ListPlot3D::ldata"]),
        ("ListPointPlot3D[{{1, 2}}]", ["ListPointPlot3D::ldata"]),
        ("MatrixPlot[x]", ["MatrixPlot::ldata"]),
        ("Plot3D[x, {x, 0, 1}, {y, 0, b}]", ["Plot3D::plln"]),
        ("DensityPlot[x, {x, 0}, {y, 0, 1}]", ["DensityPlot::pllim"]),
        ("ListLinePlot[{{1, 2, 3}, x}]", ["ListLinePlot::ldata"]),
        ("ListPlot[{I, 2}]", ["ListPlot::ldata"]),
    ],
)
def test_more_messages(code, expected):
    assert messages_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "Options[Plot, {PlotStyle, Axes, AspectRatio}]",
            "{PlotStyle -> Automatic, Axes -> True, AspectRatio -> GoldenRatio^(-1)}",
        ),
        ("Options[Graphics, Frame]", "{Frame -> False}"),
        ("SetOptions[Plot, Frame -> True]; Cases[Plot[x, {x, 0, 1}], (Frame -> f_) :> f]", "{True}"),
        ("SetOptions[Plot, Frame -> True]; Cases[Plot[x, {x, 0, 1}, Frame -> False], (Frame -> f_) :> f]", "{False}"),
        ("SetOptions[ListPlot, Joined -> True]; Length[Cases[ListPlot[{1, 2}], _Line, Infinity]]", "1"),
        (
            "DeleteCases[Table[Length[Options[f]] > 8, {f, {Plot, LogPlot, ParametricPlot, ListPlot, ListLinePlot, DensityPlot, ContourPlot, Plot3D, BarChart, Histogram, PieChart, ArrayPlot, Graphics3D}}], True]",
            "{False}",
        ),
    ],
)
def test_options_of_pictures_are_listed_and_can_be_set(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Rasterize[Graphics[Disk[], PlotRange -> 8]] === Rasterize[Graphics[Disk[{0, 0}, 1], PlotRange -> 8]]", "True"),
        ("Rasterize[Graphics[Circle[], PlotRange -> 8]] === Rasterize[Graphics[Circle[{0, 0}, 1], PlotRange -> 8]]", "True"),
        (
            "Rasterize[Graphics[Rectangle[], PlotRange -> 8]] === Rasterize[Graphics[Rectangle[{0, 0}, {1, 1}], PlotRange -> 8]]",
            "True",
        ),
        (
            "Rasterize[Graphics[Rectangle[{5, 5}], PlotRange -> 8]] === Rasterize[Graphics[Rectangle[{5, 5}, {6, 6}], PlotRange -> 8]]",
            "True",
        ),
        ("Rasterize[Graphics[Disk[], PlotRange -> 8]] === Rasterize[Graphics[{}, PlotRange -> 8]]", "False"),
        ("Rasterize[Graphics[Circle[], PlotRange -> 8]] === Rasterize[Graphics[{}, PlotRange -> 8]]", "False"),
        ("Rasterize[Graphics[Circle[], PlotRange -> 8]] === Rasterize[Graphics[Disk[], PlotRange -> 8]]", "False"),
        (
            "Rasterize[Graphics[Disk[{{0, 0}, {4, 4}}, 2], PlotRange -> 8]] === Rasterize[Graphics[{Disk[{0, 0}, 2], Disk[{4, 4}, 2]}, PlotRange -> 8]]",
            "True",
        ),
        (
            "Rasterize[Graphics[Disk[{0, 0}, 3, {0, Pi}], PlotRange -> 8]] === Rasterize[Graphics[Disk[{0, 0}, 3], PlotRange -> 8]]",
            "False",
        ),
        (
            "Rasterize[Graphics[Circle[{0, 0}, 3, {0, 1}], PlotRange -> 8]] === Rasterize[Graphics[Circle[{0, 0}, 3, {0, 2}], PlotRange -> 8]]",
            "False",
        ),
    ],
)
def test_primitives_without_arguments_are_drawn_at_the_origin(code, expected):
    assert value_of(code) == expected
