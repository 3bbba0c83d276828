"""The files that travel with the code are found, in a checkout and in a wheel."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import resources
from kg.errors import InternalFault


def test_in_a_checkout_the_shapes_lie_beside_the_package() -> None:
    assert resources.shapes_folder() == Path(resources.__file__).parents[1] / "shapes"
    assert resources.vocabulary_file().is_file()


def test_the_vocabulary_is_no_file_of_shapes() -> None:
    names = [path.name for path in resources.shape_files()]
    assert "movie.ttl" in names
    assert "vocabulary.ttl" not in names
    assert names == sorted(names)


def test_installed_the_shapes_are_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kg" / "shapes").mkdir(parents=True)
    (tmp_path / "shapes").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "kg")
    assert resources.shapes_folder() == tmp_path / "kg" / "shapes"


def test_an_installation_without_them_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "kg")
    with pytest.raises(InternalFault, match="install kg anew"):
        resources.shapes_folder()
    with pytest.raises(InternalFault, match="saved questions"):
        resources.queries_folder()
