"""Words that run together are cut where one character ends and the next actor begins; a sure cut is right or not made."""

from __future__ import annotations

import pytest

from kg.reading.row_cuts import best_cut, given_names, sentence_start, two_names
from kg.text import fold


def cut(words: str, **known: object) -> tuple[str, str]:
    """What the cut parts: character and actor."""
    parts = words.split()
    at = best_cut([fold(word) for word in parts], **known)  # type: ignore[arg-type]
    return " ".join(parts[:at]), " ".join(parts[at:])


@pytest.mark.parametrize("words", ["major ada lumo", "quell drix nolm odo", "lune quell drix varn oddo"])
def test_no_cut_is_sure_without_evidence(words: str) -> None:
    assert best_cut(words.split(), sure=True) == 0


@pytest.mark.parametrize("words", ["Ann Bell", "Ann Mary Bell", "Bell"])
def test_one_name_is_not_two(words: str) -> None:
    assert two_names(words.split()) == 0


@pytest.mark.parametrize("words", ["man at bar the film begins", "Clara", "Clara Lune", "Man at Bar"])
def test_without_a_change_of_capitals_no_sentence_is_told_from_a_name(words: str) -> None:
    assert sentence_start(words.split()) == 0


CUTS = [
    "clara | r. j. oakden",
    "sister agnes | otto van der hoek",
    "waitress | lee marlow",
    "man at bus stop | jean-luc morel",
    "himself | sarah jane coble",
    "old fisherman | james t. farrow jr.",
    "cop #1 | billy bob tanner",
    "narrator (voice) | victor lazlo",
    "judge corwin | emily watts",
    "the baron | alice marie tran",
    "doctor | ann p. bell",
]


@pytest.mark.parametrize("words", CUTS)
def test_a_cut_stands_where_roles_end_and_names_begin(words: str) -> None:
    assert " | ".join(cut(words.replace(" |", ""))) == words


@pytest.mark.parametrize("words", CUTS)
def test_a_sure_cut_is_no_other_cut(words: str) -> None:
    parted = words.replace(" |", "").split()
    assert best_cut(parted, sure=True) in (0, best_cut(parted))


def test_a_name_known_from_elsewhere_beats_its_looks() -> None:
    assert cut("poppy norbert leo krantz", actors={"norbert leo krantz"}) == ("poppy", "norbert leo krantz")
    assert cut("poppy norbert leo krantz", actors={"leo krantz"}) == ("poppy norbert", "leo krantz")


@pytest.mark.parametrize("name", ["young joe tall trees", "the lady of the lake", "king tom hart jr.", "will power"])
def test_a_known_name_may_be_of_any_words(name: str) -> None:
    assert cut(f"schoolmistress {name}", actors={name}) == ("schoolmistress", name)


def test_the_picture_text_before_a_name_is_not_the_character() -> None:
    assert cut("marc dumont kim adler kim adler") == ("marc dumont", "kim adler kim adler")


def test_the_name_of_a_note_shares_words_with_its_actor() -> None:
    assert cut("poppy norbert leo krantz", credited="norbert krantz") == ("poppy", "norbert leo krantz")


def test_two_names_that_run_together() -> None:
    assert two_names(["Ann", "Bell", "Mary", "O'Neal"]) == 2


def test_a_sentence_that_runs_on_begins_with_its_last_capital() -> None:
    assert sentence_start(["Man", "at", "Bar", "The", "film", "begins"]) == 3


def test_given_names_are_folded_and_of_many_countries() -> None:
    assert {"ann", "jean-claude", "giulia", "lars"} <= given_names()
    assert all(name == name.casefold() for name in given_names())


def test_the_name_of_an_as_note_says_where_the_actor_begins() -> None:
    assert best_cut(["patsy", "clark", "nina", "lumo"], elsewhere="so patsy and the cat talk", credited="nina r. lumo") == 2
