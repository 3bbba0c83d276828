"""``kg build``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from kg.cli.group import EXIT_CODES, cli, many, progress_bar
from kg.errors import RequestError
from kg.model import Notice, Options


def _list(known: tuple[str, ...]) -> Callable[[click.Context, click.Parameter, str], tuple[str, ...]]:
    def parse(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
        chosen = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
        if wrong := [part for part in chosen if part not in known]:
            raise click.BadParameter(f"{', '.join(wrong)}: choose from {', '.join(known)}", context, parameter)
        if not chosen and parameter.default:
            raise click.BadParameter(f"name at least one of {', '.join(known)}", context, parameter)
        return chosen

    return parse


class _Named(click.Path):
    """A path that is no empty text, such as a shell makes of a variable that is not set: that would be the folder we are in."""

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        """The path. Fails for an empty text."""
        if value == "":
            self.fail("an empty path; name a file or folder", parameter, context)
        return super().convert(value, parameter, context)


@cli.command(epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, type=_Named(path_type=Path, allow_dash=True, readable=False))
@click.option("--out", "-o", type=_Named(path_type=Path), default=Path("out"), show_default=True, help="The folder to write.")
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
@click.option("--decisions", multiple=True, type=click.Path(exists=True, dir_okay=False), metavar="FILE",
              help="Your own decisions on who is who, besides every kg-decisions.jsonl below PATH; they always win.")  # fmt: skip
@click.option("--takedown", multiple=True, type=click.Path(exists=True, dir_okay=False), metavar="FILE",
              help="Leave out the documents, people and texts that a file names, besides every kg-takedown.toml below PATH.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Read at most N documents.")
@click.option("--fail-on", "fail_on", default="", callback=_list(("notice", "warning", "conflict")), metavar="notice|warning|conflict",
              help="End with exit code 1 where there is one of these; several with commas.")  # fmt: skip
@click.option("--jobs", "-j", type=click.IntRange(min=0), default=0, metavar="N",
              help="Processes to read with. [default: by the work, at most all cores]")  # fmt: skip
@click.option("--cache/--no-cache", "keep", default=True, show_default=True,
              help="Read only what changed since the last build; records are kept in .kg/ beside the output folder.")  # fmt: skip
@click.option("--reopen", is_flag=True, help="Open every file, also those whose size, times and place on the disk are as they were.")
@click.option("--page-timeout", type=click.FloatRange(0, min_open=True), default=Options.page_timeout, metavar="SECONDS",
              show_default=True,
              help="Give a page up that takes more of the processor, or ten times as long on the clock.")  # fmt: skip
@click.option("--shards", type=click.IntRange(1, 99999), default=1, metavar="N", help="Write kg.nq as N files of as many lines each.")
@click.option("--gzip", is_flag=True, help="Pack kg.nq with gzip.")
@click.option("--store", "stored", is_flag=True, help="Keep the graph in the local store too (.kg/ beside the output folder).")
@click.option("--quiet", "-q", is_flag=True, help="Say only what went wrong.")
def build(paths: tuple[Path, ...], out: Path, quiet: bool, stored: bool, **asked: Any) -> int:
    """Read the documents under PATH… (default seeds/) and write the graph to a folder.

    PATH may be a file, a folder, a pattern, an archive (.zip .tar .gz .mhtml .warc .wet .jsonl, compressed or not), or - for
    standard input.
    """
    from kg import pipeline

    if not paths and not Path("seeds").exists():
        raise RequestError("no pages are named, and here is no folder seeds", next_step="name files or folders with saved pages")
    options = Options(**asked)
    with progress_bar(quiet) as progress:
        built = pipeline.build(paths or (Path("seeds"),), out, options, progress)
        if stored and built.written:
            from kg.rdf import store

            store.load([out], store.folder(out), progress)
    report = built.report
    _say(report.all_notices(), f"{out}/report.txt" if built.written else "")
    if not built.written:
        click.echo(f"kg: there was nothing to read; {out}/ is as it was", err=True)
    elif not quiet:
        counts = report.counts
        click.echo(
            f"{many(counts['documents'], 'document')} about {many(len(set(report.films.values())), 'film')}: "
            f"{many(counts['claims'], 'claim')}, {many(counts['facts'], 'triple')} of fused facts, "
            f"{many(len(report.conflicts), 'conflict')}, {many(len(report.all_notices()), 'notice')}"
        )
        click.echo(f"written to {out}/: {', '.join(sorted(p.name for p in out.iterdir() if p.is_file()))}")
    return built.exit_code


SAID = 5
"""How many notices of one kind are said in full on stderr."""


def _say(notices: Sequence[Notice], full: str) -> None:
    """The notices on stderr, of each kind the first few; ``full`` is where all of them are, where that is anywhere."""
    said: Counter[str] = Counter()
    for notice in notices:
        if notice.severity != "info":
            said[notice.code] += 1
            if said[notice.code] <= SAID or not full:
                click.echo(f"{notice.severity}: {notice}", err=True)
    for code, number in sorted(said.items()):
        if number > SAID and full:
            click.echo(f"notice: {number - SAID:,} more of the kind {code}; all are in {full}", err=True)
