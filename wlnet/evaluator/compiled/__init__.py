"""Held bodies compiled to closures, and vectorised where they work on whole arrays."""
