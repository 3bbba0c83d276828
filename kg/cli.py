"""The command line: parse arguments, call one function, print. No decision about data is made here.

Heavy libraries are imported inside the commands that need them, so that ``kg --help`` is immediate.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg import __version__
from kg.errors import KgError, RequestError
from kg.model import Options

if TYPE_CHECKING:
    from kg.intake import Progress

EXIT_CODES = "Exit codes: 0 done, 1 a problem in the data, 2 a request that cannot be met, 3 a failure of kg itself."


def main() -> None:
    """Run the command line; every failure we can explain is one line on stderr and an exit code."""
    try:
        code = cli.main(standalone_mode=False, prog_name="kg")
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        error.show()
        code = 2
    except click.exceptions.Abort:
        click.echo("kg: stopped; the output is as it was", err=True)
        code = 130
    except BrokenPipeError:
        # The reader of our output went away (``kg query … | head``): that is no failure of anyone.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
        code = error.exit_code
    sys.exit(code if isinstance(code, int) else 0)


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Movie pages in, trustworthy linked data out.

    Reads saved pages about films and writes one schema.org knowledge graph in which every fact can be traced to the
    characters it was read from.
    """


def _list(known: tuple[str, ...]) -> Callable[[click.Context, click.Parameter, str], tuple[str, ...]]:
    def parse(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
        chosen = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
        if wrong := [part for part in chosen if part not in known]:
            raise click.BadParameter(f"{', '.join(wrong)}: choose from {', '.join(known)}", context, parameter)
        if not chosen and parameter.default:
            raise click.BadParameter(f"name at least one of {', '.join(known)}", context, parameter)
        return chosen

    return parse


@cli.command(epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--out", "-o", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="The folder to write.")
@click.option("--base-iri", default=Options.base_iri, show_default=True, help="What every IRI that kg makes starts with.")
@click.option("--schema-namespace", type=click.Choice(["http", "https"]), default="http", show_default=True,
              help="The form of schema.org IRIs.")  # fmt: skip
@click.option("--format", "formats", default="ttl,jsonld,nq", show_default=True, callback=_list(("ttl", "jsonld", "nq")),
              help="Files to write, separated by commas. Only nq holds the evidence.")  # fmt: skip
@click.option("--claims", type=click.Choice(["nq", "parquet", "both", "none"]),
              help="Where the claims go. [default: nq, above 1,000 documents parquet]")  # fmt: skip
@click.option("--text", type=click.Choice(["full", "excerpt", "none"]), default="full", show_default=True,
              help="How much of the pages' prose (reviews, plots, quotes) is written.")  # fmt: skip
@click.option("--site", default="", help="Read every page as one of this site (see kg sites).")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out what matches; may be given several times.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Read at most N documents.")
@click.option("--fail-on", "fail_on", default="", callback=_list(("notice", "warning", "conflict")), metavar="notice|warning|conflict",
              help="End with exit code 1 where there is one of these; several with commas.")  # fmt: skip
@click.option("--jobs", "-j", type=click.IntRange(min=0), default=0, metavar="N",
              help="Processes to read with. [default: by the work, at most all cores]")  # fmt: skip
@click.option("--quiet", "-q", is_flag=True, help="Say only what went wrong.")
def build(paths: tuple[Path, ...], out: Path, quiet: bool, **asked: Any) -> int:
    """Read the documents under PATH… (default seeds/) and write the graph to a folder.

    PATH may be a file, a folder, a pattern, an archive (.zip .tar .gz .mhtml .warc .wet .jsonl, compressed or not), or - for
    standard input.
    """
    from kg import pipeline

    options = Options(**asked)
    with _progress(quiet) as progress:
        built = pipeline.build(paths or (Path("seeds"),), out, options, progress)
    report = built.report
    for notice in report.all_notices():
        if notice.severity != "info":
            click.echo(f"{notice.severity}: {notice}", err=True)
    if not built.written:
        click.echo(f"kg: there was nothing to read; {out}/ is as it was", err=True)
    elif not quiet:
        counts = report.counts
        click.echo(
            f"{_many(counts['documents'], 'document')} about {_many(len(set(report.films.values())), 'film')}: "
            f"{_many(counts['claims'], 'claim')}, {_many(counts['facts'], 'triple')} of fused facts, "
            f"{_many(len(report.conflicts), 'conflict')}, {_many(len(report.all_notices()), 'notice')}"
        )
        click.echo(f"written to {out}/: {', '.join(sorted(p.name for p in out.iterdir() if p.is_file()))}")
    return built.exit_code


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


@cli.command(epilog=EXIT_CODES)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--shapes", type=click.Path(path_type=Path, exists=True), help="A folder or file of SHACL shapes. [default: kg's own]")
@click.option("--format", "form", type=click.Choice(["text", "json", "turtle"]), default="text", show_default=True)
def validate(files: tuple[Path, ...], shapes: Path | None, form: str) -> int:
    """Hold RDF files against the shapes; exit code 1 where one is violated."""
    from kg.rdf import validate as validation

    report = validation.validate(list(files), shapes)
    click.echo({"text": report.to_text, "json": report.to_json, "turtle": report.to_turtle}[form](), nl=False)
    return 0 if report.conforms else 1


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
@click.option("--list", "listing", is_flag=True, help="List the saved questions.")
def query(question: str | None, file: Path | None, data: tuple[Path, ...], params: tuple[str, ...], form: str | None,
          timeout: float, limit: int, listing: bool) -> int:  # fmt: skip
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
    answer = engine.run(text, list(data) or [Path("out")], params=bound, timeout=timeout, row_limit=limit)
    click.echo(engine.render(answer, form, terminal=sys.stdout.isatty()), nl=False)
    if answer.truncated:
        why = f"cut at {limit} rows; raise --limit to see more" if answer.cut == "rows" else "too large to show whole; ask for less of it"
        click.echo(f"kg: the answer was {why}", err=True)
        return 1
    return 0


def _question(question: str | None, file: Path | None, saved: Any) -> str:
    if question and file:
        raise RequestError("a query is given twice, as an argument and by --file", next_step="drop one of them")
    if file is not None and str(file) != "-":
        try:
            return file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise RequestError(f"cannot be read: {error}", where=str(file), next_step="check the path given to --file") from error
    if question and question != "-":
        return question
    if sys.stdin.isatty():
        raise RequestError("no query is given", next_step=f"give SPARQL, --file, or one of: {', '.join(saved)}")
    return sys.stdin.read()


def _binding(param: str) -> tuple[str, str]:
    name, equals, value = param.partition("=")
    if not equals or not name:
        raise RequestError(f"--param {param!r} is not NAME=VALUE", next_step='for example --param film="The Title"')
    return name.lstrip("?$"), value


@cli.command("sites")
def sites_command() -> int:
    """List the sites that kg reads and how each is recognized."""
    from kg import sites

    for name, site in sites.sites().items():
        click.echo(f"{name:<16}{site.title or '(unnamed)':<18}{site.how}")
    return 0


@cli.command(epilog=EXIT_CODES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--site", default="", help="Read the page as one of this site.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def explain(file: Path, site: str, form: str) -> int:
    """Show what is read of one document: its text with the claims beside it, and what nobody read."""
    from kg import explanation

    click.echo(explanation.explain(file, site, form), nl=False)
    return 0


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress]:
    """A progress bar on stderr, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description:<9}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield show
