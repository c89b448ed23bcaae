"""Training: data, losses, methods, the loop, measurements, results.  The evaluator is known as functions to call only."""
