"""Symbols that only stand for themselves: attributes, option names and their values, graphics and interface heads."""

from ..evaluator import declare_symbol, declare_symbols

# attributes
declare_symbols(
    "Constant Flat HoldAll HoldAllComplete HoldFirst HoldRest Listable Locked NumericFunction OneIdentity "
    "Orderless ReadProtected SequenceHold Stub"
)
# options of evaluation
declare_symbols(
    "AcceptanceThreshold AccuracyGoal AllowTransliteration AllowedHeads Analytic Authentication "
    "ClassPriors Compiled ComplexityFunction ConversionRules Deletable Direction DistanceFunction "
    "Editable Evaluatable EvaluationMonitor ExcludedForms Extension FailureAction FeatureExtractor "
    "GaussianIntegers GenerateConditions Gradient IgnoreDiacritics IndeterminateThreshold Initialization "
    "Jacobian Language MaxRecursion MaxSteps MemoryConstraint Method Padding PerformanceGoal Permissions "
    "PrecisionGoal ProcessDirectory ProcessEnvironment ProgressReporting RuntimeAttributes RuntimeOptions "
    "SameTest Selectable StartingStepSize StepMonitor StoppingTest TimeConstraint "
    "TransformationFunctions Trig UtilityFunction VerificationFunction "
    "VerifySolutions Weights"
)
# layout and style options
declare_symbols(
    "AlignmentPoint Appearance AppearanceElements AspectRatio AutoAction AutorunSequencing Axes AxesEdge "
    "AxesLabel AxesOrigin AxesStyle BarOrigin BarSpacing BaselinePosition Bookmarks BoundaryStyle "
    "BoxRatios BoxStyle Boxed ChartBaseStyle ChartElementFunction ChartElements ChartLabels ChartLayout "
    "ChartLegends ChartStyle ClippingStyle ColorFunction ColorFunctionScaling ColorOutput ColorRules "
    "ContentPadding ContentSize ContinuousAction ContourLabels ContourLines ContourShading ContourStyle "
    "Contours ControlPlacement ControlType CoordinatesToolOptions DataMultipliers DataRange DataReversed "
    "Deployed DirectedEdges DisplayFunction EdgeCapacity EdgeForm EdgeLabelStyle EdgeLabels "
    "EdgeShapeFunction EdgeStyle EdgeWeight Enabled Epilog Evaluated Exclusions ExclusionsStyle "
    "ExtentSize FaceForm FaceGrids FaceGridsStyle FieldHint FieldSize Filling FillingStyle FontTracking "
    "FrameLabel FrameTicks FrameTicksStyle GraphHighlight GraphHighlightStyle GraphLayout GraphStyle "
    "GridLines GridLinesStyle ImageFormattingWidth ImageMargins ImagePadding InterpolationOrder "
    "IntervalMarkers IntervalMarkersStyle ItemAspectRatio Joined LabelStyle LabelVisibility "
    "LabelingFunction LabelingSize LegendAppearance LegendFunction LegendLabel LegendLayout LegendMargins "
    "LegendMarkerSize LegendMarkers Lighting LocalizeVariables Magnification MaxPlotPoints Mesh "
    "MeshFunctions MeshShading MeshStyle NormalsFunction PaneSelector PlotHighlighting PlotInteractivity "
    "PlotLabel PlotLabels PlotLayout PlotLegends PlotMarkers PlotPoints PlotRange PlotRangeClipping "
    "PlotRangePadding PlotRegion PlotStyle PlotTheme PreserveImageOptions Prolog RasterSize "
    "RegionFunction RotateLabel SaveDefinitions ScalingFunctions ScriptSizeMultipliers "
    "ShowStringCharacters SynchronousInitialization SynchronousUpdating TextAlignment TextJustification "
    "Ticks TicksStyle TitleStyle TrackedSymbols UndoTrackedVariables UnsavedVariables UpdateInterval "
    "VertexCoordinates VertexLabelStyle VertexLabels VertexShape VertexShapeFunction VertexSize "
    "VertexStyle VertexWeight ViewAngle ViewCenter ViewPoint ViewProjection ViewRange ViewVertical "
    "WindowSize WindowTitle"
)
# values of options
declare_symbols(
    "Above After Axis Before Below Closed Dashed Delimiter DotDashed Dotted Horizontal ImageScaled Inside "
    "Offset Open Outside Scaled StrikeThrough Thick Thin Vertical"
)
# graphics
declare_symbols(
    "AbsoluteDashing AbsolutePointSize AbsoluteThickness ActionMenu Animator Arrow Arrowheads "
    "BSplineCurve BSplineSurface Ball BarLegend BezierCurve BoxData ButtonFunction Callout CapForm "
    "CellGroup Checkbox CheckboxBar Circle ClickPane ColorSetter ColorSlider Cone Control Cuboid Cylinder "
    "Dashing Directive Disk DiskSegment Dodecahedron DynamicBox DynamicModuleBox EventHandler FilledCurve "
    "FlipView FormFunction FormObject GeometricTransformation Glow GraphicsComplex GraphicsGroup HalfLine "
    "Hexahedron Icosahedron InfiniteLine InputField Inset IntervalSlider JoinForm Line LineLegend "
    "ListAnimate Locator LocatorPane Manipulator MaterialShading MenuView Notebook Octahedron "
    "Parallelogram Placed Point PointLegend PointSize Polygon Polyhedron PopupMenu PopupView "
    "ProgressIndicator RadioButton RadioButtonBar Raster Raster3D Rectangle RegularPolygon Setter "
    "SetterBar Setting Simplex SlideView Slider Slider2D Specularity Sphere StatusArea SwatchLegend "
    "Tetrahedron TextData Texture Thickness Toggler TogglerBar TooltipBox Torus Translate Triangle "
    "Trigger Tube VertexColors VertexNormals VertexTextureCoordinates VerticalSlider WindingPolygon"
)
# graphs as data
declare_symbols("DirectedEdge Property UndirectedEdge")
# wrappers and data of other areas
declare_symbols(
    "Around Audio CenteredInterval ClassifierFunction ClassifierMeasurementsObject CloudExpression "
    "DataStructure DimensionReducerFunction Entity EntityClass EntityProperty EventData ExternalObject "
    "ExternalSessionObject FeatureExtractorFunction FittedModel GeoPosition HTTPRequest HTTPResponse "
    "ImplicitRegion InterpolatingFunction Ket LocalObject Molecule ParametricRegion "
    "PermissionsGroup PersistentObject PredictorFunction PredictorMeasurementsObject ProcessObject Region "
    "ScheduledTask SocketListener SocketObject SystemModel Tabular TaskObject TemporalData TimeSeries "
    "Video"
)

# heads that hold what they show
declare_symbol("DynamicWrapper", attributes="HoldFirst")
declare_symbol("Refresh", attributes="HoldFirst")
