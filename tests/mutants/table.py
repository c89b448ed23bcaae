"""Small mistakes that the tests must notice: one text in one file for another, and the test file that must fail."""

from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Mutant(NamedTuple):
    """A file, a text that stands in it once, what stands there instead, and the test file that must fail."""

    file: str
    old: str
    new: str
    test: str


def mutants(file: str, *changes: tuple, test: "str | None" = None) -> list:
    """Mutants of one file; the nearest test file mirrors it unless told."""
    folder, name = file.removeprefix("wlnet/").rsplit("/", 1) if "/" in file.removeprefix("wlnet/") else ("", file[6:])
    nearest = test or "/".join(filter(None, ("tests", folder, f"test_{name}")))
    return [Mutant(file, old, new, nearest) for old, new in changes]


MUTANTS = [
    *mutants(
        "wlnet/reader/lexer.py",
        ("if depth == 0:", "if depth <= 1:"),
        ('S.True_ if match[1] == "??" else S.False_', 'S.False_ if match[1] == "??" else S.True_'),
        ('if opened == "[[" and bracket == "]":', 'if opened == "[[":'),
        ('() if mark == "%" else (number,)', "(number,)"),
        ("if not brackets and (can_end(chunk, started) if chunk else started):", "if not brackets and started:"),
        ('NOT_BEFORE_DIGIT = frozenset(("=.", "/.", "//."))', 'NOT_BEFORE_DIGIT = frozenset(("=.", "//."))'),
        ('S.Slot if mark[1] != "#" else S.SlotSequence', "S.Slot"),
        ("PUT_PRECEDENCE, MESSAGE_PRECEDENCE = 30, 750", "PUT_PRECEDENCE, MESSAGE_PRECEDENCE = 300, 750"),
        ('body.replace("\\r\\n", "\\n")', "body"),
        ('head is None or head == ".":', "head is None:"),
    ),
    *mutants(
        "wlnet/reader/numerals.py",
        ("MACHINE_DIGITS = 17", "MACHINE_DIGITS = 18"),
        ("LARGEST_EXPONENT = 100_000 ", "LARGEST_EXPONENT = 100_001 "),
        ("precision = float(digits) + size", "precision = float(digits)"),
        ("if not 2 <= base <= 36:", "if not 2 <= base <= 35:"),
        ("power = int(exponent or 0) - len(fraction)", "power = int(exponent or 0)"),
    ),
    *mutants(
        "wlnet/reader/precedence.py",
        ("return negate(x) if x else x", "return negate(x)"),
        ("_CHAINS = frozenset((FLAT, COMPARE, PLUS, SPAN))", "_CHAINS = frozenset((FLAT, COMPARE, SPAN))"),
        ('top[4] = entry.spelling != "+"', 'top[4] = entry.spelling == "+"'),
        ("right = code is RIGHT or code is SET or", "right = code is RIGHT or"),
        ("left.head.args[0] + 1", "left.head.args[0]"),
        ("if len(set(more)) == 1:", "if len(set(more)) >= 1:"),
        ("left = S.All if frames and frames[-1][1] is SPAN else 1", "left = 1"),
        ("return after_operand\n", "return not after_operand\n"),
        ("S.TagSet if head is S.Set else S.TagSetDelayed", "S.TagSet"),
        (
            "return Expr(S.Times, (operands[0], Expr(S.Power, (right, -1))))",
            "return Expr(S.Times, (right, Expr(S.Power, (operands[0], -1))))",
        ),
    ),
    *mutants(
        "wlnet/reader/arrays.py",
        ("if count < PACKED_FROM:", "if count <= PACKED_FROM:"),
        ('_LONG_INTEGER = r"\\d{19}"', '_LONG_INTEGER = r"\\d{18}"'),
        ("(np.abs(array) > _SMALLEST).all()", "(np.abs(array) >= 0).all()"),
        ("repeats = (inner + 1) // (len(unit) + 1)", "repeats = inner // (len(unit) + 1)"),
        ("if unit != skeleton:", "if False:"),
    ),
    *mutants(
        "wlnet/reader/boxes.py",
        ("_DEEPEST = 100 ", "_DEEPEST = 99 "),
        ('(right, second) if mark == "\\\\_" else (second, right)', "(right, second)"),
        ('return ["((", a, ")/(", b, "))"]', 'return ["(", a, ")/(", b, ")"]'),
        ("return Expr(S.FractionBox, (left, self._with_scripts(right)))", "return Expr(S.FractionBox, (left, right))"),
    ),
    *mutants(
        "wlnet/reader/source.py",
        ("index = bisect_right(self._ends, position)", "index = bisect_right(self._ends, position - 1)"),
        ("position - start + 1, line", "position - start, line"),
        ("None if code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)", "None if code > 0x10FFFF else chr(code)"),
    ),
    *mutants(
        "wlnet/reader/reader.py",
        ("return not error.incomplete", "return error.incomplete"),
        ("lexer.position = len(lexer.text)\n", "pass\n"),
        ("if collecting:", "if True:"),
    ),
    *mutants(
        "wlnet/reader/errors.py",
        ("min(column - 1 - LONGEST_LINE // 2, ", "min(column - 1, "),
        ("line[: column - 1]", "line[:column]"),
    ),
    *mutants("wlnet/reader/builders.py", ("if len(elements) == 1:", "if False:")),
    *mutants(
        "wlnet/reader/driver.py",
        ('incomplete = terminal == "$END" and position >= len(lexer.text)', 'incomplete = terminal == "$END"'),
        ("for e in entries[:index]", "for e in entries[:index + 1]"),
    ),
    *mutants(
        "wlnet/reader/tokens.py",
        ('match[group] != "::").match', 'match[group] == "::").match'),
        ('kind, position = "string", len(prepared)', 'kind = "string"'),
    ),
    *mutants(
        "wlnet/evaluator/patterns/matchers.py",
        ("return old is value or same(old, value)", "return True"),
        ("S.Real: (float, BigReal),", "S.Real: (float,),"),
    ),
    *mutants(
        "wlnet/evaluator/patterns/simple.py",
        ("return lambda x, b: excluded(x) is None and m(x, b)\n", "return lambda x, b: m(x, b)\n"),
        test="tests/evaluator/patterns/test_general.py",
    ),
    *mutants(
        "wlnet/evaluator/patterns/sequences.py",
        ("least = 1 if p.head is S.BlankSequence else 0", "least = 0"),
        ("for j in range(i + least, stop + 1):", "for j in range(stop, i + least - 1, -1):"),
        test="tests/evaluator/patterns/test_compiler.py",
    ),
    *mutants(
        "wlnet/evaluator/patterns/sequences.py",
        ("if most is not None and count >= most:", "if most is not None and count > most:"),
        ("least, most = (1 if p.head is S.Repeated else 0), None", "least, most = 1, None"),
        ("for stop in sorted(set(ends), reverse=True):", "for stop in sorted(set(ends)):"),
        ("value = explicit if explicit is not None else ev.default_value(head, position)", "value = explicit"),
        ("if place and left[place - 1] is x:", "if place:"),
        ("if group and n == len(singles) - 1 and not sequences and len(left) > 1:", "if False:"),
        ("while stop < end and _is_options(items[stop]):", "while stop + 1 < end and _is_options(items[stop]):"),
    ),
    *mutants(
        "wlnet/evaluator/patterns/substitution.py",
        ("if splice and new_head not in _UNSPLICED_IN:", "if splice:"),
    ),
    *mutants(
        "wlnet/evaluator/patterns/weights.py",
        ("return 3 if args else 5", "return 5"),
        ("return 6 if args else 7", "return 5"),
        ("return inner - 0.5 if type(inner) is not tuple else inner", "return inner"),
        ("orders.discard(0)", "orders.discard(1)"),
    ),
    *mutants(
        "wlnet/evaluator/patterns/weights.py",
        ("return -1 if a == 0 or b == () else 1", "return 1"),
        test="tests/evaluator/test_definitions.py",
    ),
    *mutants(
        "wlnet/evaluator/definitions.py",
        ("if order < 0 or order == 0 and is_conditional", "if order < 0 or False and is_conditional"),
        ("and same(condition, old_condition)", ""),
        test="tests/evaluator/patterns/test_weights.py",
    ),
    *mutants(
        "wlnet/evaluator/definitions.py",
        (
            "self.own_rules = self.down = self.up = self.sub = self.nvalues = self.formats = self.defaults = None",
            "self.own_rules = self.up = self.sub = self.nvalues = self.formats = self.defaults = None",
        ),
        ("        self.attributes = 0\n        self.options = self.option", "        self.options = self.option"),
    ),
    *mutants(
        "wlnet/evaluator/own_variables.py",
        ("RECURSION_LIMIT = 1024", "RECURSION_LIMIT = 512"),
        ("ITERATION_LIMIT = 4096", "ITERATION_LIMIT = 8192"),
        ("LEAST_LIMIT = 20", "LEAST_LIMIT = 19"),
        ("value >= LEAST_LIMIT", "value > LEAST_LIMIT"),
        ("setattr(ev, attribute, value - offset)", "setattr(ev, attribute, value)"),
        ('and value.endswith("`")', ""),
    ),
    *mutants(
        "wlnet/evaluator/atom_handlers.py",
        ("declared.operand = operand or declared.operand", "declared.operand = operand"),
        ("    HANDLERS.clear()  # they may inherit from this class", "    # they may inherit from this class"),
        ("for base in kind.__mro__ if base in _DECLARED]", "for base in (kind,) if base in _DECLARED]"),
        ("        load(kind)\n", ""),
    ),
    *mutants(
        "wlnet/evaluator/evaluator.py",
        ("state = self._own[kind] = kind()", "state = kind()"),
    ),
    *mutants(
        "wlnet/evaluator/compiled/calls.py",
        ("(kind is PackedArray or kind is Association) or kind not in PLAIN:", "(kind is PackedArray or kind is Association):"),
        test="tests/evaluator/test_atom_handlers.py",
    ),
    *mutants(
        "wlnet/layers/compiled.py",
        ("calls=True)", "calls=False)"),
        ("ctx.call)\n", "None)\n"),
        test="tests/test_sessions.py",
    ),
    *mutants(
        "wlnet/running/plans.py",
        ("prepared.plan.run(arrays, generator, settings.call), []", "prepared.plan.run(arrays, generator), []"),
        test="tests/test_sessions.py",
    ),
    *mutants(
        "wlnet/running/application.py",
        ("array[None]}, None, call)", "array[None]}, None, None)"),
        test="tests/test_sessions.py",
    ),
    *mutants(
        "wlnet/evaluator/evaluator.py",
        ("if steps > self.iteration_limit:", "if steps > 2 * self.iteration_limit:"),
        (
            "first, rest = not attributes & HOLD_FIRST, not attributes & HOLD_REST",
            "first, rest = not attributes & HOLD_REST, not attributes & HOLD_FIRST",
        ),
        (
            "for r in table.general:\n            result = self.apply_rule(r, e)",
            "for r in reversed(table.general):\n            result = self.apply_rule(r, e)",
        ),
        ("if definitions[s].changed > stamp:", "if definitions[s].changed > stamp + 1:"),
        ("elif evaluates or h is S.Evaluate:", "elif evaluates:"),
    ),
    *mutants("wlnet/evaluator/builtin_calls.py", ("settings.setdefault(key,", "settings.__setitem__(key,")),
    *mutants(
        "wlnet/evaluator/evaluator.py",
        ("if attributes & FLAT:\n            args = flattened", "if False:\n            args = flattened"),
        ("if flat and len(e.args) > 2:", "if flat and len(e.args) > 3:"),
        ("(HOLD_ALL_COMPLETE | SEQUENCE_HOLD)", "HOLD_ALL_COMPLETE"),
        test="tests/evaluator/test_arguments.py",
    ),
    *mutants(
        "wlnet/evaluator/evaluator.py",
        ("(S.Plus, 0): 0, (S.Times, 0): 1", "(S.Plus, 0): 1, (S.Times, 0): 1"),
        ("return Expr(inner, args + head.args)", "return Expr(inner, head.args + args)"),
        test="tests/evaluator/test_builtin_calls.py",
    ),
    *mutants(
        "wlnet/evaluator/messages.py",
        ("count > _SHOWN:", "count > _SHOWN + 1:"),
        ("count == _SHOWN:", "count == _SHOWN + 1:"),
        ("name not in self.exempt and (self.names is None or name in self.names)", "self.names is None or name in self.names"),
        ("for frame in reversed(log.frames):", "for frame in log.frames:"),
        ("            if frame.quiet:\n                return", "            if frame.quiet:\n                continue"),
        ("if name in log.off or (S.General, tag) in log.off", "if name in log.off or False"),
    ),
    *mutants(
        "wlnet/evaluator/pure_functions.py",
        (
            "return Expr(S.Sequence, args[key - 1 :]) if key > 0 else slot",
            "return Expr(S.Sequence, args[key:]) if key > 0 else slot",
        ),
        ("if 0 < key <= len(args):", "if 0 < key < len(args):"),
        ("if len(names) > len(args):", "if len(names) != len(args):"),
        ("if not renamed and head in SCOPES and scope_names(body):", "if False:"),
        ("return total & ANY_HOLD", "return 0"),
        ("if sizes and min(sizes) == max(sizes):", "if len(sizes) > 1 and min(sizes) == max(sizes):"),
    ),
    *mutants(
        "wlnet/evaluator/renaming.py",
        ('renamed = {n: symbol(f"{n.full_name}$") for n in names}', "renamed = {n: n for n in names}"),
        ("if any([b and mentions(a, b) or later and mentions(a, later) for a in inside]):", "if True:"),
        ("b = {k: v for k, v in self.b.items() if k not in names}", "b = self.b"),
        ("inside = args[1:] if head not in _RULES else (args[-1], *tests_of(args[0]))", "inside = args[1:]"),
        ("names = [n for n in names if n not in later and n not in b]", "pass"),
    ),
    *mutants(
        "wlnet/evaluator/scopes.py",
        ("if entry[0] in seen:", "if False:"),
        ("d.own = value if delayed else ev.evaluate(value)", "d.own = value"),
        ("values[sym] = value if delayed else ev.evaluate(value)", "values[sym] = ev.evaluate(value)"),
        (
            "d.own_rules, d.down, d.up, d.sub, d.nvalues = rules",
            "d.own_rules, _, d.up, d.sub, d.nvalues = rules",
        ),
        ("                d.attributes = attributes\n", "                pass\n"),
        ("return body.args[0] if ev.evaluate(body.args[1]) is S.True_ else None", "return body.args[0]"),
        ("for variables in reversed(e.args[1:-1]):", "for variables in e.args[1:-1]:"),
        ("result.args[1] is owner", "True"),
    ),
    *mutants(
        "wlnet/evaluator/parts.py",
        ("return range(first - 1, last - 1 + (1 if step > 0 else -1), step)", "return range(first - 1, last - 1 + 1, step)"),
        ("return k if k >= 0 else n + 1 + k if k >= -n - 1 else -1", "return k if k >= 0 else n + k if k >= -n - 1 else -1"),
        (
            "            if 0 < spec <= n:\n                a = args[spec - 1]",
            "            if 0 < spec < n:\n                a = args[spec - 1]",
        ),
        ("_MACHINE_LIMIT = 2**63 ", "_MACHINE_LIMIT = 2**71 "),
        (
            "args[k] = _set(args[k], specs, i + 1, value if values is None else values[j])",
            "args[k] = _set(args[k], specs, i + 1, value)",
        ),
        ("if old is None and i + 1 < len(specs):", "if old is None and i < len(specs):"),
        ("if ((index == 0) | (index > n) | (index < -n)).any():", "if ((index == 0) | (index > n)).any():"),
        (
            'if value is None:\n            return Expr(S.Missing, ("KeyAbsent", key))\n        return part_of(value, specs, i + 1)',
            'if value is None:\n            return Expr(S.Missing, ("KeyAbsent",))\n        return part_of(value, specs, i + 1)',
        ),
    ),
    *mutants(
        "wlnet/evaluator/lists.py",
        ("if a.stamp != clock or a.head in _NOT_FINAL:", "if a.head in _NOT_FINAL:"),
        ("if a is S.Nothing or ev.definitions[a].own is not None:", "if ev.definitions[a].own is not None:"),
        ("r.array.shape != shape or r.array.dtype != dtype", "r.array.shape != shape"),
        ("return value if len(keys) == 1 else Expr(value, keys[1:])", "return value"),
    ),
    *mutants(
        "wlnet/evaluator/flat_rules.py",
        ("before = () if attributes & ORDERLESS else (_BEFORE,)", "before = ()"),
        ("len(e.args) <= extension.least", "len(e.args) <= extension.least + 1"),
        ("rhs = Expr(head, (*before, rhs, *after))", "rhs = Expr(head, (rhs, *before, *after))"),
    ),
    *mutants(
        "wlnet/evaluator/attributes.py",
        ("HOLD_ALL = HOLD_FIRST | HOLD_REST", "HOLD_ALL = HOLD_FIRST"),
        ('("HoldFirst", "HoldRest") if', '("HoldFirst",) if'),
    ),
    *mutants(
        "wlnet/evaluator/registry.py",
        ("entry.minimum = len(parameters) - defaults", "entry.minimum = len(parameters)"),
        (
            "entry.attributes = bits(attributes) | PROTECTED\n        entry.options",
            "entry.attributes = bits(attributes)\n        entry.options",
        ),
        ("if sym in BUILTINS:", "if False:"),
    ),
    *mutants(
        "wlnet/evaluator/compiled/scope.py",
        (
            "UNUSUAL = ANY_HOLD | FLAT | ORDERLESS | LISTABLE | SEQUENCE_HOLD",
            "UNUSUAL = ANY_HOLD | FLAT | ORDERLESS | SEQUENCE_HOLD",
        ),
        test="tests/evaluator/compiled/test_compiler.py",
    ),
    *mutants(
        "wlnet/evaluator/compiled/rules.py",
        ("checks.append((i, lambda x, args, j=j: same(x, args[j])))", "pass"),
        ("for t in reversed(tests):", "for t in tests[1:]:"),
        ("condition = test if condition is None else Expr(S.And, (condition, test))", "condition = test"),
        ("return returned(result, f) if returns else result", "return result"),
        (
            "if table.compound_literals:\n            r = table.literal.get(Expr(f, args))\n            result",
            "if False:\n            r = table.literal.get(Expr(f, args))\n            result",
        ),
        test="tests/evaluator/compiled/test_compiler.py",
    ),
    *mutants(
        "wlnet/evaluator/compiled/functions.py",
        (
            "if len(names) > arity or len(set(names)) < len(names) or hides_names(f.args[1], names):",
            "if len(names) > arity or len(set(names)) < len(names):",
        ),
        test="tests/evaluator/compiled/test_compiler.py",
    ),
    *mutants(
        "wlnet/evaluator/compiled/arithmetic.py",
        ("for v in sorted(values):", "for v in values:"),
        ("r = x - y\n                except", "r = y - x\n                except"),
        ("return rational(x, right) if x % right else x // right", "return x // right"),
        (
            "return TRUE if x & 1 == remainder else FALSE\n            return evaluate(Expr(head, (x,)))\n\n        return call\n",
            "return FALSE if x & 1 == remainder else TRUE\n            return evaluate(Expr(head, (x,)))\n\n        return call\n",
        ),
        test="tests/evaluator/compiled/test_forms.py",
    ),
    *mutants(
        "wlnet/evaluator/compiled/comparison.py",
        ("return abs(x - y) > _CLOSE * (abs(x) + abs(y))", "return x != y"),
        test="tests/evaluator/compiled/test_forms.py",
    ),
    *mutants(
        "wlnet/evaluator/compiled/assignment.py",
        (
            "sign = -1 if head in (S.Decrement, S.PreDecrement, S.SubtractFrom) else 1",
            "sign = -1 if head in (S.Decrement, S.SubtractFrom) else 1",
        ),
        ("frame[i] = r\n                    return x if gives_old else r", "frame[i] = r\n                    return r"),
        test="tests/evaluator/compiled/test_forms.py",
    ),
    *mutants(
        "wlnet/evaluator/compiled/control.py",
        ("if x is FALSE:\n            return otherwise(frame)", "if x is FALSE:\n            return then(frame)"),
        test="tests/evaluator/compiled/test_forms.py",
    ),
    *mutants(
        "wlnet/evaluator/compiled/containers.py",
        ("if definitions[v].own is not None or v is S.Nothing:", "if v is S.Nothing:"),
        ('return "".join(values)', 'return "".join(reversed(values))'),
        test="tests/evaluator/compiled/test_forms.py",
    ),
    *mutants(
        "wlnet/evaluator/compiled/forms.py",
        ('S.LessEqual: ("comparison", "comparison", le)', 'S.LessEqual: ("comparison", "comparison", lt)'),
        (
            'S.Quotient: ("arithmetic", "integer_function", floordiv)',
            'S.Quotient: ("arithmetic", "integer_function", lambda x, y: int(x / y))',
        ),
        ('S.Or: ("comparison", "junction", TRUE)', 'S.Or: ("comparison", "junction", FALSE)'),
    ),
    *mutants(
        "wlnet/evaluator/compiled/places.py",
        ("if x.write(where, v):\n                    return v", "if x.write(where, v):\n                    return None"),
        ("return old if gives_old else new", "return new"),
        ("write(frame, x.with_item(k, v))", "write(frame, x)"),
        ("return x.array.item(i - 1 if i > 0 else i)", "return x.array.item(i - 1)"),
        ("v = x.args[i - 1 if i > 0 else i]", "v = x.args[i - 1]"),
    ),
    *mutants(
        "wlnet/evaluator/compiled/vectorise.py",
        ("xs = np.sort(np.broadcast_arrays(*[_real(x) for x in xs]), axis=0)", "xs = np.broadcast_arrays(*[_real(x) for x in xs])"),
        ("_LIMIT = 2**63 - 1", "_LIMIT = 2**64 - 1"),
        ("low = 0 if exponent % 2 == 0 and x.low <= 0 <= x.high else min(corners)", "low = 0"),
        ("return _finite(np, power if exponent > 0 else 1.0 / _finite(np, power))", "return _finite(np, power)"),
        ("        raise Refuse  # an exact argument keeps", "        return _real(x)  # an exact argument keeps"),
        ("items.array.shape[0] < VECTOR_FROM:", "items.array.shape[0] <= VECTOR_FROM:"),
        ('S.Round: _rounding("rint")', 'S.Round: _rounding("floor")'),
        (
            "or xs[1].low <= 0:\n        raise Refuse\n    return _Integers(xs[0].values % xs[1].values",
            "or xs[1].low < 0:\n        raise Refuse\n    return _Integers(xs[0].values % abs(xs[1].values)",
        ),
    ),
    *mutants(
        "wlnet/evaluator/compiled/buffers.py",
        ("return cls(None, x.array.copy())", "return cls(None, x.array)"),
        (
            "items, i = self.items, where[0]\n        if type(i) is not int or not i or not -len(items) <= i <= len(items):\n            return None",
            "items, i = self.items, where[0]\n        if type(i) is not int or not i or not -len(items) < i <= len(items):\n            return None",
        ),
        ('else kind == "f" and type(value) is float', 'else kind == "f" and type(value) in (float, int)'),
        ("_MACHINE_LIMIT = 2**63", "_MACHINE_LIMIT = 2**62"),
        ("if len(where) != len(shape):", "if len(where) > len(shape):"),
    ),
    *mutants(
        "wlnet/evaluator/compiled/local_symbols.py",
        ('${number}", sym.context)', '${number}", "Global`")'),
        ("getrefcount(new) <= 4", "getrefcount(new) <= 5"),
        ("getrefcount(new) <= 4", "getrefcount(new) <= 3"),
    ),
    *mutants(
        "wlnet/expression/expr.py",
        (
            "if type(b) is not Expr or b.head is not S.List or len(a) != len(b.args):",
            "if type(b) is not Expr or len(a) != len(b.args):",
        ),
        (
            "if a._hash is not None and b._hash is not None and a._hash != b._hash:",
            "if a._hash is not None and b._hash is not None:",
        ),
        ("if type(y) is not kind or x != y:", "if x != y:"),
        ("if a != b and (a == a or b == b):", "if a != b:"),
        ("                stack.append((a.head, b.head))\n", ""),
        ("return items if _INEXACT.isdisjoint(map(type, items)) else", "return items if True else"),
        ("return type(other) is ComplexKey and complex.__eq__(self, other)", "return complex.__eq__(self, other)"),
    ),
    *mutants(
        "wlnet/expression/order.py",
        ("Complex else 2 if kind is Rational else 1", "Complex else 1 if kind is Rational else 2"),
        ("return 1 if kind in COMPLEXES else -1", "return -1 if kind in COMPLEXES else 1"),
        ("return s.translate(_ASCII_ORDER), s.swapcase()", "return s.translate(_ASCII_ORDER), s"),
        ("return -1 if rank_a == 1 else 1", "return 1 if rank_a == 1 else -1"),
        ("for x, y in zip(reversed(terms_a), reversed(terms_b)):", "for x, y in zip(terms_a, terms_b):"),
        ("return x, 1\n", "return x, 2\n"),
        ("or (a.context > b.context) - (a.context < b.context)", ""),
        ("return (1 if c.isdigit() else 0), c", "return 0, c"),
    ),
    *mutants(
        "wlnet/expression/numbers.py",
        ("    if denominator < 0:\n        common = -common", "    if False:\n        common = -common"),
        ("return numerator if denominator == 1 else Rational", "return Rational"),
        ("if type(im) is int and im == 0:", "if im == 0:"),
        ("self.value == other.value and self.precision == other.precision", "self.value == other.value"),
    ),
    *mutants(
        "wlnet/expression/arithmetic.py",
        ("rational(numerator(a) * m + numerator(b) * n, n * m)", "rational(numerator(a) * m - numerator(b) * n, n * m)"),
        ("if isfinite(r) and (r != 0.0 or x == 0.0 or y == 0.0):", "if isfinite(r):"),
        (
            "complex_number(subtract(multiply(re, re2), multiply(im, im2))",
            "complex_number(add(multiply(re, re2), multiply(im, im2))",
        ),
        ("n, digit = divmod(n, 32)", "n, digit = divmod(n, 16)"),
        ("_GUARD_BITS = 36", "_GUARD_BITS = 0"),
        ("precision = a.precision - log10(n) if n > 1 else a.precision", "precision = a.precision"),
        ("precision = low if len(precisions) == 1 else -log10(", "precision = low if True else -log10("),
        ("negate(multiply(im, inverse))", "multiply(im, inverse)"),
        (
            "return BigReal(_round(total, magnitude(total) - error), max(magnitude(total) - error, 0.0))",
            "return BigReal(_round(total, magnitude(total) - error), precision)",
        ),
        ("return (a > 0) - (a < 0)", "return (a < 0) - (a > 0)"),
    ),
    *mutants(
        "wlnet/formats/hdf5.py",
        ("return not is_given or not any(reader.take(reader.integer(4)))", "return True"),
        ("if self._integer(entry + 2 * size, 4) != 2:", "if True:"),
        ('lambda data: data.rstrip(b"\\0"),  # the', "lambda data: data,  # the"),
        ("return self._affordable(size)\n\n    def _chunks", "return size\n\n    def _chunks"),
    ),
    *mutants(
        "wlnet/formats/hdf5_apart.py",
        ("if time.monotonic() > stop:", "if False:"),
        ("if process.poll() is None:\n            process.kill()", "if False:\n            process.kill()"),
        test="tests/formats/test_hdf5.py",
    ),
    *mutants(
        "wlnet/formats/arrays.py",
        ("prod(shape) * dtype.itemsize > len(data) - file.tell()", "False"),
        ("value_of(_array_in(read_file(file)))", "value_of(_array_in(file.read()))"),
    ),
    *mutants(
        "wlnet/formats/raster.py",
        ("if _bytes_of(picture) > max(_MOST_OF_A_BYTE * len(data), least):", "if False:"),
        ("_MOST_OF_A_BYTE = 8256", "_MOST_OF_A_BYTE = 1032"),
        ("> memory_limit():", "> 10 * memory_limit():"),
    ),
    *mutants(
        "wlnet/expression/options.py",
        ("x.head is S.Rule and len(x.args) == 2", "x.head is S.Rule"),
    ),
    *mutants(
        "wlnet/expression/integers.py",
        ('"-" + digits if n < 0 else digits', "digits"),
        ("high = n >> half", "high = n >> bits"),
        ("* powers[low] +", "+"),
        ("text = text.strip()", "pass"),
        ("if not digits.isalnum():", "if False:"),
    ),
    *mutants(
        "wlnet/expression/arrays.py",
        ("if kind is int and -(2**63) <= x < 2**63:", "if kind is int and -(2**63) < x < 2**53:"),
        (
            "array[tuple(np.array(list(x.entries)).T - 1)] = values[1:]",
            "array[tuple(np.array(list(x.entries)).T - 1)] = values[:-1]",
        ),
        ('return None if real and array is not None and array.dtype.kind == "c" else array', "return array"),
        ("return array if array.size else None", "return array"),
        ('"UnsignedInteger16": "uint16"', '"UnsignedInteger16": "int16"'),
    ),
    *mutants(
        "wlnet/expression/packed.py",
        (
            "if type(x) is Expr and x.head is S.List and len(x.args) >= PACKED_FROM:",
            "if type(x) is Expr and x.head is S.List and len(x.args) > PACKED_FROM:",
        ),
        ("elif leaf is not kind:", "elif False:"),
        ("array.max() > 2**63 - 1", "array.max() > 2**64"),
        ("((a == b) | ((a != a) & (b != b))).all()", "(a == b).all()"),
        ("or length(e) != count for e in below", "or False for e in below"),
        ("return (out, leaf) if leaf is not None else (None, None)", "return out, leaf or float"),
    ),
    *mutants(
        "wlnet/expression/association.py",
        ("or self.delayed != other.delayed:", "or False:"),
        ("list(self.data) == list(other.data) and all(", "set(self.data) == set(other.data) and all("),
        ("S.RuleDelayed if k in self.delayed else S.Rule", "S.Rule"),
    ),
    *mutants(
        "wlnet/expression/compounds.py",
        ("stop = indices.stop if indices.stop >= 0 else None", "stop = indices.stop"),
        ("    if x.head is S.List:\n        result.stamp = x.stamp", "    if True:\n        result.stamp = x.stamp"),
        ("x.head is S.DirectedInfinity and x.args == (1,)", "x.head is S.DirectedInfinity"),
        ("return n if n >= 0 else None", "return n if n > 0 else None"),
        ("            delayed.discard(key)", "            pass"),
    ),
    *mutants(
        "wlnet/expression/sparse.py",
        ("self.entries = dict(sorted(entries.items()))", "self.entries = dict(entries)"),
        ("counts[i] += counts[i - 1]", "pass"),
        ("p if len(self.dims) == 1 else p[1:]", "p"),
    ),
    *mutants(
        "wlnet/expression/image.py",
        ("return self.array.shape[1], self.array.shape[0]", "return self.array.shape[0], self.array.shape[1]"),
        ("np.rint(np.clip(array, 0, 1) * scale)", "np.floor(np.clip(array, 0, 1) * scale)"),
        ('"Bit16": 65535', '"Bit16": 65536'),
    ),
    *mutants(
        "wlnet/expression/symbols.py",
        ('tick = full_name.rfind("`") + 1', 'tick = full_name.find("`") + 1'),
        ("return S.True_ if value else S.False_", "return S.True_"),
    ),
    *mutants(
        "wlnet/formatter/numerals.py",
        ("if len(text) <= 9 and -1e6 < x < 1e6:", "if len(text) <= 9 and -1e6 <= x <= 1e6:"),
        ("elif 1e-5 <= x < 1e6 or -1e6 < x <= -1e-5:", "elif 1e-5 <= x < 1e6 or -1e9 < x <= -1e-5:"),
        ('if len(written) == digits + 1 and written[-1] == "5":', "if False:"),
        ("_SHOWN_EXPONENTS = range(-5, 6)", "_SHOWN_EXPONENTS = range(-5, 7)"),
        ('return "0." + "0" * (-exponent - 1) + digits', 'return "0." + "0" * (-exponent) + digits'),
        ('return x < 0 or x == 0 and repr(x)[0] == "-"', "return x < 0"),
        ("if code < 32 or code == 127:", "if code < 32:"),
    ),
    *mutants(
        "wlnet/formatter/number_layout.py",
        ("rounding=ROUND_HALF_UP, Emax=MAX_EMAX", "rounding='ROUND_HALF_EVEN', Emax=MAX_EMAX"),
        ("return exponent - exponent % 3", "return exponent - exponent % 2"),
        ("return 0 if low <= exponent < high else exponent", "return 0 if low <= exponent <= high else exponent"),
        ("LARGEST_POSITIONAL, SMALLEST_POSITIONAL = 6, -5", "LARGEST_POSITIONAL, SMALLEST_POSITIONAL = 5, -5"),
        ('self.signs = _two(options.get("NumberSigns"), (("(", ")"), ("", "")))', "pass"),
        ("return max(0, self.digits - after - whole_digits)", "return max(0, self.digits - whole_digits)"),
        ("digits[-size:])\n", "digits[:size])\n"),
        ("ALL_DIGITS_WITH_POINT = 40", "ALL_DIGITS_WITH_POINT = 4"),
    ),
    *mutants(
        "wlnet/formatter/printer.py",
        ('return f"-1/{integer_text(im.denominator)}{unit}", PLUS', 'return f"-1/{integer_text(im.denominator)}{unit}", TIMES'),
        ("return integer_text(im) + unit, PLUS if im < 0 else TIMES", "return integer_text(im) + unit, TIMES"),
        ('own = PLUS if text[0] == "-" else TIMES if kind is Rational else ATOM', 'own = PLUS if text[0] == "-" else ATOM'),
        ('sign, im = " - ", negate(im)', 'sign, im = " - ", im'),
    ),
    *mutants(
        "wlnet/formatter/rules.py",
        ('left = precedence if row.grouping == "left" else precedence + 1', "left = precedence"),
        ('joined(e.args, AND + 1, " || ", depth)', 'joined(e.args, OR + 1, " || ", depth)'),
        ("if type(x) is int and x >= 0:", "if type(x) is int and x > 0:"),
        ("if COMPARISON < limit <= POWER + 1 else text", "if COMPARISON < limit else text"),
        ('if text is None or text[-1] != "_" or text.endswith("__"):', 'if text is None or text[-1] != "_":'),
        ("if type(test) is Expr and test.head is not S.List:", "if type(test) is Expr:"),
        ("if not all([is_rule(x) for x in e.args]):", "if not any([is_rule(x) for x in e.args]):"),
        ("(e.args[2], SET, inside)", "(e.args[2], COMPOUND, inside)"),
    ),
    *mutants(
        "wlnet/formatter/arithmetic_rules.py",
        ("return negate(term) if is_negative(term) else None", "return term if is_negative(term) else None"),
        ('pieces = ["-", (rest, SIGN + 1 if _is_sum(rest)', 'pieces = ["-", (rest, 0 if _is_sum(rest)'),
        ("if len(below) > 1:", "if len(below) > 2:"),
        ('(base, POWER + 1, depth + 1), "^", (exponent, POWER,', '(base, POWER, depth + 1), "^", (exponent, POWER,'),
        ("if -1 in signs and 1 not in signs:", "if -1 in signs:"),
        ('(e.args[0], PLUS, depth + 1), " - "', '(e.args[0], PLUS + 1, depth + 1), " - "'),
        ('"(-Infinity)" if limit > PLUS else "-Infinity"', '"-Infinity"'),
        (
            "(e.args[1], TIMES + 1, depth + 1)]\n    return grouped(pieces, TIMES",
            "(e.args[1], TIMES, depth + 1)]\n    return grouped(pieces, TIMES",
        ),
    ),
    *mutants(
        "wlnet/formatter/pieces.py",
        ("if own < limit else pieces", "if own <= limit else pieces"),
        ("del pieces[-2:]", "del pieces[-1:]"),
    ),
    *mutants("wlnet/formatter/cells.py", ("return x if type(x) is str else printer.text(x)", "return printer.text(x)")),
    *mutants(
        "wlnet/formatter/code_form.py",
        ("if pieces else ())", ")"),
        ("-100 < n < 0", "-100 <= n < 0"),
        ('return "0." if x == 0 else super().real(x)', "return super().real(x)"),
        ("    quotes = False\n", "    quotes = True\n"),
        ("_DRAWN = frozenset(_PICTURES) - {S.Image, S.Image3D, S.Audio}", "_DRAWN = frozenset(_PICTURES)"),
    ),
    *mutants(
        "wlnet/formatter/blocks.py",
        (
            "return Block(lines, (len(lines) - 1) // 2)\n\n\ndef join_pieces",
            "return Block(lines, len(lines) // 2)\n\n\ndef join_pieces",
        ),
        ("start = above - b.baseline", "start = 0"),
        ("left = (width - len(text)) // 2", "left = width - len(text)"),
        ("shift = most - places.pop(0)", "shift = 0"),
        ('if i:\n            lines += [""] * gap', 'if True:\n            lines += [""] * gap'),
    ),
    *mutants(
        "wlnet/formatter/spellings.py",
        ('        "Part",\n', ""),
    ),
    *mutants("wlnet/formatter/spellings.py", ("POWER = 590", "POWER = 610"), test="tests/formatter/test_arithmetic_rules.py"),
    *mutants(
        "wlnet/formatter/c_and_fortran.py",
        ("float(factor.denominator)", "factor.denominator"),
        ('S.Less: _infix(".lt.", COMPARISON)', 'S.Less: _infix(".le.", COMPARISON)'),
        ('replace("*^", "e")', 'replace("*^", "E")'),
        ('power = [(e.args[0], POWER + 1, depth), "**"', 'power = [(e.args[0], POWER, depth), "**"'),
        (
            'if exponent == -1:\n        return grouped(["1/", (base, TIMES + 1, depth)]',
            'if exponent == -1:\n        return grouped(["1/", (base, 0, depth)]',
        ),
    ),
    *mutants(
        "wlnet/formatter/page.py",
        ("LONGEST, HEAD, TAIL = 500, 248, 247", "LONGEST, HEAD, TAIL = 500, 250, 250"),
        ("if len(text) <= LONGEST:", "if len(text) < LONGEST:"),
        ("array[-_SHOWN_ROWS:]]", "array[:_SHOWN_ROWS]]"),
    ),
    *mutants(
        "wlnet/formatter/layout.py",
        ("_DEPTH_BASE, _DEPTH_WEIGHT = 0.9, 2.0", "_DEPTH_BASE, _DEPTH_WEIGHT = 0.9, 1.0"),
        ("cost = unused * unused - ", "cost = unused - "),
        ("indent = end, 0 if in_string else depths[chosen]", "indent = end, depths[chosen] if chosen is not None else 0"),
    ),
    *mutants(
        "wlnet/formatter/forms.py",
        ('"PrintForm": ("output_form", "PrintPrinter")', '"PrintForm": ("output_form", "OutputPrinter")'),
    ),
    *mutants(
        "wlnet/formatter/tables.py",
        ("gaps[1] if len(gaps) > 1 else _COLUMN_GAP", "gaps[1] if len(gaps) > 1 else _ROW_GAP"),
        ("stacked([script, base] if above else [base, script]", "stacked([base, script] if above else [script, base]"),
    ),
    *mutants(
        "wlnet/expression/templates.py",
        ("next_one = index + 1", "next_one = index"),
        ("if 1 <= index <= len(texts)", "if 1 <= index < len(texts)"),
    ),
    *mutants(
        "wlnet/formatter/shortened.py",
        ("at_front = front <= back", "at_front = True"),
        ("if levels <= 1:", "if levels < 1:"),
    ),
    *mutants(
        "wlnet/formatter/output_form.py",
        ("own = e.args[2] if len(e.args) > 2 and type(e.args[2]) is int else PLUS", "own = 0"),
    ),
    # -- ops
    *mutants(
        "wlnet/ops/gradients.py",
        ('"tan": lambda c, x, y: c * (1 + e.square(y))', '"tan": lambda c, x, y: c * (1 - e.square(y))'),
        ("lambda c, a, b, y: -(c * e.floor(a / b))", "lambda c, a, b, y: c * e.floor(a / b)"),
        ('"sqrt": lambda c, x, y: c * 0.5 / y', '"sqrt": lambda c, x, y: c / y'),
        ("lambda c, a, b, y: -(c * y / b)", "lambda c, a, b, y: -(c / b)"),
        (
            '"cumsum": lambda c, x, y: shaping.cumsum(c, y.params["axis"], not y.params["reverse"])',
            '"cumsum": lambda c, x, y: shaping.cumsum(c, y.params["axis"], y.params["reverse"])',
        ),
        ("if n == 1 and c.shape[i + extra] != 1", "if False"),
        ('hits * (_kept(c, x, y) / shaping.reduce_sum(hits, y.params["axes"], True))', "hits * _kept(c, x, y)"),
        test="tests/ops/test_ops.py",
    ),
    *mutants(
        "wlnet/ops/special.py",
        ("np.where(x > 1, -root, root)", "root"),
        ("np.where(size > 1, np.nan,", "np.where(size > 2, np.nan,"),
    ),
    *mutants(
        "wlnet/ops/plan.py", ("if need <= self.free[i].nbytes <= 4 * need + 4096:", "if self.free[i].nbytes <= 4 * need + 4096:")
    ),
    # -- nets
    *mutants(
        "wlnet/nets/initialise.py",
        ("return _scaled(2 / max(fan_in, 1)", "return _scaled(1 / max(fan_in, 1)"),
        ("2 / max(fan_in + fan_out, 1)", "1 / max(fan_in + fan_out, 1)"),
        ("bound = np.sqrt(3 * variance)", "bound = np.sqrt(variance)"),
        ("centre = tuple([(n - 1) // 2 for n in shape[2:]])", "centre = tuple([n // 2 for n in shape[2:]])"),
    ),
    *mutants(
        "wlnet/nets/unification.py",
        (
            "            return b if a.low is None else a\n        if a.high",
            "            return a if a.low is None else b\n        if a.high",
        ),
        ("return a if type(b) is not Index else b", "return b if type(b) is not Index else a"),
        test="tests/nets/test_unification.py",
    ),
    *mutants(
        "wlnet/nets/straight.py",
        ("any([d is not None and d != n for", "any([False for"),
        ("*sources.items(), *layer.values.values()", "*sources.items()"),
        test="tests/nets/test_straight.py",
    ),
    *mutants(
        "wlnet/nets/parameters.py",
        ("self.open_low and value == self.low", "False"),
        ("x < self.low or self.high is not None and x > self.high", "x <= self.low or self.high is not None and x > self.high"),
    ),
    *mutants(
        "wlnet/nets/assembly.py",
        (
            '[f"Input{i + 1}" for i in range(count)',
            '[f"Input{i + 2}" for i in range(count)',
        ),
        test="tests/nets/test_assembly.py",
    ),
    *mutants("wlnet/nets/multipliers.py", ("return 0 if x is S.None_ else 1", "return 1 if x is S.None_ else 0")),
    # -- running and translation
    *mutants(
        "wlnet/running/plans.py",
        (
            '_RANDOM_OPS = frozenset(("bernoulli", "dropout", "alpha_dropout", "random_array"))',
            '_RANDOM_OPS = frozenset(("bernoulli", "alpha_dropout", "random_array"))',
        ),
        (
            "        settings.training,\n        settings.dtype,\n        settings.engine",
            "        settings.dtype,\n        settings.engine",
        ),
    ),
    *mutants(
        "wlnet/running/data.py",
        ("if not (rounded == array).all() or", "if False and"),
        (
            "least if low is not None and least < low else greatest if high is not None and greatest > high else None",
            "least if low is not None and least < low else greatest if high is not None and greatest >= high else None",
        ),
    ),
    *mutants(
        "wlnet/translation/scalars.py",
        ('"Haversine": lambda x: (1.0 - ops.cos(x)) * 0.5', '"Haversine": lambda x: (1.0 + ops.cos(x)) * 0.5'),
        ('"Sech": _reciprocal_of(ops.cosh)', '"Sech": _reciprocal_of(ops.sinh)'),
        ("return ops.where(zero, 1.0, ops.sin(safe) / safe)", "return ops.where(zero, 0.0, ops.sin(safe) / safe)"),
    ),
    *mutants(
        "wlnet/translation/aggregates.py",
        ("quantile(x, axes, 0.75) - quantile(x, axes, 0.25)", "quantile(x, axes, 0.25) - quantile(x, axes, 0.75)"),
        ("place = a + (n + b) * q", "place = (n + b) * q"),
        ("high = min(max(math.ceil(place), 1), n)", "high = max(math.ceil(place), 1)"),
    ),
    # -- layers
    *mutants("wlnet/layers/flatten.py", ("if rank <= abs(n):", "if rank < abs(n):")),
    *mutants(
        "wlnet/layers/dropout.py",
        ("(1 / (1 - self.p)).is_integer()", "(1 / self.p).is_integer()"),
        ("if not ctx.training:", "if ctx.training:"),
    ),
    *mutants("wlnet/layers/batch_normalization.py", ('default=0.001, option="Epsilon"', 'default=0.01, option="Epsilon"')),
    *mutants(
        "wlnet/layers/normalization.py",
        ('default=0.001, option="Epsilon"', 'default=0.01, option="Epsilon"'),
        ("[axis for axis in range(rank) if axis not in aggregated]", "[axis for axis in range(rank) if axis in aggregated]"),
        (
            'return self.method == "Standardize" and not self.unbiased and self.groups is None',
            'return self.method == "Standardize" and self.groups is None',
        ),
    ),
    *mutants(
        "wlnet/layers/spatial.py",
        ("return total // 2, total - total // 2", "return total - total // 2, total // 2"),
        test="tests/layers/test_convolution.py",
    ),
    *mutants(
        "wlnet/layers/embedding.py",
        ('return ops.gather(ctx.array("Weights"), x - 1)', 'return ops.gather(ctx.array("Weights"), x - 2)'),
    ),
    *mutants(
        "wlnet/layers/ordering.py",
        (
            "slice(0, self.count) if self.count > 0 else slice(n + self.count, None)",
            "slice(0, self.count) if self.count > 0 else slice(0, -self.count)",
        ),
    ),
    *mutants(
        "wlnet/layers/replicate.py",
        (
            "at = self.level - 1 if self.level > 0 else rank + 1 + self.level",
            "at = self.level - 1 if self.level > 0 else rank + self.level",
        ),
    ),
    *mutants("wlnet/layers/regression_losses.py", ("return ops.absolute(difference)", "return ops.square(difference)")),
    *mutants(
        "wlnet/layers/contrastive_loss.py",
        ("apart * pushed + (1.0 - apart) * distance", "apart * distance + (1.0 - apart) * pushed"),
    ),
    *mutants("wlnet/layers/cross_entropy.py", ("ops.cross_entropy_index(p, target - 1)", "ops.cross_entropy_index(p, target)")),
    *mutants("wlnet/layers/pooling.py", ('S.Max: "max", S.Mean: "mean"', 'S.Max: "mean", S.Mean: "max"')),
    *mutants("wlnet/layers/padding.py", ('"Fixed": "edge", "Reflected": "reflect"', '"Fixed": "edge", "Reflected": "symmetric"')),
    *mutants(
        "wlnet/layers/linear.py",
        ("t.set_dims(weights, [t.total(result), t.total(source)])", "t.set_dims(weights, [t.total(source), t.total(result)])"),
    ),
    # -- coders
    *mutants(
        "wlnet/coders/boolean.py",
        ("boolean(p >= 0.5)", "boolean(p > 0.5)"),
        ("return int(x is S.True_)", "return int(x is S.False_)"),
    ),
    *mutants(
        "wlnet/coders/classes.py",
        ('return array + 1 if self.form == "Index"', 'return array if self.form == "Index"'),
        ("indicator[self.position(label)] = 1.0", "indicator[self.position(label)] += 1.0"),
    ),
    *mutants(
        "wlnet/coders/characters.py",
        ("range(bounds[0], bounds[1] + 1)", "range(bounds[0], bounds[1])"),
        ("if c not in self.codes:", "if True:"),
    ),
    *mutants(
        "wlnet/coders/tokens.py",
        (
            "codes.setdefault(token.lower() if self.ignore_case else token, i + 1)",
            "codes.setdefault(token.lower() if self.ignore_case else token, i)",
        ),
        ("codes + [count] * (self.length - len(codes))", "codes + [count - 1] * (self.length - len(codes))"),
    ),
    *mutants(
        "wlnet/coders/image.py",
        ("1.0 if self.alignment is last else 0.5", "0.5 if self.alignment is last else 0.5"),
        ('choose = min if self.method == "Fit" else max', 'choose = max if self.method == "Fit" else min'),
        ("pixels / np.sqrt(self._level(self.variance", "pixels / (self._level(self.variance"),
    ),
    *mutants(
        "wlnet/coders/ctc.py",
        ("(t == 0 or c != best[t - 1])", "t >= 0"),
        ("return a if b == _NONE else a + math.log1p(math.exp(b - a))", "return a"),
    ),
    *mutants("wlnet/coders/utf8.py", ('return codes + 1 if self.form == "Index"', 'return codes if self.form == "Index"')),
    # -- training
    *mutants(
        "wlnet/training/optimisers.py",
        ("beta2: float = 0.999, epsilon: float = 1e-5", "beta2: float = 0.999, epsilon: float = 1e-4"),
        ("momentum: float = 0.93", "momentum: float = 0.9"),
        ("self.kind(self.epsilon / second)", "self.kind(self.epsilon)"),
        ("np.sign(v, spare)", "np.copyto(spare, v)"),
        (
            "g = np.add(g, w * part_of_setting(self.decay, part), out=target)",
            "g = np.subtract(g, w * part_of_setting(self.decay, part), out=target)",
        ),
    ),
    *mutants(
        "wlnet/training/losses.py",
        ('LossType="Probabilities" if target_is_vector else "Index"', 'LossType="Index" if target_is_vector else "Probabilities"'),
        ('if ends_with_softmax(net, port) or kind == "Class":', "if ends_with_softmax(net, port):"),
    ),
    *mutants(
        "wlnet/training/stopping.py",
        ("return self._waited > self.patience", "return self._waited >= self.patience"),
        (
            "gain > max(self.absolute, self.relative * abs(best))",
            "gain >= min(self.absolute, self.relative * abs(best))",
        ),
    ),
    *mutants(
        "wlnet/training/measurements.py",
        (
            '"Precision": lambda tp, fp, fn, tn, _: _ratio(tp, tp + fp)',
            '"Precision": lambda tp, fp, fn, tn, _: _ratio(tp, tp + fn)',
        ),
        ("(1 + weight) * tp + weight * fn + fp", "(1 + weight) * tp + weight * fp + fn"),
        ("c.sum(0) - tp, c.sum(1) - tp", "c.sum(1) - tp, c.sum(0) - tp"),
        ('"MeanDeviation": lambda r: r.absolutes / r.count', '"MeanDeviation": lambda r: r.squares / r.count'),
    ),
    *mutants("wlnet/training/data.py", ("return canonical_sort(tuple(distinct)), depth", "return tuple(distinct), depth")),
    # -- formats
    *mutants(
        "wlnet/formats/wxf.py",
        ("and high < 1 << bits - 1:", "and high <= 1 << bits - 1:"),
        ("if -(1 << 8 * size - 1) <= n < 1 << 8 * size - 1:", "if -(1 << 8 * size - 1) < n < 1 << 8 * size - 1:"),
        ('b":" if key in x.delayed else b"-"', 'b"-"'),
    ),
    *mutants("wlnet/formats/compressed.py", ("if -1 << 31 <= x < 1 << 31", "if -1 << 31 <= x <= 1 << 31")),
    *mutants(
        "wlnet/formats/tables.py",
        ("number_of(f, point) if f else empty", "number_of(f, point) if f else 0"),
        ('if kinds == {"Integer64", "Real64"}:', "if False:"),
    ),
    # -- mathematics
    *mutants("wlnet/mathematics/primes.py", ("if n < 41 * 41:", "if n < 43 * 43:"), ("if a % 4 == 3 and n % 4 == 3:", "if False:")),
    *mutants(
        "wlnet/mathematics/combinatorics.py", ("return (-1) ** k * math.comb(k - n - 1, k)", "return math.comb(k - n - 1, k)")
    ),
    *mutants(
        "wlnet/mathematics/incomplete.py",
        ("return 1 - beta_regularized(1 - x, b, a)", "return 1 - beta_regularized(1 - x, a, b)"),
        ("return 1 - gamma_upper(a, x)", "return gamma_upper(a, x)"),
    ),
    *mutants(
        "wlnet/mathematics/quadrature.py",
        ("return fine * half, abs(fine - coarse) * abs(half)", "return coarse * half, abs(fine - coarse) * abs(half)"),
    ),
    *mutants(
        "wlnet/mathematics/exact_matrices.py",
        ("self.a * other.a + self.r * self.b * other.b", "self.a * other.a - self.r * self.b * other.b"),
    ),
    # -- builtins: numbers
    *mutants(
        "wlnet/builtins/numbers/gamma.py",
        ('@builtin("LogGamma", attributes=NUMERIC,', '@builtin("LogGamma", attributes="NumericFunction",'),
    ),
    *mutants(
        "wlnet/builtins/numbers/rounding.py",
        ("return floor_of(x) if sign(x) >= 0 else ceiling_of(x)", "return floor_of(x)"),
    ),
    *mutants(
        "wlnet/expression/arithmetic.py",
        (
            "return round(x) if kind is float else round(as_fraction(x))",
            "return round(x) if kind is float else math.floor(as_fraction(x) + as_fraction(0.5))",
        ),
        test="tests/builtins/numbers/test_rounding.py",
    ),
    *mutants(
        "wlnet/builtins/numbers/combinatorics.py",
        ("return math.comb(2 * n, n) // (n + 1)", "return math.comb(2 * n, n) // n"),
    ),
    *mutants(
        "wlnet/mathematics/combinatorics.py",
        ("    if n % 2:\n        return 0\n    values = [1]", "    values = [1]"),
        test="tests/builtins/numbers/test_combinatorics.py",
    ),
    *mutants("wlnet/builtins/numbers/ordering.py", ("return (a > b) - (a < b)\n", "return (a > b) - (a <= b)\n")),
    *mutants(
        "wlnet/mathematics/number_theory.py",
        ("return (a, x, y) if a >= 0 else (-a, -x, -y)", "return (a, x, y)"),
        ("return 0 if any([k > 1 for k in exponents]) else (-1) ** len(exponents)", "return (-1) ** len(exponents)"),
    ),
    *mutants("wlnet/builtins/numbers/divisors.py", ("g, factors = -g, [-f for f in factors]", "g = -g")),
    *mutants(
        "wlnet/mathematics/digits.py",
        ("value = value * base + d\n    return value\n", "value = value * 10 + d\n    return value\n"),
        ("total += -value if value < last else value", "total += value"),
    ),
    # -- builtins: lists, strings, matrices, statistics
    *mutants(
        "wlnet/builtins/lists/lists.py",
        ("k = shifts[level] % n", "k = -shifts[level] % n"),
        ("return _rotate(ev, x, n, -1)", "return _rotate(ev, x, n, 1)"),
    ),
    *mutants(
        "wlnet/builtins/lists/sorting.py",
        ("return ordering_sign(call(items[i], items[j])) <= 0", "return ordering_sign(call(items[i], items[j])) < 0"),
        ("return (v < 0) - (v > 0)", "return (v > 0) - (v < 0)"),
    ),
    *mutants(
        "wlnet/builtins/lists/sets.py",
        ("if test is None or test is S.Automatic or test is S.SameQ:\n        seen", "if True:\n        seen"),
    ),
    *mutants(
        "wlnet/builtins/lists/positions.py",
        ("if not 1 <= place <= n + 1:", "if not 1 <= place <= n:"),
        ("places = [spec - 1 if spec > 0 else n + spec]", "places = [spec - 1 if spec > 0 else n - spec]"),
    ),
    *mutants(
        "wlnet/builtins/lists/nesting.py",
        ("fold_each(ev, f, parts[0], parts[1:])", "fold_each(ev, f, parts[-1], parts[:-1])"),
    ),
    *mutants(
        "wlnet/builtins/strings/strings.py",
        ("(s * n)[:longest]", "s * n"),
        ("return text[:n] if n >= 0 else text[n:]", "return text[:n] if n > 0 else text[n:]"),
        ("return 1 <= first <= size and 1 <= last <= size", "return 1 <= first <= size and 1 <= last"),
    ),
    *mutants(
        "wlnet/builtins/strings/text.py",
        ("row[j] = max(value, 0) if local else value", "row[j] = value"),
        ("range(len(s) - n + 1)", "range(len(s) - n)"),
        ("if n == 0:\n        # Wolfram", "if n == 1:\n        # Wolfram"),
    ),
    *mutants(
        "wlnet/builtins/strings/matching.py",
        ("for a, b in spans[:limit] if a < b", "for a, b in spans if a < b"),
        ("boolean(s.endswith(pattern))", "boolean(s.startswith(pattern))"),
    ),
    *mutants(
        "wlnet/builtins/matrices/distances.py",
        (
            "return divide(ev, top, multiply(ev, 2, add(ev, spread(x), spread(y))))",
            "return divide(ev, top, multiply(ev, 2, subtract(ev, spread(x), spread(y))))",
        ),
        (
            'return 0 if cosine is None else subtract(ev, 1, cosine)\n\n\n@builtin("CorrelationDistance")',
            'return 0 if cosine is None else cosine\n\n\n@builtin("CorrelationDistance")',
        ),
    ),
    *mutants(
        "wlnet/builtins/matrices/norms.py",
        ("total(ev, list(column)) for column in zip(*sizes)", "total(ev, list(column)) for column in sizes"),
    ),
    *mutants(
        "wlnet/builtins/statistics/spread.py",
        ("a.var(axis=0, ddof=1)", "a.var(axis=0, ddof=0)"),
        ('return _shape(ev, x, "kurtosis", 4, 2)', 'return _shape(ev, x, "kurtosis", 4, 1)'),
    ),
    *mutants(
        "wlnet/builtins/statistics/location.py",
        (
            "return divide(ev, add(ev, items[n // 2 - 1], items[n // 2]), 2)",
            "return divide(ev, add(ev, items[n // 2], items[n // 2]), 2)",
        ),
    ),
    *mutants(
        "wlnet/builtins/statistics/quantiles.py",
        (
            "return add(ev, first, multiply(ev, subtract(ev, second, first), weight))",
            "return add(ev, first, multiply(ev, subtract(ev, first, second), weight))",
        ),
        ("divide(ev, subtract(ev, high, low), 2)", "subtract(ev, high, low)"),
    ),
    *mutants("wlnet/builtins/statistics/bins.py", ("if 0 <= i < len(bins):", "if 0 < i < len(bins):")),
    # -- builtins: algebra, control, definitions, system, graphics, nets, kit
    *mutants(
        "wlnet/builtins/algebra/integration.py",
        ('"Tanh": "Log[Cosh[x]]"', '"Tanh": "-Log[Cosh[x]]"'),
        ("Expr(S.Plus, (ends[1], Expr(S.Times, (-1, ends[0]))))", "Expr(S.Plus, (ends[0], Expr(S.Times, (-1, ends[1]))))"),
    ),
    *mutants(
        "wlnet/builtins/algebra/derivatives.py",
        ("if type(times) is not int or times < 0:", "if type(times) is not int or times <= 0:"),
    ),
    *mutants(
        "wlnet/builtins/control/control.py",
        (
            "            except ContinueLoop:\n                pass\n            step(None)",
            "            except ContinueLoop:\n                continue\n            step(None)",
        ),
        ('if len(args) % 2 == 0:\n        ev.message("Switch"', 'if len(args) % 2 == 1:\n        ev.message("Switch"'),
    ),
    *mutants(
        "wlnet/builtins/definitions/increments.py",
        ('pair = _change(ev, "Decrement", x, lambda v: v - 1 if', 'pair = _change(ev, "Decrement", x, lambda v: v + 1 if'),
    ),
    *mutants(
        "wlnet/builtins/system/dates.py",
        ("timedelta(hours=zone - here)", "timedelta(hours=here - zone)"),
        ("moment.seconds() - UNIX_EPOCH - zone * 3600", "moment.seconds() - UNIX_EPOCH + zone * 3600"),
    ),
    *mutants(
        "wlnet/builtins/system/hashing.py",
        (
            'if form == "HexStringLittleEndian":\n        return code[::-1].hex()',
            'if form == "HexStringLittleEndian":\n        return code.hex()',
        ),
    ),
    *mutants(
        "wlnet/builtins/graphics/colors.py",
        ("a[..., 0] * 0.299 + a[..., 1] * 0.587", "a[..., 0] * 0.587 + a[..., 1] * 0.299"),
        ("return (1 - a[..., :3]) * (1 - a[..., 3:])", "return 1 - a[..., :3]"),
    ),
    *mutants("wlnet/builtins/graphics/plots.py", ("PALETTE[i % len(PALETTE)]", "PALETTE[0]")),
    *mutants(
        "wlnet/builtins/nets/pieces.py",
        (
            "net.inputs if first > 0 else None, net.outputs if last < len(items) else None",
            "net.inputs if first >= 0 else None, net.outputs if last <= len(items) else None",
        ),
        test="tests/builtins/nets/test_pieces.py",
    ),
    *mutants(
        "wlnet/builtins/kit/levels.py",
        ("return Levels(bounds[0], bounds[0])", "return Levels(1, bounds[0])"),
        test="tests/builtins/lists/test_inspection.py",
    ),
    *mutants("wlnet/builtins/kit/each.py", ("S.NonNegative: lambda x: x >= 0", "S.NonNegative: lambda x: x > 0")),
    *mutants(
        "wlnet/builtins/definitions/options.py",
        ("current.get(option_name(r.args[0]), r.args[1])", "r.args[1]"),
        ("if option_name(r.args[0]) not in known:", "if False:"),
    ),
    *mutants("wlnet/builtins/nets/replacement.py", ("return place.kind == MULTIPLIERS", "return True")),
    *mutants(
        "wlnet/ops/kernels/statistics.py",
        ("_SAFE_SUMS[0] < np.minimum.reduce(sums) and ", ""),
        test="tests/ops/test_ops.py",
    ),
    *mutants(
        "wlnet/ops/kernels/sequences.py",
        ("skips[:, 3::2] = labels[:, 3::2] != labels[:, 1:-2:2]", "skips[:, 3::2] = True"),
        ("forward[t] + backward - last[:, None] - emitted[:, t]", "forward[t] + backward - last[:, None]"),
        test="tests/ops/test_ops.py",
    ),
    *mutants(
        "wlnet/mathematics/modular_polynomials.py",
        ("parts.append((once, k * scale))", "parts.append((once, k))"),
        ("for _ in range(d - 1):", "for _ in range(d):"),
        ("c.numerator * pow(c.denominator, -1, p) % p", "c.numerator * c.denominator % p"),
    ),
    *mutants(
        "wlnet/expression/packed.py",
        ("(1 if x > 0 else -1,) if type(x) is float else ()", "(1,) if type(x) is float else ()"),
        ('if kind in "fc" and not np.isfinite(array).all():', 'if kind == "f" and not np.isfinite(array).all():'),
    ),
    *mutants(
        "wlnet/expression/arithmetic.py",
        ("if x - x == 0 and (x or not", "if x - x == 0 and (True or not"),
        (
            "_numerator_times(a, _denominator(b)), _numerator_times(b, _denominator(a))",
            "_numerator_times(a, 1), _numerator_times(b, 1)",
        ),
    ),
    *mutants(
        "wlnet/evaluator/evaluator.py",
        ("if definitions[a].changed > clock:", "if False:"),
        ("self.clock != clock and evaluated is not e.args and", "False and"),
    ),
    *mutants("wlnet/evaluator/own_variables.py", ('ev.message(name, "limset", value)\n', "pass\n")),
    *mutants(
        "wlnet/builtins/lists/sparse.py",
        ("stride = step if len(band.args) > 2 else sizes", "stride = step"),
        ("item = values[k % len(values)]", "item = values[min(k, len(values) - 1)]"),
    ),
    *mutants(
        "wlnet/builtins/system/reading.py",
        (r'alternatives = rf"(?:{alternatives})(?=\Z|{separators})"', 'alternatives = f"(?:{alternatives})"'),
    ),
    *mutants(
        "wlnet/builtins/algebra/numeric_functions.py",
        ("    with LocalValues(ev, [(n, None) for n in names]):\n        return ev.evaluate(e)", "    return ev.evaluate(e)"),
        test="tests/builtins/algebra/test_extrema.py",
    ),
    # -- the front
    *mutants(
        "grammar/operators.py",
        ("CALL_PRECEDENCE = 670 ", "CALL_PRECEDENCE = 680 "),
        test="tests/reader/test_precedence.py",
    ),
    *mutants(
        "grammar/operators.py",
        ("prints = cells[5][1:-1] if", "prints = cells[5][1:-1].strip() if"),
        test="tests/formatter/test_spellings.py",
    ),
    *mutants(
        "wlnet/session.py",
        ("return S.Null if is_quiet else value", "return value"),
        test="tests/test_session.py",
    ),
    *mutants(
        "wlnet/session.py",
        ("if n < ev.line - length]:", "if n <= ev.line - length]:"),
        test="tests/builtins/system/test_session_values.py",
    ),
    *mutants(
        "wlnet/session.py",
        ("            is_quiet = False\n", ""),
        ("            if outer:\n                raise\n            return self._end_of", "            return self._end_of"),
        ("self._bounded(work, None, False)", "self._bounded(work, None, True)"),
        ("        if ev.raises:\n            raise error\n", ""),
        test="tests/test_work.py",
    ),
    *mutants(
        "wlnet/large_stack.py",
        ("        error = self.error\n", "        error = None\n"),
        ("threading.stack_size(previous)", "pass"),
        ("            sys.setrecursionlimit(_limited[1])\n", "            pass\n"),
        ("self.size - begin - _DEEP", "0"),
        test="tests/test_work.py",
    ),
    *mutants(
        "wlnet/mathematics/aside.py",
        ("    if operations < LONG:\n", "    if True:\n"),
        ("        raise errors[0]\n", "        return None\n"),
        ("np.errstate(**settings)", "np.errstate()"),
        ("timeout=LOOK", "timeout=-1"),
    ),
    *mutants(
        "wlnet/work.py",
        ("                self.thread_id = None\n", "                pass\n"),
        ("set_signal(signal.SIGINT, signal.default_int_handler)", "pass"),
        ("sys.getrefcount(errors[0]) > _UNREFERENCED", "True"),
        ("            self._collecting.go_on()\n            return\n", "            pass\n"),
        ("        with self._turn:\n", "        if True:\n"),
    ),
    *mutants(
        "wlnet/conversion.py",
        ("S.False_: False, S.Null: None}", "S.False_: False}"),
        ("return value.data\n", "return value\n"),
        test="tests/test_conversion.py",
    ),
    *mutants(
        "wlnet/outside/permissions.py",
        (
            "        real = os.path.realpath(path)\n        if not self._is_readable",
            "        real = path\n        if not self._is_readable",
        ),
        ("if real != f and _is_in(real, f)), None)", "if _is_in(real, f)), None)"),
        ('if any([part.startswith(".") for part in parts]):', 'if parts[-1].startswith("."):'),
        ("real.lower().endswith(_CODE)", "real.endswith(_CODE)"),
        ("path.startswith(folder.rstrip(os.sep) + os.sep)", "path.startswith(folder)"),
        ("roots = [root for root in roots if _is_in(root, system)]", "pass"),
        ("or _is_special(real):\n            self._refuse(owner, f'read", "or False:\n            self._refuse(owner, f'read"),
        test="tests/outside/test_permissions.py",
    ),
    *mutants(
        "wlnet/outside/doors.py",
        ("copytree(source, target, copy_function=copied, ignore=judged)", "copytree(source, target)"),
        ("source, target = self.permissions.removing(source, owner), ", "target = "),
        test="tests/outside/test_sandbox.py",
    ),
    *mutants(
        "wlnet/builtins/nets/pure_evaluator.py",
        ("self._own[Randomness] = session.own(Randomness)", "self.own(Randomness)"),
        ("d.attributes |= PROTECTED", "pass"),
        ("setattr(ours, kind, table.copy())", "setattr(ours, kind, table)"),
        ("entry.attributes = PROTECTED | HOLD_ALL_COMPLETE", "entry.attributes = PROTECTED"),
    ),
    *mutants(
        "wlnet/formats/wlnet.py",
        ("        if x.head is S.Function and not active:", "        if x.head is S.Function:"),
        test="tests/builtins/nets/test_pure_evaluator.py",
    ),
    *mutants(
        "repl/completion.py",
        ("if len(open_calls) > 1:\n                open_calls.pop()", "if len(open_calls) > 2:\n                open_calls.pop()"),
        ("open_calls[-1].argument += 1", "open_calls[-1].argument += 2"),
        test="tests/repl/test_completion.py",
    ),
    *mutants(
        "repl/golden.py",
        ("session += example.number <= last", "session += example.number < last"),
        test="tests/repl/test_golden.py",
    ),
]
