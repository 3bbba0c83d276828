"""What an IMDb title page must not be taken to say, and what it says in whatever form it was saved."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from kg.model import Document, Record
from kg.reading.page import Page
from kg.sites import read
from kg.sites.imdb import recognize

HERE = Path(__file__).parent / "imdb"
LINES = (HERE / "lines" / "page.txt").read_text(encoding="utf-8")
FLOW = (HERE / "one-line" / "page.txt").read_text(encoding="utf-8")


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text)), "imdb")


def said(text: str) -> set[str]:
    """What is claimed, whatever the case and however surely."""
    return {str(claim).casefold().replace("  (inferred)", "") for claim in record(text).claims}


def values(text: str, property: str) -> list[str]:
    return [str(claim.value) for claim in record(text).claims if claim.property == property]


# --- what is no fact -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["latest headlines", "joins a thriller", "editors", "hal@example.org", "plum@example.org", "imdbpro", "see more", "»"]
)
def test_navigation_and_mail_addresses_are_in_no_claim(words: str) -> None:
    assert not [line for text in (LINES, FLOW) for line in said(text) if words in line]


def test_labels_inside_the_review_are_words_of_the_review() -> None:
    assert "director: everyone asks who that was" in " ".join(values(FLOW, "body"))
    assert [str(v) for v in values(FLOW, "director")].count("person(wendell ashgrove)") == 1


@pytest.mark.parametrize(
    "words",
    ['"director: someone else", says the call sheet.', "she marries the director: nobody is told.", "“stars: none”, says the poster."],
)
def test_labels_that_somebody_says_are_words_of_the_plot(words: str) -> None:
    plot = next(value for value in values(FLOW, "description") if "apple farmer" in value)
    page = FLOW.replace(plot, f"{words} {plot}")
    assert page != FLOW
    for property in ("director", "actor", "writer"):
        assert values(page, property) == values(FLOW, property)
    assert f"{words} {plot}" in values(page, "description")


@pytest.mark.parametrize("width", [60, 72, 90])
def test_a_plot_broken_at_a_width_is_whole_where_little_else_is(width: int) -> None:
    plot = next(value for value in values(LINES, "description"))
    page = LINES.replace(plot, "\n".join(textwrap.wrap(plot, width)))
    assert values(page, "description") == [plot]


def test_a_text_that_was_saved_twice_is_said_once() -> None:
    trivia = values(LINES, "text")
    said_first = next(value for value in trivia if value.startswith("The lamp used"))
    page = LINES.replace(f"{said_first} See more »", f"{said_first} See more »\n\n\n{said_first} See more »")
    assert values(page, "text") == trivia


def test_that_nobody_wrote_a_song_is_no_song() -> None:
    credits = LINES[LINES.index("Song of the Shoals\n") : LINES.index("By arrangement with Someone Else")]
    page = LINES.replace(credits, "Soundtracks\n\nSong of the Shoals\n\nTraditional\n\nArranged by Ebba Lind\n\n")
    assert page != LINES
    assert [value for value in values(page, "name") if "Traditional" in value] == []
    assert "Song of the Shoals" in values(page, "name")


def test_a_link_s_arrow_on_the_next_line_is_its_own() -> None:
    page = LINES.replace("See full cast & crew »", "See full cast & crew\n»", 1)
    assert values(page, "actor") == values(LINES, "actor")


def test_a_title_broken_over_two_lines_is_one() -> None:
    for title in ("The Lantern Keepers of\nOuter Skerry", "The Lantern Keepers\nof Outer Skerry", "The Lantern Keepers,\nOuter Skerry"):
        found = record(LINES.replace("The Lantern Keepers (2003)", f"{title} (2003)"))
        assert found.film is not None
        assert found.film.identity == (title.replace("\n", " ").casefold(), "2003")


@pytest.mark.parametrize("above", ["Watch Trailer", "8.1/10", "Edit", "1,204 user 87 critic", "Rate This"])
def test_what_stands_above_a_title_is_no_part_of_it(above: str) -> None:
    found = record(LINES.replace("The Lantern Keepers (2003)", f"{above}\nthe Keepers (2003)"))
    assert found.film is not None
    assert found.film.identity == ("the keepers", "2003")


def test_a_reviewer_s_account_may_stand_beside_the_name() -> None:
    page = LINES.replace("by tidewatcher", "by Tom Tide (tidewatcher)")
    assert page != LINES
    assert len(values(page, "body")) == len(values(LINES, "body")) == 1
    assert "account(imdb, tom-tide)" in values(page, "reviewer")


@pytest.mark.parametrize("form", [str, lambda text: " ".join(text.split())], ids=["lines", "one-line"])
def test_a_similar_title_without_its_beginning_is_none_of_the_film(form) -> None:  # type: ignore[no-untyped-def]
    rest = "y\n1 2 3 4 5 6 7 8 9 10 4.8/10 X\nA continuity girl haunts her film set.\nDirector: Rex Halloran\nStars: Ida Moss, Jan Cole\n\n"
    cut = LINES[LINES.index("Cast overview, first billed only:") :]
    page = form(rest + cut)
    assert values(page, "director") == []
    assert not {"person(rex halloran)", "person(ida moss)", "person(jan cole)"} & set(values(page, "actor"))
    assert not [value for value in values(page, "description") if "continuity" in value]
    assert len(values(page, "character_name")) == len(values(LINES, "character_name"))


def test_a_page_without_its_title_names_no_film() -> None:
    text = LINES.replace("The Lantern Keepers (2003)\n", "")
    found = record(text)
    assert "no-title" in {n.code for n in found.notices}
    assert not [c for c in found.claims if c.subject == found.film and c.property == "name"]


def test_polls_without_separators_are_a_notice_and_no_guess() -> None:
    found = record(FLOW)
    assert "run-together" in {n.code for n in found.notices}
    assert not [c for c in found.claims if c.value == "best hat"]


def test_a_list_without_a_date_of_its_own_has_none() -> None:
    assert [line for line in said(FLOW) if "created" in line] == ["user_list(de7a3e6a4012d082).created = 2013-11-11"]


def test_an_amount_in_a_currency_nobody_knows_is_a_notice() -> None:
    found = record(LINES.replace("NOK 24,000,000", "QQQ 24,000,000"))
    assert not [c for c in found.claims if c.subject.kind == "budget"]
    assert "unknown-currency" in {n.code for n in found.notices}


def test_a_label_nobody_knows_is_a_notice() -> None:
    assert [n.what for n in record(LINES).notices if n.code == "unknown-label"] == ["'Tide Tables:' is no label known here"]


@pytest.mark.parametrize("row", ["Ingrid Sol: [looking up] Who lit it?\n", "Anna Quill\n", "Drama | Mystery\n\nMotion",
                                 "The Light Tenders See more »", "Norwegian | French\n", "NOK 24,000,000 (estimated)\n"])  # fmt: skip
def test_a_row_that_is_gone_takes_its_own_facts_only(row: str) -> None:
    kept = {re.sub(r"\.role_position.*|\(\w{16}\)|line\(\d\)|line_position.*", "", line) for line in said(LINES)}
    left = {re.sub(r"\.role_position.*|\(\w{16}\)|line\(\d\)|line_position.*", "", line) for line in said(LINES.replace(row, "", 1))}
    assert {line for line in left - kept if ".text =" not in line} == set()


# --- what is inferred ------------------------------------------------------------------------------------------------


def test_what_only_its_place_tells_is_inferred_and_what_its_form_tells_is_not() -> None:
    by_property = {c.property: c.inferred for c in record(LINES).claims if c.subject == record(LINES).film}
    assert by_property["director"]
    assert by_property["tagline"]
    assert not any(by_property[p] for p in ("genre", "country", "language", "writer", "actor", "color", "duration"))


def test_restored_labels_make_it_stated() -> None:
    text = LINES.replace("Orla Brandvik\n\n\nTomas", "Director:\n\nOrla Brandvik\n\nWriters:\n\nTomas").replace(
        "The lamp used", "Trivia\n\nThe lamp used"
    )
    found = record(text)
    assert said(text) == said(LINES)
    assert not [c for c in found.claims if c.inferred and (c.property == "director" or c.subject.kind == "trivia")]


# --- one page, many forms --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "form", [str.lower, lambda t: re.sub(r"\n\s*\n+", "\n", t), lambda t: t.replace("\n", "\n\n")], ids=["lower", "dense", "airy"]
)
def test_a_page_in_lines_says_the_same_in_any_spacing_and_case(form) -> None:  # type: ignore[no-untyped-def]
    assert said(form(LINES)) == said(LINES)


@pytest.mark.parametrize("width", [72, 100, 140])
def test_a_wrapped_page_says_what_the_line_said(width: int) -> None:
    wrapped = "\n".join(textwrap.wrap(FLOW, width, break_on_hyphens=False, break_long_words=False))
    assert said(wrapped) == said(FLOW)


def test_entities_and_capitals_change_nothing() -> None:
    import html

    assert said(html.unescape(FLOW)) == said(FLOW)
    assert said(html.unescape(FLOW).title()) == said(FLOW)


def test_other_numbers_and_names_are_other_facts() -> None:
    text = FLOW.replace("6.8/10 4,310", "7.9/10 9,120").replace("wendell ashgrove writers", "ines porto writers")
    assert "person(ines porto)" in values(text, "director")
    assert {"7.9", "9120"} <= set(values(text, "score") + values(text, "rating_count"))


# --- the text of /combined, until 2016 ---------------------------------------------------------------------------------

COMBINED = """salt road (1987) all titles movies , tv movies imdb > salt road (1987) quicklinks main details combined details overview
main details combined details salt road ( 1987 ) more at imdbpro » photos ( see all 62 | slideshow ) videos overview user rating: 8.3/10
41,203 votes » your rating: saving vote... /10 ( delete | history ) director: ada quill writers ( wga ): bo lund (novel) cy oland
(screenplay) ... (more) contact: view company contact information for salt road on imdbpro . release date: 15 july 1987 (usa) see more »
genre: action | thriller see more » tagline: it is long. see more » plot: a girl walks a mule along the salt road to the sea and back.
full summary » | full synopsis » plot keywords: mule | salt see more » cast (in credits order) (verified as complete) eve lark ... the girl
di ferro ... walt, city worker gil moss ... kristoff (as gerard moss) produced by fox tarn .... producer create a character page for: walt
additional details also known as: "route du sel" - canada (french title) , france see more » runtime: 131 min country: usa
language: english color: color see more »"""


def test_the_text_of_a_combined_page_names_the_film_and_its_people() -> None:
    found = said(" ".join(COMBINED.split()))
    assert str(record(" ".join(COMBINED.split())).film) == "film(salt road, 1987)"
    people = {claim.partition("(salt road, 1987)")[2] for claim in found if " -> person(" in claim}
    assert {p for p in people if p.startswith(".actor")} == {f".actor -> person({name})" for name in ("eve lark", "di ferro", "gil moss")}
    assert {p for p in people if p.startswith(".writer")} == {".writer -> person(bo lund)", ".writer -> person(cy oland)"}
    assert ".director -> person(ada quill)" in people
    assert "a girl walks a mule along the salt road to the sea and back." in [
        text.lower() for text in values(" ".join(COMBINED.split()), "description")
    ]


# --- recognition -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A review of a film. 10 of 12 people found this review helpful.",
        "Tomatometer Critics Consensus Movie Info",
        "Metascore 82 Universal acclaim",
    ],
)
def test_other_pages_are_not_recognized(text: str) -> None:
    assert recognize(Page(Document("x", "0" * 64, text, len(text)))) < 0.5


@pytest.mark.parametrize("text", [LINES, FLOW, LINES.lower(), " ".join(LINES.split())], ids=["lines", "flow", "lower", "one-line"])
def test_title_pages_are_recognized_in_every_form(text: str) -> None:
    assert recognize(Page(Document("x", "0" * 64, text, len(text)))) == 1.0


# --- what stands without its label, its year or its separators -------------------------------------------------------

YEARLESS = LINES.replace("The Lantern Keepers (2003)\n", "Lantern and Keeper\n")


def test_a_title_without_its_year_names_the_film_by_its_place_and_is_no_director() -> None:
    found = record(YEARLESS)
    assert found.film is not None
    assert found.film.identity == ("lantern and keeper", "")
    assert "film(lantern and keeper, ).name = Lantern and Keeper  (inferred)" in {str(claim) for claim in found.claims}
    assert values(YEARLESS, "director") == ["person(orla brandvik)"]
    assert not [claim for claim in found.claims if claim.subject == found.film and claim.property == "year"]
    assert "no-title" not in {n.code for n in found.notices}


def test_a_line_above_the_line_under_the_title_is_no_director_where_it_is_no_title_either() -> None:
    text = YEARLESS.replace("1,204 user 87 critic", "Somebody Else")
    assert "no-title" in {n.code for n in record(text).notices}
    assert values(text, "director") == ["person(orla brandvik)"]


def _with_outlet(name: str) -> Record:
    return record(FLOW.replace("den of geek", name))


@pytest.mark.parametrize("name", ["harlow chronicle", "harlow", "filmlover magazine", "screen"])
def test_where_an_outlets_name_ends_is_not_guessed(name: str) -> None:
    found = _with_outlet(name)
    assert [c.value for c in found.claims if c.property == "headline" and c.subject.kind == "news"] == ["the ten best orchards in westerns"]
    assert not [c for c in found.claims if c.property == "publisher" and c.subject.kind == "news"]
    said_so = [n.what for n in found.notices if n.code == "run-together"]
    assert "where the outlet's name ends and the next headline begins is not printed" in said_so


@pytest.mark.parametrize("name", ["den of geek", "orchard-news.com", "variety", "theorchardreel"])
def test_an_outlet_that_is_known_or_an_address_parts_two_headlines(name: str) -> None:
    found = _with_outlet(name)
    headlines = [c.value for c in found.claims if c.property == "headline" and c.subject.kind == "news"]
    assert headlines == ["the ten best orchards in westerns", "hattie crane on apples and outlaws"]


def test_one_poll_on_its_own_line_is_one_question() -> None:
    text = LINES.replace("Which storm scene kept you awake?\n", "")
    assert "Best lighthouse on screen?" in values(text, "name")
    assert "run-together" not in {n.code for n in record(text).notices}


def test_two_polls_on_one_line_are_a_notice() -> None:
    text = LINES.replace("Best lighthouse on screen?\nWhich", "Best lighthouse on screen? Which")
    assert "run-together" in {n.code for n in record(text).notices}
    assert not [v for v in values(text, "name") if v.startswith("Best lighthouse")]


def test_a_given_name_that_is_the_surname_too_is_kept_where_no_row_is_doubled() -> None:
    plain = LINES.replace("Mina Castellane Mina Castellane", "Mina Castellane").replace("Lou Harkness Lou Harkness", "Lou Harkness")
    assert "person(otis otis)" in values(plain.replace("Anna Quill\n", "Otis Otis ... Fishmonger\n"), "actor")


def test_a_name_of_one_word_is_halved_where_other_rows_are_doubled() -> None:
    assert "person(zora)" in values(LINES.replace("Anna Quill\n", "Zora Zora ... Fishmonger\n"), "actor")


def test_a_given_name_before_an_initial_is_the_actors() -> None:
    text = FLOW.replace("... barber #2 june bly ...", "... doctor charlene p. woodrow ... barber #2 june bly ...")
    assert "person(charlene p. woodrow)" in values(text, "actor")
    assert "doctor" in values(text, "character_name")


def test_a_colour_alone_above_the_aspect_ratio_is_one() -> None:
    assert values(LINES.replace("Black and White | Color", "Color"), "color") == ["Color"]
