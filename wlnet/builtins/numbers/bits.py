"""Bits of integers."""

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, PackedArray, S, from_array

_BITS = "Flat Listable OneIdentity Orderless"


def _bitwise(head, args, operation, identity: int):
    if any([type(a) is PackedArray for a in args]):
        import numpy as np  # slow to import, and many sessions never see an array

        values = [a.array if type(a) is PackedArray else a for a in args]
        if any(
            [
                isinstance(v, np.ndarray)
                and v.dtype.kind != "i"
                or not isinstance(v, np.ndarray)
                # 2^62: whatever the operation makes of it fits into 64 bits
                and (type(v) is not int or abs(v) > 2**62)
                for v in values
            ]
        ):
            return None
        result = values[0]
        for v in values[1:]:
            result = operation(result, v)
        return from_array(result)
    whole = [a for a in args if type(a) is int]
    rest = tuple([a for a in args if type(a) is not int])
    if not whole and rest:
        return rest[0] if len(rest) == 1 else None
    result = identity
    for a in whole:
        result = operation(result, a)
    if not rest:
        return result
    return Expr(head, (result, *rest)) if len(whole) > 1 else None


@builtin("BitAnd", attributes=_BITS, pure=True)
def bit_and(ev: Evaluator, args: tuple) -> Expression:
    """BitAnd[n1, n2, …] gives the bitwise AND of the integers ni."""
    return _bitwise(S.BitAnd, args, lambda a, b: a & b, -1)


@builtin("BitOr", attributes=_BITS, pure=True)
def bit_or(ev: Evaluator, args: tuple) -> Expression:
    """BitOr[n1, n2, …] gives the bitwise OR of the integers ni."""
    return _bitwise(S.BitOr, args, lambda a, b: a | b, 0)


@builtin("BitXor", attributes=_BITS, pure=True)
def bit_xor(ev: Evaluator, args: tuple) -> Expression:
    """BitXor[n1, n2, …] gives the bitwise XOR of the integers ni."""
    return _bitwise(S.BitXor, args, lambda a, b: a ^ b, 0)


@builtin("BitNot", attributes="Listable", packed=False, pure=True)
def bit_not(ev: Evaluator, n: Expression) -> Expression | None:
    """BitNot[n] gives the bitwise NOT of the integer n."""
    return ~n if type(n) is int else None


@builtin("BitShiftLeft", attributes="Listable", packed=False, pure=True)
def bit_shift_left(ev: Evaluator, n: Expression, k: Expression = 1) -> Expression | None:
    """BitShiftLeft[n, k] shifts the binary bits in the integer n to the left by k places."""
    if type(n) is not int or type(k) is not int:
        return None
    return n << k if k >= 0 else n >> -k


@builtin("BitShiftRight", attributes="Listable", packed=False, pure=True)
def bit_shift_right(ev: Evaluator, n: Expression, k: Expression = 1) -> Expression | None:
    """BitShiftRight[n, k] shifts the binary bits in the integer n to the right by k places."""
    if type(n) is not int or type(k) is not int:
        return None
    return n >> k if k >= 0 else n << -k


@builtin("BitGet", attributes="Listable", packed=False, pure=True)
def bit_get(ev: Evaluator, n: Expression, k: Expression) -> Expression | None:
    """BitGet[n, k] gets the bit corresponding to the coefficient of 2^k in the integer n."""
    return n >> k & 1 if type(n) is int and type(k) is int and k >= 0 else None


@builtin("BitSet", attributes="Listable", packed=False, pure=True)
def bit_set(ev: Evaluator, n: Expression, k: Expression) -> Expression | None:
    """BitSet[n, k] sets to 1 the bit corresponding to the coefficient of 2^k in the integer n."""
    return n | 1 << k if type(n) is int and type(k) is int and k >= 0 else None


@builtin("BitClear", attributes="Listable", packed=False, pure=True)
def bit_clear(ev: Evaluator, n: Expression, k: Expression) -> Expression | None:
    """BitClear[n, k] sets to 0 the bit corresponding to the coefficient of 2^k in the integer n."""
    return n & ~(1 << k) if type(n) is int and type(k) is int and k >= 0 else None


@builtin("BitLength", attributes="Listable", packed=False, pure=True)
def bit_length(ev: Evaluator, n: Expression) -> Expression | None:
    """BitLength[n] gives the number of binary bits necessary to represent the integer n."""
    return (n if n >= 0 else ~n).bit_length() if type(n) is int else None


@builtin("ThueMorse", attributes="Listable", packed=False, pure=True)
def thue_morse(ev: Evaluator, n: Expression) -> Expression | None:
    """ThueMorse[n] gives the nth term in the Thue-Morse sequence."""
    return bin(n).count("1") % 2 if type(n) is int and n >= 0 else None
