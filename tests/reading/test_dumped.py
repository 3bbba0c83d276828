"""What a tool added to the text of a page is left out; what is the page's own keeps every character."""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.reading.dumped import as_shown
from kg.reading.page import Page
from kg.sites import read

NAMES = [
    "Ann Bell",
    "Bo Marsh",
    "Cleo Vane",
    "Dag Holm",
    "Eva Sand",
    "Finn Roe",
    "Gus Penn",
    "Hal Voss",
    "Ida Rye",
    "Jo Crane",
    "Kai Lund",
    "Lou Quist",
]


def page(text: str) -> Page:
    return Page(Document("page.txt", "0" * 64, text, len(text.encode())))


def record(text: str, site: str = "") -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())), site)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Salt Sea (1968)\nR | 101 min | Drama | 3 May 1968 (Finland)\n" * 9,
        "A note.[1] Another.[2] More.[3] And.[4] So.[5] On.[6] With.[7] Notes.[8] To.[9] The.[10] End.[11]\n",
        "[1](/a) [2](/b) [3](/c) [4](/d) [5](/e) [6](/f) [7](/g) [8](/h) [9](/i) [10](/j) [11](/k)\n",
        "---\nThe Salt Sea\n---\n",
        "Title: The Salt Sea\nDirector: Aino Roe\n",
        "| " * 500,
    ],
)
def test_a_pages_own_words_stay(text: str) -> None:
    assert as_shown(page(text)).text == page(text).text


def test_numbers_of_links_and_the_list_of_addresses_are_gone() -> None:
    text = "Cast:\n" + "\n".join(f"[{n}]{name}" for n, name in enumerate(NAMES, 1)) + "\n(BUTTON) Share\n\nReferences\n\n"
    text += "\n".join(f"  {n}. https://site.example/name/{n}" for n in range(1, 13)) + "\n"
    shown = as_shown(page(text))
    assert shown.text.strip() == "Cast:\n" + "\n".join(NAMES) + "\nShare"
    start = shown.text.index("Bo Marsh")
    (place,) = shown.places((start, start + 8))
    assert text[place.start : place.end] == place.exact == "Bo Marsh"


def test_bars_between_all_pieces_are_line_breaks_and_bars_of_the_page_stay() -> None:
    pieces = ["The Salt Sea (1968)", "PG", "|", "101 min", "|", "Drama", "Director:", "Aino Roe", *NAMES, *NAMES]
    assert as_shown(page("|".join(pieces))).text.split("\n") == pieces
    assert as_shown(page(" | ".join(pieces))).text.split("\n") == pieces


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: The Salt Sea\nauthor: Jo Crane\nurl: https://site.example/film/1\nhostname: site.example\ntags: [a, b]\n---\n",
        '---\ntitle: "The Salt Sea"\ndate: 2011-03-04\n---\n',
        "Title: The Salt Sea\n\nURL Source: https://site.example/film/1\n\nMarkdown Content:\n",
    ],
)
def test_a_converters_head_says_the_title_and_nothing_else(head: str) -> None:
    lines = [line for line in as_shown(page(head + "A plot about salt.\n")).text.split("\n") if line]
    assert lines == ["The Salt Sea", "A plot about salt."]


def test_what_is_read_of_a_text_browsers_page_stands_in_the_document() -> None:
    text = "[1]Home\n[2]Films\n[3]Help\n\nThe Salt Sea (1968)\n\n   Director: [4]Aino Roe\n   Cast: "
    text += (
        ", ".join(f"[{n}]{name}" for n, name in enumerate(NAMES, 5)) + "\n   Genre: [17]Drama\n   Running time: 101 min\n\nReferences\n\n"
    )
    text += "\n".join(f"  {n}. https://site.example/{n}" for n in range(1, 18)) + "\n"
    found = record(text)
    assert {"director person(aino roe)", "actor person(ann bell)", "actor person(lou quist)", "genre Drama"} <= {
        f"{c.property} {c.value}" for c in found.claims
    }
    assert all(text[place.start : place.end] == place.exact for c in found.claims for place in c.evidence)
    assert not [c for c in found.claims if "[" in str(c.value)]
