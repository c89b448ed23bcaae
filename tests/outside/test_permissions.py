"""What a sandbox allows: paths are judged by what they lead to."""

import os

import pytest

from wlnet.expression import MessageError
from wlnet.outside import Permissions, Sandbox, sandbox_of


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A working folder ``work``, a folder ``data`` that may be read, a folder ``secret``; permissions of such a sandbox."""
    for name in ("work", "data", "secret"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file.txt").write_text(name)
    monkeypatch.chdir(tmp_path / "work")
    permissions = Permissions()
    permissions.sandbox = Sandbox([str(tmp_path / "data")])
    return tmp_path, permissions


def allows(question, path) -> bool:
    try:
        question(str(path), "Import")
    except MessageError as error:
        assert error.tag == "sandbox"
        return False
    return True


def test_without_a_sandbox_everything_is_asked_of_the_system():
    permissions = Permissions()
    for question in (permissions.reading, permissions.writing, permissions.removing):
        assert question("/etc/../etc/passwd", "Import") == "/etc/../etc/passwd"
    permissions.process("ls", "Run")
    permissions.environment("PATH", "Environment")
    permissions.network("http://x", "Import")


def test_folders(places):
    base, permissions = places
    for name, reads, writes in (("work", True, True), ("data", True, False), ("secret", False, False)):
        assert allows(permissions.reading, base / name / "file.txt") is reads
        assert allows(permissions.writing, base / name / "file.txt") is writes
        assert allows(permissions.removing, base / name / "file.txt") is writes
    assert allows(permissions.reading, base / "work") and allows(permissions.reading, base / "data")
    assert not allows(permissions.writing, base / "work") and not allows(permissions.removing, base / "work")
    assert not allows(permissions.reading, base)
    permissions.temporary = str(base / "secret")
    assert allows(permissions.removing, base / "secret" / "file.txt") and not allows(permissions.removing, base / "secret")


def test_a_name_that_begins_like_a_root_is_another_folder(places):
    base, permissions = places
    (base / "workshop").mkdir()
    assert not allows(permissions.reading, base / "workshop" / "x") and not allows(permissions.writing, base / "workshop" / "x")


def test_dots_and_links_are_resolved(places):
    base, permissions = places
    assert not allows(permissions.reading, "../secret/file.txt")
    assert not allows(permissions.reading, base / "work" / ".." / "secret" / "file.txt")
    os.symlink(base / "secret", "folder")
    os.symlink(base / "secret" / "file.txt", "link")
    os.symlink(base / "secret" / "new", "dangling")
    for path in ("link", "folder/file.txt", "folder"):
        assert not allows(permissions.reading, path)
    for path in ("link", "folder/file.txt", "folder/new", "dangling"):
        assert not allows(permissions.writing, path)
    assert not allows(permissions.removing, "folder/file.txt")
    assert allows(permissions.removing, "link")  # the link itself
    os.symlink("file.txt", "inside")
    assert permissions.reading("inside", "Import") == str(base / "work" / "file.txt")


def test_a_root_that_is_a_link_is_what_it_leads_to(places, tmp_path):
    base, _ = places
    os.symlink(base / "data", base / "alias")
    permissions = Permissions()
    permissions.sandbox = Sandbox([str(base / "alias")])
    assert allows(permissions.reading, base / "data" / "file.txt") and allows(permissions.reading, base / "alias" / "file.txt")
    os.remove(base / "alias")
    os.symlink(base / "secret", base / "alias")
    assert not allows(permissions.reading, base / "alias" / "file.txt")


@pytest.mark.parametrize(
    "path", ["/proc/self/environ", "/proc/self/mem", "/dev/stdin", "/dev/zero", "/sys/kernel", "/proc/self/root/etc/passwd"]
)
def test_files_of_the_system(places, path):
    _, permissions = places
    assert not allows(permissions.reading, path) and not allows(permissions.writing, path)
    permissions.sandbox.roots.append("/")
    assert allows(permissions.reading, path) is (path == "/proc/self/root/etc/passwd")  # which leads to /etc/passwd


def test_the_way_through_proc_leads_to_the_working_folder(places):
    base, permissions = places
    assert permissions.reading("/proc/self/cwd/file.txt", "Import") == str(base / "work" / "file.txt")


def test_pipes_are_not_opened(places):
    _, permissions = places
    os.mkfifo("pipe")
    assert not allows(permissions.reading, "pipe") and not allows(permissions.writing, "pipe")


@pytest.mark.parametrize(
    "name", ["h5py.py", "h5py/__init__.py", "a.SO", "x.pth", "a.pyc", ".git/hooks/post-commit", ".bashrc", "a/.envrc"]
)
def test_what_other_programs_would_run_is_not_written(places, name):
    _, permissions = places
    assert not allows(permissions.writing, name) and not allows(permissions.removing, name)


def test_folders_of_python_are_not_written(places, monkeypatch):
    base, permissions = places
    (base / "work" / "venv").mkdir()
    monkeypatch.syspath_prepend(str(base / "work" / "venv"))
    assert not allows(permissions.writing, "venv/data.txt") and not allows(permissions.removing, "venv")
    (base / "work" / "outer").mkdir()
    monkeypatch.syspath_prepend(str(base / "work" / "outer" / "inner"))
    assert not allows(permissions.removing, "outer") and allows(permissions.writing, "outer/data.txt")


def test_everything_closed(places):
    _, permissions = places
    permissions.nothing, permissions.sandbox = True, None
    for question in (permissions.reading, permissions.writing, permissions.removing, permissions.process, permissions.network):
        assert not allows(question, "file.txt")
    assert not allows(permissions.environment, "PATH")


def test_advice(places):
    base, permissions = places
    with pytest.raises(MessageError) as refusal:
        permissions.reading(str(base / "secret" / "file.txt"), "Import")
    what, advice = refusal.value.arguments
    assert str(base / "secret" / "file.txt") in what and f'["{base / "secret"}"]' in advice


def test_sandbox_of():
    assert sandbox_of(False) is None
    assert sandbox_of(True).roots[0] == os.path.realpath(os.getcwd())
    assert "/usr" in sandbox_of(["/usr"]).roots
    sandbox = Sandbox()
    assert sandbox_of(sandbox) is sandbox
