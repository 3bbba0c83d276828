from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from lxml import etree

from kg.exports.html import write_pages
from kg.exports.views import external
from kg.rdf.facts import Facts, opened
from kg.rdf.things import Thing
from tests.exports.conftest import LANTERN

H = "{http://www.w3.org/1999/xhtml}"


def parsed(path: Path) -> etree._Element:
    """The page, read by a parser that refuses every error that the HTML standard names."""
    parser = html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("lxml"))
    tree: etree._ElementTree = parser.parse(path.read_text(encoding="utf-8"))
    return tree.getroot()


def pages(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.rglob("*.html"))


@pytest.fixture(scope="module")
def seeds(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    with opened([built]) as facts:
        write_pages(facts, folder)
    return folder


@pytest.fixture(params=["invented", "seeds"])
def folder(request: pytest.FixtureRequest, exported: Callable[[str], Path], seeds: Path) -> Path:
    return exported("html") if request.param == "invented" else seeds


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x.test", "https:///", "x.html", "http://[", "https://a b"],
)
def test_only_pages_of_the_web_are_linked(address: str) -> None:
    assert external(address) == ""


def test_hostile_text_stays_text(exported: Callable[[str], Path]) -> None:
    for path in pages(exported("html")):
        page = parsed(path)
        assert not list(page.iter(H + "script"))
        assert not [a for a in page.iter(H + "a") if urlsplit(a.get("href", "")).scheme not in ("", "https")]
        assert not [name for element in page.iter() for name in element.attrib if str(name).startswith("on")]
    page = parsed(exported("html") / "films/script-1999.html")
    assert words(next(page.iter(H + "h1"))) == """<script>alert('x')</script> & "quotes\""""
    assert "javascript:alert(1)" in words(page)


def test_every_page_is_valid_html_and_stands_alone(folder: Path) -> None:
    for path in pages(folder):
        page = parsed(path)
        assert page.get("lang") == "en"
        assert words(next(page.iter(H + "title")))
        assert len(list(page.iter(H + "h1"))) == 1
        assert len(list(page.iter(H + "main"))) == 1
        assert not [element for tag in ("img", "link", "iframe", "script", "object", "video") for element in page.iter(H + tag)]
        assert "url(" not in words(next(page.iter(H + "style")))
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(set(ids)) == len(ids), path


def test_headings_go_down_one_level_at_a_time(folder: Path) -> None:
    for path in pages(folder):
        levels = [
            int(str(e.tag)[-1]) for e in parsed(path).iter() if isinstance(e.tag, str) and re.fullmatch(re.escape(H) + "h[1-6]", e.tag)
        ]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), path


def test_every_link_leads_somewhere_from_a_disk(folder: Path) -> None:
    anchors = {path.resolve(): {e.get("id") for e in parsed(path).iter() if e.get("id")} for path in pages(folder)}
    for path in pages(folder):
        for a in parsed(path).iter(H + "a"):
            parts = urlsplit(a.get("href", ""))
            if parts.scheme:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
            assert target in anchors, (path, a.get("href"))
            assert not parts.fragment or parts.fragment in anchors[target], (path, a.get("href"))


def test_a_film_page_shows_value_quote_document_and_what_competes(exported: Callable[[str], Path]) -> None:
    page = parsed(exported("html") / "films/the-lantern-keeper-2003.html")
    facts = {words(dt): dt.getparent() for dt in page.iter(H + "dt")}
    time = words(facts["Running time"])
    assert "1 h 42 min" in time
    assert "102 min" in time
    assert "Moviehall" in time
    assert "characters 40–47" in time
    assert "chosen" in time
    assert "Not chosen: PT1H45M" in time
    assert "105 min" in time
    assert "inferred" in words(facts["Genres"])
    cast = next(table for table in page.iter(H + "table"))
    assert [words(th) for th in cast.iter(H + "th") if th.get("scope") == "row"] == ["Wen Li", "Otto Brandsma"]
    assert "The pages contradict each other" in words(page)
    assert "pages/lantern.txt" in words(page)


def test_a_derived_value_stands_on_the_words_it_came_from(exported: Callable[[str], Path]) -> None:
    page = parsed(exported("html") / "people/wen-li.html")
    assert "wen li" in words(page)
    assert "the usual capitals of a name" not in words(next(page.iter(H + "h1")))


def test_everything_that_is_said_of_a_film_is_on_its_page(seeds: Path, built: Path) -> None:
    from kg.exports.names import file_names

    def bare(text: str) -> str:
        return "".join(text.split())

    with opened([built]) as facts:
        films = facts.of_kind("film")
        for iri, name in file_names(films).items():
            tree = parsed(seeds / "films" / f"{name}.html")
            etree.strip_elements(tree, H + "summary", with_tail=False)
            page = bare(words(tree))
            for thing in [facts.thing(iri), *_below(facts, iri)]:
                for term in _SHOWN:
                    for text in thing.values.get(term, ()):
                        if not (thing.is_a("composition", "character") or thing.links("schema:hasPart")):
                            assert bare(text.value) in page, (thing.iri, term)


_SHOWN = ("schema:name", "schema:text", "schema:reviewBody", "schema:description", "schema:headline", "schema:ratingExplanation")


def _below(facts: Facts, iri: str) -> Iterator[Thing]:
    seen, ahead = set(), [iri]
    while ahead:
        thing = facts.thing(ahead.pop())
        for terms in thing.values.values():
            for term in terms:
                if term.sort == "iri" and term.value.startswith(iri + "/") and term.value not in seen:
                    seen.add(term.value)
                    ahead.append(term.value)
                    yield facts.thing(term.value)


def test_long_indexes_go_on_on_further_pages(facts: Facts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.exports.html.PER_PAGE", 2)
    write_pages(facts, tmp_path)
    assert {path.name for path in tmp_path.glob("*.html")} == {
        "index.html", "index-2.html", "index-3.html", "people.html", "people-2.html", "people-3.html",
    }  # fmt: skip
    listed = [
        a.get("href") for n in ("", "-2", "-3") for a in parsed(tmp_path / f"index{n}.html").iter(H + "a") if "films/" in a.get("href", "")
    ]
    assert len(listed) == len(set(listed)) == 5


def test_a_graph_without_claims_says_so(built: Path, tmp_path: Path) -> None:
    with opened([built / "kg.ttl"]) as facts:
        write_pages(facts, tmp_path)
    assert "hold no claims" in words(parsed(next((tmp_path / "films").iterdir())))


def test_the_film_in_the_address_is_the_film_on_the_page(exported: Callable[[str], Path]) -> None:
    assert LANTERN in words(parsed(exported("html") / "films/the-lantern-keeper-2003.html"))
