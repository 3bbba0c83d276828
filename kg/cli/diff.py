"""``kg diff``."""

from __future__ import annotations

import click

from kg.cli.group import cli


@cli.command(epilog="Exit codes as those of diff: 0 nothing differs, 1 something does, 2 trouble.")
@click.argument("old")
@click.argument("new", default="out")
@click.option("--format", "form", type=click.Choice(["text", "json", "patch"]), default="text", show_default=True,
              help="patch: an RDF Patch whose lines are N-Quads.")  # fmt: skip
def diff(old: str, new: str, form: str) -> int:
    """Say what changed from the output OLD to NEW (default out/), in facts and claims.

    Each is the folder of a build, an RDF file, or what a git revision has of one: HEAD~1, v1:out, HEAD:out/kg.ttl.
    """
    from kg import diff as differences

    with differences.opened(old) as before, differences.opened(new) as after:
        found = differences.compare([before], [after])
    shown = {"text": differences.as_text, "json": differences.as_json, "patch": differences.as_patch}[form]
    if found or form != "text":
        click.echo(shown(found), nl=False)
    return 1 if found else 0
