"""The two sides of a comparison: folders, files, or what a git revision has of them."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import RequestError


@contextmanager
def opened(side: str) -> Iterator[Path]:
    """The path of a side: itself where it is there, else what the revision ``REV`` or ``REV:PATH`` has (``out`` without a path).

    Raises RequestError for what is neither.
    """
    path = Path(side)
    if path.exists():
        yield path
        return
    revision, _, below = side.partition(":")
    below = below or "out"
    if not revision or revision.startswith("-") or _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").returncode:
        raise RequestError(
            "no such file or folder, and no git revision", where=side, next_step="give an output folder, a file, or REV:PATH"
        )
    # Paths count from here; git packs from the top of the repository, for this folder need not be in the revision.
    top = _git("rev-parse", "--show-toplevel").stdout.decode(errors="replace").rstrip("\n")
    inside = os.path.relpath(os.path.join(os.path.realpath("."), below), os.path.realpath(top)) if top else below
    packed = _git("-C", top or ".", "archive", "--format=tar", revision, "--", inside)
    if packed.returncode:
        said = packed.stderr.decode(errors="replace").strip().splitlines()
        raise RequestError(f"{revision} has no {below}: {said[-1] if said else 'git failed'}", where=side, next_step="give REV:PATH")
    with tempfile.TemporaryDirectory(prefix="kg-diff-") as folder:
        _unpack(packed.stdout, Path(folder))
        try:
            yield Path(folder) / inside
        except RequestError as error:
            if not Path(error.where).is_relative_to(folder):
                raise
            # What is packed out of the revision lies where nobody put it.
            raise RequestError(error.what, where=side, next_step="give REV:PATH of an output folder or an RDF file") from error


def _unpack(packed: bytes, folder: Path) -> None:
    """The plain files of an archive, in a folder. Early releases of Python 3.11 have no filter for what else one may hold."""
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            path = Path(os.path.normpath(folder / member.name))
            if member.isfile() and path.is_relative_to(folder) and (content := archive.extractfile(member)):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())


def _git(*args: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *args], capture_output=True, check=False)
    except OSError:
        return subprocess.CompletedProcess(args, 127, b"", b"git is not installed")
