"""``kg query``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from kg.cli.group import EXIT_CODES, cli, many
from kg.errors import RequestError


@cli.command(epilog=EXIT_CODES)
@click.argument("question", required=False)
@click.option("--file", "-f", "file", type=click.Path(path_type=Path, allow_dash=True),
              help="Read the query from a file, or - for stdin.")  # fmt: skip
@click.option("--data", "-d", multiple=True, type=click.Path(path_type=Path), help="Folder or RDF files to ask. [default: out/]")
@click.option("--param", "-p", "params", multiple=True, metavar="NAME=VALUE", help="Bind a variable of the query (film=…).")
@click.option("--format", "form", type=click.Choice(["table", "csv", "tsv", "json", "xml", "ttl", "nt", "jsonld"]),
              help="[default: table for answers in rows, ttl for graphs]")  # fmt: skip
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=30.0, show_default=True, metavar="SECONDS")
@click.option("--limit", type=click.IntRange(min=1), default=100_000, show_default=True, metavar="ROWS", help="Show at most so many.")
@click.option("--memory", type=click.IntRange(min=64), default=4096, show_default=True, metavar="MB", help="Stop a query that takes more.")
@click.option("--store", "stored", type=click.Path(path_type=Path),
              help="Ask this store. [default: that of the folder, where it is up to date]")  # fmt: skip
@click.option("--print", "printing", is_flag=True, help="Print the query as any SPARQL endpoint takes it, and do not run it.")
@click.option("--list", "listing", is_flag=True, help="List the saved questions.")
def query(question: str | None, file: Path | None, data: tuple[Path, ...], params: tuple[str, ...], form: str | None,
          timeout: float, limit: int, memory: int, stored: Path | None, printing: bool, listing: bool) -> int:  # fmt: skip
    """Answer SPARQL, or a saved question by its name (kg query cast).

    The default graph holds the fused facts; each document's own graph and the claims are reached with GRAPH. Common
    prefixes need no PREFIX line. No query reads files or the network.
    """
    from kg.rdf import query as engine

    if listing:
        for name, about in engine.saved_help():
            click.echo(f"{name:<14} {about}")
        return 0
    text = _question(question, file, engine.saved_names())
    bound = dict(_binding(p) for p in params)
    sources = list(data) or ([] if stored else [Path("out")])
    if printing:
        click.echo(engine.portable(text, sources, params=bound, timeout=timeout, stored=stored), nl=False)
        return 0
    answer = engine.run(text, sources, params=bound, timeout=timeout, row_limit=limit, memory_mb=memory, stored=stored)
    click.echo(engine.render(answer, form, terminal=sys.stdout.isatty()), nl=False)
    if note := engine.other_form(text, answer) or engine.without_graphs(text, sources, answer):
        click.echo(f"kg: {note}", err=True)
    if answer.truncated:
        cut = f"cut at {many(limit, 'row')}; raise --limit to see more"
        why = cut if answer.cut == "rows" else "too large to show whole; ask for less of it"
        click.echo(f"kg: the answer was {why}", err=True)
        return 1
    return 0


def _question(question: str | None, file: Path | None, saved: Any) -> str:
    if question and file:
        raise RequestError("a query is given twice, as an argument and by --file", next_step="drop one of them")
    if file is not None and str(file) != "-":
        try:
            return file.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise RequestError("is not UTF-8, so no query", where=str(file), next_step="check the path given to --file") from error
        except OSError as error:
            what = f"cannot be read ({(error.strerror or str(error)).lower()})"
            raise RequestError(what, where=str(file), next_step="check the path given to --file") from error
    if question and question != "-":
        return question
    if sys.stdin is None or sys.stdin.isatty():
        raise RequestError("no query is given", next_step=f"give SPARQL, --file, or one of: {', '.join(saved)}")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RequestError("is not UTF-8, so no query", where="standard input", next_step="pipe a query into kg") from error


def _binding(param: str) -> tuple[str, str]:
    name, equals, value = param.partition("=")
    if not equals or not name:
        raise RequestError(f"--param {param!r} is not NAME=VALUE", next_step='for example --param film="The Title"')
    return name.lstrip("?$"), value
