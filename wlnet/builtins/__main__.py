"""``python -m wlnet.builtins`` writes index.tsv anew: which module declares which symbol."""

from .scan import write_index

write_index()
