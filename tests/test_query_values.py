"""Parameters: read from text by their type, checked, defaults filled in."""

from __future__ import annotations

import datetime

import pytest

from claimgraph.errors import QueryError
from claimgraph.queries.library import library, parse
from claimgraph.queries.model import Value
from claimgraph.queries.values import bind, pairs

TYPED = parse(
    """// name: typed
// purpose: One parameter of each type.
// parameters:
//   text: string = "" - a text
//   whole: integer = 1 - a whole number
//   real: float = 0.5 - a number
//   flag: boolean = false - a switch
//   day: date = null - a date
//   items: list = ["a"] - a list
//   must: string - a text, always
// columns:
//   all - everything
// browser:
//   :param text => ""
//   :param whole => 1
//   :param real => 0.5
//   :param flag => false
//   :param day => null
//   :param items => ["a"]
//   :param must => "x"
RETURN [$text, $whole, $real, $flag, $day, $items, $must] AS all
""",
    "typed.cypher",
    header_required=True,
)


def bound(name: str, value: object) -> Value:
    """Return what one given value becomes."""
    return bind(TYPED, {"must": "x", name: value})[name]


def test_defaults_are_filled_in() -> None:
    assert bind(TYPED, {"must": "x"}) == {
        "text": "",
        "whole": 1,
        "real": 0.5,
        "flag": False,
        "day": None,
        "items": ["a"],
        "must": "x",
    }


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("text", "007", "007"),
        ("text", "true", "true"),
        ("text", " a=b ", " a=b "),
        ("whole", "-20", -20),
        ("whole", 3, 3),
        ("real", "2", 2.0),
        ("real", 2, 2),
        ("flag", "Yes", True),
        ("flag", "0", False),
        ("flag", True, True),
        ("day", "2021", "2021"),
        ("day", "2021-04", "2021-04"),
        ("day", " 2021-04-07 ", "2021-04-07"),
        ("day", "2021-04-07T10:08", "2021-04-07T10:08"),
        ("day", datetime.date(2021, 4, 7), "2021-04-07"),
        ("day", None, None),
        ("items", "a, b", ["a", "b"]),
        ("items", '["a, b", "c"]', ["a, b", "c"]),
        ("items", ("a", 1), ["a", 1]),
        ("items", "", []),
    ],
)
def test_value_is_read_by_type(name: str, given: object, expected: Value) -> None:
    assert bound(name, given) == expected


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("text", 7),
        ("text", None),
        ("whole", "2.5"),
        ("whole", "9223372036854775808"),
        ("whole", True),
        ("real", "half"),
        ("real", "nan"),
        ("flag", "perhaps"),
        ("flag", 1),
        ("day", "07.04.2021"),
        ("day", "2021-13"),
        ("day", "2021-02-30"),
        ("day", "2021-04-07T25:00"),
        ("day", "٢٠٢١"),
        ("items", "[1, 2"),
        ("items", '[{"a": 1}]'),
        ("items", 5),
        ("must", " "),
    ],
)
def test_value_of_another_type_is_refused_with_what_is_expected(name: str, given: object) -> None:
    with pytest.raises(QueryError, match=rf"typed: parameter '{name}' cannot be .* Expected: "):
        bound(name, given)


def test_a_negative_limit_is_refused_before_it_is_sent() -> None:
    with pytest.raises(QueryError, match=r"parameter 'limit' cannot be '-1'\. Expected: limit"):
        bind(library()["who-denies"], {"weapon": "Tor", "limit": "-1"})


def test_missing_and_unknown_parameters_are_named() -> None:
    with pytest.raises(QueryError, match=r"'must' is missing\. Expected: must, text \(a text, al"):
        bind(TYPED, {})
    with pytest.raises(QueryError, match=r"unknown parameter 'itmes'\. Did you mean 'items'"):
        bind(TYPED, {"must": "x", "itmes": "a"})
    with pytest.raises(QueryError, match=r"unknown parameter 'zzz'\. It takes text, whole"):
        bind(TYPED, {"zzz": "a"})
    with pytest.raises(QueryError, match="It takes none"):
        bind(library()["outlets"], {"limit": "5"})


def test_values_for_undeclared_parameters_are_guessed() -> None:
    query = parse("RETURN $a AS a, $b AS b, $c AS c, $d AS d", "free", header_required=False)
    given = {"a": "7", "b": '"7"', "c": "Iskander-M", "d": '["x", 1]'}
    assert bind(query, given) == {"a": 7, "b": "7", "c": "Iskander-M", "d": ["x", 1]}
    assert bind(query, {**given, "a": '{"x": 1}'})["a"] == '{"x": 1}'


def test_pairs_are_split_at_the_first_equals() -> None:
    assert pairs(["a=1", "b=x=y", "c="], "q") == {"a": "1", "b": "x=y", "c": ""}
    with pytest.raises(QueryError, match="'a' is given twice"):
        pairs(["a=1", "a=2"], "q")
    for text in ("a", "=1"):
        with pytest.raises(QueryError, match="name=value"):
            pairs([text], "q")
