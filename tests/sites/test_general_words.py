"""The general reader's tables of labels and words: each entry says something, once, and can be found on a page."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from kg.intake import read_document
from kg.model import Document, Record
from kg.sites.general.labels import LONGEST, normal
from kg.sites.general.names import pattern
from kg.text import fold
from kg.text.tongues import ROW_TONGUES

LABELS: dict[str, dict[str, list[str]]]
WORDS: dict[str, dict[str, list[str]]]
LABELS, WORDS = (
    tomllib.loads(files("kg.sites.general").joinpath(name).read_text(encoding="utf-8")) for name in ("labels.toml", "words.toml")
)


def text(words: str) -> Record:
    return read_document(Document("page.txt", "0" * 64, words, len(words.encode())), "")


def twice(names: list[str]) -> set[str]:
    return {name for name, number in Counter(names).items() if number > 1}


@pytest.mark.parametrize("tongue", ["en", *ROW_TONGUES])
def test_a_label_means_one_thing_in_a_language_and_stands_there_once(tongue: str) -> None:
    labels = [normal(label) for tongues in LABELS.values() for label in tongues.get(tongue, ())]
    assert labels
    assert twice(labels) == set()


def test_labels_are_of_languages_that_are_read() -> None:
    assert {tongue for tongues in LABELS.values() for tongue in tongues} == {"en", *ROW_TONGUES}


def test_no_label_is_too_long_to_be_looked_up() -> None:
    assert [label for tongues in LABELS.values() for labels in tongues.values() for label in labels if len(label) > LONGEST] == []


@pytest.mark.parametrize("section", WORDS)
def test_words_stand_once_and_make_a_pattern(section: str) -> None:
    assert twice(WORDS[section]["words"]) == set()
    assert not pattern(section).fullmatch("")


@pytest.mark.parametrize(("section", "least"), [("sign", 3), ("common", 2)])
def test_words_that_are_looked_up_as_they_stand_are_no_patterns(section: str, least: int) -> None:
    letters, signs = r"[^\W\d_A-Z]", "[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2}"
    assert [word for word in WORDS[section]["words"] if not re.fullmatch(rf"{letters}{{{least},}}( {letters}+)*|{signs}", word)] == []


@pytest.mark.parametrize("section", ["menu", "filler", "judged"])
def test_words_that_are_compared_as_they_stand_are_folded_and_no_patterns(section: str) -> None:
    assert [word for word in WORDS[section]["words"] if word != fold(word) or re.search(r"[\\?*\[]", word)] == []


@pytest.mark.parametrize("sign", ["Run time", "Running time"])
def test_signs_of_several_words_are_signs(sign: str) -> None:
    found = text(f"Low Tide (1998)\n\nLow Tide\n\nCountry: Norway\nLanguage: Norwegian\n{sign}: 101 min\nAspect ratio: 2.35:1\n")
    assert {c.value for c in found.claims if c.property == "runtime_minutes"} == {"101"}
