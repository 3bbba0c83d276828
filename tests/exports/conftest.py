from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.exports import ExportForm, export
from kg.rdf.facts import Facts, opened

FILMS = Path(__file__).parent / "films.trig"
LANTERN = "https://films.test/id/movie/the-lantern-keeper-2003"


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of an export of the invented films, made once; never to be written to."""
    made: dict[str, Path] = {}

    def folder(form: ExportForm, **options: bool) -> Path:
        name = "-".join([form, *options])
        if name not in made:
            made[name] = tmp_path_factory.mktemp("exports") / name
            export([FILMS], made[name], form, **options)
        return made[name]

    return folder


@pytest.fixture
def facts() -> Iterator[Facts]:
    with opened([FILMS]) as found:
        yield found
