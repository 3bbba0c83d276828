"""What Rotten Tomatoes pages show only when they are changed: other orders, missing lines, other pages' words."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from kg.model import Document, Record
from kg.reading.page import Page
from kg.sites import read
from kg.sites.rottentomatoes import recognize
from kg.sites.rottentomatoes.run import is_name

HERE = Path(__file__).parent / "rottentomatoes"
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def document(text: str) -> Document:
    return Document("page.txt", "0" * 64, text, len(text.encode()))


def record(text: str) -> Record:
    return read(document(text), "rottentomatoes")


def said(text: str) -> set[str]:
    return {str(c) for c in record(text).claims if c.property != "role_position"}


def page(name: str) -> str:
    return (HERE / name / "page.txt").read_text(encoding="utf-8")


def one_line(text: str) -> str:
    return " ".join(text.split())


# --- which pages are the site's --------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS[1:], ids=lambda p: p.name[:3])
@pytest.mark.parametrize("change", [str, str.lower, one_line, lambda t: one_line(t).lower()], ids=["as is", "lower", "line", "both"])
def test_pages_of_other_sites_are_not_recognized(seed: Path, change) -> None:  # type: ignore[no-untyped-def]
    assert recognize(Page(document(change(seed.read_text(encoding="utf-8"))))) < 0.2


def test_a_review_that_mentions_the_site_is_not_its_page() -> None:
    text = "A Fine Film\n\nUser Reviews\n\nThe tomatometer and the audience score on Rotten Tomatoes\ndisagree.\n"
    text += "The critics consensus is wrong.\nNo super reviewer helped.\n" * 4
    for form in (text, one_line(text)):
        assert recognize(Page(document(form))) <= 0.2


@pytest.mark.parametrize("change", [str, str.lower, one_line, lambda t: one_line(t).lower()], ids=["as is", "lower", "line", "both"])
def test_its_own_page_is_recognized_in_every_form(change) -> None:  # type: ignore[no-untyped-def]
    for name in ("stripped", "labelled-2018", "layout-2021"):
        assert recognize(Page(document(change(page(name))))) >= 0.5


# --- what must not be said -------------------------------------------------------------------------------------------


def test_a_dropped_name_gives_its_role_to_nobody_and_keeps_its_number() -> None:
    text = page("stripped").replace("Prosper Dunne\n", "")
    claims = said(text)
    assert not any("clerk-no-2" in c for c in claims)
    positions = {str(c.subject): c.value for c in record(text).claims if c.property == "role_position" and c.subject.kind == "role"}
    assert positions["role(person(greta halloran), radio-announcer)"] == "6"


def test_a_name_whose_capacity_was_dropped_is_no_actor() -> None:
    text = page("labelled-2018").replace("Director\n", "")
    assert not any("actor -> person(hedy lantos)" in c for c in said(text))
    assert any(n.code == "unclear-role" for n in record(text).notices)


def test_the_turns_of_the_2021_list_are_not_trusted_when_a_line_is_missing() -> None:
    text = page("layout-2021").replace("Marguerite\n", "")
    assert not any(".actor ->" in c or "character_name" in c for c in said(text))
    assert any(n.code == "unclear-cast" for n in record(text).notices)


def test_the_value_of_the_next_label_is_not_taken_for_a_dropped_one() -> None:
    text = page("labelled-2018").replace("$12,345,678\n", "").replace("Runtime:\n", "")
    claims = said(text)
    assert not any("gross" in c for c in claims)
    assert any("runtime_minutes = 96" in c for c in claims)


def test_a_percentage_between_two_labels_belongs_to_neither() -> None:
    text = "Lowmoor (2018)\nCritics Consensus: Bleak.\nTomatometer\n64%\nAudience Score\nMovie Info\nDirected By:\nAda Finch\n"
    assert not any("score" in c for c in said(text))
    assert any(n.code == "unclear-percentage" for n in record(text).notices)


def test_an_average_and_a_percentage_are_not_put_on_one_rating() -> None:
    scores = [c for c in said(page("labelled-2018")) if "critics).score" in c]
    assert len(scores) == 1
    assert scores[0].endswith("= 87.0")


def test_sentences_are_no_names() -> None:
    for words in (
        "As I left,",
        "No, really!",
        "104 minutes",
        "Rating:",
        "Dana W Super Reviewer",
        "as The Stranger",
        "A ship, a rope, a boy",
    ):
        assert not is_name(words)


def test_where_rows_run_together_an_unclear_border_is_left_open() -> None:
    text = page("one-line").replace("Maeve Peter Okoro", "Maeve Xqvar Okoro Bbrr")
    claims = said(text)
    assert not any("maeve" in c for c in claims)
    assert any(n.code == "unclear-cast" for n in record(text).notices)


@pytest.mark.parametrize("plot", ["Everything changes as soon as the lamp is out.", "A diver goes as deep as she can, as a joke…"])
def test_a_sentence_of_the_plot_that_compares_is_no_cast(plot: str) -> None:
    before = page("one-line")
    text = before.replace("He told her so as a joke.", plot)
    assert text != before
    assert {c for c in said(text) if ".actor -> " in c} == {c for c in said(before) if ".actor -> " in c}
    assert any(c.casefold().count(plot.split(",")[0].rstrip(".").casefold()) for c in said(text))


@pytest.mark.parametrize("speaker", ["Dr. Vera Lund", "Mrs. Lund", "Sgt. Lund", "J.P. Lund", "Vera B. Lund", "Lund Jr."])
@pytest.mark.parametrize("between", [": ", ":\n"])
def test_the_speaker_of_a_quote_may_have_a_title_or_an_initial(speaker: str, between: str) -> None:
    text = page("stripped").replace("Vera Lund: A ship", f"{speaker}{between}A ship")
    assert any(
        c.startswith("quote(") and c.endswith(f".text = {speaker}: A ship that is not written down was never here.") for c in said(text)
    )
    assert not any(n.code == "unclear-quote" for n in record(text).notices)


def test_a_sentence_before_a_colon_is_nobody_who_speaks() -> None:
    text = page("stripped").replace("Vera Lund: A ship", "She was never here. One thing remains: A ship")
    assert any(n.code == "unclear-quote" for n in record(text).notices)
    assert not any("one thing remains" in c for c in said(text))


# --- the same facts, however the page was saved ----------------------------------------------------------------------

HEADS = (
    r"(?=^(?:Critics Consensus|Movie Info|Watch it now|News & Int|Critic Rev|Audience Rev|Audience Score)"
    r"|^The Salt Ledger (?:Photos|Quotes)$)"
)


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_the_blocks_does_not_matter(seed: int) -> None:
    text = page("stripped").replace("News & Features\n", "")
    first, *blocks = re.split(HEADS, text, flags=re.M)
    random.Random(seed).shuffle(blocks)
    assert said(first + "\n".join(blocks)) == said(text)


def test_case_does_not_matter() -> None:
    for name in ("stripped", "labelled-2018", "layout-2021", "one-line"):
        assert {c.casefold() for c in said(page(name).lower())} == {c.casefold() for c in said(page(name))}


@pytest.mark.parametrize("name", ["stripped", "labelled-2018", "layout-2021"])
def test_one_line_loses_facts_but_makes_none_up(name: str) -> None:
    text = page(name)
    surplus = said(one_line(text)) - said(text)
    # Where a role is unclear its actor's row stands without it.
    assert {c for c in surplus if not re.match(r"role\(person\([^)]*\), \d+\)", c)} <= set()


@pytest.mark.parametrize("heading", ["Audience Reviews for The Salt Ledger\n", "Critic Reviews for The Salt Ledger\n"])
def test_a_missing_heading_is_made_good_by_the_form_of_the_rows(heading: str) -> None:
    text = page("stripped")
    assert {c for c in said(text) if "body =" in c} == {c for c in said(text.replace(heading, "")) if "body =" in c}


def test_name_first_reviews_of_the_reviews_page() -> None:
    text = (
        "Audience Reviews for Lowmoor\nTilda F\nSuper Reviewer\n• Jan 3, 2018\nCold and good.\n"
        "Ruben A\n• Jan 2, 2018\nCold and bad.\nSee All Audience Reviews\n"
    )
    claims = said(text)
    assert any(c.endswith("byline(tilda-f).badge = Super Reviewer") for c in claims)
    bodies = {str(c.subject): c.value for c in record(text).claims if c.property == "body"}
    assert set(bodies.values()) == {"Cold and good.", "Cold and bad."}


def test_name_first_critics_of_the_reviews_page() -> None:
    text = (
        "Critic Reviews for Lowmoor\nOpal Reyes\nThe Moor Times\nTop Critic\nJanuary 4, 2018\nFog has rarely acted so well.\n"
        "Full Review | Original Score: 3/4\nLen Abara\nFilm Post\nJanuary 5, 2018\nFog, and more fog.\nFull Review | Original Score: C-\n"
    )
    claims = said(text)
    assert any(c.endswith("critic(opal reyes)") and "reviewer" in c for c in claims)
    assert any(c.endswith("grade = C-") for c in claims)
    assert any(c.endswith("score = 3.0") for c in claims)


@pytest.mark.parametrize(
    ("head", "film"),
    [("salt road (1987) - rotten tomatoes", "film(salt road, 1987)"), ("salt road | rotten tomatoes", "film(salt road, )")],
)  # fmt: skip
def test_a_page_on_one_line_that_begins_with_its_title_is_named_by_it(head: str, film: str) -> None:
    text = (
        f"{head} salt road salt road is a long, dry walk. 91% tomatometer total count: 68 98% audience score user ratings: 885,688 "
        "movie info a girl walks a mule to the sea. rating: r (for language) genre: drama directed by: ada quill written by: bo lund "
        "in theaters: sep 23, 1987 wide runtime: 142 minutes studio: gull films cast eve lark as the girl"
    )
    assert str(record(text).film) == film


CARDS = """\
The Copper Tide

2021, Drama/Mystery & thriller, 1h 36m

Critics Consensus

Patient and salty, The Copper Tide earns its long silences. Read critic reviews

Movie Info

A customs clerk inherits a shipwreck and the town that lives off it.
Ines Halvard
Director
Teo Abara
Unknown (Character)
"""


def test_a_capacity_below_a_name_is_that_ones() -> None:
    assert {line for line in said(CARDS) if ".director" in line} == {
        "film(the copper tide, 2021).director -> person(ines halvard)"
    }  # fmt: skip
    assert "film(the copper tide, 2021).description = A customs clerk inherits a shipwreck and the town that lives off it." in said(CARDS)


def test_a_headline_is_no_consensus_and_a_menu_no_title() -> None:
    text = "Celebrities\nNews\nCritics\nReviews Counted: 52\nFresh: 40\nMovie Info\nCritics Consensus: Salt Is Certified Fresh\n"
    assert not [line for line in said(text) if ".verdict" in line or ".name = Celebrities" in line or ".name = Critics" in line]
