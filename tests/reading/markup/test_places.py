"""A pointer leads to where its value stands: looked for no further than it must be, and right all the same."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.markup.places import Places

_ATOMS = st.sampled_from(["1", "2.5", "-3e2", "true", "false", "null", '"x"', '"y\\u00e9\\n"', '""', "NaN"])
_NAMES = st.sampled_from(["a", "b", "\\u0061", "~", "/", "0", ""])


def _objects(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    members = st.lists(st.tuples(_NAMES, inner), max_size=5)
    return members.map(lambda found: "{ " + " ,".join(f'"{name}" : {value}' for name, value in found) + "}")


_BLOCKS = st.recursive(
    _ATOMS, lambda inner: _objects(inner) | st.lists(inner, max_size=4).map(lambda found: "[" + ", ".join(found) + " ]"), max_leaves=20
)


def _ways(value: Any, way: str = "") -> Iterator[tuple[str, Any]]:
    yield way, value
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, member in members:
        yield from _ways(member, f"{way}/" + str(name).replace("~", "~0").replace("/", "~1"))


@given(_BLOCKS, st.randoms(use_true_random=False))
def test_every_value_is_found_where_it_stands_whatever_was_asked_before(text: str, random: Any) -> None:
    data = json.loads(text)
    places, ways = Places(text, data), list(_ways(data))
    random.shuffle(ways)
    for way, value in ways:
        found = places.find(way)
        if value is None or isinstance(value, dict | list):
            assert found is None
            continue
        assert found is not None
        said = json.loads(text[found.start - 1 : found.end + 1] if found.quoted else text[found.start : found.end])
        assert said == value or (math.isnan(said) and math.isnan(value))


@pytest.mark.parametrize("pointer", ["/a/9", "/b", "/a/00", "/a/x", "/a/0/b", "b", "/"])
def test_a_pointer_that_leads_nowhere_finds_nothing(pointer: str) -> None:
    text = '{"a": [1, 2]}'
    assert Places(text, json.loads(text)).find(pointer) is None


def test_of_two_members_of_one_name_the_last_counts() -> None:
    text = '{"a": {"x": "first"}, "a": {"y": "last"}}'
    found = Places(text, json.loads(text)).find("/a/y")
    assert found is not None
    assert text[found.start : found.end] == "last"
