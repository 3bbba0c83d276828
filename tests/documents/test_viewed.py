"""The source of a page as browsers show it, saved: the page in it is read."""

from __future__ import annotations

import time
from html import escape
from pathlib import Path

import pytest

from kg import documents
from kg.documents.viewed import unwrapped
from kg.intake import read_document
from kg.model import Document

PAGE = """<!DOCTYPE html>
<html><head>
<title>Weir Song (1998) - IMDb</title>
<link rel="canonical" href="https://www.imdb.com/title/tt7000001/?a=1&amp;b=2">
<script type="application/ld+json">{"@type": "Movie", "name": "Weir Song", "url": "/title/tt7000001/",
"director": {"@type": "Person", "name": "Iva Noll"}}</script>

</head><body>
<h1>Weir Song &amp; Co</h1><p>a &lt;b&gt; c</p>
</body></html>
"""


def chrome(source: str, classes: str = "", head: str = "") -> str:
    """As Chrome shows it (``classes``: of the years before 2014)."""
    rows = "".join(
        f'<tr><td class="{classes}line-number" value="{number}"></td><td class="{classes}line-content">{marked(line) or "<br>"}</td></tr>'
        for number, line in enumerate(source.split("\n"), 1)
    )
    return f'<html><head>{head}</head><body><div class="line-gutter-backdrop"></div><table><tbody>{rows}</tbody></table></body></html>'


def firefox(source: str) -> str:
    """As Firefox shows it."""
    shown = marked(source).replace("\n", '\n<span id="line9"></span>')
    return (
        "<!DOCTYPE html>\n<html><head><title>https://www.imdb.com/title/tt7000001/</title></head>"
        f'<body id="viewsource" class="highlight" style="-moz-tab-size: 4"><pre id="line1">{shown}</pre></body></html>'
    )


def marked(source: str) -> str:
    return escape(source, quote=False).replace(
        "&lt;link rel=", '<span class="html-tag">&lt;<a href="https://x.example/?a=&quot;b&quot;">link</a> rel</span>='
    )


def test_what_shows_no_source_is_no_such_page() -> None:
    assert unwrapped(PAGE) is None
    assert unwrapped('<html><body><table><tr><td class="line-content">1</td></tr></table></body></html>') is None
    assert unwrapped('<html><body id="viewsource"><p>x</p></body></html>') is None
    assert unwrapped(firefox("print('no page')\n")) is None


@pytest.mark.parametrize("shown", [chrome(PAGE), chrome(PAGE, "webkit-"), firefox(PAGE)])
def test_source_is_the_page_again(shown: str) -> None:
    viewed = unwrapped(shown)
    assert viewed is not None
    assert viewed.text.strip() == PAGE.strip()


def test_address_is_the_one_shown() -> None:
    saved = "<!-- saved from url=(0048)view-source:https://www.imdb.com/title/tt7000001/ -->"
    for shown in (chrome(PAGE, head=saved), firefox(PAGE)):
        viewed = unwrapped(shown)
        assert viewed is not None
        assert viewed.url == "https://www.imdb.com/title/tt7000001/"


def test_page_is_read_under_the_bytes_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "plain.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "shown.html").write_text(chrome(PAGE), encoding="utf-8")
    plain, shown = documents.find([tmp_path])
    assert isinstance(plain, Document)
    assert isinstance(shown, Document)
    assert plain.digest != shown.digest
    claims = [{str(claim) for claim in read_document(document, "").claims} for document in (plain, shown)]
    assert claims[0] == claims[1] != set()


def test_tags_without_an_end_cost_no_more_than_others() -> None:
    begin = time.process_time()
    unwrapped(firefox(PAGE) + '<a "' * 200_000)
    unwrapped(chrome(PAGE) + '<td class="line-content">' * 20_000)
    assert time.process_time() - begin < 2
