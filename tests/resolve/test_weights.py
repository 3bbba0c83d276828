"""The weights: each that the code asks for is in the file, and each in the file is asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.resolve import titles, weights
from kg.resolve.weights import weight

CODE = "".join(path.read_text(encoding="utf-8") for path in Path(weights.__file__).parent.glob("*.py"))


def test_a_weight_that_is_not_in_the_file_is_an_error() -> None:
    with pytest.raises(KeyError):
        weight("film.title.prettiness")


def test_every_weight_is_used() -> None:
    asked = set(re.findall(r'(?:weight|weigh)\(f?"([a-z_.]+)', CODE))
    groups = {name.rsplit(".", 1)[0] + "." for name in asked} | asked
    for name in weights.names():
        short = name.removeprefix("person.")
        assert any(known in asked or f"{known.rsplit('.', 1)[0]}." in groups for known in (name, short)), name


def test_every_level_of_titles_has_a_weight() -> None:
    assert {f"film.title.{level}" for level in (*titles.LEVELS, "alternate", "unknown", "parts")} == {
        name for name in weights.names() if name.startswith("film.title.")
    }


def test_a_title_alone_never_joins_and_never_parts() -> None:
    assert 0 < weight("film.title.equal") < weight("film.same")


def test_a_name_alone_never_joins() -> None:
    assert weight("person.name.equal") + weight("person.trade.same") < weight("person.same")
