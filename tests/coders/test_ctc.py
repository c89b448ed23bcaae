"""The CTC decoder against the sum over all alignments."""

from itertools import product

import numpy as np
import pytest
from asking import refusal, text_of

from wlnet.coders.ctc import beam_search, greedy


def all_decodings(p) -> dict:
    """Sequence of classes -> total probability of its alignments."""
    found: dict = {}
    blank = p.shape[1] - 1
    for path in product(range(p.shape[1]), repeat=len(p)):
        codes = tuple([c for t, c in enumerate(path) if c != blank and (t == 0 or path[t - 1] != c)])
        found[codes] = found.get(codes, 0.0) + np.prod([p[t, c] for t, c in enumerate(path)])
    return found


@pytest.mark.parametrize("seed", range(8))
def test_wide_beam_is_exact(seed):
    rng = np.random.default_rng(seed)
    p = rng.dirichlet(np.ones(3), size=5)
    p[1, 0] = 0.0
    with np.errstate(divide="ignore"):
        found = beam_search(np.log(p), 1000)
    expected = all_decodings(p)
    assert found[0][0] == max(expected, key=expected.get)
    for codes, score in found[:10]:
        assert np.isclose(np.exp(score), expected[codes])
    assert [s for _, s in found] == sorted([s for _, s in found], reverse=True)


def test_greedy_path():
    logs = np.log([[0.6, 0.1, 0.3], [0.6, 0.1, 0.3], [0.1, 0.1, 0.8], [0.5, 0.2, 0.3], [0.1, 0.8, 0.1]])
    codes, score = greedy(logs)[0]
    assert codes == (0, 0, 1) and np.isclose(np.exp(score), 0.6 * 0.6 * 0.8 * 0.5 * 0.8)


CTC = 'NetDecoder[{"CTCBeamSearch", {"a", "b"}}]'
P = "{{0.6, 0.1, 0.3}, {0.6, 0.1, 0.3}}"


@pytest.mark.parametrize(
    "code, text",
    [
        (f"{CTC}[{P}]", '{"a"}'),
        (f"{CTC}[{{{P}, {P}}}]", '{{"a"}, {"a"}}'),
        (f'{CTC}[{P}, "TopDecodings" -> 2]', '{{"a"}, {}}'),
        (f'Length[{CTC}[{P}, "Decodings"]]', "5"),
        (f"{CTC}[{P}, None]", P),
        (f'Exp[-Values[{CTC}[{P}, "TopNegativeLogLikelihoods" -> 2]]]', "{0.7200000000000002, 0.09}"),
        (f'First[{CTC}[{P}, "Properties"]]', '"Decoding"'),
        (
            'NetDecoder[{"CTCBeamSearch", {1, 2}, "BeamSize" -> 1}][{{0.6, 0.1, 0.3}, {0.1, 0, 0.9}, {0.6, 0.1, 0.3}}]',
            "{1, 1}",
        ),
        (f"ToExpression[ToString[{CTC}, InputForm]] === {CTC}", "True"),
    ],
)
def test_values(code, text):
    found = text_of(code)
    if text.startswith("{0.72"):
        np.testing.assert_allclose(eval(found.replace("{", "[").replace("}", "]")), [0.72, 0.09], rtol=1e-6)
    else:
        assert found == text


@pytest.mark.parametrize(
    "code, part",
    [
        (f'{CTC}[{P}, "TopDecodings"]', '"TopDecodings" -> n'),
        (f'{CTC}[{P}, "Decoding" -> 2]', "takes no number"),
        (f'{CTC}[{P}, "Best"]', "NegativeLogLikelihoods"),
        ('NetDecoder[{"CTCBeamSearch", {"a"}, "BeamSize" -> 0}]', "positive"),
        ('NetDecoder["CTCBeamSearch"]', "distinct classes"),
        (f"{CTC}[{{{{1, 2}}}}]", "Varying×3"),
    ],
)
def test_refusals(code, part):
    assert part in refusal(code)[1]
