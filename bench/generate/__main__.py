"""``python -m bench.generate --films N --pages M --seed S --out DIR [--size small|40k|200k]``."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from bench.generate import SIZES, generate


def main() -> None:
    """Write the pages and their truth, and say how many bytes they are."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.generate", description="Write pages of invented films with the truth beside them."
    )
    parser.add_argument("--films", type=int, default=0, metavar="N", help="how many films there are [default: a quarter of the pages]")
    parser.add_argument("--pages", type=int, default=100, metavar="M")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--size", choices=sorted(SIZES), default="40k", help="how long most pages are")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="a folder: pages go to DIR/pages, the truth to DIR/truth.jsonl"
    )
    asked = parser.parse_args()
    began = time.perf_counter()
    films = asked.films or max(1, asked.pages // 4)
    total = generate(asked.out, films=films, count=asked.pages, seed=asked.seed, size=asked.size)
    print(f"{asked.pages:,} pages of {films:,} films, {total / 1e6:.1f} MB, {total / max(1, asked.pages) / 1000:.0f} kB each, "
          f"in {time.perf_counter() - began:.1f} s")  # fmt: skip


if __name__ == "__main__":
    main()
