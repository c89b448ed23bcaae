"""The reference page of DropoutLayer, run as it stands: determined outputs byte for byte, random ones by law."""

from pathlib import Path

import pytest
from wlnet.repl.golden import Page

PAGE = Path(__file__).parents[3] / "shared" / "seed" / "DropoutLayer.md"

LAWS = {  # (session, output): what must hold; sessions count from 0
    (0, 3): "MatchQ[%3, {0. | 2., 0. | 4., 0. | 6., 0. | 8., 0. | 10.}]",
    (1, 3): "Length[%3] == 10 && And @@ Table[%3[[i]] == 0. || Abs[%3[[i]] - 5 i] < 0.0001, {i, 10}]",
    (2, 2): "ImageQ[%2] && ImageDimensions[%2] == {128, 128} && Abs[Total[Unitize[Flatten[ImageData[%2]]]]/49152. - 0.05] < 0.02",
    (3, 2): "And @@ Table[Abs[%2[[i]] + 0.779194] < 0.00001 || Abs[%2[[i]] - 0.886405 i - 0.779194] < 0.00001, {i, 7}]",
    (3, 5): "Abs[%5 - 1] < 0.08",
    (3, 6): "Abs[%6] < 0.05",
    (3, 8): "Abs[%8] < 0.07",
    (3, 9): "Abs[%9 - 2] < 0.15",
    (4, 3): 'MatchQ[%3["BinaryMask"], {(0 | 1) ..}] && %3["Output"] == 2. Range[10] %3["BinaryMask"]',
    (6, 2): "Dimensions[%2] == {6, 4} && Length[Union[%2]] > 1",
    (6, 3): "Dimensions[%3] == {6, 4} && SameQ @@ %3",
    (6, 4): "Dimensions[%4] == {6, 4} && SameQ @@ %4",
}


@pytest.mark.skipif(not PAGE.exists(), reason="the page is not part of the project")
def test_seed_page():
    page = Page(PAGE.read_text("utf-8"), "DropoutLayer.md", LAWS).run()
    assert page.count == 27
    assert [str(difference) for difference in page.differences] == []
