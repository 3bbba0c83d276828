"""The scripts that measure whole builds: they run on a few pages, and what they print is what was measured."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.build import baseline, figures, running, stages, startup
from bench.generate import generate


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    generate(folder, films=3, count=10, seed="figures", size="small")
    return folder


# --- running -------------------------------------------------------------------------------------------------------------


def test_a_command_that_fails_is_no_figure(tmp_path: Path) -> None:
    assert running.run([sys.executable, "-c", "raise SystemExit(3)"]).code == 3
    with pytest.raises(RuntimeError, match="wrote nothing"):
        running.build(tmp_path / "missing", tmp_path / "out", "--no-cache")


def test_the_peak_is_that_of_the_largest_process() -> None:
    inner = "data = b'x' * 400_000_000; print(len(data))"
    ended = running.run([sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}], check=True)"])
    assert ended.said.strip() == "400000000"
    assert ended.peak > 400e6
    assert ended.cpu > 0


def test_pages_are_files_that_are_not_hidden(tmp_path: Path) -> None:
    for name in ("b/two.html", "one.txt", ".kg/three", "b/.four"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words", encoding="utf-8")
    assert [path.name for path in running.pages(tmp_path)] == ["two.html", "one.txt"]


@pytest.mark.parametrize(("number", "found"), [(1, "3"), (2, "14"), (3, "135"), (9, "012345")])
def test_pages_are_drawn_evenly(number: int, found: str) -> None:
    assert [str(path) for path in running.drawn([Path(digit) for digit in "012345"], number)] == [*found]


def test_the_same_pages_stand_elsewhere_under_the_same_names(made: Path, tmp_path: Path) -> None:
    some = running.pages(made / "pages")[2:5]
    running.linked(some, made / "pages", tmp_path / "there")
    assert [path.read_bytes() for path in running.pages(tmp_path / "there")] == [path.read_bytes() for path in some]


# --- figures -------------------------------------------------------------------------------------------------------------


def test_contexts_are_never_fetched() -> None:
    item = {"@context": "https://schema.org", "a": [{"@context": ["http://schema.org/", {"b": "http://b.example/"}]}]}
    assert baseline.local(item) == {
        "@context": {"@vocab": "https://schema.org/"},
        "a": [{"@context": [{"@vocab": "http://schema.org/"}, {"b": "http://b.example/"}]}],
    }


def test_the_baseline_makes_triples_of_markup(tmp_path: Path) -> None:
    pytest.importorskip("extruct", reason="the baseline needs extruct")
    page = tmp_path / "page.html"
    page.write_text(
        '<html><head><script type="application/ld+json">{"@context": "https://schema.org", "@type": "Movie", "name": "The Salt Road"}'
        '</script><meta property="og:title" content="The Salt Road"></head><body><p itemscope itemtype="http://schema.org/Person">'
        '<b itemprop="name">Ada Winterbourne</b></p></body></html>',
        encoding="utf-8",
    )
    triples, left_out = baseline.triples(str(page))
    said = {str(o) for _, _, o in triples}
    assert left_out == 0
    assert {"https://schema.org/Movie", "http://schema.org/Person", "The Salt Road", "Ada Winterbourne"} <= said


def test_figures_of_a_few_pages(made: Path) -> None:
    pytest.importorskip("extruct", reason="the baseline needs extruct")
    one = figures.figures(made, figures.Asked(rounds=1, jobs=1))
    assert one.pages == 10 >= one.read > 5
    assert 0 < one.peers < one.pages  # some are text
    assert one.triples > 0
    assert one.same
    assert one.unchanged[0].cpu < one.first[0].cpu
    tables = figures.shown([one, one], 1)
    assert tables.count("\n| made0 |") == 6
    assert "| 1.0 | 1.0 |" in tables


# --- stages --------------------------------------------------------------------------------------------------------------


def test_time_between_two_steps_belongs_to_neither() -> None:
    taken = stages.Steps()
    for stage, done, total in (("read", 1, 2), ("read", 2, 2), ("resolve", 0, 1), ("resolve", 1, 1), ("link", 0, 1), ("link", 1, 1)):
        taken(stage, done, total)
    taken.end()
    assert list(taken.spent) == ["read", "summaries", "resolve", "share out", "link", "names, weights"]
    assert taken.total.wall == pytest.approx(sum(spent.wall for spent in taken.spent.values()))


def test_every_step_of_a_build_is_known_and_has_its_time(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = stages.Steps()
    with stages.watched(taken) as inside:
        stages.steps(made / "pages", tmp_path / "out", 1, "", taken)
    assert capsys.readouterr().err == ""  # all parts are what the build calls now
    assert set(taken.spent) == {*stages.BETWEEN, *stages.BETWEEN.values()}
    assert {"link", "fuse"} <= {step for step, _ in inside}
    for step in ("link", "fuse"):
        assert 0 < sum(cpu for (of, _), cpu in inside.items() if of == step) <= taken.spent[step].cpu * 1.01
    known = stages.bounds(running.pages(made / "pages"), tmp_path / "out")
    assert not (tmp_path / "out" / "written").exists()
    assert "| the build |" in stages.shown(taken, inside, taken, known, 1)


def test_what_processes_work_is_counted_while_they_run(made: Path, tmp_path: Path) -> None:
    if not Path("/proc/self/stat").exists():
        pytest.skip("the system does not tell what a running process has worked")
    taken = stages.Steps()
    stages.steps(made / "pages", tmp_path / "out", 2, "", taken)
    assert taken.spent["read"].cpu > 0
    assert all(spent.cpu > -0.05 for spent in taken.spent.values())


# --- startup -------------------------------------------------------------------------------------------------------------


def test_startup_of_the_help(tmp_path: Path) -> None:
    command = startup.commands(Path("pages"))[0]
    runs = startup.measured(command, tmp_path, 1)
    assert "| `kg --help` |" in startup.shown([(command, runs)])
    assert {"kg.cli", "click"} <= {name for name, _, _ in startup.imports(command, tmp_path)}


def test_a_command_that_cannot_be_run_is_said(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="exit code 2"):
        startup.measured(startup.Command("kg query cast", ("query", "cast"), 0.5), tmp_path, 1)
