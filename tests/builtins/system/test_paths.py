"""Where files are looked for, and that writing never leaves half a file."""

import os

import pytest
from asking import messages_of, value_of

from wlnet import Session
from wlnet.outside.whole_files import replace_file


@pytest.fixture
def tree(tmp_path):
    for name in ("here/a.m", "lib/Pack.m", "lib/Sub/Kernel/init.m", "lib/Deep/Pack/Pack.wl", "beside/b.m"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'"{name}"')
    return tmp_path


@pytest.mark.parametrize(
    "name, place",
    [
        ("a.m", "here/a.m"),
        ("./a.m", "here/a.m"),
        ("../lib/Pack.m", "lib/Pack.m"),
        ("Pack`", "lib/Pack.m"),
        ("Sub`", "lib/Sub/Kernel/init.m"),
        ("Deep`Pack`", "lib/Deep/Pack/Pack.wl"),
        ("Pack.m", "lib/Pack.m"),
        ("none.m", None),
        ("No Such`", None),
        ("lib", None),
    ],
)
def test_files_are_found(tree, name, place):
    found = Session().evaluate(f'SetDirectory["{tree}/here"]; $Path = {{"{tree}/lib"}}; FindFile["{name}"]')
    assert str(found) == ("$Failed" if place is None else str(tree / place))


def test_a_path_of_ones_own_and_absolute_names(tree):
    session = Session()
    assert session.evaluate(f'FindFile["b.m", Path -> "{tree}/beside"]') == str(tree / "beside/b.m")
    assert session.evaluate(f'FindFile["b.m", Path -> {{"{tree}/here", "{tree}/beside"}}]') == str(tree / "beside/b.m")
    assert session.evaluate(f'FindFile["{tree}/beside/b.m"]') == str(tree / "beside/b.m")
    assert str(session.evaluate(f'SetDirectory["{tree}/here"]; FindFile["a.m", Path -> "{tree}/beside"]')) == "$Failed"


def test_files_beside_the_running_one_are_found(tree):
    (tree / "beside" / "main.m").write_text('FindFile["b.m"]')
    assert Session().evaluate(f'Get["{tree}/beside/main.m"]') == str(tree / "beside/b.m")


@pytest.mark.parametrize(
    "code, expected",
    [
        ('ExpandFileName["/u/../v"]', '"/v"'),
        ('ExpandFileName["~"] === $HomeDirectory', "True"),
        ('ExpandFileName["a"] === FileNameJoin[{Directory[], "a"}]', "True"),
        ('ExpandFileName[File["/u"]]', '"/u"'),
        ('ExpandFileName[URL["file:///u/v"]]', '"/u/v"'),
        ('FileExistsQ[File["/"]]', "True"),
    ],
)
def test_names(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code", ["ExpandFileName[3]", 'ExpandFileName[""]', 'ExpandFileName[URL["http://u"]]', "ExpandFileName[File[3]]"]
)
def test_what_is_no_file_name(code):
    assert messages_of(code) == ["ExpandFileName::fstr"]


def test_a_file_is_replaced_whole_and_keeps_its_rights(tmp_path):
    path = tmp_path / "f"
    path.write_bytes(b"old")
    os.chmod(path, 0o640)
    replace_file(str(path), b"new")
    assert path.read_bytes() == b"new" and os.stat(path).st_mode & 0o777 == 0o640
    with pytest.raises(TypeError):
        replace_file(str(path), None)
    assert path.read_bytes() == b"new" and [p.name for p in tmp_path.iterdir()] == ["f"]


def test_a_link_is_followed(tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    replace_file(str(link), b"new")
    assert link.is_symlink() and target.read_text() == "new"


def test_a_file_of_two_names_keeps_both(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_text("old and longer")
    os.link(first, second)
    replace_file(str(first), b"new")
    assert second.read_text() == "new"


def test_a_pipe_is_written_to(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        replace_file(str(pipe), b"text")
        assert os.read(reader, 100) == b"text" and not pipe.is_file()
    finally:
        os.close(reader)


def test_a_device_stays_a_device():
    replace_file("/dev/null", b"text")
    assert not os.path.isfile("/dev/null")
