"""``python -m wlnet`` is the command ``wlnet``."""

import sys

from wlnet.repl.command_line import main

sys.exit(main())
