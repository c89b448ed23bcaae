"""The sandbox that the command line asks for."""

import os
import sys

from wlnet.outside import Sandbox

# Seconds for one input, so that an endless one ends though nobody watches: a long training, and an example of a page.
PROGRAM_SECONDS, PAGE_SECONDS = 600, 60


def command_sandbox(roots: list, file: "str | None", seconds: "float | None") -> Sandbox:
    """The sandbox of -sandbox: the working folder, that of the file which is run, and the folders of -root."""
    return Sandbox(
        [*roots, *_folder_of(file)],
        reading='start wlnet with -root "{0}" to allow it',
        everything="leave out -sandbox to allow it",
        seconds=PROGRAM_SECONDS if seconds is None else seconds,
        waiting="-timeout SECONDS allows it",
    )


def page_sandbox(roots: list, page: str, seconds: "float | None" = None) -> Sandbox:
    """The sandbox of a page that is tested: the working folder, that of the page, and the folders of -root."""
    return Sandbox(
        [*roots, *_folder_of(page)],
        reading='wlnet doctest -root "{0}" allows it',
        everything="wlnet doctest -trust allows it",
        seconds=PAGE_SECONDS if seconds is None else seconds,
        waiting="wlnet doctest -timeout SECONDS allows it",
    )


def _folder_of(file: "str | None") -> list:
    return [] if file is None or file == "-" else [os.path.dirname(os.path.abspath(file))]


def leave_working_folder() -> None:
    """Have Python import nothing from the working folder, to which the sandbox may write: python -m puts it first."""
    here = os.path.realpath(os.getcwd())
    sys.path[:] = [place for place in sys.path if os.path.realpath(place or here) != here]
