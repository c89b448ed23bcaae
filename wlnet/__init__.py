"""wlnet: the open interpreter for Wolfram Language neural networks."""
