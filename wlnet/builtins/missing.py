"""Documented System functions that wlnet does not have: a call says so once.  documented.txt holds their names."""

from ..evaluator import BUILTINS, Evaluator, builtin
from ..expression import S

ALTERNATIVES = {
    "ClassifierMeasurements": "NetMeasurements",
    "CloudDeploy": "Export",
    "CloudGet": "Get",
    "CloudImport": "Import",
    "CloudPut": "Put",
    "ContourPlot3D": "Plot3D",
    "DateListPlot": "ListLinePlot",
    "ExampleData": "Import of a file of your own",
    "FeatureExtraction": "NetTake of a net",
    "FindFit": "Fit",
    "HighlightImage": "ImageCompose",
    "ImageFilter": "ArrayFilter",
    "ImageIdentify": "a net from Import of a .wlnet file",
    "ImageTransformation": "ImageResize, ImageRotate or ImageCrop",
    "LinearModelFit": "Fit or LeastSquares",
    "MaxFilter": "ArrayFilter",
    "MeanFilter": "ArrayFilter",
    "MedianFilter": "ArrayFilter",
    "MinFilter": "ArrayFilter",
    "NonlinearModelFit": "Fit or NetTrain",
    "ParallelAxisPlot": "ListLinePlot",
    "NetExternalObject": "Import of a .wlnet file",
    "NetModel": "Import of a .wlnet file",
    "Classify": "NetTrain with a net that ends in a SoftmaxLayer",
    "Predict": "NetTrain",
    "NetUnfold": 'NetStateObject, or NetPort[All, "States"]',
    "PredictorMeasurements": "NetMeasurements",
    "RemoteRun": "RunProcess",
    "ResourceData": "Import",
    "ResourceFunction": "Get of a package",
    "SemanticImport": "Import",
    "URLDownload": "RunProcess with a download program",
    "URLExecute": "RunProcess with a download program",
    "URLFetch": "RunProcess with a download program",
    "URLRead": "RunProcess with a download program",
    "VerificationTest": "SameQ",
}


class ToldMissing:
    """The names of functions that a session has been told wlnet lacks."""

    def __init__(self) -> None:
        self.names: set[str] = set()


def declare_missing(name: str) -> None:
    """Declare a function whose calls give General::wlnetna once and stay as they are."""
    sym = S[name]
    if sym in BUILTINS:
        return

    def missing(ev: Evaluator, args: tuple):
        told = ev.own(ToldMissing).names
        if name not in told:
            told.add(name)
            ev.message("General", "wlnetna", sym, f" Use {ALTERNATIVES[name]}." if name in ALTERNATIVES else "")
        return None

    missing.__doc__ = f"{name} is a function of the language that wlnet does not have."
    builtin(name)(missing)
