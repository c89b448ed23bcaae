"""How much memory the command may take: what asks for more gets a message, and the session goes on."""

import os

SHARE = 0.9  # of the memory that is free at the start; the rest is for other programs, and for the system's caches
LEAST = 1 << 30  # bytes; with less than that not even the libraries of nets come up
RESERVED = 1 << 30  # bytes of addresses that count and are hardly used: large stacks, and those of threads
UNITS = {"": 1, "B": 1, "KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30, "TB": 1 << 40}
GROUP_FILES = (
    ("/sys/fs/cgroup{}/memory.max", "/sys/fs/cgroup{}/memory.current"),
    ("/sys/fs/cgroup/memory{}/memory.limit_in_bytes", "/sys/fs/cgroup/memory{}/memory.usage_in_bytes"),
)


def size(text: str) -> float:
    """A size such as 2GB, 512 MB or 1e9 in bytes; Infinity and none mean no limit.  Raises ValueError."""
    text = text.strip()
    if text.lower() in ("infinity", "none", "unlimited"):
        return float("inf")
    number = text.rstrip("BKMGTbkmgt").strip()
    unit = text[len(number) :].strip().upper()
    unit = unit if unit in UNITS else unit + "B"
    bytes_ = float(number) * UNITS.get(unit, float("nan"))
    if not bytes_ > 0:
        raise ValueError(text)
    return bytes_


def available() -> float:
    """Bytes of memory that programs can take now, in the machine or the group of processes that this one is in."""
    amounts = [_machine()]
    for group in _groups():
        for limit, usage in GROUP_FILES:
            most = _number(limit.format(group))
            if most is not None:
                amounts.append(most - (_number(usage.format(group)) or 0))
    return min(amounts)


def _machine() -> float:
    try:
        with open("/proc/meminfo") as file:
            for line in file:
                if line.startswith("MemAvailable:"):
                    return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return float("inf")


def _groups() -> set:
    """The control groups this process is in, and the root of what it can see."""
    groups = {""}
    try:
        with open("/proc/self/cgroup") as file:
            for line in file:
                _, controllers, path = line.rstrip("\n").split(":", 2)
                if controllers in ("", "memory") and path != "/":
                    groups.add(path)
    except (OSError, ValueError):
        pass
    return groups


def _number(name: str) -> int | None:
    try:
        with open(name) as file:
            return int(file.read())
    except (OSError, ValueError):  # no such file, or "max"
        return None


def limit(most: float | None) -> None:
    """Let this process take no more than so many bytes; None: what the machine can give."""
    try:
        import resource  # not on Windows
    except ImportError:
        return
    if most is None:
        most = max(available() * SHARE, LEAST)
    if most == float("inf"):
        return
    now, hardest = resource.getrlimit(resource.RLIMIT_DATA)
    bytes_ = int(most) + RESERVED
    for other in (now, hardest):
        if other != resource.RLIM_INFINITY:
            bytes_ = min(bytes_, other)
    resource.setrlimit(resource.RLIMIT_DATA, (bytes_, hardest))
