"""``kg store``, ``kg load`` and ``kg export``: the graph where people work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli.group import EXIT_CODES, cli, progress_bar
from kg.errors import RequestError

_OUT = click.option(
    "--out", "-o", type=click.Path(path_type=Path, file_okay=False), default=Path("out"), show_default=True, help="The folder of the build."
)
_STORE = click.option(
    "--store", "where", type=click.Path(path_type=Path), help="The folder of the store. [default: .kg/ beside the output folder]"
)


@cli.group("store")
def store_group() -> None:
    """Keep the graph in a store on disk, which `kg query` uses while it is up to date."""


@store_group.command("load", epilog=EXIT_CODES)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@_OUT
@_STORE
@click.option("--quiet", "-q", is_flag=True)
def store_load(files: tuple[Path, ...], out: Path, where: Path | None, quiet: bool) -> int:
    """Load a build (or RDF FILES) into the store, in place of what it holds."""
    from kg.rdf import store

    where = where or store.folder(out)
    with progress_bar(quiet) as progress:
        made = store.load(list(files) or [out], where, progress)
    if not quiet:
        click.echo(f"{made.quads:,} quads in {where}")
    return 0


@store_group.command("info", epilog=EXIT_CODES)
@_OUT
@_STORE
def store_info(out: Path, where: Path | None) -> int:
    """Say what the store holds and whether it is up to date."""
    from kg.rdf import store

    click.echo(store.describe(where or store.folder(out), [out] if out.is_dir() else []), nl=False)
    return 0


@store_group.command("backup", epilog=EXIT_CODES)
@click.argument("target", type=click.Path(path_type=Path))
@_OUT
@_STORE
def store_backup(target: Path, out: Path, where: Path | None) -> int:
    """Copy the store to TARGET, a new folder that is a store itself."""
    from kg.rdf import store

    made = store.backup(where or store.folder(out), target)
    click.echo(f"{made.quads:,} quads in {target}")
    return 0


@cli.command("load", epilog=EXIT_CODES)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--to", "to", required=True, metavar="URL", help="The address of the store, data set or repository.")
@_OUT
@click.option("--replace", is_flag=True, help="Take away first what is ours there; other graphs are never touched.")
@click.option("--dry-run", is_flag=True, help="Send nothing; show what is there and what would be sent.")
@click.option("--default-graph", default="", metavar="IRI", help="The graph for the fused facts, for stores without a default graph.")
@click.option("--protocol", type=click.Choice(["auto", "graph-store", "update"]), default="auto", show_default=True)
@click.option("--batch", type=click.IntRange(min=1), default=10_000, show_default=True, metavar="N", help="Triples in one request.")
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=300.0, show_default=True, metavar="SECONDS",
              help="For one answer of the store.")  # fmt: skip
@click.option("--quiet", "-q", is_flag=True)
def load_command(files: tuple[Path, ...], to: str, out: Path, replace: bool, dry_run: bool, default_graph: str, protocol: Any,
                 batch: int, timeout: float, quiet: bool) -> int:  # fmt: skip
    """Send the graph to a triple store, named graphs kept, and compare what it holds.

    Credentials come from KG_LOAD_USER and KG_LOAD_PASSWORD, or KG_LOAD_TOKEN. What broke off goes on with the same command.
    """
    from kg.rdf.load import load
    from kg.rdf.store_files import working_folder

    with progress_bar(quiet) as progress:
        done = load(
            list(files) or [out],
            to,
            working_folder(out),
            replace=replace,
            dry_run=dry_run,
            default_graph=default_graph,
            protocol=None if protocol == "auto" else protocol,
            batch=batch,
            timeout=timeout,
            progress=progress,
            told=lambda line: click.echo(f"kg: {line}", err=True),
        )
    if not quiet or done.exit_code:
        click.echo(done.to_text(), nl=False)
    return done.exit_code


@cli.command(epilog=EXIT_CODES)
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["jsonld", "csv", "parquet", "graphml", "html"]), required=True, help="What to make of the graph."
)
@click.option("--out", "-o", type=click.Path(path_type=Path), required=True, help="The folder to write.")
@click.option("--per", type=click.Choice(["film"]), help="With jsonld: a file a film (the only way; kg.jsonld is the whole graph).")
@click.option("--complete", is_flag=True, help="With jsonld: keep what Google's rules for markup would leave out.")
@click.option("--spreadsheet", is_flag=True, help="With csv: no text can become a formula, and a byte-order mark says UTF-8.")
@click.option("--quiet", "-q", is_flag=True, help="Say only what went wrong.")
def export(sources: tuple[Path, ...], form: Any, out: Path, per: str | None, complete: bool, spreadsheet: bool, quiet: bool) -> int:
    """Write the graph in the form of another tool: markup for web pages, tables, a network, or pages to read.

    SOURCES are the folder of a build (default out/) or RDF files.
    """
    from kg import exports

    for given, option, of in ((per, "--per", "jsonld"), (complete, "--complete", "jsonld"), (spreadsheet, "--spreadsheet", "csv")):
        if given and form != of:
            raise RequestError(f"is for --format {of} only", where=option, next_step=f"drop it, or choose --format {of}")
    with progress_bar(quiet) as progress:
        made = exports.export(
            list(sources) or [Path("out")],
            out,
            form,
            complete=complete,
            spreadsheet=spreadsheet,
            progress=lambda done, total: progress("export", done, total),
        )
    if not quiet:
        for line in made.findings:
            click.echo(line, err=True)
        click.echo(f"written to {out}/: " + ", ".join(f"{count:,} {name}" for name, count in made.counts.items()))
    return 0
