"""Golden pages: how they are read, compared, updated; laws of random outputs; the command and the plugin."""

import subprocess
import sys
from textwrap import dedent

import pytest
from wlnet.repl.golden import Page, main, read_page, same_output
from wlnet.repl.screen import Screen

FENCE = "```"


def page_of(text: str, **options) -> Page:
    return Page(dedent(text).replace("'''", FENCE), "page.md", **options).run()


GOOD = """
    # A page

    '''wl
    In[1]:= a = {1, 2,

      3}

    Out[1]= {1, 2, 3}

    In[2]:= Length[a];

    In[3]:=
    Table[
      {i, "x"},
      {i, 2}]

    Out[3]=
    {{1, "x"}, {2, "x"}}
    '''

    The numbering starts again, and a has no value here:

    '''wl
    In[1]:= a

    Out[1]= a
    '''

    '''text
    In[1]:= this is not Wolfram Language
    '''

    '''wl
    In[2]:= Part[{1, 2}, 5]

    Part::partw: Part 5 of {1, 2} does not exist.

    Out[2]= {1, 2}[[5]]
    '''
    """


def test_page_that_is_right():
    page = page_of(GOOD)
    assert [str(d) for d in page.differences] == []
    assert page.count == 5
    assert page.updated() == "\n".join(page.lines)


def test_reading():
    fences = read_page(dedent(GOOD).replace("'''", FENCE))
    examples = [e for fence in fences for e in fence.examples]
    assert [(e.session, e.number) for e in examples] == [(0, 1), (0, 2), (0, 3), (1, 1), (1, 2)]
    assert [e.line for e in examples] == [5, 11, 13, 25, 35]
    assert examples[0].code == "a = {1, 2,\n\n  3}"
    assert examples[2].output == '{{1, "x"}, {2, "x"}}'
    assert examples[4].said == ["Part::partw: Part 5 of {1, 2} does not exist."]


def test_a_number_that_does_not_rise_begins_a_session():
    page = page_of("""
        '''wl
        In[1]:= a = 5

        Out[1]= 5
        '''

        '''wl
        In[1]:= a

        Out[1]= a

        In[3]:= a = 7

        Out[3]= 7
        '''

        '''wl
        In[4]:= a

        Out[4]= 7
        '''
        """)
    assert [str(d) for d in page.differences] == [] and page.count == 4


WRONG = """
    '''wl
    In[1]:= {1, 2}

    Out[1]= {1, 3}

    In[2]:= Part[{1}, 2]

    Out[2]= {1}[[2]]

    In[3]:= x

    In[4]:= 5;

    Out[4]= 5
    '''
    """


def test_differences_have_file_and_line():
    page = page_of(WRONG)
    assert [(d.page, d.line) for d in page.differences] == [("page.md", 5), ("page.md", 7), ("page.md", 12), ("page.md", 15)]
    assert "page.md:5: Out[1] differs" in str(page.differences[0])
    assert "- Out[1]= {1, 3}" in str(page.differences[0]) and "+ Out[1]= {1, 2}" in str(page.differences[0])


def test_update_makes_a_page_right():
    page = page_of(WRONG)
    text = page.updated()
    again = Page(text, "page.md").run()
    assert again.differences == []
    assert "Out[1]= {1, 2}\n" in text and "\nPart::partw: Part 2 of {1} does not exist.\n" in text
    assert "In[3]:= x\n\nOut[3]= x\n" in text and "Out[4]" not in text


def law_page(law: str) -> Page:
    return page_of(f"""
        <!-- law: {law} -->

        '''wl
        In[1]:= SeedRandom[5]; RandomReal[]

        Out[1]= 0.123

        In[2]:= {{1, 2}}

        Out[2]= {{1, 2}}
        '''
        """)


@pytest.mark.parametrize(
    "law, right",
    [
        ("0 <= %1 <= 1", True),
        ("0 <= Out[1] <= 1", True),
        ("MatchQ[%%, _Real]", True),
        ("2 <= %1", False),
        ("MatchQ[%%, _Integer]", False),
        ("undefinedLaw[%1]", False),
        ("%1 +", False),
        ("Length[%] == 2", False),  # holds, but leaves the random output to be compared
    ],
)
def test_law(law, right):
    assert (law_page(law).differences == []) is right


def test_what_a_law_says_is_not_the_page_s():
    assert [str(d) for d in law_page('Print["by the law"]; 1/0; 0 <= %1 <= 1').differences] == []


def test_update_keeps_random_outputs():
    page = law_page("0 <= %1 <= 1")
    assert "Out[1]= 0.123" in page.updated()


def test_laws_from_outside():
    text = """
        '''wl
        In[1]:= RandomReal[]

        Out[1]= 0.5
        '''
        """
    assert page_of(text, laws={(0, 1): "0 <= %1 <= 1"}).differences == []
    assert page_of(text, laws={(0, 1): "%1 > 1"}).differences != []
    assert page_of(text).differences != []


def test_image_argument():
    page = page_of("""
        <!-- image: Image[{{0., 1.}}] -->

        '''wl
        In[1]:= ImageDimensions[[image]]

        Out[1]= {2, 1}

        In[2]:= {[image], f[image], {1, 2}[[1]]}

        Out[2]= {[image], f[image], 1}
        '''
        """)
    assert [str(d) for d in page.differences] == []


@pytest.mark.parametrize(
    "expected, actual, same",
    [
        ('"Version" -> "14.3.0"', '"Version" -> "14.1.1"', True),
        ('"$Version" -> "14.3.0"', '"$Version" -> "9.0"', True),
        ("LengthVar[123]", "LengthVar[45]", True),
        ("LengthVar[123, 1]", "LengthVar[45, 1]", False),
        ("abc ... LengthVar[123] xyz", "abc ... p LengthVar[3] xyz", True),
        ("abc ... LengthVar[123] xyz", "abc ... LengthVar[123] xyy", False),
        ("{1., 2.}", "{1., 3.}", False),
    ],
)
def test_same_output(expected, actual, same):
    assert same_output(expected, actual) is same


def test_command(tmp_path, capsys):
    path = tmp_path / "wrong.md"
    path.write_text(dedent(WRONG).replace("'''", FENCE))
    screen = Screen()
    assert main([str(path)], screen) == 1
    out = capsys.readouterr().out
    assert f"{path}:5: Out[1] differs" in out and "4 examples, 4 differences" in out
    assert main(["--update", str(path)], screen) == 0
    assert "rewritten" in capsys.readouterr().out
    assert main([str(path)], screen) == 0
    assert main([], screen) == 2 and main(["-nonsense", "a.md"], screen) == 2
    assert main([str(tmp_path / "missing.md")], screen) == 1


def pytest_in(folder, *options):
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options], cwd=folder, capture_output=True, text=True
    )


def test_plugin_and_its_switch(tmp_path):
    folder = tmp_path / "golden"
    folder.mkdir()
    path = folder / "page.md"
    path.write_text(dedent(WRONG).replace("'''", FENCE))
    first = pytest_in(tmp_path)
    assert first.returncode == 1 and "page.md:5: Out[1] differs" in first.stdout
    update = pytest_in(tmp_path, "--golden-update")
    assert update.returncode == 1 and "run again without" in update.stdout
    assert pytest_in(tmp_path).returncode == 0
    other = tmp_path / "other.md"
    other.write_text(dedent(GOOD).replace("'''", FENCE))
    assert "1 passed" in pytest_in(tmp_path, "other.md").stdout
