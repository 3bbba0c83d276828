from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import RequestError
from kg.exports import FORMS, ExportForm, export
from tests.exports.conftest import FILMS


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_data_without_films_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "none.ttl").write_text("<https://a.test/x> <https://a.test/y> 1 .")
    with pytest.raises(RequestError, match="no film"):
        export([tmp_path / "none.ttl"], tmp_path / "out", "csv")
    assert not (tmp_path / "out").exists()


def test_an_unknown_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="docx"):
        export([FILMS], tmp_path / "out", "docx")  # type: ignore[arg-type]


def test_the_folder_that_is_read_is_not_written(built: Path) -> None:
    with pytest.raises(RequestError, match="folder that is read"):
        export([built], built, "csv")


def test_an_export_that_breaks_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export([FILMS], tmp_path / "out", "html")
    before = contents(tmp_path / "out")
    monkeypatch.setattr("kg.exports.html.person_page", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export([FILMS], tmp_path / "out", "html")
    assert contents(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_is_stale_goes_and_what_is_a_persons_stays(tmp_path: Path) -> None:
    out, data = tmp_path / "out", tmp_path / "films.trig"
    data.write_text(FILMS.read_text())
    export([data], out, "jsonld")
    export([data], out, "csv")
    (out / "notes.txt").write_text("mine")
    (out / "films" / "mine.txt").write_text("mine too")
    data.write_text(FILMS.read_text().replace("movie/con>", "movie/conn>"))
    export([data], out, "jsonld")
    names = set(contents(out))
    assert {"notes.txt", "films/mine.txt", "films/conn.jsonld", "films.csv"} <= names
    assert not any(name.startswith("films/con-7") for name in names)


@pytest.mark.parametrize(("form", "name"), [("csv", "films.csv"), ("graphml", "films.graphml"), ("html", "index.html"), ("html", "films")])
def test_a_persons_own_file_that_is_called_like_one_of_an_export_is_not_replaced(form: ExportForm, name: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / name).write_text("mine")
    with pytest.raises(RequestError, match="is not of an export"):
        export([FILMS], out, form)
    assert contents(out) == {name: b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_persons_own_folder_that_is_called_like_a_file_of_an_export_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "out/films.csv").mkdir(parents=True)
    (tmp_path / "out/films.csv/mine").write_text("mine")
    with pytest.raises(RequestError, match="is not of an export"):
        export([FILMS], tmp_path / "out", "csv")
    assert contents(tmp_path / "out") == {"films.csv/mine": b"mine"}


def test_an_export_that_lost_its_list_is_written_again_and_one_that_was_changed_by_hand_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    export([FILMS], out, "csv")
    before = contents(out)
    (out / ".kg-export-csv").unlink()
    export([FILMS], out, "csv")
    assert contents(out) == before
    (out / "films.csv").write_text("changed")
    export([FILMS], out, "csv")
    assert contents(out) == before


@pytest.mark.parametrize("form", FORMS)
def test_same_data_same_bytes(form: ExportForm, tmp_path: Path, exported: object) -> None:
    shuffled = tmp_path / "shuffled.trig"
    head, _, rest = FILMS.read_text().partition("\n# A film that")
    blocks = rest.split("\n<")
    prefix, others = blocks[0], blocks[1:]
    graphs = next(i for i, block in enumerate(others) if block.startswith("document/d1> {"))
    shuffled.write_text(
        head + "\n# A film that" + prefix + "".join("\n<" + block for block in [*reversed(others[:graphs]), *others[graphs:]])
    )
    export([shuffled], tmp_path / "a", form)
    assert contents(tmp_path / "a") == contents(exported(form))  # type: ignore[operator]


@pytest.mark.parametrize("form", FORMS)
def test_a_graph_without_evidence_can_be_exported(form: ExportForm, built: Path, tmp_path: Path) -> None:
    assert export([built / "kg.ttl"], tmp_path / "out", form).counts


def test_claims_that_lie_in_parquet_are_found(tmp_path: Path, kg: object) -> None:
    from tests.conftest import SEEDS

    done = kg("build", SEEDS, "--out", tmp_path / "built", "--claims", "parquet")  # type: ignore[operator]
    assert done.returncode == 0, done.stderr
    assert export([tmp_path / "built"], tmp_path / "csv", "csv").counts["claims"] > 100
