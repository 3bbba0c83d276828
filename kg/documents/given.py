"""What was given as inputs besides plain paths: patterns that no shell has expanded, and standard input."""

from __future__ import annotations

import atexit
import fnmatch
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from typing import TextIO

from kg.model import Notice

STDIN = "-"
_MAGIC = re.compile(r"[*?\[]")
_SPOOL_LIMIT = 50_000_000_000


def is_pattern(path: str) -> bool:
    """Whether a path is to be expanded: it has ``*``, ``?`` or ``[`` and is not the name of a file that is there."""
    return "\0" not in path and _MAGIC.search(path) is not None and not os.path.lexists(path)


def expanded(pattern: str) -> list[str]:
    """The paths that a pattern matches, sorted, as a shell would list them.

    ``*``, ``?`` and ``[…]`` stay within one part of a path and pass over hidden files unless the part begins with a dot;
    a ``/`` at the end asks for folders; ``**`` as a part of its own stands for any number of folders, not followed through
    symbolic links.
    """
    parts = pattern.split("/")
    found = set(_matches("/" if pattern.startswith("/") else "", [part for part in parts if part]))
    return sorted(path for path in found if (os.path.isdir(path) if pattern.endswith("/") else os.path.lexists(path)))


def _matches(folder: str, parts: list[str]) -> Iterator[str]:
    if not parts:
        yield folder.rstrip("/") or "/"
        return
    part, rest = parts[0], parts[1:]
    if part == "**":
        if rest:
            yield from _matches(folder, rest if rest[0] != "**" else rest[1:] or ["**"])
        for name, is_folder, is_link in _listed(folder):
            if name.startswith("."):
                continue
            if is_folder and not is_link:
                yield from _matches(folder + name + "/", parts)
            elif not rest:
                yield folder + name
    elif _MAGIC.search(part):
        for name, is_folder, _ in _listed(folder):
            if fnmatch.fnmatchcase(name, part) and (not name.startswith(".") or part.startswith(".")) and (is_folder or not rest):
                yield from _matches(folder + name + "/", rest) if rest else iter([folder + name])
    else:
        yield from _matches(folder + part + "/", rest) if rest else iter([folder + part])


def _listed(folder: str) -> list[tuple[str, bool, bool]]:
    """Names in a folder with whether each is a folder and a link; none where it cannot be listed, which is no match."""
    try:
        with os.scandir(folder or ".") as entries:
            return [(entry.name, entry.is_dir(), entry.is_symlink()) for entry in entries]
    except OSError:
        return []


def spooled() -> str | Notice:
    """The path of a file with all that came from standard input, which is read once; or the notice why there is none.

    The file is removed when the process ends: an archive has to be gone through in any order, and by several processes.
    """
    closed = sys.stdin is None or sys.stdin.closed
    if closed or sys.stdin.isatty():
        what = f"standard input is {'closed' if closed else 'a terminal, not a page'}"
        return Notice("missing-path", what, STDIN, "pipe a page or an archive into kg", "warning")
    return _spool(sys.stdin)


@cache
def _folder() -> str:
    folder = tempfile.mkdtemp(prefix="kg-stdin-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def _spool(stream: TextIO) -> str | Notice:
    source = getattr(stream, "buffer", None)
    if source is None:
        return Notice("missing-path", "standard input has no bytes", STDIN, "pipe a page or an archive into kg", "warning")
    path, size = os.path.join(_folder(), f"stdin-{len(os.listdir(_folder()))}"), 0
    try:
        with open(path, "wb") as file:
            while piece := source.read(1 << 20):
                size += len(piece)
                if size > _SPOOL_LIMIT:
                    what = f"more than {_SPOOL_LIMIT / 1e9:,.0f} GB came from standard input; not read"
                    return Notice("too-large", what, STDIN, "save it as a file and give that", "warning")
                file.write(piece)
    except (OSError, ValueError) as error:
        return Notice("unreadable", f"standard input cannot be read ({error})", STDIN, "save it as a file and give that", "warning")
    return path
