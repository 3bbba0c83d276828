"""``kg evaluate``: how well pages are read, and how well tables are matched."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli.group import EXIT_CODES, cli
from kg.errors import RequestError

_FILE = click.Path(path_type=Path)
_KINDS = "title, name, names, year, date, duration, number, rating, category, text, code, url"


@cli.command(epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, type=_FILE)
@click.option("--without-site-files", is_flag=True, help="Read every page as one of a site that has no file of its own.")
@click.option("--facts", type=_FILE, help="Hold whole pages against a JSON file of facts about their films.")
@click.option("--differences", type=_FILE, help="With --facts: a TOML file of values known to differ, and why.")
@click.option("--misses", is_flag=True, help="List each value that is wrong or missing.")
@click.option("--jobs", "-j", type=click.IntRange(min=0), default=0, metavar="N", help="Processes to read with. [default: by the work]")
@click.option("--pairs", nargs=3, type=_FILE, metavar="LEFT RIGHT GOLD", help="Match two tables, and hold the pairs against true ones.")
@click.option("--separator", default="", metavar="CHARACTER", help="With --pairs: what stands between cells. [default: found]")
@click.option("--left-id", default="", metavar="COLUMN", help="With --pairs: the left table's column of ids. [default: found]")
@click.option("--right-id", default="", metavar="COLUMN", help="With --pairs: the right table's column of ids. [default: found]")
@click.option(
    "--left-column", multiple=True, metavar="NAME=KIND", help=f"With --pairs: what a column holds ({_KINDS}); NAME= leaves it out."
)
@click.option("--right-column", multiple=True, metavar="NAME=KIND", help="The same for the right table.")
@click.option("--once", type=click.Choice(["both", "left", "right", "neither"]), help="Where a thing stands once. [default: found]")
@click.option("--weights", "weights_file", type=_FILE, help="With --pairs: a TOML file of weights that replace kg's.")
@click.option("--why", nargs=2, metavar="LEFT_ID RIGHT_ID", help="With --pairs: explain one pair as well.")
@click.option("--matches", type=_FILE, help="With --pairs: write the found pairs to a CSV file.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def evaluate(
    paths: tuple[Path, ...], without_site_files: bool, facts: Path | None, differences: Path | None, misses: bool, jobs: int,
    pairs: tuple[Path, Path, Path] | None, separator: str, left_id: str, right_id: str, left_column: tuple[str, ...],
    right_column: tuple[str, ...], once: str | None, weights_file: Path | None, why: tuple[str, str] | None, matches: Path | None,
    form: str,
) -> int:  # fmt: skip
    """Measure how well the pages under PATH… are read: against their own markup, or against facts (--facts).

    With --pairs, match two tables of films and people and hold the result against true pairs.
    """
    if pairs:
        if paths or without_site_files or facts or differences or misses:
            raise RequestError("--pairs is about two tables, not about pages", next_step="ask for one of the two at a time")
        return _pairs(
            pairs, separator, (left_id, right_id), (left_column, right_column), once, weights_file, why, matches, as_json=form == "json"
        )
    if separator or left_id or right_id or left_column or right_column or once or weights_file or why or matches:
        raise RequestError("this option is about two tables", next_step="give them with --pairs LEFT RIGHT GOLD")
    if not paths:
        raise RequestError("nothing to evaluate is given", next_step="name a folder of saved pages, or two tables with --pairs")
    if differences and not facts:
        raise RequestError("--differences is about --facts", next_step="give the facts too")
    return _pages(paths, without_site_files, facts, differences, misses, jobs, form)


def _pages(
    paths: tuple[Path, ...], without_site_files: bool, facts_file: Path | None, differences: Path | None, misses: bool, jobs: int, form: str
) -> int:
    from kg.evaluation import facts, markup, report
    from kg.evaluation.pages import nothing_read

    if facts_file:
        made = facts.evaluate(paths, facts_file, differences, site_files=not without_site_files, jobs=jobs)
    else:
        made = markup.evaluate(paths, site_files=not without_site_files, jobs=jobs)
    for notice in made.notices:
        if notice.severity != "info":
            click.echo(f"{notice.severity}: {notice}", err=True)
    click.echo(report.as_json(made) if form == "json" else report.as_table(made, misses=misses, mean=not facts_file), nl=False)
    return 2 if nothing_read(made.notices, made.pages.total() + len(made.without)) else 0


def _pairs(
    tables: tuple[Path, Path, Path], separator: str, ids: tuple[str, str], columns: tuple[tuple[str, ...], tuple[str, ...]],
    once: str | None, weights_file: Path | None, why: tuple[str, str] | None, matches: Path | None, *, as_json: bool,
) -> int:  # fmt: skip
    from kg.resolve.pairs import measure

    if matches and any(
        matches.exists() and given.exists() and matches.samefile(given) for given in (*tables, *filter(None, [weights_file]))
    ):
        raise RequestError("is a file that is read", where=str(matches), next_step="name another with --matches")
    made = measure.evaluate(
        *tables, separator=separator, left_id=ids[0], right_id=ids[1],
        left_columns=_columns(columns[0]), right_columns=_columns(columns[1]),
        once=(once in ("both", "left"), once in ("both", "right")) if once else None, weights_file=weights_file,
    )  # fmt: skip
    if as_json:
        pair = {"why": measure.explained(made.matching, *why)} if why else {}
        click.echo(json.dumps(made.to_dict() | pair, indent=2, ensure_ascii=False))
    else:
        click.echo(made.to_text() + (measure.explanation(made.matching, *why) if why else ""), nl=False)
    if matches:
        measure.write_matches(made.matching, matches)
    return 0


def _columns(given: tuple[str, ...]) -> dict[str, str]:
    """NAME=KIND from the right: names of columns may hold a ``=`` themselves."""
    if wrong := next((one for one in given if "=" not in one), None):
        raise RequestError(f"{wrong!r} is no NAME=KIND", next_step="write title=title, or notes= to leave a column out")
    return {name: kind for name, _, kind in (one.rpartition("=") for one in given)}
