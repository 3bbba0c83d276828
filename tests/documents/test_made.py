"""What `kg` itself wrote below an input folder is no page; whatever else lies beside it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import exports, pipeline
from kg.documents.made import made
from kg.model import Options
from kg.output import OURS
from tests.documents.test_find import shown, write

PAGE = """<!DOCTYPE html><html lang="en"><title>Low Tide (1998)</title><h1>Low Tide (1998)</h1>
<dl><dt>Director</dt><dd>Ada Quill</dd><dt>Running time</dt><dd>101 minutes</dd><dt>Genre</dt><dd>Drama</dd></dl></html>"""


@pytest.mark.parametrize("names", [{"report.txt"}, {"kg.ttl", "report.txt", "report.json", "void.ttl"}, {"kg.nq", "kg.ttl", "kg.jsonld"}])
def test_a_folder_that_lacks_what_every_build_writes_is_a_folder_of_pages(names: set[str], tmp_path: Path) -> None:
    write(tmp_path, *names)
    assert shown([tmp_path]) == sorted(names)


def test_an_export_s_list_that_cannot_be_read_names_nothing(tmp_path: Path) -> None:
    (tmp_path / ".kg-export-csv").mkdir()
    assert made(str(tmp_path), [".kg-export-csv"]) == frozenset()


@pytest.mark.parametrize("options", [{}, {"shards": 3, "gzip": True}, {"formats": ("ttl",)}])
def test_a_build_of_former_times_is_passed_over_and_pages_in_its_folder_are_read(options: dict[str, object], tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    pipeline.build([tmp_path], tmp_path / "old", Options(keep=False, **options))  # type: ignore[arg-type]
    assert all(path.name in OURS for path in (tmp_path / "old").iterdir())
    write(tmp_path / "old", "kg.txt", "sub/report.txt")
    assert shown([tmp_path]) == ["!own-output old", "old/kg.txt", "old/sub/report.txt", "page.html"]


def test_what_an_export_wrote_is_passed_over_wherever_it_lies_below_it(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    pipeline.build([tmp_path], tmp_path / "out", Options(keep=False))
    for form in ("html", "csv", "jsonld", "graphml"):
        exports.export([tmp_path / "out"], tmp_path / "all", form)  # type: ignore[arg-type]
    write(tmp_path / "all", "films/mine.html")
    assert shown([tmp_path]) == ["!own-output all", "all/films/mine.html", "!own-output out", "page.html"]


def test_a_graph_is_the_same_whatever_was_made_of_it_before(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    pipeline.build([tmp_path], tmp_path / "out", Options(keep=False))
    first = (tmp_path / "out/kg.nq").read_bytes()
    exports.export([tmp_path / "out"], tmp_path / "site", "html")
    pipeline.build([tmp_path], tmp_path / "other", Options(keep=False))
    assert (tmp_path / "other/kg.nq").read_bytes() == first


def test_a_folder_with_nothing_else_holds_no_pages(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    pipeline.build([tmp_path / "page.html"], tmp_path / "out", Options(keep=False))
    assert shown([tmp_path / "out"]) == [f"!no-documents {tmp_path}/out"]
    assert shown([tmp_path / "out/report.txt"]) == ["report.txt"], "a file that is asked for is read"
