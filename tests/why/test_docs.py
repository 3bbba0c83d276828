"""docs/why.md and docs/fusion.md say what the program does.

``python -m tests.why.test_docs`` (over ``out``) writes the tables and the commands' real output into them.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kg.vocabulary import PROPERTIES
from kg.why import table
from tests.conftest import PATIENCE, ROOT, SEEDS

WHY, FUSION = ROOT / "docs/why.md", ROOT / "docs/fusion.md"
COMMANDS = re.compile(r"^```console\n\$ (?P<command>kg why[^\n]*)\n(?P<output>.*?)^```", re.M | re.S)
TABLES = {"rules": table.rules, "properties": table.properties}


def shown(command: str, output: str, data: Path) -> str:
    """What a command prints, as far as the document shows it: ``…`` at its end stands for the rest."""
    args = [*shlex.split(command)[1:], "--data", str(data), "--pages", str(SEEDS)]
    done = subprocess.run([sys.executable, "-m", "kg", *args], cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE)
    lines = [line.rstrip() for line in (done.stdout or done.stderr).splitlines()]
    wanted = output.splitlines()
    return "\n".join([*lines[: len(wanted) - 1], "…"] if wanted[-1:] == ["…"] else lines)


@pytest.mark.parametrize("match", list(COMMANDS.finditer(WHY.read_text(encoding="utf-8"))), ids=lambda match: match["command"])
def test_commands_print_what_the_document_shows(match: re.Match[str], built: Path) -> None:
    assert shown(match["command"], match["output"], built).splitlines() == [line.rstrip() for line in match["output"].splitlines()]


def test_the_tables_are_those_of_the_code() -> None:
    assert FUSION.read_text(encoding="utf-8") == with_tables(FUSION.read_text(encoding="utf-8")), "python -m tests.why.test_docs"


def test_every_property_is_in_the_table() -> None:
    for word, row in PROPERTIES.items():
        assert f"| `{word}` | `{row.term}` |" in table.properties()


def with_tables(text: str) -> str:
    for name, made in TABLES.items():
        body = made()
        text = re.sub(rf"<!-- {name} -->\n.*?<!-- end -->", lambda m, n=name, b=body: f"<!-- {n} -->\n{b}<!-- end -->", text, flags=re.S)
    return text


def rewrite(data: Path) -> None:
    FUSION.write_text(with_tables(FUSION.read_text(encoding="utf-8")), encoding="utf-8")
    text = WHY.read_text(encoding="utf-8")
    made = COMMANDS.sub(lambda m: f"```console\n$ {m['command']}\n{shown(m['command'], m['output'], data)}\n```", text)
    WHY.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    rewrite(Path(*sys.argv[1:]) if sys.argv[1:] else ROOT / "out")
