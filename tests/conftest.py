from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A loaded machine is no failure: properties are about values, never about time. Nor is it one's luck whether a change passes: a run has the
# examples of the last one, and HYPOTHESIS_PROFILE=explore looks for others.
settings.register_profile("kg", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.register_profile("explore", settings.get_profile("kg"), derandomize=False, max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "kg"))

# A shell that starts the tests in the background has them, and what they start, ignore Ctrl-C, which some are about.
with contextlib.suppress(ValueError):
    signal.signal(signal.SIGINT, signal.default_int_handler)

PATIENCE = 1200
"""Seconds after which what a test waits for hangs; what is only slow, on a machine that has much else to do, is no failure."""

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="session")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs ``kg`` as a person would, in a process of its own, from the checkout unless told otherwise."""

    def run(*args: object, cwd: Path = ROOT, stdin: str = "", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "kg", *map(str, args)], cwd=cwd, input=stdin, capture_output=True, text=True, timeout=PATIENCE,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        )  # fmt: skip

    return run


@pytest.fixture(scope="session")
def built(kg: Callable[..., subprocess.CompletedProcess[str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the seeds, built once for all tests; never to be written to."""
    out = tmp_path_factory.mktemp("built") / "out"
    done = kg("build", SEEDS, "--out", out)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder with one good page, for tests that put trouble beside it."""
    folder = tmp_path / "in"
    folder.mkdir()
    page = next(SEEDS.glob("002*"))
    shutil.copy(page, folder / page.name)
    return folder
