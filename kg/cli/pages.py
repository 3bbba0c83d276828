"""``kg validate``, ``kg sites`` and ``kg explain``."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Literal

import click

from kg.cli.group import EXIT_CODES, cli


@cli.command(epilog=EXIT_CODES)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--shapes", type=click.Path(path_type=Path, exists=True), help="A folder or file of SHACL shapes. [default: kg's own]")
@click.option("--engine", type=click.Choice(["auto", "pyshacl", "fast"]), default="auto", show_default=True,
              help="Who judges. [auto: pyshacl; of large graphs under kg's own shapes the fast engine]")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json", "turtle"]), default="text", show_default=True)
def validate(files: tuple[Path, ...], shapes: Path | None, engine: Literal["auto", "pyshacl", "fast"], form: str) -> int:
    """Hold RDF files, or the graph in the folder of a build, against the shapes; exit code 1 where one is violated."""
    from kg.rdf import validate as validation

    report = validation.validate(list(files), shapes, engine=engine)
    click.echo({"text": report.to_text, "json": report.to_json, "turtle": report.to_turtle}[form](), nl=False)
    return 0 if report.conforms else 1


@cli.command("sites", epilog=EXIT_CODES)
@click.option("--check", type=click.Path(path_type=Path), metavar="DIR",
              help="Print which share of the pages in a folder gives what; exit code 1 below a floor.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--jobs", "-j", type=click.IntRange(min=0), default=0, metavar="N", help="Processes to read with. [default: by the work]")
def sites_command(check: Path | None, form: str, jobs: int) -> int:
    """List the sites that kg reads and how each is recognized, or check what pages give."""
    if check:
        from kg.evaluation import coverage

        made = coverage.check([check], jobs)
        click.echo(coverage.as_json(made) if form == "json" else coverage.as_table(made), nl=False)
        return made.exit_code
    from kg import sites

    if form == "json":
        rows = [{"name": name, "title": site.title, "how": site.how} for name, site in sites.sites().items()]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    for name, site in sites.sites().items():
        click.echo(f"{name:<16}{site.title or '(unnamed)':<18}{site.how}")
    return 0


@cli.command(epilog=EXIT_CODES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--site", default="", help="Read the page as one of this site.")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
              help="Highlight what is claimed; auto: on a terminal without NO_COLOR.")  # fmt: skip
def explain(file: Path, site: str, form: str, color: str) -> int:
    """Show what is read of one document: its text with the claims beside it, and what nobody read."""
    from kg import explanation

    def marked(words: str) -> str:
        return click.style(words, fg="yellow", bold=True)

    colored = color == "always" or (color == "auto" and sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
    click.echo(explanation.explain(file, site, form, marked if colored else str), nl=False, color=colored)
    return 0
