"""Attributes as bits, so that the evaluator tests several at once."""

HOLD_FIRST, HOLD_REST, FLAT, ORDERLESS, LISTABLE, ONE_IDENTITY = 1, 2, 4, 8, 16, 32
SEQUENCE_HOLD, HOLD_ALL_COMPLETE, N_HOLD_FIRST, N_HOLD_REST = 64, 128, 256, 512
NUMERIC_FUNCTION, CONSTANT, PROTECTED, LOCKED, READ_PROTECTED, TEMPORARY, STUB = 1024, 2048, 4096, 8192, 16384, 32768, 65536
HOLD_ALL = HOLD_FIRST | HOLD_REST
N_HOLD_ALL = N_HOLD_FIRST | N_HOLD_REST
ANY_HOLD = HOLD_ALL | HOLD_ALL_COMPLETE

BITS = {
    "Constant": CONSTANT,
    "Flat": FLAT,
    "HoldAll": HOLD_ALL,
    "HoldAllComplete": HOLD_ALL_COMPLETE,
    "HoldFirst": HOLD_FIRST,
    "HoldRest": HOLD_REST,
    "Listable": LISTABLE,
    "Locked": LOCKED,
    "NHoldAll": N_HOLD_ALL,
    "NHoldFirst": N_HOLD_FIRST,
    "NHoldRest": N_HOLD_REST,
    "NumericFunction": NUMERIC_FUNCTION,
    "OneIdentity": ONE_IDENTITY,
    "Orderless": ORDERLESS,
    "Protected": PROTECTED,
    "ReadProtected": READ_PROTECTED,
    "SequenceHold": SEQUENCE_HOLD,
    "Stub": STUB,
    "Temporary": TEMPORARY,
}


def bits(names: str) -> int:
    """The bits of a blank-separated list of attribute names."""
    value = 0
    for name in names.split():
        value |= BITS[name]
    return value


def names(value: int) -> list[str]:
    """Attribute names in alphabetical order, as Attributes[] gives them; HoldAll stands for both its halves."""
    listed = [name for name, bit in BITS.items() if value & bit == bit]
    halves: tuple = ("HoldFirst", "HoldRest") if "HoldAll" in listed else ()
    halves += ("NHoldFirst", "NHoldRest") if "NHoldAll" in listed else ()
    return [name for name in listed if name not in halves]
