"""How many pages a second kg reads, with all claims and evidence, beside extruct (embedded markup alone) on the same pages.

    python bench/reading/pages_per_second.py FOLDER... [--jobs 2] [--rounds 5] [--seconds 5]

kg decodes, parses, reads and verifies every claim against its quote (``kg.intake.read_document``); extruct takes the markup of
all syntaxes out of the same HTML and keeps no places. Both run over the same pages in as many processes, one after the
other within each round; the figure is the median of the rounds. Time is wall clock, so the machine ought to be quiet.
"""

from __future__ import annotations

import argparse
import statistics
import time
import warnings
from multiprocessing import get_context
from pathlib import Path

from kg import documents
from kg.intake import read_document
from kg.model import Document


def by_kg(document: Document) -> int:
    """The number of claims."""
    return len(read_document(document, "").claims)


def by_extruct(document: Document) -> int:
    """The number of items."""
    import extruct

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = extruct.extract(document.text, base_url="https://films.example/", errors="ignore")
    return sum(len(items) for items in found.values())


def pages(paths: list[Path]) -> list[Document]:
    return [d for d in documents.find(paths) if isinstance(d, Document) and d.media_type == "text/html"]


def rate(work: object, pool: object, given: list[Document], seconds: float) -> tuple[float, float]:
    """Pages a second, over as many turns of all pages as fit the time, and what a page gave on average."""
    began, done, gave = time.perf_counter(), 0, 0
    while True:
        for number in pool.imap_unordered(work, given, chunksize=1):  # type: ignore[attr-defined]
            done, gave = done + 1, gave + number
        took = time.perf_counter() - began
        if took >= seconds:
            return done / took, gave / done


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=5.0, help="for each of the two in each round")
    asked = parser.parse_args()
    given = pages(asked.folders)
    size = sum(len(d.text) for d in given) / len(given) / 1000
    print(f"{len(given)} pages of {size:,.0f} thousand characters on average, {asked.jobs} processes, {asked.rounds} rounds")
    with get_context("spawn").Pool(asked.jobs) as pool:
        for work in (by_kg, by_extruct):
            pool.map(work, given[: 2 * asked.jobs], chunksize=1)
        rounds = [(rate(by_kg, pool, given, asked.seconds), rate(by_extruct, pool, given, asked.seconds)) for _ in range(asked.rounds)]
    kg, extruct = (statistics.median(r[side][0] for r in rounds) for side in (0, 1))
    ratio = statistics.median(r[0][0] / r[1][0] for r in rounds)
    print(f"| reader | pages/s | of each page |\n| --- | ---: | ---: |\n| kg | {kg:.1f} | {rounds[0][0][1]:.0f} claims with evidence |")
    print(f"| extruct | {extruct:.1f} | {rounds[0][1][1]:.0f} items |\n\nkg is {ratio:.1f} times as fast (median of the rounds).")


if __name__ == "__main__":
    main()
