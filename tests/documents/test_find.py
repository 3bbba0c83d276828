"""Finding documents: what is not one, what each is called, and that the order of arguments never matters."""

from __future__ import annotations

import os
import pickle
import random
import socket
import string
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import documents
from kg.documents import Source, find, listing, load, load_all
from kg.documents.names import Exclusion, apart, printable
from kg.model import Document, Notice

not_root = pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")


def write(root: Path, *names: str) -> Path:
    """Files whose text is their own name."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"text of {root.name}/{name}", encoding="utf-8")
    return root


def shown(paths: Sequence[Path | str], **options: object) -> list[str]:
    """Documents by name, notices as ``!code where``."""
    items = find(paths, **options)  # type: ignore[arg-type]
    return [item.name if isinstance(item, Document) else f"!{item.code} {item.where}" for item in items]


# --- what is no document ---------------------------------------------------------------------------------------------


def test_a_missing_path_is_a_failed_request_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    items = list(find([tmp_path / "a.txt", tmp_path / "nowhere"]))
    assert isinstance(items[0], Notice)
    assert items[0].code in documents.FAILED_REQUESTS
    assert str(items[0]) == f"{tmp_path}/nowhere: no such file or folder; check how it is written"
    assert isinstance(items[1], Document)


@pytest.mark.parametrize("path", ["", "a\0b", "x" * 5000, "\ud800", "a.txt/below"])
def test_a_path_that_cannot_be_is_missing(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, "a.txt"))
    (notice,) = find([path])
    assert isinstance(notice, Notice)
    assert notice.code == "missing-path"
    assert str(notice).isprintable()


def test_a_given_link_that_leads_nowhere_is_missing(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("gone")
    (tmp_path / "self").symlink_to("self")
    assert [n.split()[0] for n in shown([tmp_path / "link", tmp_path / "self"])] == ["!missing-path"] * 2


def test_each_thing_that_is_no_page_gives_one_notice_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "good.txt")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text(" \n\n")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (tmp_path / "broken").symlink_to("gone")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(tmp_path)  # the address of a socket is short
        listener.bind("socket")
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(200_000_000)
    assert shown([tmp_path]) == [
        "!empty blank.txt", "!broken-link broken", "!empty empty.txt", "good.txt", "!too-large huge.txt", "!binary picture.png",
        "!special-file pipe", "!special-file socket",
    ]  # fmt: skip
    for item in find([tmp_path]):
        if isinstance(item, Notice):
            assert str(item).isprintable()
            assert item.next_step


def test_a_file_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(200_000_000)
    monkeypatch.setattr(os, "open", None)
    (notice,) = find([tmp_path])
    assert str(notice) == "huge.txt: 200.0 MB are more than the 64.0 MB that a page may have; not read; split it, or give the page alone"


@pytest.mark.parametrize("path", ["pipe", "/dev/null"])
def test_a_given_pipe_or_device_is_never_opened(path: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (line,) = shown([tmp_path / path])
    assert line.startswith("!special-file ")


def test_a_folder_without_documents_is_said(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    assert shown([tmp_path]) == [f"!no-documents {tmp_path}"]
    write(tmp_path, "deep/a.log", ".hidden", "a.txt~")
    assert shown([tmp_path], exclude=["*.log"]) == [f"!no-documents {tmp_path}"]


@not_root
def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b/c.txt", "d.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").chmod(0)
    try:
        assert shown([tmp_path]) == ["!unreadable a.txt", "!unreadable b", "d.txt"]
        assert shown([tmp_path / "b"]) == [f"!unreadable {tmp_path}/b"]
    finally:
        (tmp_path / "b").chmod(0o700)


def test_what_the_system_refuses_is_said_even_to_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", "b/c.txt", "d.txt")
    real_open, real_scandir = os.open, os.scandir

    def refuse_a(path: str, *rest: object) -> int:
        if path.endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return real_open(path, *rest)  # type: ignore[arg-type]

    def refuse_b(path: str) -> object:
        if str(path).endswith("b"):
            raise PermissionError(13, "Permission denied")
        return real_scandir(path)

    monkeypatch.setattr(os, "open", refuse_a)
    monkeypatch.setattr(os, "scandir", refuse_b)
    assert shown([tmp_path]) == ["!unreadable a.txt", "!unreadable b", "d.txt"]


def test_a_folder_that_may_be_listed_and_not_entered_is_no_vanished_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", "b/c.txt")
    (tmp_path / "b/d.txt").symlink_to("c.txt")
    real = os.DirEntry.stat

    class Refused:
        def __init__(self, entry: os.DirEntry[str]) -> None:
            self.name, self.path, self.is_symlink, self.is_dir = entry.name, entry.path, entry.is_symlink, entry.is_dir
            self._entry = entry

        def stat(self) -> os.stat_result:
            if "/b/" in self.path:
                raise PermissionError(13, "Permission denied")
            return real(self._entry)

    class Listed(list[Refused]):
        def __enter__(self) -> list[Refused]:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        close = list.clear

    real_scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: Listed(Refused(entry) for entry in real_scandir(path)))
    assert shown([tmp_path]) == ["a.txt", "!unreadable b/c.txt", "!unreadable b/d.txt"]


def test_a_path_too_long_for_the_system_is_no_vanished_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(25):
        os.mkdir("d" * 200)
        os.chdir("d" * 200)
    monkeypatch.chdir(tmp_path)
    (item,) = find([tmp_path])
    assert isinstance(item, Notice)
    assert (item.code, item.what) == ("unreadable", "its path is too long for the system")


def test_a_file_that_vanishes_or_changes_after_listing_is_said(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt", "c.txt", "d.txt")
    sources = [item for item in listing([tmp_path]) if isinstance(item, Source)]
    (tmp_path / "a.txt").unlink()
    (tmp_path / "b.txt").write_text("longer than it was before, by far")
    (tmp_path / "c.txt").unlink()
    os.mkfifo(tmp_path / "c.txt")
    results = [load(source) for source in sources]
    assert [r.code if isinstance(r, Notice) else r.name for r in results] == ["vanished", "changed", "changed", "d.txt"]


# --- copies ----------------------------------------------------------------------------------------------------------


def test_two_copies_give_one_document_and_a_notice_that_names_both(tmp_path: Path) -> None:
    for name in ("b/second.txt", "a/first.txt", "third.txt"):
        write(tmp_path, name)
        (tmp_path / name).write_text("the same page")
    items = list(find([tmp_path]))
    assert [i.name for i in items if isinstance(i, Document)] == ["a/first.txt"]
    assert [str(i) for i in items if isinstance(i, Notice)] == [
        "b/second.txt: has the same bytes as a/first.txt, which is read; remove one of the two",
        "third.txt: has the same bytes as a/first.txt, which is read; remove one of the two",
    ]


def test_a_copy_under_the_same_name_does_not_rename_the_first(tmp_path: Path) -> None:
    for name in ("x/page.txt", "y/page.txt"):
        write(tmp_path, name)
        (tmp_path / name).write_text("the same page")
    assert shown([tmp_path / "x", tmp_path / "y"]) == ["page.txt", "!duplicate y/page.txt"]


def test_one_file_reached_by_several_ways_is_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "pages/a.txt", "pages/deep/b.txt")
    (tmp_path / "pages" / "also.txt").symlink_to("a.txt")
    (tmp_path / "way").symlink_to("pages")
    monkeypatch.chdir(tmp_path)
    assert shown(["pages", "./pages/", tmp_path / "pages", "pages/deep", "pages/a.txt", "way"]) == ["a.txt", "deep/b.txt"]


# --- names and order -------------------------------------------------------------------------------------------------


def test_names_are_paths_below_the_root_and_sorted(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.txt", "a.txt", "a-1/x.txt")
    assert shown([tmp_path]) == ["a-1/x.txt", "a.txt", "a/z.txt", "b.txt"]
    assert shown([tmp_path / "a" / "z.txt"]) == ["z.txt"]


def test_hidden_files_and_backups_are_passed_over_unless_given(tmp_path: Path) -> None:
    write(tmp_path, ".hidden/a.txt", ".b.txt", "c.txt~", "~$d.txt", "#e.txt#", "f.txt")
    assert shown([tmp_path]) == ["f.txt"]
    assert shown([tmp_path / ".hidden", tmp_path / "c.txt~"]) == ["a.txt", "c.txt~"]


def test_loops_of_links_end_and_linked_folders_are_read_once(tmp_path: Path) -> None:
    write(tmp_path, "in/a/x.txt", "out/y.txt")
    (tmp_path / "in" / "a" / "up").symlink_to("..")
    (tmp_path / "in" / "0").symlink_to("a")
    (tmp_path / "in" / "w1").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "w2").symlink_to(tmp_path / "out")
    assert shown([tmp_path / "in"]) == ["a/x.txt", "w1/y.txt"]


def test_one_name_in_two_roots_gets_the_folders_in_front_that_tell_them_apart(tmp_path: Path) -> None:
    write(tmp_path / "m" / "x", "page.txt", "only.txt")
    write(tmp_path / "n" / "y", "page.txt", "x/page.txt")
    assert shown([tmp_path / "m" / "x", tmp_path / "n" / "y" / "page.txt"]) == ["only.txt", "x/page.txt", "y/page.txt"]
    write(tmp_path / "n" / "x", "page.txt")
    (tmp_path / "n" / "x" / "page.txt").write_text("another page")
    names = shown([tmp_path / "m" / "x", tmp_path / "n" / "x", tmp_path / "n" / "y"])
    assert names == ["m/x/page.txt", "n/x/page.txt", "only.txt", "y/page.txt", "y/x/page.txt"]


@given(
    st.lists(
        st.tuples(st.sampled_from(["/a", "/b", "/a/b", "/", "/b/a"]), st.sampled_from(["p", "a/p", "b/a/p", "p\n", "p\\n", "p\\x0a"])),
        unique=True,
    )
)
def test_names_are_unique_and_do_not_depend_on_order(places: list[tuple[str, str]]) -> None:
    places = list({f"{base.rstrip('/')}/{name}": (base, name) for base, name in places}.values())
    names = dict(zip(places, apart(places), strict=True))
    assert len(set(names.values())) == len(places)
    shuffled = random.Random(1).sample(places, len(places))
    assert dict(zip(shuffled, apart(shuffled), strict=True)) == names


@given(st.text(max_size=12), st.text(max_size=12))
def test_printable_names_stay_different_and_on_one_line(one: str, two: str) -> None:
    assert (printable(one) == printable(two)) is (one == two)
    assert len((printable(one) + "x").splitlines()) == 1
    printable(one).encode("utf-8")


HOSTILE_NAMES = [
    b"two\nlines.txt",
    b"bad\xff\xfebytes.txt",
    b"esc\x1b[31m.txt",
    "\u202egnp.txt".encode(),
    b"back\\slash.txt",
    "é.txt".encode(),
    b"-rf",
]


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=repr)
@pytest.mark.parametrize("content", [b"a page", b"", b"\x00\x01"], ids=["page", "empty", "binary"])
def test_hostile_names_fit_one_line_and_every_later_stage(name: bytes, content: bytes, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(name)).write_bytes(content)
    (item,) = find([tmp_path])
    line = str(item) if isinstance(item, Notice) else item.name
    line.encode("utf-8")
    assert line.isprintable()
    assert pickle.loads(pickle.dumps(item)) == item
    assert [type(i) for i in find([tmp_path / os.fsdecode(name)])] == [type(item)]


TREES = st.lists(
    st.tuples(st.sampled_from(["x", "y", "x/y", "z/x"]), st.text("ab/", min_size=1, max_size=4), st.sampled_from(["", "one", "two"])),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(TREES, st.randoms(use_true_random=False))
def test_the_order_of_arguments_never_matters(
    tmp_path_factory: pytest.TempPathFactory, tree: list[tuple[str, str, str]], chance: random.Random
) -> None:
    root = tmp_path_factory.mktemp("tree")
    for folder, name, text in tree:
        path = root / folder / (name.strip("/").replace("//", "/") + ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    arguments: list[Path | str] = [root / "x", root / "y", root / "x/y", str(root / "z"), root / "gone", *sorted(root.rglob("*.txt"))[:2]]
    expected = list(find(arguments))
    chance.shuffle(arguments)
    assert list(find(arguments)) == expected
    texts = [i.digest for i in expected if isinstance(i, Document)]
    assert len(texts) == len(set(texts))
    names = [i.name for i in expected if isinstance(i, Document)]
    assert len(names) == len(set(names))


# --- options ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("limit", [0, 1, 2, 3, 99])
def test_the_limit_counts_documents_not_files(limit: int, tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "d.txt", "f.txt")
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "c.txt").write_text("  ")
    (tmp_path / "e.txt").write_bytes((tmp_path / "d.txt").read_bytes())
    everything = ["!binary a.png", "b.txt", "!empty c.txt", "d.txt", "!duplicate e.txt", "f.txt"]
    found = shown([tmp_path], limit=limit)
    assert found == everything[: len(found)]
    assert sum(not line.startswith("!") for line in found) == min(limit, 3)
    two_steps = [r for item in listing([tmp_path], limit=limit) for r in (load_all(item) if isinstance(item, Source) else (item,))]
    assert two_steps == list(find([tmp_path], limit=limit))


def test_a_missing_path_is_said_whatever_the_limit(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    assert shown([tmp_path, tmp_path / "gone"], limit=0) == [f"!missing-path {tmp_path}/gone"]
    with pytest.raises(ValueError, match="limit"):
        shown([tmp_path], limit=-1)


EXCLUSIONS = [
    ("*.log", ["a.log", "d/a.log"], ["log", "a.log.txt"]),
    ("drafts", ["drafts/a", "x/drafts/a/b"], ["drafts.txt", "x/mydrafts"]),
    ("drafts/", ["drafts/a", "x/drafts/a"], ["drafts", "x/drafts"]),
    ("2017/*.txt", ["2017/a.txt"], ["2017/x/a.txt", "x/2017/a.txt"]),
    ("/index.html", ["index.html"], ["x/index.html"]),
    ("./a.txt", ["a.txt"], []),
    ("**/old/*", ["old/a", "x/y/old/a"], ["old", "older/a"]),
    ("a/**/b", ["a/b", "a/x/y/b", "a/b/c"], ["b", "x/a/b"]),
    ("a/**", ["a/x", "a/x/y"], ["b/a/x"]),
    ("[!a]?", ["bc", "x/bc"], ["ab", "b"]),
    ("", [], ["a"]),
    ("A.txt", ["A.txt"], ["a.txt"]),
]


@pytest.mark.parametrize(("pattern", "out", "stays"), EXCLUSIONS, ids=[row[0] or "(empty)" for row in EXCLUSIONS])
def test_exclusions(pattern: str, out: list[str], stays: list[str]) -> None:
    excluded = Exclusion([pattern])
    assert [name for name in out if not excluded.within(name)] == []
    assert [name for name in stays if excluded.within(name)] == []


def test_many_stars_cost_no_more_than_the_name_is_long() -> None:
    assert not Exclusion(["/".join(["**", "a"] * 40) + "/b"])("/".join("a" * 300))


def test_what_is_excluded_is_not_entered(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "old/b.txt", "old/deep/c.txt")
    os.mkfifo(tmp_path / "pipe")
    assert shown([tmp_path], exclude=["old", "pipe"]) == ["a.txt"]
    assert shown([tmp_path / "a.txt"], exclude=["*.txt"]) == []


# --- two steps -------------------------------------------------------------------------------------------------------


def test_listing_opens_only_files_of_equal_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", "longer.txt")
    monkeypatch.setattr(os, "open", None)
    items = listing([tmp_path])
    assert [item.name for item in items if isinstance(item, Source)] == ["a.txt", "longer.txt"]
    assert pickle.loads(pickle.dumps(items)) == items


def test_finding_holds_one_document_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, *(f"{letter}{'x' * i}.txt" for i, letter in enumerate(string.ascii_lowercase)))
    loaded: list[str] = []
    original = documents.find.__globals__["stream"]

    def counting(source: Source, **options: int) -> object:
        loaded.append(source.name)
        return original(source, **options)

    monkeypatch.setitem(documents.find.__globals__, "stream", counting)
    for number, _ in enumerate(find([tmp_path]), 1):
        assert len(loaded) == number


def test_a_document_says_what_it_is(tmp_path: Path) -> None:
    data = "\ufeffOne\r\nTwo\rThree".encode("utf-16")
    (tmp_path / "a.txt").write_bytes(data)
    (document,) = find([tmp_path])
    assert isinstance(document, Document)
    assert (document.text, document.size, document.encoding, document.media_type) == (
        "\ufeffOne\nTwo\nThree",
        len(data),
        "utf-16-le",
        "text/plain",
    )
    assert len(document.digest) == 64
