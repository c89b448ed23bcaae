"""Short disjunctive normal forms, by the method of Quine and McCluskey.

An assignment of n variables is a number whose bits are their values, that of the first variable the highest.  An implicant
is (care, values): the variables whose bits are set in ``care`` have the ``values``, the others any.
"""


def minimal_cover(minterms: set, n: int) -> list:
    """Few prime implicants that hold for these assignments of n variables and no others, first variables first.

    The necessary ones, then always the one that covers most of the rest: the number is small, but not always least.
    """
    primes = prime_implicants(minterms, n)
    cover, left = [], set(minterms)
    for m in minterms:
        covering = [p for p in primes if m & p[0] == p[1]]
        if len(covering) == 1 and covering[0] not in cover:
            cover.append(covering[0])
    for p in cover:
        left -= {m for m in left if m & p[0] == p[1]}
    while left:
        best = max(primes, key=lambda p: (len([m for m in left if m & p[0] == p[1]]), -p[0].bit_count(), p[0], p[1]))
        cover.append(best)
        left -= {m for m in left if m & best[0] == best[1]}
    # first variables first, plain before negated
    return sorted(cover, key=lambda p: [2 if not p[0] >> i & 1 else 1 - (p[1] >> i & 1) for i in range(n - 1, -1, -1)])


def prime_implicants(minterms: set, n: int) -> list:
    """The implicants of a set of assignments that no other one contains."""
    level = {((1 << n) - 1, m) for m in minterms}
    primes = []
    while level:
        merged, used = set(), set()
        for care, values in level:
            for i in range(n):
                bit = 1 << i
                if care & bit and (care, values ^ bit) in level:
                    merged.add((care & ~bit, values & ~bit))
                    used.add((care, values))
        primes.extend(level - used)
        level = merged
    return primes
