"""Texts that converters make of pages: marks apart from their words, bullets before entries, pictures' texts before names."""

from __future__ import annotations

import pytest

from kg.intake import unverified
from kg.model import Document, Record
from kg.reading import taken_apart
from kg.reading.page import Page
from kg.sites import page_of, read

CZECH = """\
Nízký příliv (1998) | Filmy.cz
Filmy.cz
Žebříčky
Žánry
Disky
Ocenění
Nízký příliv
101 min
Režie:
Eva Marová
Scénář:
Jan Dub
Hrají:
Ida Sandová, Karel Mráz, Lea Vlková (více)
Produkce:
Karel Les
Obsah
"""


def document(text: str) -> Document:
    return Document("page.txt", "ab" * 32, text, len(text))


def values(page: Record, property: str) -> list[str]:
    return list(dict.fromkeys(str(c.value) for c in page.claims if c.property == property))


@pytest.mark.parametrize(
    "text", ["A, b (c), d.\n" * 20, "Wait ! What ? Yes : no.\n" * 20, "- One\n- Two\nThree.\n" * 20, "* * * ½ (out of 4)\n" * 20]
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    page = Page(document(text))
    assert taken_apart.put_together(taken_apart.without_bullets(page)).text == page.text


@pytest.mark.parametrize("mark", ["- ", "– ", "• ", "* "])
def test_marks_before_all_lines_are_none_of_their_words(mark: str) -> None:
    rows = ["Low Tide (1998)", "", "Director: Eva Marr", "Stars: Ida Sand, Lea Moss", "Runtime: 101 min", "Country: Norway", "Genre: Drama"]
    rows += [f"Actor {n} ... Part {n}" for n in range(6)] + ["A sailor comes home", "and finds the sea gone."]
    text = "\n".join(f"{mark}{row}" if row else "" for row in rows)
    page = page_of(document(text))
    assert page.text == "\n".join(rows)
    start = page.text.index("A sailor")
    places = page.places((start, len(page.text)))
    assert [place.exact for place in places] == ["A sailor comes home", "and finds the sea gone."]
    assert all(text[place.start : place.end] == place.exact for place in places)


def test_blanks_in_a_wrong_encoding_are_blanks() -> None:
    text = "Low Tide\u00a0(1998)\nDrama\u00a0| Mystery\nSee more\u00a0»\nÂge d'or\n".encode().decode("latin-1").replace("Ã\x82ge", "Âge")
    assert "TideÂ" in text
    page = page_of(document(text))
    assert page.text == "Low Tide (1998)\nDrama | Mystery\nSee more »\nÂge d'or\n"
    for words in ("Low Tide", "1998", "Mystery"):
        start = page.text.index(words)
        assert page.evidence((start, start + len(words))).exact == words


@pytest.mark.parametrize("text", ["Hoâ Minh\nNuâ\n" * 5, "LA MÂ \n" * 5, "One Â \nTwo\n"])
def test_letters_of_words_stay(text: str) -> None:
    page = Page(document(text))
    assert taken_apart.without_misread(page).text == page.text


def test_marks_go_back_to_their_words_and_places_stay() -> None:
    text = "Low Tide\n(\n1998\n)\nDrama\n,\nMystery\n|\nWar\n7.1\n/\n10\nAda\n(as\nAda Q.\n)\n" * 3
    page = page_of(document(text))
    assert page.text.startswith("Low Tide (1998)\nDrama, Mystery | War\n7.1/10\nAda (as\nAda Q.)\n")
    year = page.text.index("1998")
    evidence = page.evidence((year, year + 4))
    assert text[evidence.start : evidence.end] == evidence.exact == "1998"


def test_a_label_behind_a_comma_begins_a_line() -> None:
    text = "Low Tide\n(\n1998\n)\n" * 6 + "Stars:\nAda\n,\nBo\n,\nDirector:\nEva\n"
    assert "Ada, Bo,\nDirector:\nEva" in page_of(document(text)).text


def test_bullets_and_texts_of_pictures_are_gone() -> None:
    text = "".join(f"* entry {n}\n*\nlast {n}\n" for n in range(8)) + "".join(f"[Ada Lund{n}] Ada Lund{n} ... Bo\n" for n in range(14))
    page = page_of(document(text))
    assert page.text.startswith("entry 0\nlast 0\nentry 1\n")
    assert "Ada Lund3 ... Bo" in page.text
    assert "[" not in page.text


def test_a_site_behind_the_year_is_no_title_and_entries_of_a_menu_no_genre() -> None:
    page = read(document(CZECH))
    assert str(page.film) == "film(nízký příliv, 1998)"
    assert values(page, "genre") == []


def test_several_names_below_a_label_are_whom_it_says() -> None:
    page = read(document(CZECH))
    assert values(page, "actor") == ["person(ida sandová)", "person(karel mráz)", "person(lea vlková)"]
    assert values(page, "producer") == ["person(karel les)"]


def test_a_list_with_a_line_for_each_comma_is_the_same_list() -> None:
    page = read(document(CZECH.replace(", ", "\n,\n").replace("(1998)", "(\n1998\n)").replace("(více)", "(\nvíce\n)")))
    assert str(page.film) == "film(nízký příliv, 1998)"
    assert not [why for claim in page.claims if (why := unverified(claim, page.document))]
