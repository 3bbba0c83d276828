"""The generator of pages: the same seed makes the same bytes, its truth is well formed, and its pages are read as what they are."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from bench.generate import LAYOUTS, SIZES, Made, generate, one, pages
from bench.generate.broken import SHARES, STILL_A_FILM
from bench.generate.clusters import Score, b_cubed, pairwise
from bench.generate.measure import Measured, measure
from bench.generate.taken import fold
from bench.generate.world import World, world
from kg import pipeline
from kg.model import Options

SMALL = SIZES["small"]
LEAST_PRECISION, LEAST_RECALL = 0.95, 0.9
"""Floors over a handful of small pages of every layout; what generated pages reach at size is in bench/README.md."""


@pytest.fixture(scope="module")
def made() -> World:
    return world(12, "test")


@pytest.fixture(scope="module")
def built(made: World, tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """A build of one small page of each layout, held against its truth."""
    folder = tmp_path_factory.mktemp("generated")
    (folder / "pages").mkdir()
    truths = []
    for number, layout in enumerate(LAYOUTS):
        page = one(made, number, SMALL, layout)
        name = f"{number:02d}{page.page.suffix}"
        (folder / "pages" / name).write_bytes(page.data)
        truths.append(json.dumps({**page.truth(), "page": name}))
    (folder / "truth.jsonl").write_text("\n".join(truths) + "\n", encoding="utf-8")
    assert pipeline.build((folder / "pages",), folder / "out", Options(claims="none", formats=("nq",), jobs=1, keep=False)).written
    return measure(folder, folder / "out")


def _bytes(some: list[Made]) -> list[tuple[str, str]]:
    return [(page.name, hashlib.sha256(page.data + json.dumps(page.truth()).encode()).hexdigest()) for page in some]


def test_another_seed_makes_other_pages() -> None:
    assert _bytes(list(pages(5, 8, "one", "small"))) != _bytes(list(pages(5, 8, "other", "small")))


def test_the_same_seed_makes_the_same_bytes() -> None:
    assert _bytes(list(pages(8, 30, "one", "small"))) == _bytes(list(pages(8, 30, "one", "small")))


def test_a_page_does_not_depend_on_how_many_others_are_made() -> None:
    assert _bytes(list(pages(5, 6, "one", "small"))) == _bytes(list(pages(5, 12, "one", "small")))[:6]


def test_broken_pages_have_the_stated_shares() -> None:
    some = list(pages(5, 1500, "shares", "small"))
    for kind, share in SHARES.items():
        assert sum(page.broken == kind for page in some) == pytest.approx(1500 * share, abs=15)


def test_pages_about_no_film_have_no_facts() -> None:
    for page in pages(5, 300, "shares", "small"):
        if page.broken and page.broken not in STILL_A_FILM:
            assert (page.page.film, page.page.facts, page.page.people) == ("", {}, {})


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_the_truth_says_is_printed(layout: str, made: World) -> None:
    page = one(made, 3, SMALL, layout)
    words = fold(page.data.decode())
    names = page.truth()["people"]
    assert isinstance(names, dict)
    assert names or layout == "streaming-bare"  # which names nobody but its reviewers
    assert all(fold(name) in words for name in names)
    facts = page.truth()["facts"]
    assert isinstance(facts, list)
    assert len({tuple(fact) for fact in facts}) == len(facts) > 20


def test_files_and_their_truth_belong_together(tmp_path: Path) -> None:
    generate(tmp_path, films=4, count=12, seed="files", size="small")
    truths = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    found = sorted(path.relative_to(tmp_path / "pages").as_posix() for path in (tmp_path / "pages").rglob("*.*"))
    assert sorted(truth["page"] for truth in truths) == found


def test_sizes_are_about_what_they_are_called(made: World) -> None:
    at = {size: sum(len(one(made, n, SIZES[size], layout).data) for n, layout in enumerate(LAYOUTS)) / len(LAYOUTS) for size in SIZES}
    assert 3_000 < at["small"] < 15_000
    assert 25_000 < at["40k"] < 50_000
    assert 90_000 < at["200k"] < 250_000


def test_every_layout_is_read_as_its_site(built: Measured) -> None:
    assert {layout: site for layout, site in built.read_as if built.read_as[layout, site]} == {
        (layout if layout != "encyclopedia" else next(name for name, _ in built.read_as if name.startswith("encyclopedia"))): LAYOUTS[
            layout
        ].site
        for layout in LAYOUTS
    }


def test_facts_are_taken_above_the_floors(built: Measured) -> None:
    total = built.total()
    assert total.precision >= LEAST_PRECISION, built.wrong
    assert total.recall >= LEAST_RECALL, built.wrong


def test_nothing_put_together_wrongly_is_perfect_precision_and_poor_recall() -> None:
    apart = [("a", "x"), ("b", "x"), ("c", "y")]
    assert pairwise(apart) == Score(1.0, 0.0)
    assert b_cubed(apart).precision == 1.0
    assert b_cubed(apart).recall == pytest.approx((0.5 + 0.5 + 1) / 3)


def test_all_in_one_cluster_is_perfect_recall_and_poor_precision() -> None:
    together = [("a", "x"), ("a", "x"), ("a", "y")]
    assert pairwise(together) == Score(pytest.approx(1 / 3), 1.0)
    assert b_cubed(together).recall == 1.0
