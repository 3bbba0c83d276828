"""What a person calls a property."""

from __future__ import annotations

import pytest

from kg.errors import RequestError
from kg.vocabulary import KINDS, PROPERTIES
from kg.why.words import asked


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("rutnime", "did you mean runtime"),
        ("genere", "did you mean genre"),
        ("rel", "did you mean release"),
        ("co", "color"),
        ("xyzzy", "for example release"),
        ("", "for example release"),
        ("schema:nosuch", "for example release"),
    ],
)
def test_what_names_nothing_or_several_things_gets_near_words(word: str, near: str) -> None:
    with pytest.raises(RequestError) as caught:
        asked(word)
    assert near in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("word", "properties", "kinds"),
    [
        ("release", ("released",), ("release",)),
        ("Releases", ("released",), ("release",)),
        ("runtime", ("runtime_minutes", "duration"), ()),
        ("running time", ("duration",), ()),
        ("cast", ("actor",), ("role",)),
        ("budget", (), ("budget",)),
        ("box office", (), ("gross", "opening_weekend")),
        ("ratings", (), ("rating",)),
        ("content-rating", ("certificate",), ("certification",)),
        ("plot", ("description",), ("storyline",)),
        ("languages", ("language",), ()),
        ("lang", ("language",), ()),
        ("countries", ("country",), ()),
        ("also known as", ("alternate_name",), ()),
        ("schema:duration", ("duration",), ()),
        ("<http://schema.org/duration>", ("duration",), ()),
        ("https://schema.org/duration", ("duration",), ()),
        ("runtimeMinutes", ("runtime_minutes",), ()),
        ("kgv:budget", (), ("budget",)),
        ("trivia", (), ("trivia",)),
    ],
)
def test_everyday_words_terms_labels_plurals_and_beginnings(word: str, properties: tuple[str, ...], kinds: tuple[str, ...]) -> None:
    found = asked(word)
    assert (found.properties, found.kinds) == (properties, kinds)


def test_every_property_and_detail_can_be_asked_for() -> None:
    for word, row in PROPERTIES.items():
        assert asked(word).properties or asked(word).kinds, word
        assert word in asked(row.term).properties, word
    for word, kind in KINDS.items():
        if kind.link:
            assert asked(word).kinds, word
