"""Asking a person about unsure pairs: what is asked first, what is shown, what is written down."""

from __future__ import annotations

import json

from kg.resolve.review import answer, card, listed, unsure, walk
from kg.resolve.rulings import Ruling, parse


def line(
    left: str, right: str, claims: tuple[int, int] = (1, 1), score: float = 0.5, verdict: str = "unsure", says: str = "Low Tide"
) -> str:
    sides = [
        {"iri": f"https://kg.example/id/movie/{name}", "document": f"{name}.html", "mentions": 1, "claims": n, "says": [["name", says]]}
        for name, n in zip((left, right), claims, strict=True)
    ]
    entry = {
        "left": f"{left}/film/x",
        "right": f"{right}/film/x",
        "verdict": verdict,
        "score": score,
        "reasons": ["the titles agree"],
        "by": "kg",
    }
    return json.dumps(entry | {"sides": sides})


def typed(*answers: str, lines: tuple[str, ...]) -> tuple[list[str], list[str], dict[str, int]]:
    waiting, said, written = list(answers), [], []
    counts = walk(unsure(lines), lambda question: waiting.pop(0), said.append, written.append, by="ada", width=80)
    return said, written, counts


def test_what_is_sure_is_not_asked() -> None:
    assert unsure([line("a", "b", verdict="same"), line("a", "c", verdict="different"), ""]) == []
    assert listed([]) == "nothing is unsure\n"


def test_what_is_answered_is_not_asked_again() -> None:
    assert unsure([line("a", "b")], [Ruling("different", ("b/film/x", "a/film/x"))]) == []
    iris = ("https://kg.example/id/movie/a", "https://kg.example/id/movie/b")
    assert unsure([line("a", "b")], [Ruling("same", iris)]) == []


def test_the_pair_that_most_hangs_on_comes_first() -> None:
    pairs = unsure([line("a", "b", (900, 2)), line("c", "d", (50, 40)), line("e", "f", (50, 40), score=0.7)])
    assert [pair.left.document for pair in pairs] == ["e.html", "c.html", "a.html"]


def test_the_sides_stand_beside_each_other_and_nothing_on_a_page_moves_the_cursor() -> None:
    (pair,) = unsure([line("a", "b", says="Low \x1b[31mTide")])
    shown = card(pair, 1, 3, 80)
    assert "\x1b" not in shown
    assert shown.startswith("1 of 3: the titles agree (score 0.5)\n")
    assert any("a.html" in row and "b.html" in row for row in shown.splitlines())
    assert max(map(len, shown.splitlines())) <= 83


def test_answers_are_written_one_by_one_and_read_again() -> None:
    said, written, counts = typed("?", "y", "s", "No", lines=(line("a", "b", (3, 3)), line("c", "d", (2, 2)), line("e", "f")))
    assert counts == {"same": 1, "different": 1, "skipped": 1}
    assert "please answer y, n, s or q\n" in said
    rulings, notices = parse("\n".join(written), "kg-decisions.jsonl")
    assert notices == []
    assert [(r.verdict, r.things, r.by) for r in rulings] == [
        ("same", ("a/film/x", "b/film/x"), "ada"), ("different", ("e/film/x", "f/film/x"), "ada"),
    ]  # fmt: skip


def test_who_quits_keeps_what_is_answered() -> None:
    _, written, counts = typed("n", "q", lines=(line("a", "b", (3, 3)), line("c", "d")))
    assert len(written) == 1
    assert counts == {"same": 0, "different": 1, "skipped": 0}


def test_an_answer_names_the_mentions() -> None:
    (pair,) = unsure([line("a", "b")])
    assert json.loads(answer(pair, "same")) == {"same": ["a/film/x", "b/film/x"]}
