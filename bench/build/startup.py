"""How long the shortest things take, each in fresh processes: the help, a saved question, the whole build of a few pages.

    python -m bench.build.startup [--seeds seeds] [--rounds 9] [--imports]

Seconds of the clock, medians. The pages are built once for the question, which reads the files (there is no local store). ``--imports``
prints what takes longest to import in each.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.build.running import ROOT, Run, build, machine, median, run, table

SHOWN = 12
"""How many modules ``--imports`` prints of each command."""


@dataclass(frozen=True, slots=True)
class Command:
    """What is measured, and how many seconds it may take."""

    name: str
    arguments: tuple[str, ...]
    wanted: float


def commands(seeds: Path) -> list[Command]:
    return [
        Command("kg --help", ("--help",), 0.2),
        Command("kg query cast", ("query", "cast"), 0.5),
        Command(f"kg build {seeds.name}, with validation", ("build", str(seeds.resolve()), "--out", "again", "--no-cache", "-q"), 2.5),
    ]


def measured(command: Command, home: Path, rounds: int) -> list[Run]:
    """The runs of a command in a folder whose ``out`` is a build. Raises RuntimeError where it fails."""
    runs = [run([sys.executable, "-m", "kg", *command.arguments], home) for _ in range(rounds)]
    if any(one.code not in (0, 1) for one in runs):
        raise RuntimeError(f"{command.name} ended with exit code {runs[-1].code}")
    return runs


def imports(command: Command, home: Path) -> list[tuple[str, float, float]]:
    """What the command imports: name, own seconds, seconds with what it imports; the slowest by itself first."""
    line = [sys.executable, "-X", "importtime", "-m", "kg", *command.arguments]
    said = subprocess.run(line, cwd=home, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False).stderr
    found = re.findall(r"^import time:\s+([0-9]+) \|\s+([0-9]+) \|\s*(\S+)$", said, re.M)
    return sorted(((name, int(own) / 1e6, int(whole) / 1e6) for own, whole, name in found), key=lambda row: -row[1])


def shown(rows: Sequence[tuple[Command, Sequence[Run]]]) -> str:
    """The table, as it stands in the README."""
    return table(
        ("command", "seconds", "CPU s", "largest process", "wanted, s"),
        [(f"`{c.name}`" if "," not in c.name else c.name, f"{median(r.wall for r in runs):.2f}", f"{median(r.cpu for r in runs):.2f}",
          f"{median(r.peak for r in runs) / 1e6:.0f} MB", f"{c.wanted:.1f}" if c.wanted else "") for c, runs in rows],
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds", help="the pages")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--imports", action="store_true", help="print what takes longest to import")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as folder:
        home = Path(folder)
        build(asked.seeds.resolve(), home / "out", "--no-cache")
        rows = [(command, measured(command, home, asked.rounds)) for command in commands(asked.seeds)]
        python = Command("python that does nothing", (), 0)
        rows.append((python, [run([sys.executable, "-c", ""], home) for _ in range(asked.rounds)]))
        print(machine() + "\n\n" + shown(rows))
        if asked.imports:
            for command in commands(asked.seeds):
                found = imports(command, home)
                slowest = [(name, f"{own * 1000:.0f}", f"{whole * 1000:.0f}") for name, own, whole in found[:SHOWN]]
                total = sum(own for _, own, _ in found)
                print(f"\n{command.name}: {len(found)} modules, {total * 1000:.0f} ms\n")
                print(table(("module", "its own ms", "ms with what it imports"), slowest))


if __name__ == "__main__":
    main()
