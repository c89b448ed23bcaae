"""Handlers of functions on whole arrays: reductions, products, structure, higher-order functions."""
