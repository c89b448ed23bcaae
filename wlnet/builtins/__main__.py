"""``python -m wlnet.builtins`` writes the index files anew: which module declares which symbol and handles which atoms."""

from .scan import write_index

write_index()
