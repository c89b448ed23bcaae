"""Algorithms that know no session."""
