"""Ask the sixteen questions of the IMDB4M knowledge graph of every film that was read by hand, and print precision, recall and F1.

    python bench/rival.py PAGES [--graph OUT] [--wrong]

IMDB4M (IMDb pages as schema.org, 1.8 million triples) was evaluated on sixteen questions and two on images; the published figure
over the sixteen is F1 0.944. Each question is a saved one and takes the film by its name, as a person would ask it. The right
answers are in ``tests/queries/rival.toml``, whose head says how values that change with the years are counted.

Precision is the share of given answers that are right, recall the share of answers of the pages that were given; an answer that
is given on several rows counts once. The figure over all is the mean of the questions' F1, and beside it that of all answers together.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

import kg
from kg.api import Graph
from kg.errors import RequestError
from kg.rdf import store

EXPECTED = Path(__file__).parent.parent / "tests" / "queries" / "rival.toml"
SEEDS = Path(__file__).parent.parent / "seeds"

QUESTIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "directors": ("who directed it", ("director",)),
    "writers": ("who wrote it", ("writer",)),
    "actors": ("who acts in it", ("actor",)),
    "rating": ("how it is rated", ("rating",)),
    "votes": ("by how many", ("votes",)),
    "plot": ("what it is about", ("plot",)),
    "releases": ("when it came out", ("date",)),
    "runtime": ("how long it runs", ("duration",)),
    "metascore": ("its Metascore", ("metascore",)),
    "keywords": ("its keywords", ("keyword",)),
    "budget": ("its budget", ("budget", "currency")),
    "trailers": ("its trailers", ("trailer", "length", "address")),
    "genres": ("its genres", ("genre",)),
    "companies": ("who produced it", ("company",)),
    "titles": ("its other titles", ("title",)),
    "certificates": ("its content rating", ("certificate",)),
}
"""The saved questions, what they ask, and the columns of an answer."""

IMAGES = ("images", "its poster", ("image",))

Given = tuple[str, ...]
"""An answer, by its columns."""


@dataclass(slots=True)
class Tally:
    """How many of the given answers are right, and how many of the expected ones were given."""

    given: int = 0
    right: int = 0
    expected: int = 0
    found: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.given += other.given
        self.right += other.right
        self.expected += other.expected
        self.found += other.found
        self.wrong += other.wrong

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def films(path: Path = EXPECTED) -> list[dict[str, object]]:
    """The films that were read by hand, each with its expected answers by question."""
    found: list[dict[str, object]] = tomllib.loads(path.read_text(encoding="utf-8"))["film"]
    return found


def tally(question: str, given: Iterable[Given], expected: Sequence[str | Sequence[str]], film: str = "") -> Tally:
    """Compare the answers to one question about one film with what the pages say."""
    answers = sorted({tuple(filter(None, answer)) for answer in given} - {()})
    entries = [[entry] if isinstance(entry, str) else list(entry) for entry in expected]
    right = {answer: [n for n, entry in enumerate(entries) if any(_same(question, answer, one) for one in entry)] for answer in answers}
    found = {n for numbers in right.values() for n in numbers}
    wrong = [f"{film}: {question}: {' | '.join(answer)[:90]} is not what a page says" for answer in answers if not right[answer]]
    wrong += [f"{film}: {question}: {' / '.join(entry)[:90]} is missing" for n, entry in enumerate(entries) if n not in found]
    return Tally(len(answers), sum(map(bool, right.values())), len(entries), len(found), wrong)


def _same(question: str, answer: Given, expected: str) -> bool:
    whole = _fold(" ".join(answer))
    wanted = _fold(expected)
    if question == "plot":
        return whole.startswith(wanted)
    if question == "images":
        return wanted in whole
    if question == "trailers":
        return any(_fold(cell) == wanted or re.search(rf"(?<![\w-]){re.escape(wanted)}(?![\w-])", _fold(cell)) for cell in answer[-2:]) or (
            _fold(answer[0]) == wanted
        )
    return whole == wanted


def _fold(words: str) -> str:
    """Words without case and white space, numbers by their value."""
    return " ".join(_number(word) for word in unicodedata.normalize("NFKC", words).casefold().split())


def _number(word: str) -> str:
    try:
        return str(Decimal(word).normalize()) if re.fullmatch(r"[0-9.]+", word) else word
    except InvalidOperation:
        return word


def called(film: Mapping[str, object]) -> str:
    """How a person names the film."""
    return str(film["name"])


def ask(graph: Graph, question: str, columns: Sequence[str], film: str) -> list[Given]:
    """The answers of a saved question about one film; of the titles, only the other ones."""
    try:
        result = graph.query(question, film=film)
    except RequestError:
        return []
    at = [result.columns.index(column) for column in columns]
    kind = result.columns.index("kind") if question == "titles" else None
    return [tuple(_text(row[n]) for n in at) for row in result.rows if kind is None or row[kind] == "other title"]


def _text(value: object) -> str:
    if value is None:
        return ""
    seconds = getattr(value, "total_seconds", None)
    if seconds is None:
        return str(value)
    hours, rest = divmod(int(seconds()), 3600)
    minutes, left = divmod(rest, 60)
    return "PT" + "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (left, "S")) if n)


def measured(graph: Graph, asked: Sequence[Mapping[str, object]]) -> dict[str, Tally]:
    """The tally of each question over some films of a graph, the sixteen first and then the images."""
    questions = {**QUESTIONS, IMAGES[0]: IMAGES[1:]}

    def one(task: tuple[str, Mapping[str, object]]) -> Tally:
        question, film = task
        expected = film[question]
        assert isinstance(expected, list)
        return tally(question, ask(graph, question, questions[question][1], called(film)), expected, str(film["name"]))

    tallies = {question: Tally() for question in questions}
    tasks = [(question, film) for question in questions for film in asked]
    with ThreadPoolExecutor(2) as pool:
        for (question, _), one_tally in zip(tasks, pool.map(one, tasks), strict=True):
            tallies[question].add(one_tally)
    return tallies


def mean_f1(tallies: Mapping[str, Tally]) -> float:
    """The mean F1 of the sixteen questions, which is what the published figure is compared with."""
    return sum(tallies[question].f1 for question in QUESTIONS) / len(QUESTIONS)


def table(tallies: Mapping[str, Tally]) -> str:
    """Precision, recall and F1 of each question and over all, for people to read."""
    lines = [f"{'question':14}{'asks':20}{'answers':>9}{'expected':>10}{'precision':>11}{'recall':>8}{'F1':>7}"]
    together = Tally()
    for name, (asks, _) in QUESTIONS.items():
        lines.append(_line(name, asks, tallies[name]))
        together.add(tallies[name])
    lines.append(f"{'mean of the sixteen':62}{mean_f1(tallies):>17.3f}")
    lines.append(_line("all answers", "", together))
    lines.append(_line(IMAGES[0], IMAGES[1], tallies[IMAGES[0]]))
    return "\n".join(lines)


def _line(name: str, asks: str, one: Tally) -> str:
    return f"{name:14}{asks:20}{one.given:>9}{one.expected:>10}{one.precision:>11.3f}{one.recall:>8.3f}{one.f1:>7.3f}"


def graph_of(pages: Path, folder: Path) -> Graph:
    """The graph of the seeds and of a folder of pages, built below ``folder`` and kept in a store, since it is asked often."""
    graph = kg.build(SEEDS, pages, out=folder / "out", format=("nq",))
    store.load([graph.out], store.folder(graph.out))
    return graph


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, help="the folder of saved pages that KG_PAGES names in tests")
    parser.add_argument("--graph", type=Path, help="a graph that was built of the seeds and these pages, instead of building one")
    parser.add_argument("--wrong", action="store_true", help="list every answer that is wrong or missing")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        graph = kg.open(given.graph) if given.graph else graph_of(given.pages, Path(folder))
        asked = [film for film in films() if "pages" not in film or list(given.pages.glob(str(film["pages"])))]
        tallies = measured(graph, asked)
    print(table(tallies))
    if given.wrong:
        print("", *(line for one in tallies.values() for line in one.wrong), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
