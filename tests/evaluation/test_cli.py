"""``kg evaluate`` and ``kg sites --check`` from the command line."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SEEDS
from tests.evaluation.pages import FILM

Kg = Callable[..., "subprocess.CompletedProcess[str]"]


def test_pages_without_their_markup(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(FILM, encoding="utf-8")
    done = kg("evaluate", tmp_path, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert list(json.loads(done.stdout)["pages"].values()) == [1]


def test_without_anything_to_evaluate_it_says_what_to_give(kg: Kg) -> None:
    done = kg("evaluate")
    assert (done.returncode, done.stdout) == (2, "")
    assert "name a folder" in done.stderr


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (["a", "--pairs", "l", "r", "g"], "one of the two"),
        (["a", "--left-id", "x"], "--pairs LEFT RIGHT GOLD"),
        (["a", "--differences", "d"], "give the facts"),
    ],
)
def test_options_that_do_not_go_together_are_refused(kg: Kg, args: list[str], word: str) -> None:
    done = kg("evaluate", *args)
    assert done.returncode == 2
    assert word in done.stderr


def test_a_folder_that_is_not_there_ends_with_2(kg: Kg, tmp_path: Path) -> None:
    assert kg("evaluate", tmp_path / "none").returncode == 2
    assert kg("sites", "--check", tmp_path / "none").returncode == 2


@pytest.mark.parametrize("form", ["table", "json"])
def test_a_folder_without_pages_is_not_called_in_order(kg: Kg, tmp_path: Path, form: str) -> None:
    for asked in (["evaluate", tmp_path], ["sites", "--check", tmp_path]):
        done = kg(*asked, "--format", form)
        assert done.returncode == 2
        assert "holds no documents" in done.stdout + done.stderr


def test_a_folder_of_pages_about_no_film_has_nothing_below_a_floor(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<title>Search</title><h1>Search results for gulls</h1>", encoding="utf-8")
    assert kg("evaluate", tmp_path, tmp_path).returncode == 0
    assert kg("sites", "--check", tmp_path).returncode == 0


def test_the_sites_of_the_seeds_are_above_their_floors(kg: Kg) -> None:
    done = kg("sites", "--check", SEEDS)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("0 properties below the floor\n")
