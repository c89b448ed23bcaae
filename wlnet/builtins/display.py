"""Symbols that say how something is to be shown: wrappers, their options, boxes.  The formatter carries them out."""

from ..evaluator import declare_symbol, declare_symbols
from ..expression import S

_NUMBER_OPTIONS = {
    "DigitBlock": S.Infinity,
    "ExponentFunction": S.Automatic,
    "NumberFormat": S.Automatic,
    "NumberMultiplier": "\u00d7",
    "NumberPadding": S.Automatic,
    "NumberPoint": ".",
    "NumberSeparator": ",",
    "NumberSigns": S.Automatic,
    "SignPadding": S.False_,
    "ScientificNotationThreshold": S.Automatic,
    "DefaultPrintPrecision": S.Automatic,
}
declare_symbol(
    "NumberForm",
    options=_NUMBER_OPTIONS,
    usage="""NumberForm[expr, n] prints real numbers with n digits.
NumberForm[expr, {n, f}] prints f of them after the point.""",
)
declare_symbol(
    "PaddedForm",
    options=_NUMBER_OPTIONS,
    usage="""PaddedForm[expr, n] prints numbers padded to n digits.
PaddedForm[expr, {n, f}] pads to n digits, f of them after the point.""",
)
declare_symbol(
    "ScientificForm",
    options=_NUMBER_OPTIONS,
    usage="ScientificForm[expr] prints numbers with one digit before the point and a power of ten.",
)
declare_symbol(
    "EngineeringForm",
    options=_NUMBER_OPTIONS,
    usage="EngineeringForm[expr] prints numbers with powers of ten that are multiples of 3.",
)
declare_symbol(
    "AccountingForm",
    options=_NUMBER_OPTIONS,
    usage="AccountingForm[expr] prints negative numbers in parentheses, and never a power of ten.",
)
declare_symbol("DecimalForm", options=_NUMBER_OPTIONS, usage="DecimalForm[expr] prints numbers without powers of ten.")
declare_symbol("PercentForm", usage="PercentForm[x] prints a number in percent.")
declare_symbol("BaseForm", usage="BaseForm[expr, n] prints the numbers of expr in base n.")

_TABLE_OPTIONS = {
    "TableAlignments": S.Automatic,
    "TableDepth": S.Infinity,
    "TableDirections": S.Column,
    "TableHeadings": S.None_,
    "TableSpacing": S.Automatic,
}
declare_symbol("TableForm", options=_TABLE_OPTIONS, usage="TableForm[list] prints a list in rows and columns.")
declare_symbol("MatrixForm", options=_TABLE_OPTIONS, usage="MatrixForm[list] prints a list as a matrix.")
_GRID_OPTIONS = {
    "Alignment": S.Center,
    "Background": S.None_,
    "BaseStyle": S.Automatic,
    "Dividers": S.None_,
    "Frame": S.None_,
    "ItemSize": S.Automatic,
    "ItemStyle": S.None_,
    "Spacings": S.Automatic,
}
declare_symbol("Grid", options=_GRID_OPTIONS, usage="Grid[{{e11, …}, …}] prints a grid of expressions.")
declare_symbol(
    "Column", options=_GRID_OPTIONS | {"Alignment": S.Left}, usage="Column[{e1, e2, …}] prints expressions one below the other."
)
declare_symbol("Row", usage="Row[{e1, e2, …}] prints expressions in a row; Row[{e1, …}, s] with s between them.")
declare_symbol("Short", usage="Short[expr, n] prints at most about n lines of expr, 1 by default.", attributes="")
declare_symbol("Shallow", usage="Shallow[expr, {depth, length}] prints only the outer parts of expr.")
declare_symbol("Skeleton", usage="Skeleton[n] prints as <<n>>, for n parts left out.")
declare_symbol("Style", usage="Style[expr, options…] prints as expr with styles where there are any.")
declare_symbol("InputForm", usage="InputForm[expr] prints expr so that it can be read again.")
declare_symbol("FullForm", usage="FullForm[expr] prints expr without operators.")
declare_symbol("OutputForm", usage="OutputForm[expr] prints expr as text for people to read.")
declare_symbol("StandardForm", usage="StandardForm[expr] prints as expr; there is no typesetting.")
declare_symbol("TraditionalForm", usage="TraditionalForm[expr] prints as expr; there is no typesetting.")
declare_symbol("TeXForm", usage="TeXForm[expr] prints expr for TeX.")
declare_symbol("CForm", usage="CForm[expr] prints expr as C code.")
declare_symbol("FortranForm", usage="FortranForm[expr] prints expr as Fortran code.")
declare_symbol("SequenceForm", usage="SequenceForm[e1, e2, …] prints the expressions one after the other.")
declare_symbol("Defer", attributes="HoldAll", usage="Defer[expr] prints as expr, unevaluated.")
declare_symbol("Interpretation", attributes="HoldAll", usage="Interpretation[e, expr] prints as e.")

declare_symbols(
    "TreeForm DisplayForm MathMLForm TextGrid TextForm Superscript Subsuperscript Overscript "
    "Underscript Underoverscript OverBar OverHat OverTilde OverVector OverDot UnderBar Framed Panel "
    "Item Text Tooltip Labeled Legended Invisible Spacer Highlighted Annotation Pane Button Hyperlink "
    "Mouseover Magnify Rotate Prefix Infix Postfix PrecedenceForm ExpressionCell TextCell Cell TabView "
    "OpenerView Deploy Dynamic PopupWindow"
)
declare_symbols(
    "TableHeadings TableAlignments TableSpacing TableDepth TableDirections NumberPadding NumberSigns "
    "NumberSeparator DigitBlock SignPadding ExponentFunction NumberFormat NumberMultiplier NumberMarks "
    "ScientificNotationThreshold DefaultPrintPrecision PageHeight FormatType Alignment Spacings "
    "Dividers Frame FrameStyle FontSize FontColor FontFamily FontWeight FontSlant Bold Italic Plain "
    "Underlined Large Small Medium Tiny Larger Smaller Background BaseStyle ItemSize ItemStyle "
    "RoundingRadius FrameMargins Center Left Right Top Bottom Baseline SpanFromLeft SpanFromAbove "
    "SpanFromBoth TotalHeight"
)
declare_symbols(
    "RowBox GridBox SuperscriptBox SubscriptBox SubsuperscriptBox OverscriptBox UnderscriptBox "
    "UnderoverscriptBox FractionBox SqrtBox RadicalBox StyleBox TagBox InterpretationBox FrameBox "
    "AdjustmentBox FormBox RawBoxes TemplateBox MultilineFunction"
)
