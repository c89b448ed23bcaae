"""How much memory this process has."""

import os
import sys


def resident() -> int | None:
    """Bytes that this process has in memory, or None where the system does not say."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return most_resident()


def most_resident() -> int | None:
    """The most bytes that this process has had in memory, or None where the system does not say."""
    try:
        import resource  # few sessions ask, and Windows has none
    except ImportError:
        return None
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # ru_maxrss counts kilobytes, but bytes on macOS
    return used if sys.platform == "darwin" else used * 1024
