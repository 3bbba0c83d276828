"""``kg sites --check``: which share of the pages gives what, and what is below its floor."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kg.evaluation import coverage
from tests.conftest import SEEDS

PAGES = os.environ.get("KG_PAGES", "")
EMPTY = '<!doctype html><link rel="canonical" href="https://www.imdb.com/title/tt0000001/"><body>' + "<p>A new look.</p>" * 3_000


def test_pages_without_a_profile_have_no_floors() -> None:
    made = coverage.check([SEEDS])
    assert made.exit_code == 0
    assert {row.floor for row in made.rows} == {None}
    assert any(row.site == "imdb" and row.name == "director" and row.share == 1 for row in made.rows)


def test_a_page_of_a_site_that_gives_nothing_is_below_the_floors(tmp_path: Path) -> None:
    (tmp_path / "new.html").write_text(EMPTY, encoding="utf-8")
    made = coverage.check([tmp_path])
    assert made.exit_code == 1
    assert all(row.is_below for row in made.rows)
    assert [notice.code for notice in made.notices] == ["layout-changed"]
    table = coverage.as_table(made)
    assert "imdb  1       director" in table
    assert "0/1   0.00" in table
    assert json.loads(coverage.as_json(made))["rows"][0]["below"] is True


def test_a_page_that_nobody_knows_is_named(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Milk, bread, and something for the cat.\n" * 9, encoding="utf-8")
    made = coverage.check([tmp_path])
    assert (made.exit_code, made.unread) == (0, ["note.txt"])


@pytest.mark.skipif(not PAGES, reason="KG_PAGES does not say where saved pages are")
def test_saved_pages_are_above_the_floors_and_nothing_about_them_is_unusual() -> None:
    made = coverage.check([Path(PAGES)], jobs=1)
    assert [row for row in made.rows if row.is_below] == []
    assert made.notices == []
    assert made.exit_code == 0
