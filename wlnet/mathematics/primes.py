"""Prime numbers: testing, finding, counting, and factoring integers.  Plain functions without a session."""

from functools import lru_cache
from math import gcd, isqrt, log

_SMALL = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)
_DECIDED = 318665857834031151167461  # below it the Miller-Rabin test to the bases above never errs (Sorenson, Webster 2015)
_SIEVE_BOUND = 1 << 16
_BATCH = 128  # differences multiplied before a gcd, which takes as long as many products (Brent 1980)


def is_prime(n: int) -> bool:
    """Miller-Rabin with the first twelve primes: exact below 3.1 10^23; a Lucas test beside it for larger numbers."""
    if n < 2:
        return False
    for p in _SMALL:
        if n % p == 0:
            return n == p
    if n < 41 * 41:  # 41 is the next prime
        return True
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in _SMALL:
        x = pow(a, d, n)
        if x == 1 or x == n - 1:
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return n < _DECIDED or _is_lucas_probable_prime(n)


def _is_lucas_probable_prime(n: int) -> bool:
    """The strong test's partner: a Lucas test with Selfridge's parameters."""
    root = isqrt(n)
    if root * root == n:
        return False
    d = 5
    while jacobi(d, n) != -1:
        d = -d - 2 if d > 0 else -d + 2
    q = (1 - d) // 4
    u, v, qk = 0, 2, 1
    for bit in bin(n + 1)[2:]:
        u, v = u * v % n, (v * v - 2 * qk) % n
        qk = qk * qk % n
        if bit == "1":
            u, v = u + v, v + d * u
            u = (u + n if u % 2 else u) // 2 % n
            v = (v + n if v % 2 else v) // 2 % n
            qk = qk * q % n
    return u == 0


def jacobi(a: int, n: int) -> int:
    """The Jacobi symbol (a/n) for odd n > 0."""
    a %= n
    result = 1
    while a:
        while a % 2 == 0:
            a //= 2
            if n % 8 in (3, 5):
                result = -result
        a, n = n, a
        if a % 4 == 3 and n % 4 == 3:
            result = -result
        a %= n
    return result if n == 1 else 0


@lru_cache(8)
def primes_below(n: int) -> tuple:
    """All primes below n by a sieve."""
    sieve = bytearray([1]) * n
    sieve[:2] = b"\0" * min(2, n)
    for i in range(2, isqrt(max(n - 1, 0)) + 1):
        if sieve[i]:
            sieve[i * i :: i] = bytes(len(range(i * i, n, i)))
    return tuple([i for i in range(n) if sieve[i]])


def next_prime(n: int) -> int:
    """The smallest prime above n."""
    n = max(n + 1, 2)
    if n > 2 and n % 2 == 0:
        n += 1
    while not is_prime(n):
        n += 1 if n == 2 else 2
    return n


def previous_prime(n: int) -> "int | None":
    """The largest prime below n, or None."""
    n -= 1
    while n > 1:
        if is_prime(n):
            return n
        n -= 1
    return None


def nth_prime(n: int) -> int:
    """The n-th prime."""
    # Rosser's bound holds from 6 on; 15 is beyond the primes before
    bound = 15 if n < 6 else int(n * (log(n) + log(log(n)))) + 3
    if n < 200_000:  # here a sieve and the search by counting take the same time, about a second
        size = 1 << 10
        while size < bound:
            size *= 2
        return primes_below(size)[n - 1]
    low, high = n, bound
    while low < high:
        middle = (low + high) // 2
        if count_primes(middle) < n:
            low = middle + 1
        else:
            high = middle
    return low


@lru_cache(64)
def count_primes(n: int) -> int:
    """The number of primes up to n, by the method of Legendre and Lucy in O(n^(3/4))."""
    if n < 2:
        return 0
    root = isqrt(n)
    values = [n // i for i in range(1, root + 1)]
    values += list(range(values[-1] - 1, 0, -1))
    counts = {v: v - 1 for v in values}
    for p in range(2, root + 1):
        if counts[p] > counts[p - 1]:
            before, square = counts[p - 1], p * p
            for v in values:
                if v < square:
                    break
                counts[v] -= counts[v // p] - before
    return counts[n]


def factor(n: int) -> dict:
    """n > 0 as {prime: exponent}, primes in order."""
    exponents: dict = {}
    for p in primes_below(1000):  # divided out first: the other methods are for factors with more digits
        if p * p > n:
            break
        while n % p == 0:
            exponents[p] = exponents.get(p, 0) + 1
            n //= p
    stack = [n] if n > 1 else []
    while stack:
        m = stack.pop()
        if m == 1:
            continue
        if is_prime(m):
            exponents[m] = exponents.get(m, 0) + 1
            continue
        d = _divisor(m)
        stack.extend((d, m // d))
    return dict(sorted(exponents.items()))


def _divisor(n: int) -> int:
    """A proper divisor of a composite number: squares, then Pollard's rho in Brent's form."""
    root = isqrt(n)
    if root * root == n:
        return root
    c = 1
    while True:
        y, q, r, g = 2, 1, 1, 1
        while g == 1:
            x = y
            for _ in range(r):
                y = (y * y + c) % n
            k = 0
            while k < r and g == 1:
                start = y
                for _ in range(min(_BATCH, r - k)):
                    y = (y * y + c) % n
                    q = q * abs(x - y) % n
                g = gcd(q, n)
                k += _BATCH
            r *= 2
        if g == n:
            g = 1
            while g == 1:
                start = (start * start + c) % n
                g = gcd(abs(x - start), n)
        if g != n:
            return g
        c += 1


def divisors(n: int) -> list:
    """All positive divisors of n > 0, sorted."""
    products = [1]
    for p, k in factor(n).items():
        products = [d * p**i for d in products for i in range(k + 1)]
    return sorted(products)
