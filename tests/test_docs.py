"""Documentation is tested: what the README and the tutorial show is what happens.

``python -m tests.test_docs`` writes the commands' real output into the README.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tempfile
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import Document, Mention
from kg.reading import Page
from kg.sites import sites
from tests.conftest import ROOT


def blocks(path: str, language: str = "") -> list[str]:
    """The fenced blocks of a document, of one language."""
    text = (ROOT / path).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)


def test_the_site_of_the_tutorial_reads_its_page() -> None:
    page, code = blocks("docs/new-site.md")[0], blocks("docs/new-site.md", "python")[0]
    module = types.ModuleType("plotbox")
    exec(compile(code, "docs/new-site.md", "exec"), module.__dict__)
    site = module.SITE
    said = {str(c) for c in site.read(Page(Document("plain.txt", "0" * 64, page, len(page))))}
    assert "film(low tide, 1998).name = Low Tide" in said
    assert "film(low tide, 1998).director -> person(ada quill)" in said
    assert "film(low tide, 1998).runtime_minutes = 101" in said
    assert sum(".character_name" in line for line in said) == 2
    assert site.recognize(Page(Document("x", "0" * 64, page, 1))) == 1.0
    assert isinstance(next(iter(site.read(Page(Document("x", "0" * 64, page, 1))))).subject, Mention)


def test_every_site_command_and_saved_question_is_documented() -> None:
    from kg.cli import cli

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for site in sites():
        assert site in readme.casefold() or sites()[site].title in readme, site
    for command in cli.commands:
        assert f"kg {command}" in readme, command
    for question in sorted(p.stem for p in (ROOT / "kg/queries").glob("*.rq")):
        assert f"`{question}`" in readme, question


COMMANDS = re.compile(r"^```console\n\$ (?P<command>(?:kg|make build)[^\n]*)\n(?P<output>.*?)^```", re.M | re.S)


def shown(command: str, output: str, run: Callable[..., subprocess.CompletedProcess[str]], built: Path) -> str:
    """What a command of the README prints; ``make build`` is the build, without the installation that pip does quietly."""
    if command == "make build":
        with tempfile.TemporaryDirectory() as folder:
            return run("build", "seeds/", "--out", f"{folder}/out").stdout.replace(f"{folder}/", "")
    arguments = shlex.split(command)[1:]
    if arguments[0] == "query":
        arguments += ["--data", str(built)]
    text = run(*arguments).stdout
    cut = output.rstrip().endswith("\n…")
    return "".join(line.rstrip() + "\n" for line in text.splitlines()[: output.count("\n") - 1]) + "…\n" if cut else text


@pytest.mark.parametrize("match", list(COMMANDS.finditer((ROOT / "README.md").read_text(encoding="utf-8"))), ids=lambda m: m["command"])
def test_commands_of_the_readme_print_what_it_shows(
    match: re.Match[str], kg: Callable[..., subprocess.CompletedProcess[str]], built: Path
) -> None:
    lines = [line.rstrip() for line in shown(match["command"], match["output"], kg, built).splitlines()]
    assert lines == [line.rstrip() for line in match["output"].splitlines()]


def rewrite() -> None:
    """Write what the commands print into the README."""

    def run(*args: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "kg", *map(str, args)], cwd=ROOT, capture_output=True, text=True, check=False)

    def block(match: re.Match[str]) -> str:
        text = "".join(line.rstrip() + "\n" for line in shown(match["command"], match["output"], run, ROOT / "out").splitlines())
        return f"```console\n$ {match['command']}\n{text}```"

    path = ROOT / "README.md"
    path.write_text(COMMANDS.sub(block, path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    rewrite()
