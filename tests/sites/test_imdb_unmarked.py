"""Pages below a title of IMDb whose boxes lost their names, as in copies of archives that write the markup anew: read as their text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.sites.html_pages import record

HERE = Path(__file__).parent / "imdb_subpages"
_NAMES = re.compile(r" (?:class|id|itemprop|itemscope|itemtype|name|data-[a-z-]+)(?:=(?:\"[^\"]*\"|'[^']*'))?(?=[^<>]*>)")
_SCRIPT = re.compile(r"<script\b.*?</script>", re.S)


def page(kind: str) -> str:
    return (HERE / kind / "page.html").read_text(encoding="utf-8")


def bare(text: str) -> str:
    """A page without the names of its boxes."""
    return _NAMES.sub("", _SCRIPT.sub("", text))


def said(text: str) -> set[str]:
    return {str(claim) for claim in record(text).claims}


@pytest.mark.parametrize(
    "kind", sorted(folder.parent.name for folder in HERE.glob("*/page.html") if "fullcredits" not in folder.parent.name)
)
def test_nothing_is_said_that_the_whole_page_does_not_say(kind: str) -> None:
    whole, found = said(page(kind)), said(bare(page(kind)))
    assert not [line for line in found - whole if "(inferred)" not in line and f"{line}  (inferred)" not in whole and "(, )" not in line]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("faq-2014", "question("), ("trivia-2014", "trivia("), ("quotes-2014", "quote("), ("locations-2014", "place("),
        ("releaseinfo-2014", "release("), ("soundtrack-2014", "recording("), ("plotsummary-2014", "storyline("),
        ("companycredits-2014", "organization("), ("movieconnections-2014", "work("), ("reviews-2009", "user_review("),
    ],
)  # fmt: skip
def test_what_its_text_says_is_read(kind: str, line: str) -> None:
    found = record(bare(page(kind)))
    assert [claim for claim in found.claims if str(claim).startswith(line)]
    assert "nothing-read" not in {notice.code for notice in found.notices}


def test_what_the_text_does_not_say_either_is_a_notice() -> None:
    assert "nothing-read" in {notice.code for notice in record(bare(page("keywords-2014"))).notices}


def test_a_list_of_episodes_is_of_a_series_whatever_its_head_lost() -> None:
    kinds = {claim.subject.kind for claim in record(bare(page("episodes-2019"))).claims}
    assert "film" not in kinds
