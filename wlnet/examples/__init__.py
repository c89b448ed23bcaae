"""Example scripts: run them with ``wlnet``."""
