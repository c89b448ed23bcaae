"""Net scripts that ship with the package."""
