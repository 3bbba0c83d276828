"""The output folder: everything is written beside it, and takes its place in one step when it is whole."""

from __future__ import annotations

import ctypes
import errno
import glob
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import RequestError

_NAMES = frozenset(
    {"kg.ttl", "kg.jsonld", "kg.nq", "kg.nq.gz", "void.ttl", "report.txt", "report.json", "decisions.jsonl", "claims.parquet"}
)
_SHARD = re.compile(r"kg-[0-9]{5}-of-[0-9]{5}\.nq(\.gz)?")

_MARKS = frozenset({"void.ttl", "decisions.jsonl"})
"""Files that every build writes, and that tell its folder from one of other reports."""


class _Ours:
    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and (name in _NAMES or bool(_SHARD.fullmatch(name)))


OURS: Container[str] = _Ours()
"""The files a build writes; whatever else lies in the output folder is a person's own and is carried over."""

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Numbers of the errors of a system that has no room for what is written."""

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


@contextmanager
def staging(out: Path, ours: Container[str] = OURS) -> Iterator[Path]:
    """A new folder beside ``out``; when the block ends without an error it takes the place of ``out`` in one step.

    ``ours`` are the files that this sort of output may leave behind (paths below ``out``, with ``/``): those are not kept.

    On Linux the two folders are exchanged by one system call, so ``out`` is the old state or the new at every moment, also
    when the process is killed; elsewhere two renames stand in for it. Other files in ``out`` are kept. When the block
    raises, ``out`` stays as it was. Raises RequestError where ``out`` cannot be written.
    """
    out = Path(os.path.realpath(out))
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _exchangeable(out)
        _sweep(out)
        stage = Path(tempfile.mkdtemp(prefix=f".{out.name}.new-{os.getpid()}-", dir=out.parent))
    except OSError as error:
        raise RequestError(f"cannot be written: {error.strerror}", where=str(out), next_step="name another folder with --out") from error
    try:
        yield stage
        _permit(stage, out)
        if out.exists():
            _carry_over(out, stage, ours)
            _exchange(stage, out)
        else:
            os.rename(stage, out)
    except OSError as error:
        if error.errno in NO_ROOM and not error.filename:
            error.filename = str(out)  # of a write that fails the system does not say where
        raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _permit(stage: Path, out: Path) -> None:
    """Give the new folder the owner and the rights of the one whose place it takes; the first has those of any new folder."""
    if out.exists():
        status = out.stat()
    else:
        any_new = stage / ".new"
        any_new.mkdir()
        status = any_new.stat()
        any_new.rmdir()
    for owner in (status.st_uid, -1):
        with suppress(OSError, AttributeError):  # to give a folder away is for root alone, a group for its members
            os.chown(stage, owner, status.st_gid)
            break
    os.chmod(stage, stat.S_IMODE(status.st_mode))


def exchangeable(out: Path) -> None:
    """Raise RequestError for a folder that a build could not put in its place, before anything is made for it."""
    _exchangeable(out)
    with suppress(OSError):
        names = {entry.name for entry in out.iterdir()}
        if not names & _MARKS and (theirs := sorted(name for name in names if name in OURS)):
            # Nobody else calls a file void.ttl or decisions.jsonl; a report.txt may be anyone's.
            raise RequestError(
                "is of no build, which would replace it", where=str(out / theirs[0]), next_step="move it, or name another folder with --out"
            )


def _exchangeable(out: Path) -> None:
    out = Path(os.path.realpath(out))
    if out.exists() and not out.is_dir():
        raise RequestError("is a file, and the output is a folder", where=str(out), next_step="name another folder with --out")
    if out.exists() and not os.access(out, os.W_OK):
        raise RequestError("cannot be written: Permission denied", where=str(out), next_step="name another folder with --out")
    with suppress(OSError):  # whoever is in a folder that is gone is not in this one
        if Path.cwd().is_relative_to(out):
            # What runs there, the user's shell too, would be left in a folder that is gone.
            raise RequestError(
                "is where the command runs, so it cannot be exchanged for a new folder",
                where=str(out),
                next_step="name a folder below it with --out, or run the command from elsewhere",
            )


def _sweep(out: Path) -> None:
    """Remove what a killed run left beside the output folder; the name of a staging folder holds the number of its process."""
    for left in out.parent.glob(f".{glob.escape(out.name)}.new-*-*"):
        try:
            os.kill(int(left.name.rsplit("-", 2)[1]), 0)
        except PermissionError:
            continue
        except (OSError, ValueError):
            shutil.rmtree(left, ignore_errors=True)


def _carry_over(out: Path, stage: Path, ours: Container[str], below: str = "") -> None:
    for entry in sorted(out.iterdir()):
        name, target = f"{below}{entry.name}", stage / entry.name
        if name in ours or (target.exists() and not target.is_dir()):
            continue
        if entry.is_dir() and not entry.is_symlink():
            if os.path.ismount(entry):
                what = "another file system is mounted in the output folder, which cannot be exchanged for a new one"
                raise RequestError(what, where=str(entry), next_step="name another folder with --out")
            fresh = not target.exists()
            target.mkdir(exist_ok=True)
            _carry_over(entry, target, ours, f"{name}/")
            if fresh and any(entry.iterdir()) and not any(target.iterdir()):
                target.rmdir()
            elif fresh:
                shutil.copystat(entry, target)
        elif not target.exists():
            _link(entry, target)


def _link(source: str | Path, target: str | Path) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _exchange(new: Path, out: Path) -> None:
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        renameat2 = None
    if renameat2 is not None:
        if renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(out), _RENAME_EXCHANGE) == 0:
            return
        if ctypes.get_errno() not in (errno.ENOSYS, errno.EINVAL, errno.EPERM):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(out))
    old = new.with_name(f"{new.name}-old")
    os.rename(out, old)
    os.rename(new, out)
    shutil.rmtree(old, ignore_errors=True)
