"""Short, Shallow, Skeleton."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ToString[Short[Range[200]]]", '"{1, 2, 3, 4, 5, 6, 7, 8, <<184>>, 193, 194, 195, 196, 197, 198, 199, 200}"'),
        ("ToString[Short[Range[10]]]", '"{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}"'),
        ("ToString[Short[Range[200], 0.5]]", '"{1, 2, 3, 4, <<193>>, 198, 199, 200}"'),
        ("ToString[Short[f @@ Range[200]]]", '"f[1, 2, 3, 4, 5, 6, 7, 8, <<184>>, 193, 194, 195, 196, 197, 198, 199, 200]"'),
        (
            'ToString[Short[StringJoin[Table["ab", {100}]]]]',
            '"abababababababababababababababababa<<130>>bababababababababababababababababab"',
        ),
        ("ToString[Short[x + y]]", '"x + y"'),
        ("ToString[Shallow[f[g[h[i[j[k]]]]]]]", '"f[g[h[i[<<1>>]]]]"'),
        ("ToString[Shallow[Range[20]]]", '"{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, <<10>>}"'),
        ("ToString[Shallow[Range[20], {2, 3}]]", '"{1, 2, 3, <<17>>}"'),
        ("ToString[Shallow[{{{1, 2}, 3}, 4}, 2]]", '"{{<<2>>}, 4}"'),
        ("ToString[Skeleton[5]]", '"<<5>>"'),
    ],
)
def test_shortened(code, expected):
    assert value_of(code) == expected
