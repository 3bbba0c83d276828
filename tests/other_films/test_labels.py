"""Labels put back that the saving of the seeds lost: the same claims, stated now where they were inferred."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from kg.model import Claim
from kg.sites import read
from tests.other_films.comparing import compare, shown
from tests.other_films.edits import Changed, replaced, seed

LABELS_001 = {
    "Director": ("Mike Figgis\n\n\nJohn O'Brien", "director"),
    "Writers": ("John O'Brien (based", "writer"),
    "Storyline": ("Because his wife left", "text"),
    "Genres": ("Drama | Romance", "genre"),
    "Trivia": ("The opening scene, which", "text"),
    "Goofs": ("Ben flips out and", "text"),
    "Quotes": ("Ben Sanderson: [to Sera", "text"),
    "Soundtracks": ("My One and Only Love\nLyrics", "name"),
    "Country": ("France | UK | USA", "country"),
    "Language": ("English | Russian", "language"),
    "Budget": ("$3,600,000 (estimated)", "amount"),
}
"""Label of the page as it was, where its value begins, and a property that it says."""
SECTIONS = {"Storyline", "Trivia", "Goofs", "Quotes", "Soundtracks"}
"""Labels that are headings, without a colon."""
FORMS: dict[str, Callable[[str], str]] = {
    "on its own line": lambda label: f"{label}\n",
    "on its own line, with a gap": lambda label: f"{label}\n\n",
    "on the line of its value": lambda label: f"{label} ",
}


def labelled(name: str, labels: dict[str, str]) -> Changed:
    """A seed with labels put in before what they are labels of (label with its white space to first words)."""
    text = seed(name).text
    edits = []
    for label, words in labels.items():
        (place,) = re.finditer(re.escape(words).replace(r"\ ", r"\s"), text)
        edits.append((place.start(), place.start(), label))
    return replaced(text, edits)


def printed(label: str) -> str:
    return label if label in SECTIONS else f"{label}:"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("label", LABELS_001)
def test_a_label_put_back_changes_no_fact(label: str, form: str) -> None:
    changed = labelled("001", {FORMS[form](printed(label)): LABELS_001[label][0]})
    assert not str(compare(seed("001"), changed, labelled=True))


@pytest.mark.parametrize("form", FORMS)
def test_all_labels_put_back_change_no_fact_and_what_was_inferred_is_stated(form: str) -> None:
    changed = labelled("001", {FORMS[form](printed(label)): words for label, (words, _) in LABELS_001.items()})
    document = seed("001")
    assert not str(compare(document, changed, labelled=True))
    assert any(is_inferred_by_place(c) for c in read(document).claims), (
        "the seed has nothing inferred by its place, so this test shows nothing"
    )
    assert not [shown(c) for c in read(changed.document(document)).claims if is_inferred_by_place(c)]


def is_inferred_by_place(claim: Claim) -> bool:
    return claim.inferred and not claim.rule


def test_a_stars_line_adds_stars_and_nothing_else() -> None:
    """What a label adds with its own words is said; a page without it does not say it."""
    stars = "Stars:\nNicolas Cage, Elisabeth Shue, Julian Sands | See full cast & crew »\n"
    changed = labelled("001", {stars: "1,471 ( 290)"})
    difference = compare(seed("001"), changed, labelled=True)
    assert not difference.missing
    assert not difference.wrong
    assert len(difference.surplus) == 6
    assert all(".actor -> person(" in line or line.startswith("person(") for line in difference.surplus)


@pytest.mark.parametrize(
    ("line", "property", "value"),
    [
        ("Runtime:\n\n111 min\n", "duration", "PT1H51M"),
        ("Runtime: 111 min | 112 min (unrated)\n", "duration", "PT1H51M"),
        ("Color:\n\nBlack and White\n", "color", "Black and White"),
        ("Color: Color (Technicolor)\n", "color", "Color (Technicolor)"),
        ("Gross USA:\n\n$31,968,347\n", "amount", "31968347.0"),
        ("Cumulative Worldwide Gross: $49,800,000\n", "amount", "49800000.0"),
        ("Production Co:\n\nNova Pictures, Harbour Films\n", "company", "organization(nova pictures)"),
        ("Taglines:\nEvery road is the last one. See more »\n", "tagline", "Every road is the last one."),
        ("Plot Keywords:\nferry | time loop\n", "keyword", "time loop"),
    ],
)
def test_a_label_with_its_value_put_in_is_read(line: str, property: str, value: str) -> None:
    document = seed("001")
    before = "Storyline\n\n" if property in ("tagline", "keyword") else ""
    anchor = "Plot Summary | Plot Synopsis" if before else "Sound Mix:"
    changed = labelled("001", {line: anchor})
    difference = compare(document, changed, labelled=True)
    assert not difference.missing
    assert not difference.wrong
    found = {str(c.value) for c in read(changed.document(document)).claims if c.property == property}
    assert value in found


LABELS_000 = {
    "Rating: R (for strong language)\n": "Watch it now",
    "Genre: Drama\n": "Watch it now",
    "Directed By: Mike Figgis\n": "Watch it now",
    "Written By: John O'Brien\n": "Watch it now",
    "In Theaters: Oct 27, 1995  Wide\n": "Watch it now",
    "On Disc/Streaming: Mar 13, 1997\n": "Watch it now",
    "Runtime: 112 minutes\n": "Watch it now",
    "Studio: United Artists\n": "Watch it now",
    "Cast\n\n": "Nicolas Cage\nas Ben",
    "Tomatometer\n91%\n": "Total Count: 52",
    "Average Rating: 8/10\n": "Total Count: 52",
}
"""What the same site prints on other pages, and before what."""


@pytest.mark.parametrize("label", LABELS_000)
def test_what_the_site_prints_on_other_pages_takes_nothing_from_this_one(label: str) -> None:
    document = seed("000")
    difference = compare(document, labelled("000", {label: LABELS_000[label]}), labelled=True)
    assert not difference.missing
    assert not difference.wrong


@pytest.mark.parametrize(
    ("label", "property", "value"),
    [
        ("Genre: Drama\n", "genre", "Drama"),
        ("Directed By: Mike Figgis\n", "director", "person(mike figgis)"),
        ("Written By: John O'Brien\n", "writer", "person(john o'brien)"),
        ("In Theaters: Oct 27, 1995  Wide\n", "released", "1995-10-27"),
        ("Runtime: 112 minutes\n", "duration", "PT1H52M"),
        ("Studio: United Artists\n", "company", "organization(united artists)"),
        ("Rating: R (for strong language)\n", "certificate", "R"),
    ],
)
@pytest.mark.parametrize("gap", ["", "\n"])
def test_what_the_site_prints_on_other_pages_is_read(label: str, property: str, value: str, gap: str) -> None:
    document = seed("000")
    changed = labelled("000", {re.sub(r": ", f": {gap}", label, count=1): LABELS_000[label]})
    assert value in {str(c.value) for c in read(changed.document(document)).claims if c.property == property}


@pytest.mark.parametrize("label", ["Director: Mike Figgis\n\n", "Country: USA\n\n", "Duration: 111 min\n\n", "Genre: Drama, Romance\n\n"])
def test_a_label_on_a_streaming_page_takes_nothing_from_it(label: str) -> None:
    difference = compare(seed("002"), labelled("002", {label: "Watch Trailer"}), labelled=True)
    assert not difference.missing
    assert not difference.wrong


def test_critic_reviews_with_the_heading_put_back_are_the_same() -> None:
    for heading in ("Critic Reviews\n", "Metascore\n", "Critic Reviews for this movie\n\n"):
        difference = compare(seed("003"), labelled("003", {heading: "Universal acclaim"}), labelled=True)
        assert not difference.missing, heading
        assert not difference.wrong, heading
