"""Where text reaches the screen: the standard output, and the standard error for messages.

Nothing is lost in silence: output that cannot be written ends the program with a status other than 0, after a word about
it on the standard error, unless the reader of a pipe has had enough.
"""

import os
import sys

INTERRUPTED = 130  # the exit status of a program that Ctrl-C ends: 128 + SIGINT, as shells have it
LOST = 1  # the exit status where output could not be written
PIECE = 8192  # characters that are written at a time: between two of them Ctrl-C stops a long text


class Screen:
    """The standard output and error of this process; ``lost`` says whether output could not be written."""

    def __init__(self) -> None:
        self.lost = False
        # a file that is opened later must not get the number of a stream that was closed before the start
        for number in (0, 1, 2):
            try:
                os.fstat(number)
            except OSError:
                os.open(os.devnull, os.O_RDWR)
        if sys.stdin is None:
            sys.stdin = open(os.devnull)
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # what the terminal cannot show is no reason to stop
                stream.reconfigure(errors="backslashreplace")

    def set_encoding(self, encoding: str) -> None:
        """Write the output in an encoding; raises LookupError for one that Python does not know."""
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")

    def write(self, text: str) -> None:
        """Text to the standard output; ends the program where it cannot be written."""
        try:
            if len(text) <= PIECE:
                sys.stdout.write(text)
            else:
                for start in range(0, len(text), PIECE):
                    sys.stdout.write(text[start : start + PIECE])
        except (OSError, AttributeError, ValueError) as error:  # there is no stream, or it is closed
            self._lose(error)

    def write_bytes(self, data: bytes) -> None:
        """Bytes to the standard output, after the text before them."""
        self.flush()
        try:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except (OSError, AttributeError, ValueError) as error:
            self._lose(error)

    def flush(self) -> None:
        """Let readers see what has been written."""
        try:
            if sys.stdout is not None:
                sys.stdout.flush()
        except (OSError, ValueError) as error:
            self._lose(error)

    def tell(self, text: str) -> None:
        """Text to the standard error, after what has been printed so far; where nobody can read it, it is dropped."""
        self.flush()
        self._tell(text)

    def _tell(self, text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except (OSError, AttributeError, ValueError):
            _forget(sys.stderr)

    def _lose(self, error: Exception) -> None:
        """End the program because output cannot be written; no evaluation can catch this."""
        if not self.lost:
            self.lost = True
            _forget(sys.stdout)
            if not isinstance(error, BrokenPipeError):
                why = getattr(error, "strerror", None) or "it is closed"
                self._tell(f"wlnet: the output cannot be written: {why}\n")
        raise SystemExit(LOST)

    def close(self, status: int) -> int:
        """The exit status of the program, after the last of its output."""
        try:
            self.flush()
        except SystemExit:
            pass
        return (status or LOST) if self.lost else status


def _forget(stream: object) -> None:
    """Send what a stream still holds, and all that follows, nowhere: Python would complain about it at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, AttributeError, ValueError):  # it has no number
        pass
