"""Public benchmarks, where the folder that KG_BENCHMARKS names holds them: floors that only move up."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.resolve.pairs import evaluate

FOLDER = Path(os.environ.get("KG_BENCHMARKS", "benchmarks-that-are-not-there"))


def paths(name: str) -> tuple[Path, Path, Path]:
    if not (FOLDER / name / "gt.csv").is_file():
        pytest.skip(f"benchmark {name} is not there: set KG_BENCHMARKS to the folder that holds it")
    one, two = name.split("-")
    return FOLDER / name / f"{one}.csv", FOLDER / name / f"{two}.csv", FOLDER / name / "gt.csv"


def test_imdb_tmdb() -> None:
    made = evaluate(*paths("imdb-tmdb"))
    for name in ("all", "all, held out"):
        assert made.scores[name].f1 >= 0.93


def test_imdb_dbpedia() -> None:
    made = evaluate(*paths("imdb-dbpedia"))
    for name in ("all", "all, held out"):
        assert made.scores[name].precision >= 0.95
    assert made.scores["all"].f1 >= 0.742
    assert made.scores["answerable"].f1 >= 0.89
    assert len(made.matching.pairs) < 8 * sum(made.rows)
