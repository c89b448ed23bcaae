"""Everything a session does outside itself: files, folders, programs, the environment, what is known about the machine.

Nothing else in wlnet that a program of the language can reach opens a file or starts a process (tests/outside/test_doors.py
looks at every use), so that what a sandbox refuses is refused everywhere.
"""

from .doors import Outside
from .permissions import Permissions, Sandbox, sandbox_of

__all__ = ["Outside", "Permissions", "Sandbox", "sandbox_of"]
