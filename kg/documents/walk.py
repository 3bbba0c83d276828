"""Walking through the paths that were given: which files are there, each once, whatever the ways that lead to it."""

from __future__ import annotations

import errno
import heapq
import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.documents import given
from kg.documents.made import made
from kg.documents.names import Exclusion, companion, page_stem, printable
from kg.model import Notice

_TELLS = os.name == "posix"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file below an input root: its path, the root's resolved path (``base``), its name below it, size and time.

    ``notice`` says (without its place) why it is none that can be read. ``linked`` is true where the way to it leads
    through a symbolic link below the root. ``stamp`` is what ``stamped`` gives.
    """

    path: str
    base: str
    name: str
    size: int = 0
    modified: int = 0
    linked: bool = False
    notice: Notice | None = None
    stamp: tuple[int, ...] = ()


def stamped(status: os.stat_result) -> tuple[int, ...]:
    """What else of a file changes where size and time do not: when its entry changed, in nanoseconds, and which entry it is.

    Empty where the system does not say: Windows gives the time at which a file was made.
    """
    return (status.st_ctime_ns, status.st_ino, status.st_dev) if _TELLS else ()


def walk(paths: Sequence[Path | str], exclude: Sequence[str]) -> tuple[list[Entry], list[Notice]]:
    """The files below the paths and notices about the paths themselves, both in an order free of that of the arguments.

    Hidden files and folders and the backups of editors and offices are passed over, unless given as a path themselves;
    a folder behind a symbolic link is entered once, so that loops end. A file that several paths lead to is one entry,
    named by the outermost of them, and by a way without links where there is one. What a browser saved beside a page, in
    ``NAME_files/``, is part of it: passed over where the page is there, looked at where only the folder is. What an earlier
    build or export wrote below a folder is no page either; a notice says so.

    A path may be ``-``, standard input, whose entry has the name ``stdin`` and no base; a pattern with ``*``, ``?`` or
    ``[`` stands for the paths that it matches, as if the shell had put them there.
    """
    excluded = Exclusion(exclude)
    best: dict[str, Entry] = {}
    about_paths: list[Notice] = []
    for path in _arguments(paths, about_paths):
        found = _standard_input() if path == given.STDIN else _root(path, excluded)
        if isinstance(found, Notice):
            about_paths.append(found)
            continue
        for real, entry in found:
            other = best.setdefault(real, entry)
            if _preference(entry) < _preference(other):
                best[real] = entry
    entries = [best[real] for real in _without_companions(best)]
    return sorted(entries, key=lambda e: (e.name, e.base)), sorted(about_paths, key=str)


def _arguments(paths: Sequence[Path | str], about_paths: list[Notice]) -> set[str]:
    """The paths without patterns, each once; a pattern that matches nothing is a notice."""
    out: set[str] = set()
    for path in {os.fspath(path) for path in paths}:
        if not given.is_pattern(path):
            out.add(path)
        elif matched := given.expanded(path):
            out.update(matched)
        else:
            about_paths.append(Notice("missing-path", "no file matches", printable(path), "check how it is written", "warning"))
    return out


def _standard_input() -> list[tuple[str, Entry]] | Notice:
    path = given.spooled()
    if isinstance(path, Notice):
        return path
    status = os.stat(path)
    return [(path, Entry(path, "", "stdin", status.st_size, status.st_mtime_ns))]


def _without_companions(reals: Iterable[str]) -> list[str]:
    """Real paths without those in a folder that belongs to a page among them."""
    reals = list(reals)
    pages = {stem for real in reals if (stem := page_stem(real))}

    def belongs(real: str) -> bool:
        at = real.find("/", 1)
        while at >= 0:
            folder = real[:at]
            head, _, name = folder.rpartition("/")
            if (stem := companion(name)) and f"{head}/{stem}" in pages:
                return True
            at = real.find("/", at + 1)
        return False

    return [real for real in reals if not pages or not belongs(real)]


def _preference(entry: Entry) -> tuple[bool, int, str, str, str]:
    return entry.linked, -entry.name.count("/"), entry.name, entry.base, entry.path


def _root(path: str, excluded: Exclusion) -> list[tuple[str, Entry]] | Notice:
    """The entries of one argument by their real paths, or the notice why it has none."""
    where = printable(path)
    try:
        if not path:
            raise FileNotFoundError
        status = os.stat(path)
    except PermissionError:
        return Notice("unreadable", "permission denied", where, "check its permissions and those of the folders above", "warning")
    except (OSError, ValueError):  # ValueError: a NUL, or characters that no file name has
        what = "the link leads nowhere" if path and "\0" not in path and os.path.islink(path) else "no such file or folder"
        return Notice("missing-path", what, where or "(an empty path)", "check how it is written", "warning")
    if stat.S_ISDIR(status.st_mode):
        try:
            os.scandir(path).close()
        except OSError as error:
            what = f"the folder cannot be listed ({(error.strerror or str(error)).lower()})"
            return Notice("unreadable", what, where, "check its permissions", "warning")
        found = _folder(path, excluded)
        if found and all(entry.notice is _OURS for _, entry in found):
            what = "the folder holds no documents but what kg itself wrote"
            return Notice("no-documents", what, where, "give a folder with saved pages, or less --exclude")
        return found or Notice("no-documents", "the folder holds no documents", where, "give a folder with saved pages, or less --exclude")
    if not stat.S_ISREG(status.st_mode):
        return Notice("special-file", f"is {_kind(status.st_mode)}, which is never opened", where, "save its content as a file")
    folder, name = os.path.split(os.path.abspath(path))
    if excluded.within(name):
        return []
    entry = Entry(path, os.path.realpath(folder), name, status.st_size, status.st_mtime_ns, stamp=stamped(status))
    return [(os.path.realpath(path), entry)]


def _folder(root: str, excluded: Exclusion) -> list[tuple[str, Entry]]:
    """What is below a folder. Folders behind links come last, so that what they share with the others is found there first."""
    base = os.path.realpath(root)
    found: list[tuple[str, Entry]] = []
    seen = {base}
    written: set[str] = set()
    own, linked = [(root, base, "")], list[tuple[str, str, str]]()
    behind_link = False
    while own or linked:
        if not own:
            behind_link = True
            name, path, real = heapq.heappop(linked)
            if real in seen:
                continue
            seen.add(real)
            own.append((path, real, name))
        path, real, prefix = own.pop()
        try:
            with os.scandir(path) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as error:
            notice = Notice("unreadable", f"the folder cannot be listed ({(error.strerror or str(error)).lower()})", "",
                            "check its permissions, or leave it out with --exclude", "warning")  # fmt: skip
            found.append((real, Entry(path, base, prefix.rstrip("/"), linked=behind_link, notice=notice)))
            continue
        pages = {stem for entry in entries if (stem := page_stem(entry.name))}
        if ours := made(path, [entry.name for entry in entries]):
            written.update(f"{real}/{name}" for name in ours)
            found.append((real, Entry(path, base, prefix.rstrip("/") or ".", linked=behind_link, notice=_OURS)))
        for entry in entries:
            name = prefix + entry.name
            if (
                f"{real}/{entry.name}" in written
                or _passed_over(entry.name)
                or ((stem := companion(entry.name)) in pages and stem and entry.is_dir())
            ):
                continue
            link = entry.is_symlink()
            try:
                status = entry.stat()
            except OSError as error:
                if not excluded(name):
                    found.append((f"{real}/{entry.name}", Entry(entry.path, base, name, linked=behind_link, notice=_unseen(error, link))))
                continue
            target = os.path.realpath(entry.path) if link else os.path.join(real, entry.name)
            if stat.S_ISDIR(status.st_mode):
                if excluded(name, folder=True):
                    continue
                if link:
                    heapq.heappush(linked, (name + "/", entry.path, target))
                elif target not in seen:
                    seen.add(target)
                    own.append((entry.path, target, name + "/"))
            elif not excluded(name):
                special = None
                if not stat.S_ISREG(status.st_mode):
                    special = Notice(
                        "special-file",
                        f"is {_kind(status.st_mode)}, which is never opened",
                        "",
                        "remove it, or leave it out with --exclude",
                    )
                size, modified = status.st_size, status.st_mtime_ns
                one = Entry(entry.path, base, name, size, modified, link or behind_link, special, stamped(status))
                found.append((target, one))
    return found


_OURS = Notice("own-output", "kg itself wrote files here, which are no pages and are not read", "", severity="info")


def _unseen(error: OSError, link: bool) -> Notice:
    """The notice about what a folder lists and the system does not show."""
    if error.errno == errno.ENAMETOOLONG:
        return Notice("unreadable", "its path is too long for the system", "", "give the folder it lies in, from nearby", "warning")
    if isinstance(error, PermissionError):
        what = "the folder it lies in may be listed, but not entered (permission denied)"
        return Notice("unreadable", what, "", "check the permissions of the folder, or leave it out with --exclude", "warning")
    if link:
        return Notice("broken-link", "the link leads nowhere", "", "mend or remove it")
    return Notice("vanished", "cannot be looked at any more", "", "run the build again")


def _passed_over(name: str) -> bool:
    """Hidden files, and the copies that editors and offices leave beside what is edited (``page.txt~``, ``~$page``, ``#page#``)."""
    return name.startswith((".", "~$")) or name.endswith("~") or (len(name) > 1 and name.startswith("#") and name.endswith("#"))


def _kind(mode: int) -> str:
    """What a special file is, in words."""
    for test, kind in (
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    ):
        if test(mode):
            return kind
    return "no regular file"
