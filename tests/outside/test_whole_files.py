"""Files are written as a whole or not at all, and what killed processes leave is removed."""

import errno
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from wlnet import Session
from wlnet.outside import whole_files
from wlnet.outside.whole_files import append_to, clear_leftovers, copy_file, replace_file

LIMITED = (  # Python itself would leave half of a compiled module
    "import sys; sys.dont_write_bytecode = True; import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000));"
)


def _ended_process() -> int:
    """The number of a process that no longer runs."""
    process = subprocess.Popen([sys.executable, "-c", "pass"])
    process.wait()
    return process.pid


def test_leftovers_of_ended_processes_are_removed(tmp_path):
    old, fresh, ours, other = [
        tmp_path / name
        for name in (
            f".wlnet-{_ended_process()}-1.tmp",
            f".wlnet-{_ended_process()}-2.tmp",
            f".wlnet-{os.getpid()}-1.tmp",
            f"data.{_ended_process()}.tmp",
        )
    ]
    for path in (old, fresh, ours, other):
        path.write_text("half")
    for path in (old, ours, other):
        os.utime(path, (time.time() - 1000,) * 2)
    clear_leftovers(str(tmp_path))
    assert {p.name for p in tmp_path.iterdir()} == {fresh.name, ours.name, other.name}


def test_the_first_file_written_to_a_folder_clears_it(tmp_path):
    old = tmp_path / f".wlnet-{_ended_process()}-1.tmp"
    old.write_text("half")
    os.utime(old, (time.time() - 1000,) * 2)
    Session().evaluate(f'Export["{tmp_path}/a.txt", "text"]')
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_that_fails_in_the_middle_leaves_the_old_one(tmp_path):
    path = tmp_path / "f"
    path.write_text("old")

    def write(file):
        file.write(b"new")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        whole_files.replace_by(str(path), write)
    assert path.read_text() == "old" and len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="the system has no limit of the sizes of files")
def test_what_does_not_fit_is_told_and_leaves_nothing_half(tmp_path):
    (tmp_path / "big").write_bytes(b"x" * 50000)
    program = LIMITED + (
        "import wlnet; s = wlnet.Session(); s.evaluate_to_string('SetDirectory[\"FOLDER\"]')\n"
        'x = s.evaluate_to_string(\'x = Range[20000]; f[a_] := Evaluate[x]; Put[1, "b.m"]; {Put[x, "a.m"], PutAppend[x, "b.m"], '
        'Save["c.m", f], Export["d.json", x], CopyFile["big", "e"], '
        'w = OpenWrite["g.txt"]; WriteString[w, ToString[x]], Get["b.m"]}\')\n'
        "print(x); print([m[:2] for m in s.messages])"
    )
    program = program.replace("FOLDER", str(tmp_path))
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=100)
    value, messages = run.stdout.splitlines()[-2:]
    assert value == "{$Failed, $Failed, $Failed, $Failed, $Failed, $Failed, 1}", run.stderr
    assert "unknownerr" not in messages and messages.count("syserr") == 3 and messages.count("noopen") == 3
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.m", "big", "g.txt"]


def test_a_file_that_cannot_have_a_neighbour_is_written_in_its_place(tmp_path, monkeypatch):
    path = tmp_path / "f"
    path.write_text("old")

    def refused(*_):
        raise OSError(16, "Device or resource busy")  # as for a file that is mounted by itself

    monkeypatch.setattr(os, "replace", refused)
    replace_file(str(path), b"new")
    assert path.read_text() == "new" and len(list(tmp_path.iterdir())) == 1
    with pytest.raises(OSError, match="busy"):
        replace_file(str(tmp_path / "g"), b"new")


def test_appending_follows_links_and_writes_to_pipes(tmp_path):
    target, link, pipe = tmp_path / "target", tmp_path / "link", tmp_path / "pipe"
    target.write_text("a")
    link.symlink_to(target)
    append_to(str(link), b"b")
    assert link.is_symlink() and target.read_text() == "ab"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        append_to(str(pipe), b"text")
        assert os.read(reader, 100) == b"text"
    finally:
        os.close(reader)


def test_a_copy_may_be_the_file_itself(tmp_path):
    path = tmp_path / "f"
    path.write_bytes(b"x" * 100000)
    copy_file(str(path), str(path))
    assert path.read_bytes() == b"x" * 100000


def _another_disk(monkeypatch):
    replace = os.replace

    def refused(source, target):
        if not os.path.basename(source).startswith(".wlnet"):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refused)


def test_files_and_folders_are_renamed_to_another_disk(tmp_path, monkeypatch):
    _another_disk(monkeypatch)
    session = Session()
    session.run(f'SetDirectory["{tmp_path}"]; Put[7, "a"]; CreateDirectory["d"]; Put[8, "d/b"]')
    assert session.evaluate('RenameFile["a", "c"]; RenameDirectory["d", "e"]; {Get["c"], Get["e/b"]}') == [7, 8]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["c", "e"] and not session.messages


def test_a_file_that_may_not_be_removed_is_not_doubled(tmp_path, monkeypatch):
    _another_disk(monkeypatch)
    source, unlink = tmp_path / "a", os.unlink
    source.write_text("a")

    def refused(path):
        if path == str(source):
            raise OSError(errno.EROFS, "Read-only file system")
        unlink(path)

    monkeypatch.setattr(os, "unlink", refused)
    session = Session()
    session.run(f'RenameFile["{source}", "{tmp_path}/b"]')
    assert [m[1] for m in session.messages] == ["syserr"] and [p.name for p in tmp_path.iterdir()] == ["a"]


def test_threads_that_write_one_file_do_not_meet(tmp_path):
    path, errors = tmp_path / "f", []

    def write(i):
        try:
            for _ in range(50):
                replace_file(str(path), bytes([i]) * 5000)
        except OSError as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors and len(set(path.read_bytes())) == 1 and len(list(tmp_path.iterdir())) == 1
