"""How a layer evaluates code that no op computes: the session that uses nets says it here."""


class Host:
    """``call(f, array, …)`` gives the NumPy array that the Wolfram function f gives, or None where it gives no numbers."""

    call = None


host = Host()
