"""How a layer evaluates code that no op computes: the session that uses nets says it here."""


class Host:
    """``call(f, array, …)`` gives what the Wolfram function f gives as a NumPy array, None where that is no numbers."""

    call = None


host = Host()
