"""Python's own audit of what is opened, changed and started, while everything that reaches outside is tried in a sandbox."""

import os
import sys

import pytest

from wlnet import Session
from wlnet.builtins.purity import PURE, classes

STARTS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "pty.spawn", "socket.connect"}
# What an impure symbol that is given a file's name might do with it; every one is tried with every one of these.
CALLS = [
    "{}[PLACE]",
    "{}[File[PLACE]]",
    '{}[PLACE, "Text"]',
    "{}[1, PLACE]",
    '{}["own.txt", PLACE]',
    "{}[PLACE, 1]",
    "{}[{{PLACE}}]",
    '{}[{{"*"}}, PLACE]',
    "{}[PLACE, x -> 1, OverwriteTarget -> True]",
    '{}["!touch PATH/new"]',
    '{}["touch PATH/new"]',
    '{}[{{"touch", "PATH/new"}}]',
    '{}["touch", "PATH/new"]',
    "{}[]",
]
LEFT_OUT = {"Exit", "Quit", "Pause", "RepeatedTiming", "SeedRandom"}  # they reach nothing, and end or delay this test
events: list = []
listening = False


def hook(event: str, arguments: tuple) -> None:
    if listening and event.split(".")[0] in ("open", "os", "shutil", "subprocess", "socket", "pty", "glob", "tempfile"):
        events.append((event, *[a for a in arguments if isinstance(a, str | bytes | list)]))


sys.addaudithook(hook)


def heard(code: str, session: Session) -> list:
    """The events while code is evaluated."""
    global listening
    events.clear()
    listening = True
    try:
        session.run(code)
    finally:
        listening = False
    return list(events)


@pytest.fixture
def places(tmp_path):
    base = tmp_path
    (base / "secret").mkdir()
    (base / "secret" / "key.txt").write_text("SECRET")
    (base / "work").mkdir()
    (base / "work" / "own.txt").write_text("own")
    os.symlink(base / "secret", base / "work" / "link")
    return base


def wrong(places, heard_events: list) -> list:
    """Events that start something, or concern what must not be touched."""
    secret = str(places / "secret")
    bad = []
    for event, *arguments in heard_events:
        names = [os.fsdecode(a) for a in arguments if isinstance(a, str | bytes)]
        if event in STARTS or any(
            [os.path.realpath(name).startswith(secret) for name in names if os.sep in name or name == "link"]
        ):
            bad.append((event, *arguments))
    return bad


@pytest.mark.parametrize(
    "name", sorted([n for n, kind in classes().items() if kind != PURE and n not in LEFT_OUT]) + ["NetEncoder"]
)
def test_nothing_outside_is_opened_or_started(places, monkeypatch, name):
    monkeypatch.chdir(places / "work")
    session = Session(sandbox=True)
    for call in CALLS:
        if not os.path.lexists("link"):  # a link of one's own may be deleted or renamed
            os.symlink(places / "secret", "link")
        for place in (str(places / "secret" / "key.txt"), "link/key.txt", str(places / "secret"), "link", "../secret/new"):
            code = call.format(name).replace("PLACE", f'"{place}"').replace("PATH", str(places / "secret"))
            assert wrong(places, heard(code, session)) == [], code
            assert "unknownerr" not in [tag for _, tag, _ in session.messages], (code, session.messages)
    session.run("Scan[Close, Select[Streams[], #[[2]] > 2 &]]")
    assert sorted(os.listdir(places / "secret")) == ["key.txt"]
    assert (places / "secret" / "key.txt").read_text() == "SECRET"


@pytest.mark.parametrize(
    "code, event",
    [
        ('Import["SECRET/key.txt", "Text"]', "open"),
        ('Import["link/key.txt", "Text"]', "open"),
        ('FileNames["*", "SECRET"]', "os.scandir"),
        ('Run["true"]', "subprocess.Popen"),
        ('CopyFile["SECRET/key.txt", "copy.txt"]; DeleteFile["copy.txt"]', "open"),
    ],
)
def test_the_audit_hears_it_without_a_sandbox(places, monkeypatch, code, event):
    monkeypatch.chdir(places / "work")
    found = wrong(places, heard(code.replace("SECRET", str(places / "secret")), Session()))
    assert event in [name for name, *_ in found]
