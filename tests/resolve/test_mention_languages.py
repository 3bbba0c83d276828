"""Names in prose that is not in English: which words are none comes first, then which are."""

from __future__ import annotations

import tomllib

import pytest

from kg.resolve.mention_fold import folded
from kg.resolve.mention_languages import FILE, language_of, languages
from kg.resolve.mention_text import keys
from tests.resolve.test_mentions import World, shown

CASTS = {
    "de": ("Karl König", [("Julia Stein", "Anna Fischer"), ("Hans Vogel", "Dr. Keller"), ("Eva Berg", "Paula Sommer"),
           ("Max Wolf", "Herr Schneider"), ("Klaus Hartmann", "Pfarrer"), ("Nina Ohlsen", "Lotte")]),
    "fr": ("Claire Denombre", [("Marie Blanc", "Claire"), ("Jean Petit", "Pierre Dubois"), ("Luc Moulin", "Le Boulanger"),
           ("Romain Durizac", "Rose")]),
    "es": ("Pedro Rey", [("Carmen Maurel", "Dolores"), ("Javier Cámara", "Ángel"), ("Victoria Abril", "Luz"),
           ("Antonio Banderol", "Ricky"), ("Paz Vega", "Soledad")]),
    "cs": ("Jan Hřebenka", [("Jan Novák", "Pavel"), ("Ivana Chýlová", "Jarmila"), ("Jiří Zima", "Král"), ("Karel Rodenko", "Václav")]),
    "hu": ("Béla Tarnai", [("Ilona Nagy", "Anna"), ("Péter Kovács", "Pista")]),
}  # fmt: skip


def links(code: str, words: str) -> list[str]:
    """What a text links about a film with one of the casts."""
    director, cast = CASTS[code]
    here = World()
    film = here.film("Zmxq", "1997")
    for row, (actor, character) in enumerate(cast, 1):
        here.cast(film, actor, character, row)
    here.say(film, "director", here.named("person", director))
    here.text(film, words)
    return [link.partition(" -> ")[0] for link in shown(here.mentioned())]


NOBODY = [
    # In German any noun has a capital.
    ("de", "Ein Stein fällt ins Wasser, und der Vogel fliegt davon."), ("de", "Der Wolf heult am Berg, der König schweigt."),
    ("de", "Im Sommer ist es im Keller kalt."), ("de", "Der Schneider näht, der Fischer fischt."), ("de", "Mein Vogel ist weg."),
    ("de", "Wolf und Berg sind nur Worte."), ("de", "Der Pfarrer und ein Pfarrer sind sich nicht einig."),
    # Words that have a capital because a sentence begins.
    ("fr", "Blanc comme neige, le film avance."), ("fr", "Petit à petit, on s'ennuie."), ("fr", "Claire est la lumière."),
    ("es", "Luz y sombra en el camino."), ("es", "Cámara en mano, la película avanza."), ("cs", "Zima byla dlouhá."),
    ("cs", "Král je mrtev a film taky."), ("hu", "Nagy film ez, de nem elég hosszú sajnos."),
    # Behind an article.
    ("fr", "Il aime le Moulin Rouge."), ("es", "El Rey no habla con la Luz."), ("fr", "L'Ange et la Rose sont des bars."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "words"), NOBODY)
def test_words_of_other_languages_are_no_names(code: str, words: str) -> None:
    assert links(code, words) == []


def test_a_title_behind_the_word_for_another_work_is_no_films() -> None:
    here = World()
    film = here.film("Zmxq", "1997")
    here.film("Ember", "1990")
    here.text(film, "Der Roman „Ember“ ist nicht von ihm.")
    here.text(film, "Il a lu le livre « Ember » et c'est tout.")
    assert shown(here.mentioned()) == []
    here.text(film, "Er hat auch den Film „Ember“ und noch mehr gedreht.")
    assert shown(here.mentioned()) == ["Ember -> ember-1990"]


MEANT = [
    ("de", "Julia Stein spielt gut. Stein ist die Entdeckung.", ["Julia Stein", "Stein"]),
    ("de", "Regisseur König erzählt ruhig.", ["König"]), ("de", "Mit Ohlsen und Hartmann in den Hauptrollen.", ["Ohlsen", "Hartmann"]),
    ("de", "Im Film liebt Anna auch Lotte.", ["Anna", "Lotte"]),
    ("fr", "Durizac est magnifique.", ["Durizac"]), ("fr", "La réalisatrice Claire Denombre filme la nuit.", ["Claire Denombre"]),
    ("es", "Paz Vega y Banderol brillan en la película.", ["Paz Vega", "Banderol"]), ("es", "La actriz Abril es un prodigio.", ["Abril"]),
    ("cs", "Hřebenka natočil skvělý film.", ["Hřebenka"]), ("cs", "Rodenko je skvělý, Chýlová taky.", ["Rodenko", "Chýlová"]),
    ("hu", "Szép film, mert benne van Kovács és az öreg Tarnai is.", ["Kovács", "Tarnai"]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "words", "named"), MEANT)
def test_names_are_linked_where_the_language_allows(code: str, words: str, named: list[str]) -> None:
    assert links(code, words) == named


ENGLISH = ["", "Die Hard", "Los Angeles", "Chicago", "The night was long, and so was the film.", "Le Chat Noir is where they meet."]


@pytest.mark.parametrize("words", ENGLISH)
def test_english_and_too_little_is_of_no_other_language(words: str) -> None:
    assert language_of(keys(words)) is None


TELLING = [
    ("de", "Das ist nicht gut"), ("fr", "Il n'est pas dans le film"), ("it", "Non è un film per tutti"), ("sv", "Det är en bra film"),
    ("pl", "To nie jest dobry film"), ("nl", "Het is geen goede film"), ("es", "No es para todos"), ("cs", "Ten film je ale hezký"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "words"), TELLING)
def test_few_words_tell_a_language(code: str, words: str) -> None:
    assert language_of(keys(words)) is languages()[code]


def test_the_words_of_the_file_are_written_as_they_are_compared() -> None:
    for row in tomllib.loads(FILE.read_text(encoding="utf-8")).values():
        for column in ("function", "determiners", "cues", "works", "things"):
            words = row.get(column, "").split()
            assert words == folded(words)
            assert len(words) == len(set(words))


def test_the_lists_of_common_words_are_there() -> None:
    assert all(language.ordinary("und") or not language.common or language.determiners for language in languages().values())
    assert languages()["de"].ordinary("abend")
    assert not languages()["de"].ordinary("ohlsen")
