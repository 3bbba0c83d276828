"""``kg resolve``."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from kg.cli.group import EXIT_CODES, cli, many
from kg.errors import RequestError, reason


@cli.command("resolve", epilog=EXIT_CODES)
@click.option("--out", "-o", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="The folder of the build.")
@click.option("--review", is_flag=True, help="Ask about each pair and write the answers down.")
@click.option("--decisions", "given", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="The file of your decisions. [default: kg-decisions.jsonl where the last build read, else in seeds/]")  # fmt: skip
@click.option("--by", default="", metavar="NAME", help="Who decides, to be written with each answer.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Show at most N pairs.")
def resolve_command(out: Path, review: bool, given: Path | None, by: str, limit: int | None) -> int:
    """List the pairs of films and people that kg was unsure about, or decide them one by one (--review).

    The most valuable come first. Your decisions win over kg's from the next build on.
    """
    from kg.resolve import review as reviews
    from kg.resolve import rulings

    folders = _read_by(out)
    file = given or _here(folders[0] if folders else Path("seeds")) / rulings.FILE
    text = _text(file) if file.exists() else ""
    answered, notices = rulings.parse(text, file.name)
    for notice in notices:
        click.echo(f"{notice.severity}: {notice}", err=True)
    where = out / "decisions.jsonl"
    if not where.is_file():
        raise RequestError("holds no decisions of a build", where=str(out), next_step="run `kg build`, or name its folder with --out")
    try:
        pairs = reviews.unsure(_text(where).split("\n"), answered)[:limit]
    except (ValueError, KeyError, TypeError) as error:
        raise RequestError("is not what a build writes", where=str(where), next_step="run `kg build` again") from error
    if not review or not pairs:
        click.echo(reviews.listed(pairs), nl=False)
        return 0

    def write(line: str) -> None:
        try:
            before = file.read_bytes() if file.exists() else b""
            with file.open("a", encoding="utf-8") as stream:
                stream.write(("\n" if before and not before.endswith(b"\n") else "") + line + "\n")
        except OSError as error:
            raise RequestError(
                f"cannot be written: {reason(error)}", where=str(file), next_step="choose another with --decisions"
            ) from error

    def ask(question: str) -> str:
        try:
            return str(click.prompt(question, prompt_suffix=": ", default="", show_default=False))
        except click.Abort:
            # The end of the input, or Ctrl-C: what is answered is kept.
            click.echo()
            return "q"

    width = shutil.get_terminal_size((100, 24)).columns
    counts = reviews.walk(pairs, ask, lambda words: click.echo(words), write, by=by or rulings.PERSON, width=width)
    done = counts["same"] + counts["different"]
    click.echo(f"{many(done, 'decision')} written to {file}" if done else "nothing was decided")
    if done:
        found = file.name == rulings.FILE and (not folders or any(file.resolve().is_relative_to(folder) for folder in folders))
        click.echo("they hold from the next `kg build` on" + ("" if found else f" that is given --decisions {file}"))
    return 0


def _read_by(out: Path) -> list[Path]:
    """The folders that the last build of this output read, which is where it looks for decisions; none where that is not known."""
    from kg import documents
    from kg.rdf.store_files import working_folder

    return [path.resolve() for path in documents.kept(working_folder(out)) if path.is_dir()]


def _here(folder: Path) -> Path:
    """A folder as one would write it from here."""
    here = Path.cwd().resolve()
    return folder.relative_to(here) if folder.is_absolute() and folder.is_relative_to(here) else folder


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RequestError(f"cannot be read: {reason(error)}", where=str(path), next_step="check the path") from error
