"""Pages whose title was lost: what stood beside it is none, and neither is the next film on the page."""

# ruff: noqa: E501 - pages on one line

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.model import Document, Record
from kg.sites import read
from tests.sites.html_pages import record, source

HERE = Path(__file__).parent
YEAR_ALONE = re.compile(r"\((?:18|19|20)\d\d\)")


def text(words: str, site: str = "") -> Record:
    return read(Document("page.txt", "0" * 64, words, len(words.encode())), site)


def titles(found: Record) -> set[str]:
    """What the page's film is called, in the record and in its claims."""
    named = {str(c.value) for c in found.claims if c.subject == found.film and c.property == "name"}
    return named | ({str(found.film.identity[0])} if found.film else set()) - {""}


def without(words: str, title: str) -> str:
    return re.sub(re.escape(title).replace("\\ ", r"\s+"), "", words, flags=re.I)


@pytest.mark.parametrize("folder", ["imdb/lines", "imdb/one-line"])
def test_the_text_of_a_title_page_without_its_title(folder: str) -> None:
    words = (HERE / folder / "page.txt").read_text(encoding="utf-8")
    film = text(words, "imdb").film
    assert film
    found = titles(text(without(words, str(film.identity[0])), "imdb"))
    assert not any(re.search(r"\(\d{4}\)|imdb|critic|rate this|title:", title, re.I) for title in found)


def test_the_head_of_a_page_that_is_only_a_year() -> None:
    for words in (
        "\n (1987)\n\nPG-13 | 1h 49min | Drama | 14 March 1987 (USA)\n\nRate This\n",
        "1,204 user 87 critic\n\n (1987)\n\nPG-13 | 1h 49min | Drama\n",
    ):
        assert titles(text(words, "imdb")) == set()


@pytest.mark.parametrize(
    "below",
    [
        "Soundtracks\nTHE SILVER OAR\n(Il remo) (1966)\nWritten by Ivo Tarn\nPerformed by Ivo Tarn\n",
        "Soundtracks\nTHE SILVER OAR\n(1966)\nWritten by Ivo Tarn\n",
        "Connections\nReferenced in An Evening with Hal Voss (2015)\nSee more »\n",
    ],
)
def test_what_a_page_lists_below_is_no_title_of_its_own(below: str) -> None:
    head = "A ferry pilot returns to the island of her childhood and finds the lighthouse lit.\n\nFrom metacritic.com\n\nPopularity\n143\n( 8)\n\n"
    rest = "Cast overview, first billed only:\nOrla Brandvik ... Keeper\n\nStoryline\nPlot Keywords: lighthouse\n\nDid You Know?\n\n"
    assert titles(text(f"{head}{rest}{below}\nFrequently Asked Questions\nThis FAQ is empty.\n", "imdb")) == set()


def test_the_series_of_an_episode_is_not_its_title() -> None:
    page = (
        '<html><head><title>"Salt Town"  (TV Episode 2013) - IMDb</title><link rel="canonical" href="http://www.imdb.com/title/tt0900011/" />'
        '<meta property="og:type" content="video.episode" /></head><body><div id="pagecontent"><h1 class="header"></h1></div></body></html>'
    )
    assert titles(record(page)) == set()


LISTED = "Hartsholm (2010)\nThe Piano Neighbour (1982)\nThe Gentle Orchard (1991)\nBeyond the Cellar (1940)\n"
STREAMED = (
    "UNLIMITED STREAMING\n\nHome > Drama >\n\n{title}\nMarch. 17,1995\n|\n8.2\n|\nG\n| Family War\n\nA wandering uncle finds the mirror that "
    "his family lost, while in Innerby the police ask questions of all.\n\n...\n\nWatch Trailer\n\nCast\n\n"
)
REVIEWED = "Reviews\n\nferry_tin\n1995/07/23\n\nIt earns every minute, and the middle hour is the reason.\n\nMore\n"


def test_a_list_of_films_whose_heading_is_gone_gives_the_page_no_title() -> None:
    whole = STREAMED.format(title="The Salt Harbour\n\nThe Salt Harbour (1995)\n")
    assert titles(text(whole + "Similar titles\n\n" + LISTED + REVIEWED, "streaming")) == {"The Salt Harbour", "the salt harbour"}
    assert titles(text("UNLIMITED STREAMING\n\nHome > Drama >\n\n" + LISTED + "\n" + REVIEWED, "streaming")) == set()


def test_a_similar_film_above_a_review_without_its_author_is_not_the_page_s() -> None:
    words = (
        STREAMED.format(title="") + "Similar titles\nHartsholm (2010)\n2000/11/18\n\nI laughed, and then I felt sorry.\n\nMore\n" + REVIEWED
    )
    assert not titles(text(words, "streaming")) & {"Hartsholm", "hartsholm"}


@pytest.mark.parametrize(
    "top",
    [
        "Home\nTop Box Office\nTickets & Showtimes\n",
        "Home\nReviews Counted: 12\nFresh: 10\nRotten: 2\n",
        "Home\nDrama\nDirected By:\nAda Quill\n",
    ],
)
def test_what_leads_to_a_page_of_scores_is_no_title(top: str) -> None:
    words = f"{top}TOMATOMETER\n50%\nIn Theaters:\nMay 20, 1951  wide\nRuntime:\n83 minutes\nStudio:\nGull Films\nWatch It Now\n"
    assert titles(text(words, "rottentomatoes")) == set()


def test_the_heading_of_the_next_section_is_no_title() -> None:
    words = "Critics Consensus Neither careful nor rusted. 84% Tomatometer Total Count: 12 News & Interviews for  Critic Reviews for  All Critics (12)"
    assert titles(text(words, "rottentomatoes")) == set()


def test_names_in_the_place_of_genres_are_none() -> None:
    words = "Low Tide (1973)\nTOMATOMETER\n50%\nRating:\nG\nGenre:\n{}\nIn Theaters:\nSep 28, 1973  wide\nRuntime:\n83 minutes\nStudio:\nGull Films\n"

    def genres(value: str) -> list[str]:
        found = text(words.format(value), "rottentomatoes")
        return [str(c.value) for c in found.claims if c.property == "genre"]

    assert genres("Ada L. Quill,\nBo Marsh") == []
    assert genres("Faith & Spirituality, Drama") == ["Faith & Spirituality", "Drama"]


@pytest.mark.parametrize("folder", ["metacritic/html-2018", "metacritic/html-2012", "metacritic/html-2010"])
def test_a_heading_of_which_the_year_is_left_is_no_title(folder: str) -> None:
    page = source(folder)
    film = record(page).film
    assert film
    assert not any(re.fullmatch(r"\(?\d{4}\)?|reviews", title, re.I) for title in titles(record(without(page, str(film.identity[0])))))


def test_an_actor_that_is_gone_leaves_no_character_behind_as_an_actor() -> None:
    page = (
        '<html lang="fr"><head><title>Marée basse (1998) — Wikipédia</title></head><body><h1>Marée basse</h1><table><tr><th>Réalisation</th>'
        "<td>Ada Quill</td></tr><tr><th>Durée</th><td>92 minutes</td></tr><tr><th>Genre</th><td>Drame</td></tr></table><h2>Distribution</h2>"
        "<ul><li> : Tom Keel</li><li><a>Ida Wren</a> : Mary Keel</li><li><a>Jo Xander</a> : Le capitaine</li></ul></body></html>"
    )
    actors = {str(c.value) for c in record(page).claims if c.property == "actor"}
    assert actors == {"person(ida wren)", "person(jo xander)"}


def test_a_review_that_users_voted_on_is_no_critic_s() -> None:
    path = HERE / "metacritic" / "labelled" / "page.txt"
    words = path.read_text(encoding="utf-8")
    mixed = "\n".join(line for line in words.splitlines() if not re.fullmatch(r"\s*(?:user reviews|user score|users?)\b.*", line, re.I))
    found = text(mixed, "metacritic")
    assert not [c for c in found.claims if c.property == "helpful_votes" and c.subject.kind == "critic_review"]
