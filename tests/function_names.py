"""Names of functions that several tests go through."""

ELEMENTARY = tuple(
    (
        "Exp Log Sin Cos Tan Cot Sec Csc Sinh Cosh Tanh Coth Sech Csch "
        "ArcSin ArcCos ArcTan ArcCot ArcSec ArcCsc ArcSinh ArcCosh ArcTanh ArcCoth ArcSech ArcCsch"
    ).split()
)
