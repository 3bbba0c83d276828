"""How time and memory of matching grow: one benchmark at a quarter, half and all of its rows.

    python bench/pairs/scale.py LEFT RIGHT GOLD

Rows are drawn by a hash of the left row's id; partners go together, other rows by a hash of their own id. Every size runs in a process
of its own, so that memory is its own peak.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import sys
import time
from pathlib import Path

from kg.resolve.pairs import matching, measure, tables, values, weights


def drawn(row: str, share: float) -> bool:
    return hashlib.sha256(f"scale {row}".encode()).digest()[0] < 256 * share


def run(left: Path, right: Path, gold: Path, share: float) -> str:
    one, two = tables.read(left), tables.read(right)
    partner = {b: a for a, b in tables.read_gold(gold, one, two).same}
    ones = {k: v for k, v in one.rows.items() if drawn(k, share)}
    twos = {k: v for k, v in two.rows.items() if drawn(partner.get(k, k), share)}
    started = time.process_time()
    sides = [values.side(tables.Table(t.name, t.columns, rows)) for t, rows in ((one, ones), (two, twos))]
    made = matching.match(sides[0], sides[1], weights.load())
    spent = time.process_time() - started
    return f"| {len(ones) + len(twos):,} | {made.touched:,} | {len(made.pairs):,} | {spent:.1f} | {measure.peak_megabytes():,.0f} |"


def main() -> None:
    left, right, gold = map(Path, sys.argv[1:4])
    print("| rows | pairs touched | pairs compared | seconds (CPU) | peak MB |\n| ---: | ---: | ---: | ---: | ---: |")
    for share in (0.25, 0.5, 1.0):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            print(pool.apply(run, (left, right, gold, share)), flush=True)


if __name__ == "__main__":
    main()
