"""``kg build`` as a whole: bad input, options, exit codes, and the promise that ``out/`` is the old state or the new."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest

from tests.conftest import ROOT, SEEDS
from tests.pipeline.test_kinds import heads

Run = Callable[..., subprocess.CompletedProcess[str]]


def one_line(done: subprocess.CompletedProcess[str], *words: str) -> str:
    """The one line on stderr that holds all the words."""
    lines = [line for line in done.stderr.splitlines() if all(word in line for word in words)]
    assert len(lines) == 1, done.stderr
    return lines[0]


BAD_FILES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
    "other.txt": (b"Minutes of the allotment society. Present: twelve members.\n" * 20, "no site"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_costs_one_line_and_nothing_else(kg: Run, inbox: Path, tmp_path: Path, name: str) -> None:
    content, word = BAD_FILES[name]
    (inbox / name).write_bytes(content)
    done = kg("build", inbox, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    line = one_line(done, name)
    assert word in line.casefold()
    report = json.loads((tmp_path / "out/report.json").read_text())
    assert [n for n in report["notices"] if name in n.get("where", "")]
    assert report["counts"]["documents"] == 1


def test_a_missing_path_is_reported_after_the_rest_is_built(kg: Run, inbox: Path, tmp_path: Path) -> None:
    done = kg("build", inbox, tmp_path / "nowhere", "--out", tmp_path / "out")
    assert done.returncode == 2
    one_line(done, "nowhere")
    assert json.loads((tmp_path / "out/report.json").read_text())["counts"]["documents"] == 1


def test_many_notices_of_a_kind_are_summed_up_on_stderr_and_whole_in_the_report(kg: Run, inbox: Path, tmp_path: Path) -> None:
    for number in range(20):
        (inbox / f"other{number:02}.txt").write_text(f"a note to myself, the {number}th", encoding="utf-8")
    done = kg("build", inbox, "--out", tmp_path / "out")
    assert done.returncode == 0
    lines = [line for line in done.stderr.splitlines() if "other" in line]
    assert len(lines) == 5
    one_line(done, "15 more", "unknown-site", "report.txt")
    assert (tmp_path / "out/report.txt").read_text(encoding="utf-8").count("a page about one film") >= 20


def test_a_folder_without_documents_is_said(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()
    done = kg("build", tmp_path / "void", "--out", tmp_path / "out")
    one_line(done, "void")
    assert "Traceback" not in done.stderr


def test_a_mistyped_path_does_not_cost_the_graph_that_is_there(kg: Run, inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert kg("build", inbox, "--out", out).returncode == 0
    before = files(out)
    (tmp_path / "void").mkdir()
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(500))
    for nothing in (tmp_path / "ni", tmp_path / "void", tmp_path / "photo.jpg"):
        done = kg("build", nothing, "--out", out)
        assert done.returncode == 2
        assert "as it was" in done.stderr
        assert files(out) == before


def test_the_output_folder_is_no_input_even_inside_it(kg: Run, inbox: Path) -> None:
    out = inbox / "out"
    assert kg("build", inbox, "--out", out).returncode == 0
    before = files(out)
    assert kg("build", inbox, "--out", out).returncode == 0
    assert files(out) == before


def test_a_file_of_two_hundred_megabytes_is_refused_by_its_size(kg: Run, inbox: Path, tmp_path: Path) -> None:
    with (inbox / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    done = kg("build", inbox, "--out", tmp_path / "out")
    assert done.returncode == 0
    one_line(done, "huge.txt")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_other_encodings_give_the_same_claims(kg: Run, inbox: Path, tmp_path: Path, encoding: str) -> None:
    page = next(inbox.iterdir())
    plain = kg("build", inbox, "--out", tmp_path / "plain")
    page.write_bytes(page.read_text(encoding="utf-8").encode(encoding))
    done = kg("build", inbox, "--out", tmp_path / "out")
    assert plain.returncode == done.returncode == 0
    counts = [json.loads((tmp_path / d / "report.json").read_text())["counts"]["claims"] for d in ("plain", "out")]
    assert counts[0] == counts[1] > 20


def test_invalid_bytes_are_said_and_the_page_is_still_read(kg: Run, inbox: Path, tmp_path: Path) -> None:
    page = next(inbox.iterdir())
    page.write_bytes(page.read_bytes() + b"\xff\xfe\xfa")
    done = kg("build", inbox, "--out", tmp_path / "out")
    assert done.returncode == 0
    one_line(done, page.name)
    assert json.loads((tmp_path / "out/report.json").read_text())["counts"]["claims"] > 20


def test_two_copies_of_one_page_are_one_document(kg: Run, inbox: Path, tmp_path: Path) -> None:
    page = next(inbox.iterdir())
    shutil.copy(page, inbox / "copy.txt")
    done = kg("build", inbox, "--out", tmp_path / "out")
    assert done.returncode == 0
    line = one_line(done, "copy.txt")
    assert page.name in line
    report = json.loads((tmp_path / "out/report.json").read_text())
    assert report["counts"]["documents"] == 1
    (document,) = report["documents"]
    assert {document["name"], *document["also"]} == {page.name, "copy.txt"}, "under all its names"
    (other,) = document["also"]
    assert f'alternateName> "{other}"' in (tmp_path / "out/kg.nq").read_text(encoding="utf-8")


@pytest.mark.parametrize(("args", "word"), [
    (["--site", "nosuch"], "nosuch"), (["--format", "pdf"], "pdf"), (["--fail-on", "rain"], "rain"), (["--base-iri", "a b"], "base"),
    (["--jobs", "-1"], "-1"), (["--base-iri", "https://x.example/#"], "base"), (["--format", ""], "ttl"), (["--limit", "0"], "limit"),
    (["--nosuch"], "nosuch"),
])  # fmt: skip
def test_a_bad_option_ends_with_two_and_writes_nothing(kg: Run, inbox: Path, tmp_path: Path, args: list[str], word: str) -> None:
    done = kg("build", inbox, "--out", tmp_path / "out", *args)
    assert done.returncode == 2
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_fail_on_turns_notices_and_conflicts_into_exit_code_one(kg: Run, inbox: Path, tmp_path: Path) -> None:
    (inbox / "empty.txt").write_bytes(b"")
    assert kg("build", inbox, "--out", tmp_path / "out", "--fail-on", "conflict").returncode == 0
    assert kg("build", inbox, "--out", tmp_path / "out", "--fail-on", "notice").returncode == 1
    assert kg("build", SEEDS, "--out", tmp_path / "out", "--fail-on", "conflict").returncode == 1


def files(out: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(out.iterdir())}


def test_the_committed_output_is_what_the_seeds_give(built: Path) -> None:
    assert files(built) == files(ROOT / "out"), "out/ is stale: run make build and commit it"


def test_hash_seed_order_of_arguments_and_processes_do_not_show(kg: Run, built: Path, tmp_path: Path) -> None:
    pages = sorted(SEEDS.iterdir(), reverse=True)
    for number, (seed, jobs) in enumerate((("1", 4), ("77", 1))):
        out = tmp_path / str(number)
        assert kg("build", *pages, "--out", out, "--jobs", jobs, env={"PYTHONHASHSEED": seed}).returncode == 0
        assert files(out) == files(built)
        pages.sort(key=lambda p: p.name[5:])


def test_other_peoples_files_in_the_output_folder_are_kept(kg: Run, inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.md").write_text("mine")
    (out / "sub").mkdir()
    (out / "sub/deep.txt").write_text("mine too")
    assert kg("build", inbox, "--out", out).returncode == 0
    assert (out / "notes.md").read_text() == "mine"
    assert (out / "sub/deep.txt").read_text() == "mine too"


@pytest.mark.parametrize("name", ["report.txt", "report.json", "kg.ttl", "claims.parquet"])
def test_a_persons_own_file_that_is_called_like_one_of_a_build_is_not_replaced(kg: Run, inbox: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / name).write_text("mine")
    done = kg("build", inbox, "--out", out)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{name}: is of no build, which would replace it" in done.stderr
    assert [(path.name, path.read_text()) for path in out.iterdir()] == [(name, "mine")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"], "said before anything is made"


def test_a_build_of_which_files_were_taken_away_is_built_again(kg: Run, inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert kg("build", inbox, "--out", out).returncode == 0
    before = files(out)
    (out / "void.ttl").unlink()
    (out / "report.json").unlink()
    assert kg("build", inbox, "--out", out).returncode == 0
    assert files(out) == before


def test_a_build_that_is_killed_leaves_the_output_as_it_was_and_the_next_cleans_up(inbox: Path, tmp_path: Path, kg: Run) -> None:
    out = tmp_path / "out"
    assert kg("build", inbox, "--out", out).returncode == 0
    before = files(out)
    for delay in (0.2, 0.5, 0.8, 1.1):
        process = subprocess.Popen([sys.executable, "-m", "kg", "build", str(SEEDS), "--out", str(out), "--quiet"],
                                   cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL)  # fmt: skip
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = files(out)
        assert now == before or (now["report.json"] != before["report.json"] and b"}" in now["report.json"][-3:])
        before = now
    assert kg("build", inbox, "--out", out).returncode == 0
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".out")] == []


def test_text_can_be_held_back(kg: Run, inbox: Path, tmp_path: Path) -> None:
    sizes = {}
    for text in ("full", "excerpt", "none"):
        assert kg("build", inbox, "--out", tmp_path / text, "--text", text).returncode == 0
        sizes[text] = (tmp_path / text / "kg.nq").stat().st_size
    assert sizes["none"] < sizes["excerpt"] < sizes["full"]
    longest = {t: max(len(line) for line in (tmp_path / t / "kg.nq").read_text(encoding="utf-8").splitlines()) for t in sizes}
    assert longest["none"] < longest["excerpt"] < 600 < longest["full"]
    assert "reviewBody" not in (tmp_path / "none/kg.nq").read_text(encoding="utf-8")


def test_text_is_held_back_in_tables_too(kg: Run, inbox: Path, tmp_path: Path) -> None:
    longest = {}
    for text in ("full", "excerpt", "none"):
        assert kg("build", inbox, "--out", tmp_path / text, "--text", text, "--claims", "parquet").returncode == 0
        rows = pq.read_table(tmp_path / text / "claims.parquet").to_pylist()
        longest[text] = max(len(words or "") for row in rows for words in (row["object"], *row["exacts"]))
    assert longest["none"] <= longest["excerpt"] <= 201 < longest["full"]
    assert not [row for row in rows if row["predicate"].endswith("reviewBody")]


@pytest.mark.parametrize("claims", ["nq", "parquet"])
def test_of_texts_that_are_held_back_no_file_has_a_sentence(kg: Run, tmp_path: Path, claims: str) -> None:
    assert kg("build", SEEDS, "--out", tmp_path / "full").returncode == 0
    texts = {
        quad.object.value
        for quad in ox.parse((tmp_path / "full/kg.nq").read_bytes(), format=ox.RdfFormat.N_QUADS)
        if quad.predicate.value.rsplit("/", 1)[1] in ("reviewBody", "description", "text")
    }
    assert len(texts) > 50
    assert kg("build", SEEDS, "--out", tmp_path / "none", "--text", "none", "--claims", claims).returncode == 0
    for path in (tmp_path / "none").iterdir():
        if path.suffix == ".parquet":
            written = json.dumps(pq.read_table(path).to_pylist(), ensure_ascii=False)
        else:
            written = path.read_text(encoding="utf-8")
        left = [text for text in texts if any(text[at : at + 60] in written for at in range(0, max(1, len(text) - 60), 20))]
        assert [text for text in left if len(text) > 50] == [], path.name


@pytest.mark.parametrize("claims", ["nq", "parquet"])
def test_no_e_mail_address_is_ever_written(kg: Run, inbox: Path, tmp_path: Path, claims: str) -> None:
    page = next(inbox.iterdir())
    words = page.read_text(encoding="utf-8")
    review = next(line for line in words.splitlines() if len(line) > 200)
    page.write_text(words.replace(review, f"{review[:100]} write to some.one@films.example {review[100:]}"), encoding="utf-8")
    assert kg("build", inbox, "--out", tmp_path / "out", "--claims", claims).returncode == 0
    assert "[e-mail address]" in (tmp_path / "out/kg.ttl").read_text(encoding="utf-8")
    for path in (tmp_path / "out").iterdir():
        assert b"some.one@" not in path.read_bytes(), path.name


def test_claims_go_where_they_are_asked_for(kg: Run, inbox: Path, tmp_path: Path) -> None:
    assert kg("build", inbox, "--out", tmp_path / "none", "--claims", "none").returncode == 0
    assert "/claim/" not in (tmp_path / "none/kg.nq").read_text()
    assert kg("build", inbox, "--out", tmp_path / "both", "--claims", "both").returncode == 0
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(tmp_path / "both/claims.parquet")
    assert table.num_rows == json.loads((tmp_path / "both/report.json").read_text())["counts"]["claims"]
    first = table.slice(0, 1).to_pylist()[0]
    assert f"{first['document']}/claim/{first['claim']}" in (tmp_path / "both/kg.nq").read_text()


def test_formats_limit_and_exclude(kg: Run, tmp_path: Path) -> None:
    done = kg("build", SEEDS, "--out", tmp_path / "out", "--format", "ttl", "--exclude", "00[0-2]*", "--limit", 1)
    assert done.returncode == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "decisions.jsonl", "kg.ttl", "report.json", "report.txt", "void.ttl",
    ]  # fmt: skip
    assert [d["name"][:3] for d in json.loads((tmp_path / "out/report.json").read_text())["documents"]] == ["003"]


def test_another_namespace_and_base(kg: Run, inbox: Path, tmp_path: Path) -> None:
    done = kg("build", inbox, "--out", tmp_path / "out", "--schema-namespace", "https", "--base-iri", "https://films.example")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "out/kg.nq").read_text()
    assert "<https://schema.org/Movie>" in text
    assert "<http://schema.org/" not in text
    assert "<https://films.example/movie/" in text


def test_a_claim_that_breaks_a_shape_is_left_out_kept_as_deprecated_and_reported(kg: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    # One page has it for a series that ended in 1991, the other, of the same id, for an episode.
    for number, page in enumerate(heads("series", "episode")):
        (folder / f"{number}.html").write_text(page, encoding="utf-8")
    done = kg("build", folder, "--out", tmp_path / "out")
    assert done.returncode == 1, done.stderr
    left_out = json.loads((tmp_path / "out/report.json").read_text())["shapes"]["left_out"]
    assert any(place["quote"] == "1991" for finding in left_out for place in finding["evidence"])
    assert "1991" not in (tmp_path / "out/kg.ttl").read_text(encoding="utf-8")
    quads = (tmp_path / "out/kg.nq").read_text(encoding="utf-8")
    assert '"1991"^^' in quads
    assert "<https://kg.example/ns#deprecated>" in quads
    assert kg("validate", tmp_path / "out/kg.ttl").returncode == 0


def test_a_structural_fault_is_ours_and_leaves_the_output_as_it_was(inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg import pipeline
    from kg.errors import InternalFault
    from kg.model import Options
    from kg.rdf.graph import Writer

    out = tmp_path / "out"
    pipeline.build([inbox], out, Options())
    before = files(out)
    monkeypatch.setattr(Writer, "node", lambda self, node: iter(()))
    with pytest.raises(InternalFault) as fault:
        pipeline.build([inbox], out, Options())
    assert fault.value.exit_code == 3
    assert files(out) == before


def test_who_acts_and_sings_is_one_person(kg: Run, tmp_path: Path) -> None:
    page = (ROOT / "tests/sites/imdb/lines/page.txt").read_text(encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/page.txt").write_text(page.replace("Performed by The Skerry Choir", "Performed by Piotr Zawada"), encoding="utf-8")
    done = kg("build", tmp_path / "in", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    graph = (tmp_path / "out/kg.nq").read_text(encoding="utf-8")
    assert "/person/piotr-zawada> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Person>" in graph
    assert "/person/piotr-zawada> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/MusicGroup> ." not in graph
