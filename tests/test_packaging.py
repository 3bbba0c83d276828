"""What is installed is whole: the wheel and the sdist carry every file that the code reads, and build a graph elsewhere."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import __version__
from tests.conftest import ROOT, SEEDS

SOURCES = ("pyproject.toml", "setup.py", "README.md", "LICENSE", "MANIFEST.in", "kg", "shapes")
NOT_CODE = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "kg").rglob("*")
    if path.is_file() and path.suffix not in (".py", ".pyc") and "__pycache__" not in path.parts
)
SHAPES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "shapes").glob("*.ttl"))
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "kg").rglob("*.py"))


def _setuptools() -> int:
    try:
        return int(importlib.metadata.version("setuptools").partition(".")[0])
    except importlib.metadata.PackageNotFoundError:
        return 0


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources alone, so that nothing that lies about in a checkout gets into a package, and nothing is written there."""
    folder = tmp_path_factory.mktemp("source") / "kg"
    folder.mkdir()
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with the build backend that pyproject.toml asks for: this one, or a fresh one with it."""
    if _setuptools() >= 77:
        return Path(sys.executable)
    folder = tmp_path_factory.mktemp("backend")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", folder, "setuptools>=77"]
    done = subprocess.run(install, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"setuptools 77 is neither installed nor to be had: {done.stderr.strip().splitlines()[-1:]}")
    wrapper = folder / "python"
    wrapper.write_text(f'#!/bin/sh\nPYTHONPATH="{folder}" exec "{sys.executable}" "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    return wrapper


@pytest.fixture(scope="module")
def made(source: Path, python: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Builds a distribution (``wheel`` or ``sdist``) by the hooks of the backend, as any front end does."""
    folder = tmp_path_factory.mktemp("dist")
    done: dict[str, Path] = {}

    def make(kind: str) -> Path:
        if kind not in done:
            code = f"import sys; from setuptools import build_meta; print('made', build_meta.build_{kind}(sys.argv[1]), sep='=')"
            ran = subprocess.run([python, "-c", code, folder], cwd=source, capture_output=True, text=True)
            assert ran.returncode == 0, ran.stderr
            done[kind] = folder / ran.stdout.rsplit("made=", 1)[1].strip()
        return done[kind]

    return make


@pytest.fixture(scope="module")
def installed(made: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed") / "site"
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--no-index",
        "--target",
        target,
    ]
    done = subprocess.run([*command, made("wheel")], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return target


def _run(installed: Path, cwd: Path, *args: object) -> subprocess.CompletedProcess[str]:
    """``kg`` as it is installed; ``-P`` keeps the working directory off the path."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "kg", *map(str, args)], cwd=cwd, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )  # fmt: skip


def test_the_wheel_holds_what_the_code_reads_and_nothing_else(made: Callable[[str], Path]) -> None:
    with zipfile.ZipFile(made("wheel")) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    wanted = {*MODULES, *NOT_CODE, *(f"kg/{path}" for path in SHAPES)}
    assert names == wanted
    for path in ("kg/py.typed", "kg/shapes/vocabulary.ttl", "kg/queries/cast.rq", "kg/topics/queries.md"):
        assert path in wanted
    assert any(path.endswith(".j2") for path in wanted)


def test_the_sdist_builds_the_same_wheel(made: Callable[[str], Path], python: Path, tmp_path: Path) -> None:
    with tarfile.open(made("sdist")) as sdist:
        sdist.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    for path in ("README.md", "LICENSE", "pyproject.toml", "setup.py", *SHAPES):
        assert (unpacked / path).is_file(), path
    code = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
    done = subprocess.run([python, "-c", code, tmp_path], cwd=unpacked, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as again, zipfile.ZipFile(made("wheel")) as wheel:
        assert sorted(again.namelist()) == sorted(wheel.namelist())


def test_what_is_installed_builds_the_seeds_and_asks_them(installed: Path, built: Path, tmp_path: Path) -> None:
    done = _run(installed, tmp_path, "build", SEEDS, "--out", "out")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out/kg.nq").read_bytes() == (built / "kg.nq").read_bytes()
    where = subprocess.run(
        [sys.executable, "-P", "-c", "import kg; print(kg.__file__)"], cwd=tmp_path, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(installed)}, check=True,
    )  # fmt: skip
    assert Path(where.stdout.strip()).is_relative_to(installed)
    assert _run(installed, tmp_path, "query", "cast", "--format", "csv").stdout.count("\n") > 20
    assert _run(installed, tmp_path, "validate", "out/kg.ttl").returncode == 0
    assert _run(installed, tmp_path, "export", "--format", "html", "--out", "pages").returncode == 0
    assert "# Asking the graph" in _run(installed, tmp_path, "help", "queries").stdout


def test_the_metadata_names_the_version_the_command_and_the_extras(made: Callable[[str], Path]) -> None:
    with zipfile.ZipFile(made("wheel")) as wheel:
        texts = {Path(name).name: wheel.read(name).decode() for name in wheel.namelist() if ".dist-info/" in name}
    metadata = texts["METADATA"]
    assert f"\nVersion: {__version__}\n" in metadata
    assert "kg = kg.__main__:main" in texts["entry_points.txt"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(re.findall(r"^Provides-Extra: (.+)$", metadata, re.M)) == set(project["optional-dependencies"])
    heavy = re.compile(r"^Requires-Dist: (?:pyarrow|pandas|duckdb)\b(?!.*extra ==)", re.M)
    assert not heavy.search(metadata), "what is heavy is an extra"


def test_the_image_copies_what_the_wheel_is_made_of() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.M)
    there = {name for line in copied for name in line.split()}
    assert there >= {"pyproject.toml", "setup.py", "README.md", "LICENSE", "kg", "shapes"}
    assert all((ROOT / name).exists() for name in there)
