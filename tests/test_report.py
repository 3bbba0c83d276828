"""What the report of a build passes on: no more of the pages' prose than the graph does."""

from __future__ import annotations

import pytest

from kg.model import Evidence
from kg.report import Finding, Report

PROSE = "The keeper of the lamp walks home along the shore and never says what he saw that night. " * 4


def reported(text: str, path: str = "http://schema.org/reviewBody", value: str = PROSE, quote: str = PROSE) -> tuple[str, str]:
    """What report.json and report.txt say of a value that was left out of the graph, and found by the shapes."""
    finding = Finding("violation", "A review has one body.", "https://kg.example/id/r", path, value, (("a.html", Evidence(0, 9, quote)),))
    report = Report(left_out=[finding], findings=[finding], text=text)
    return "".join(report.as_json()), "".join(report.as_text())


@pytest.mark.parametrize("path", ["http://schema.org/reviewBody", "https://schema.org/reviewBody"])
def test_of_a_text_that_is_held_back_no_words_stand_in_the_report(path: str) -> None:
    for said in reported("none", path):
        assert "A review has one body." in said
        assert "keeper" not in said


def test_of_a_text_of_which_excerpts_are_given_no_more_stands_in_the_report() -> None:
    for said in reported("excerpt"):
        assert "The keeper of the lamp" in said
        assert PROSE[:250] not in said


@pytest.mark.parametrize("text", ["none", "excerpt", "full"])
def test_names_and_numbers_are_said_as_they_are_however_little_text_is_given(text: str) -> None:
    for said in reported(text, "http://schema.org/ratingValue", "12.0", "12/10"):
        assert "12.0" in said
        assert "12/10" in said


def test_what_the_graph_says_whole_is_said_whole_and_without_addresses_of_mail() -> None:
    for said in reported("full", value=f"{PROSE}Write to ada@quill.example", quote="write to ada@quill.example"):
        assert PROSE.strip() in said
        assert "ada@quill.example" not in said
