"""How nets run: traces, plans, data in and out."""
