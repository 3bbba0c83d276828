"""IMDb's pages below a title say what a careful reader takes from them: ``tests/sites/imdb_subpages/<page>/{page.html,expected.txt}``.

``expected.txt`` holds one claim a line, as ``str(claim)`` writes it, sorted; lines that start with ``!`` are codes of notices.
``python -m tests.sites.test_imdb_subpages PAGE`` prints what is read, to compare with the page by eye before it is written down.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.intake import unverified
from kg.model import Claim, Document, Notice
from kg.reading.html import HtmlPage
from kg.sites.imdb.subpages import kind, read
from kg.sites.imdb.subpages.credits import department
from kg.sites.imdb.subpages.roles import role
from kg.vocabulary import KINDS, PROPERTIES

HERE = Path(__file__).parent / "imdb_subpages"
PAGES = sorted(p.parent for p in HERE.glob("*/page.html"))


def page(text: str, url: str = "") -> HtmlPage:
    return HtmlPage(Document("page.html", "0" * 64, text, len(text), media_type="text/html", url=url))


def said(folder: Path) -> tuple[HtmlPage, str, list[Claim | Notice]]:
    shown = page((folder / "page.html").read_text(encoding="utf-8"))
    which = kind(shown)
    return shown, which, list(read(shown, which))


def lines(folder: Path) -> list[str]:
    items = said(folder)[2]
    return sorted({str(c) for c in items if isinstance(c, Claim)}) + sorted({f"!{n.code}" for n in items if isinstance(n, Notice)})


# --- what is no page below a title -----------------------------------------------------------------------------------


def head(address: str, title: str, *, shared: bool = False) -> str:
    link = f'<meta property="og:url" content="{address}">' if shared else f'<link rel="canonical" href="{address}">'
    return f"{link}<title>{title}</title>"


IMDB = "https://www.imdb.com"
NO_SUBPAGES = {
    "a title page": head(f"{IMDB}/title/tt9900001/", "Salt Lantern (1999) - IMDb"),
    "a title page with a mark of where the visitor came from": head(f"{IMDB}/title/tt9900001/?ref_=nv_sr_1", "Salt Lantern (1999) - IMDb"),
    "the old title page in one piece": head(f"{IMDB}/title/tt9900001/combined", "Salt Lantern (1999)"),
    "a film that is called like one": head(f"{IMDB}/title/tt9900009/", "Trivia (2012) - IMDb"),
    "a person": head(f"{IMDB}/name/nm9900021/", "Ines Calder - IMDb"),
    "a page below a person": head(f"{IMDB}/name/nm9900021/awards", "Ines Calder - Awards - IMDb"),
    "a user's list": head(f"{IMDB}/list/ls9900001/", "Films by the sea - IMDb"),
    "a user's reviews": head(f"{IMDB}/user/ur9900001/reviews", "keeper7's Reviews - IMDb", shared=True),
    "a search": head(f"{IMDB}/find", "Find - IMDb"),
    "the credits of a film elsewhere": head("https://films.example/title/tt9900001/fullcredits", "Salt Lantern (1999) - Full Cast"),
    "a page without a head": "",
}


@pytest.mark.parametrize("top", NO_SUBPAGES.values(), ids=NO_SUBPAGES.keys())
def test_this_is_no_page_below_a_title(top: str) -> None:
    assert kind(page(f"<!doctype html><html><head>{top}</head><body><p>Trivia</p></body></html>")) == ""


# --- how one is known ------------------------------------------------------------------------------------------------

KNOWN = {
    "by its canonical link": (head(f"{IMDB}/title/tt9900001/soundtrack/?ref_=x", ""), "soundtrack"),
    "in another language": (head(f"{IMDB}/de/title/tt9900001/releaseinfo/", ""), "releaseinfo"),
    "by the address that sharing it gives": (head(f"{IMDB}/title/tt9900001/usercomments", "", shared=True), "reviews"),
    "by its title alone": ("<title>Salt Lantern (1999) - Company Credits - IMDb</title>", "companycredits"),
    "by its title, years and all": ("<title>Glass Orchard (TV Series 2019–2022) - Plot - IMDb</title>", "plotsummary"),
    "of a kind nobody reads": (head(f"{IMDB}/title/tt9900001/mediaindex", ""), "mediaindex"),
}


@pytest.mark.parametrize(("top", "which"), KNOWN.values(), ids=KNOWN.keys())
def test_a_page_below_a_title_is_known(top: str, which: str) -> None:
    assert kind(page(f"<!doctype html><html><head>{top}</head><body></body></html>")) == which


def test_the_address_of_the_crawl_will_do() -> None:
    assert kind(page("<!doctype html><title>x</title>", "https://www.imdb.com/title/tt9900001/goofs")) == "goofs"


def test_of_an_unread_kind_only_the_film_is_said() -> None:
    top = head(f"{IMDB}/title/tt9900001/mediaindex", "Salt Lantern (1999) - Photos - IMDb")
    items = list(read(page(f"<!doctype html><html><head>{top}</head><body></body></html>"), "mediaindex"))
    assert {i.property for i in items if isinstance(i, Claim)} == {"name", "year", "identifier_value", "scheme", "page"}
    assert [i.code for i in items if isinstance(i, Notice)] == ["unread-page"]


def test_of_what_is_no_film_nothing_is_said() -> None:
    top = head(f"{IMDB}/title/tt9900091/fullcredits", "Lamp Racer (Video Game 2005) - Full Cast & Crew - IMDb")
    items = list(read(page(f"<!doctype html><html><head>{top}</head><body></body></html>"), "fullcredits"))
    assert [i.code for i in items if isinstance(i, Notice)] == ["not-one-film"]
    assert not [i for i in items if isinstance(i, Claim)]


TITLES = {
    "Salt Lantern (1999) - Goofs - IMDb": "film(salt lantern, 1999)",
    "Goofs for Salt Lantern (1999)": "film(salt lantern, 1999)",
    "Letters for Ada (1999) - Goofs": "film(letters for ada, 1999)",
    "Salt (The Lamp) and Lantern (1999/II) - Goofs": "film(salt (the lamp) and lantern, 1999)",
    "1999 (2009) - Goofs - IMDb": "film(1999, 2009)",
    "Salt Lantern (TV Movie 1999) - Goofs - IMDb": "film(salt lantern, 1999)",
    "Glass Orchard (TV Mini Series 2019) - Goofs - IMDb": "series(glass orchard, 2019)",
    "Glass Orchard (TV Series 2019– ) - Goofs - IMDb": "series(glass orchard, 2019)",
    '"Harbour Watch" (2004) - Goofs': "series(harbour watch, 2004)",
    '"Glass Orchard" First Frost (TV Episode 2019) - Goofs - IMDb': "episode(first frost, 2019)",
    '"Glass Orchard" First Frost (Folge 2019) - Patzer - IMDb': "episode(first frost, 2019)",
    '"Glass Orchard" First Frost (Épisode télévisé 2019) - Gaffes - IMDb': "episode(first frost, 2019)",
    "Glass Orchard (Fernsehserie 2019) - Patzer - IMDb": "series(glass orchard, 2019)",
    "Glass Orchard (Série télévisée 2019–2021) - Gaffes - IMDb": "series(glass orchard, 2019)",
    '"Sharp" Knives (2019) - Goofs - IMDb': 'film("sharp" knives, 2019)',
}


@pytest.mark.parametrize(("title", "film"), TITLES.items(), ids=list(TITLES))
def test_without_a_head_the_title_names_the_film(title: str, film: str) -> None:
    items = read(page(f"<!doctype html><html><head>{head(f'{IMDB}/title/tt9900001/goofs', escape(title))}</head></html>"), "goofs")
    assert str(next(i.subject for i in items if isinstance(i, Claim))) == film


# --- what is read ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", PAGES, ids=lambda p: p.name)
def test_page_gives_what_a_careful_reader_takes(folder: Path) -> None:
    expected = [line for line in (folder / "expected.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert lines(folder) == sorted(line for line in expected if not line.startswith("!")) + sorted(
        line for line in expected if line.startswith("!")
    )


@pytest.mark.parametrize("folder", PAGES, ids=lambda p: p.name)
def test_every_value_follows_from_its_place_and_is_in_the_model(folder: Path) -> None:
    shown, which, items = said(folder)
    assert which == folder.name.partition("-")[0]
    for claim in [c for c in items if isinstance(c, Claim)]:
        assert unverified(claim, shown.document, shown.tree) == "", str(claim)
        assert claim.subject.kind in PROPERTIES[claim.property].of, str(claim)
        assert claim.subject.kind in KINDS
        if not isinstance(claim.value, str):
            assert claim.value.kind in PROPERTIES[claim.property].to, str(claim)


@pytest.mark.parametrize("folder", PAGES, ids=lambda p: p.name)
def test_an_empty_page_of_a_kind_says_so(folder: Path) -> None:
    shown = page((folder / "page.html").read_text(encoding="utf-8"))
    empty = page(f"<!doctype html><html><head><title>{shown.words(shown.title or (0, 0))}</title></head><body></body></html>")
    codes = [i.code for i in read(empty, kind(shown)) if isinstance(i, Notice)]
    assert "nothing-read" in codes


DEPARTMENTS = {
    "Second Unit Director or Assistant Director": "contributor",
    "Music Department": "contributor",
    "Editorial Department": "contributor",
    "Production Management": "contributor",
    "Casting By": "contributor",
    "Cinematography by": "contributor",
    "Series Directed by": "director",
    "Writing Credits (WGA)": "writer",
    "Writing Credits (in alphabetical order)": "writer",
    "Film Editing by": "editor",
    "Original Music by": "composer",
    "Drehbuch": "writer",
    "Réalisation": "director",
    "Montaje": "editor",
    "Elenco": "actor",
}


@pytest.mark.parametrize(("heading", "property"), DEPARTMENTS.items(), ids=list(DEPARTMENTS))
def test_a_department_is_told_by_its_heading(heading: str, property: str) -> None:
    assert department(heading) == property


def test_the_mark_of_a_department_goes_before_its_words() -> None:
    assert department("Rendező", "directors") == "director"
    assert department("Zenei részleg", "music_department") == "contributor"


# --- what stands beside a name ---------------------------------------------------------------------------------------

ROLES = {
    "(voice)": (None, None),
    "12 episodes, 2001-2003": (None, None),
    "Marty (1985)": ("Marty (1985)", None),
    "Tom (as a child)": ("Tom (as a child)", None),
    "Man with Lamp (on pier)": ("Man with Lamp (on pier)", None),
    "Unknown Episodes Keeper": ("Unknown Episodes Keeper", None),
    "12 Episodes of Rain": ("12 Episodes of Rain", None),
    "Nell (voice)": ("Nell", None),
    "Nell (12 episodes, 2001-2003)": ("Nell", None),
    "Nell 12 episodes, 2001-2003": ("Nell", None),
    "Nell (unknown episodes)": ("Nell", None),
    "Nell / ... (1 episode, 2004)": ("Nell", None),
    "Nell / Old Nell (as N. Arden) (uncredited)": ("Nell / Old Nell", "N. Arden"),
    'Nell (segment "The Pier")': ("Nell", None),
    "(screenplay) &": ("screenplay", None),
    "(novel) (as O. M. Perrin) and": ("novel", "O. M. Perrin"),
    "stunt coordinator (as Doug Reeve)": ("stunt coordinator", "Doug Reeve"),
    "adr mixer: Saltby (uncredited)": ("adr mixer: Saltby", None),
    "": (None, None),
}


@pytest.mark.parametrize(("words", "expected"), ROLES.items(), ids=list(ROLES))
def test_a_role_is_read_without_its_notes(words: str, expected: tuple[str | None, str | None]) -> None:
    shown = page(f"<!doctype html><body><p>{words or '&nbsp;'}</p></body>")
    found = role(shown, shown.trim(0, shown.visible_end))
    assert tuple(shown.words(span) if span else None for span in found) == expected


@given(st.text("ab/&() .…,12345678episodvcau", max_size=60))
def test_a_role_is_words_of_the_cell_and_reading_it_again_changes_nothing(words: str) -> None:
    shown = page(f"<!doctype html><body><pre>{escape(words)}</pre></body>")
    whole = shown.trim(0, shown.visible_end)
    once = role(shown, whole).words
    assert once is None or (whole.start <= once.start < once.end <= whole.end)


@pytest.mark.parametrize("text", [
    '<table class="cast_list"><tr><td><a href="/name/nm9900021/">A</a></td><td class="character">' + "(voice) (as " * 20_000 + "</table>",
    "<section>" * 15_000 + '<li data-testid="name-credits-list-item"><a href="/name/nm9900021/">A</a>',
    '<h4 class="dataHeaderWithBorder">x</h4>' * 20_000,
], ids=["brackets", "sections", "headings"])  # fmt: skip
def test_no_page_of_credits_takes_forever(text: str) -> None:
    top = head(f"{IMDB}/title/tt9900001/fullcredits", "A (1 " * 20_000)
    assert list(read(page(f"<!doctype html><html><head>{top}</head><body>{text}"), "fullcredits"))


if __name__ == "__main__":
    print("\n".join(lines(HERE / sys.argv[1])))
