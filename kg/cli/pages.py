"""``kg validate``, ``kg sites`` and ``kg explain``."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.group import EXIT_CODES, cli


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
