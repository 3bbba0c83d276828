"""The group of all commands, how it ends, and what the commands share."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import click

from kg import __version__
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.intake import Progress

EXIT_CODES = "Exit codes: 0 done, 1 a problem in the data, 2 a request that cannot be met, 3 a failure of kg itself."


def main() -> None:
    """Run the command line; every failure we can explain is one line on stderr and an exit code."""
    _ready_streams()
    signal.signal(signal.SIGTERM, _stop)
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        code = cli.main(standalone_mode=False, prog_name="kg")
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        error.show()
        code = 2
    except (click.exceptions.Abort, KeyboardInterrupt) as stop:
        click.echo("kg: stopped; no file is half written", err=True)
        by = (stop.__cause__ or stop).args or (signal.SIGINT,)
        code = 128 + by[0] if isinstance(by[0], int) else 1
    except (BrokenPipeError, _ReaderGone):
        # The reader of our output went away (``kg query … | head``): that is no failure of anyone.
        _drop_output()
        code = 0
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
        code = error.exit_code
    except OSError as error:
        # No room, no right, a disk that failed: a command that knows more about it says more.
        where = f"{error.filename}: " if error.filename else "the output: "
        click.echo(f"kg: {where}cannot be read or written ({(error.strerror or str(error)).lower()}); see to that, and try again", err=True)
        code = 2
        _drop_output()
    except Exception as error:
        if os.environ.get("KG_TRACEBACK"):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        click.echo(f"kg: failed by a fault of its own ({what}); please report it with what KG_TRACEBACK=1 shows", err=True)
        code = 3
    sys.exit(code if isinstance(code, int) else 0)


def _stop(number: int, frame: Any) -> None:
    """What shuts a service or a container down stops a command as Ctrl-C does: it clears up behind itself."""
    raise KeyboardInterrupt(number)


class _ReaderGone(Exception):
    """Nobody reads our output any more. No OSError, of which click would make a failure."""


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise _ReaderGone from error


class _Group(click.Group):
    """The group of all commands."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        with _reading():
            return super().invoke(ctx)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """What is asked for; help and version are shown here."""
        with _reading():
            return super().make_context(*args, **extra)


def _ready_streams() -> None:
    """Streams that take whatever is said: one that was closed is one that nobody reads, and letters that the terminal does not have
    are written as their numbers."""
    # Open until the process ends.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """What is still to be written to standard output goes nowhere: nobody takes it, and the interpreter would try once more."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=_Group, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Movie pages in, trustworthy linked data out.

    Reads saved pages about films and writes one schema.org knowledge graph in which every fact can be traced to the
    characters it was read from.
    """


def many(count: int, what: str) -> str:
    """A number and what it counts, in the plural where it is one."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


@contextmanager
def progress_bar(quiet: bool) -> Iterator[Progress]:
    """A progress bar on stderr, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text(f"{speed:,.1f}/s" if speed and (task.total or 0) > 1 else "", style="progress.data.speed")

    columns = (TextColumn("{task.description:<9}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield show
