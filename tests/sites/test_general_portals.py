"""Portals of before 2012 and lists of files: titles in cells, elements behind them, stars behind names, callouts that are no plot."""

from __future__ import annotations

import pytest

from tests.sites.test_general_sites_saved import BOXES, DIRECTOR, ROWS, html, values

STORY = "A keeper who has not spoken for nine years hears the sea call his name, and follows it out of the harbour. He comes back older."

# --- whose page ----------------------------------------------------------------------------------------------------------

OFFERS = """<div class="trailer"><a href="/t/1">Watch Trailer</a></div>{}<div><div class="head">Featured
<span>Cast</span></div><div>Hal Voss</div></div><div><div>Similar Movies</div>
<span><a href="/m/2">Salt Yard</a><span> (1981)</span></span><span><a href="/m/3">Ebb</a><span> (1983)</span></span></div>"""


def test_a_portal_that_offers_trailers_and_similar_films_is_no_streaming_site_and_its_film_none_of_those() -> None:
    found = html(f"<h1>Low Tide</h1>{BOXES}{OFFERS.format('')}", "Low Tide (1998) - Overview - Filmhaus")
    assert found.site == "general"
    assert values(found, "name") == ["Low Tide"]
    assert values(found, "director") == ["ada quill"]


def test_offers_alone_make_no_film() -> None:
    assert html(OFFERS.format("<p>Tonight on Channel 9</p>"), "Filmhaus").film is None


# --- titles --------------------------------------------------------------------------------------------------------------

CELLS = '<table><tr><td class="bar"><span class="title">{}</span></td><td class="bar"><a href="/send">Send to Friend</a></td></tr></table>'


def test_a_cell_may_hold_the_name_that_begins_a_title_with_parts_of_the_site() -> None:
    found = html(f"{CELLS.format('Low Tide')}{BOXES}", "Low Tide > Overview - AllMovie")
    assert values(found, "name") == ["Low Tide"]


def test_a_cell_that_does_not_begin_with_the_title_names_nothing_surely() -> None:
    found = html(f"{CELLS.format('Tonight')}{BOXES}", "Overview - AllMovie")
    assert found.film is None


@pytest.mark.parametrize(("page", "title"), [("details", "Low Tide Movie Facts and Details"), ("credits", "Low Tide Cast and Credits")])
def test_an_element_behind_the_name_may_say_which_page_of_the_film_it_is(page: str, title: str) -> None:
    assert values(html(f"<h1>Low Tide <em>{page}</em></h1>{BOXES}", title), "name") == ["Low Tide"]


def test_an_element_behind_the_name_that_says_something_else_is_not_cut_off() -> None:
    found = html(f"<h1>Low Tide <em>rising</em></h1>{BOXES}", "Low Tide rising - Filmhaus")
    assert values(found, "name") == ["Low Tide rising"]


# --- people --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["*", "†", " *"])
def test_stars_behind_names_are_footnotes(mark: str) -> None:
    cast = f"<a href=/a>Hal Voss</a> (Voice)<br><a href=/b>Una Mey{mark}</a> (Voice)<br>Bo Marsh{mark} (Voice)"
    found = html(f"<h1>Low Tide</h1>{DIRECTOR}{ROWS}<table><tr><td>Actors:</td><td>{cast}</td></tr></table>")
    assert sorted(values(found, "actor")) == ["bo marsh", "hal voss", "una mey"]


# --- facts ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["PG13", "PG 13", "PG-13", "NC17"])
def test_certificates_are_written_with_and_without_a_dash(mark: str) -> None:
    rated = f"<p><b>MPAA Rating:</b> {mark} for some violence</p>"
    assert [c.value for c in html(f"<h1>Low Tide</h1>{BOXES}{rated}").claims if c.property == "certificate_value"] == [mark]


def test_a_class_may_end_with_what_its_element_is() -> None:
    line = '<div><span class="MovieInfoMpaaSpan">PG13</span><span class="MovieInfoCommaSpan">,</span></div>'
    assert values(html(f"<h1>Low Tide</h1>{line}{BOXES}"), "certificate") == ["PG13"]


def test_an_invitation_to_click_is_no_plot() -> None:
    callout = (
        '<span><a id="SummaryHdr1_Fansite" href="/f">Are you the No. 1 fan of Low Tide? Create your own site here. Click here!</a></span>'
    )
    plot = f"<div><span>Synopsis:</span></div><div><div><span>{STORY}</span></div></div>"
    found = html(f"<h1>Low Tide</h1>{callout}{BOXES}{plot}")
    assert all("Click here" not in text for text in values(found, "description"))


# --- databases in Chinese --------------------------------------------------------------------------------------------------

INFO = (
    "<div id='info'><span><span class='pl'>导演</span>: <a href='/c/1'>王远</a></span><br><span class='pl'>片长:</span> 98分钟<br>"
    "<span class='pl'>类型:</span> 剧情<br><span class='pl'>又名:</span> {}<br></div>"
)
WAVES = "灯塔看守人九年没有说过一句话，有一天夜里，他听见大海在叫他的名字，于是跟着那声音走出了港口，再回来时已经老了。"


def test_a_slash_between_blanks_parts_titles_in_chinese_and_nowhere_else() -> None:
    chinese = html(f"<h1>退潮 (1998)</h1>{INFO.format('落潮 / Low Tide / 海边')}", "退潮 (电影站)", lang="zh")
    assert values(chinese, "alternate_name") == ["落潮", "Low Tide", "海边"]
    english = html(f"<h1>Low Tide</h1>{BOXES}<p><b>Also known as:</b> Ebb / Flow</p>")
    assert values(english, "alternate_name") == ["Ebb / Flow"]


def test_a_heading_over_a_plot_in_chinese_may_begin_with_the_film_and_end_in_dots() -> None:
    body = f"<h1>退潮 (1998)</h1>{INFO.format('落潮')}<div><h2><i>退潮的剧情简介</i> · · · · ·</h2><div><span>{WAVES}</span></div></div>"
    assert values(html(body, "退潮 (电影站)", lang="zh"), "description") == [WAVES]
    other = body.replace("退潮的剧情简介", "退潮的影评")
    assert values(html(other, "退潮 (电影站)", lang="zh"), "description") == []
