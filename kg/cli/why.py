"""``kg why``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from kg.cli.group import cli
from kg.errors import RequestError

_CODES = "Exit codes: 0 it has reasons (--between: they are one thing), 1 nobody states it (they are not), 2 a request that cannot be met."


@cli.command(epilog=_CODES)
@click.argument("thing", required=False)
@click.argument("property", required=False)
@click.option("--between", nargs=2, metavar="A B", help="Say whether two mentions are one thing, and which decisions made them so.")
@click.option("--data", "-d", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="The folder of a build.")
@click.option("--pages", multiple=True, type=click.Path(path_type=Path),
              help="Where the documents lie, for the words around a quote. [default: what the last build read, else seeds/]")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
              help="Highlight the quoted words; auto: on a terminal without NO_COLOR.")  # fmt: skip
def why(thing: str | None, property: str | None, between: tuple[str, str] | None, data: Path, pages: tuple[Path, ...], form: str,
        color: str) -> int:  # fmt: skip
    """Say why the graph says what it says: the value, the rule that chose it, every claim in its context, and what lost.

    THING is a film's or person's name, "name (year)" or an IRI; PROPERTY a word (release, runtime, cast, budget, rating …) or a term.
    THING alone is a triple: '<film> schema:duration "PT1H51M"'. With --between, A and B are mentions as decisions.jsonl names them,
    PAGE#Words, names or IRIs.
    """
    from kg import why as reasons
    from kg.why import shown

    if between and thing:
        raise RequestError("--between takes two mentions, and nothing else", next_step="drop the other words")
    if not between and not thing:
        raise RequestError("nothing is asked for", next_step='for example kg why "The Title" release')
    colored = color == "always" or (color == "auto" and sys.stdout.isatty() and not os.environ.get("NO_COLOR"))

    def mark(words: str) -> str:
        return click.style(words, fg="yellow", bold=True) if colored else words

    def strong(words: str) -> str:
        return click.style(words, bold=True) if colored else words

    with reasons.opened([data], pages or None) as bench:
        if between:
            found = reasons.between(bench, *between)
            text = shown.between_as_json(found) if form == "json" else shown.between_as_text(found, strong)
            code = 0 if found.one else 1
        else:
            answer = reasons.why(bench, thing or "", property or "")
            text = shown.as_json(answer) if form == "json" else shown.as_text(answer, mark, strong)
            code = 0 if answer else 1
    click.echo(text, nl=False, color=colored)
    return code
