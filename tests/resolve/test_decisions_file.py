"""A person's decisions beside the pages: found, obeyed, never read as a page, kept through rebuilds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg import pipeline
from kg.errors import RequestError
from kg.model import Options

PAGE = """<html><head><title>{title}</title><script type="application/ld+json">{{"@context": "http://schema.org", "@type": "Movie",
"name": "{title}", "dateCreated": "{year}",
"actor": [{{"@type": "Person", "name": "John Smith"}}, {{"@type": "Person", "name": "{other}"}}]}}
</script></head><body><h1>{title}</h1></body></html>"""


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "tide.html").write_text(PAGE.format(title="Low Tide", year="1998", other="Ada Quill"), encoding="utf-8")
    (folder / "gull.html").write_text(PAGE.format(title="The Gull", year="2001", other="Bo Marsh"), encoding="utf-8")
    return folder


def built(inbox: Path, **asked: tuple[str, ...]) -> tuple[list[dict[str, object]], list[str]]:
    out = inbox.parent / "out"
    report = pipeline.build([inbox], out, Options(**asked)).report  # type: ignore[arg-type]
    lines = (out / "decisions.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(report.entries) == 2
    return [json.loads(line) for line in lines], [f"{n.code} {n.where}" for n in report.all_notices()]


SAME = '{"same": ["tide.html/person/John Smith", "gull.html/person/John Smith"], "by": "ada"}\n'


def test_an_unsure_pair_comes_with_what_stands_behind_it(inbox: Path) -> None:
    (unsure,) = built(inbox)[0]
    assert (unsure["verdict"], unsure["by"]) == ("unsure", "kg")
    sides = unsure["sides"]
    assert isinstance(sides, list)
    assert {side["document"] for side in sides} == {"tide.html", "gull.html"}


def test_decisions_beside_the_pages_are_obeyed_and_are_no_page(inbox: Path) -> None:
    (inbox / "kg-decisions.jsonl").write_text(SAME, encoding="utf-8")
    for _ in range(2):
        decisions, notices = built(inbox)
        assert [(d["verdict"], d["by"]) for d in decisions] == [("same", "ada")]
        assert not [n for n in notices if "decision" in n]


def test_a_named_file_comes_after_the_one_beside_the_pages(inbox: Path) -> None:
    (inbox / "kg-decisions.jsonl").write_text(SAME, encoding="utf-8")
    mine = inbox.parent / "mine.jsonl"
    mine.write_text(SAME.replace("same", "different").replace("ada", "bo"), encoding="utf-8")
    decisions, notices = built(inbox, decisions=(str(mine),))
    assert [(d["verdict"], d["by"]) for d in decisions] == [("different", "bo")]
    assert "contradicted-decision kg-decisions.jsonl:1" in notices


def test_a_decision_on_nothing_is_a_notice_and_the_rest_is_built(inbox: Path) -> None:
    (inbox / "kg-decisions.jsonl").write_text('{"same": ["person/nobody", "person/no-one"]}\n{"same": 1}\n', encoding="utf-8")
    decisions, notices = built(inbox)
    assert [d["verdict"] for d in decisions] == ["unsure"]
    assert {"unknown-decision kg-decisions.jsonl:1", "unreadable-decision kg-decisions.jsonl:2"} <= set(notices)


def test_a_named_file_that_is_not_there_ends_the_build(inbox: Path) -> None:
    with pytest.raises(RequestError):
        built(inbox, decisions=(str(inbox / "nowhere.jsonl"),))
