"""ČSFD: what its pages must not be taken to say, and what pages of films, series and episodes of several years say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.intake import read_document
from kg.model import Document, Record
from kg.sites import page_of
from kg.sites.csfd import recognize

PAGES = Path(os.environ.get("KG_PAGES", "/nowhere")) / "csfd"


def document(text: str) -> Document:
    return Document("page.html", "0" * 64, text, len(text.encode()), media_type="text/html")


def record(text: str) -> Record:
    """What is read, every claim held against its quote."""
    found = read_document(document(text), "")
    assert not [n for n in found.notices if n.code in ("unverified-claim", "reader-failed")]
    return found


def said(text: str) -> set[str]:
    return {str(claim) for claim in record(text).claims}


def values(text: str, property: str) -> list[str]:
    return [str(claim.value) for claim in record(text).claims if claim.property == property]


def head(path: str, title: str, host: str = "www.csfd.cz", kind: str = "video.movie") -> str:
    return f"""<!doctype html><html><head><title>{title}</title><link rel="canonical" href="https://{host}{path}">
    <meta property="og:site_name" content="ČSFD.cz"><meta property="og:title" content="{title}">
<meta property="og:type" content="{kind}"></head>"""


NAVIGATION = """<header><nav><ul class="tab-nav-list"><li><a href="/televize/">Televize</a></li><li><a href="/kino/">Kino</a></li></ul>
</nav></header>"""
ASIDE = """<aside class="aside-movie-profile"><div class="film-rating"><div class="film-rating-average">72%</div>
<div class="ratings-list"><h2>Hodnocení <span class="counter">(7 890)</span></h2><ul><li><a href="/uzivatel/1-sova/">Sova</a>
<span title="Vloženo v 10.10.2018"><span class="star-rating"><span class="stars stars-4"></span></span></span></li></ul></div>
<div class="fanclub-list"><h2>Fanklub <span class="counter">(14)</span></h2></div></div>
<section class="updated-box box-tags"><h3>Tagy</h3><div><a href="/tag/1-more/">moře</a> <a href="/tag/2-majak/">maják (věž)</a></div>
</section>
<section class="updated-box box-links">
<a href="https://www.imdb.com/title/tt0000017/combined" class="button">IMDb</a> <a href="https://shop.example/">DVD</a></section>
<section class="updated-box box-premieres"><h3>Premiéry</h3><ul>
<li><img class="flag" title="Česko" alt="Česko"><p>V kinech od</p> <span title="07.08.1999 Maják Film">07.08.1999 Maják Film</span></li>
<li><img class="flag" title="Velká Británie" alt="Velká Británie"><p>Na DVD od</p> <span title="2001">2001</span></li></ul></section>
</aside>"""
TABS = """<section class="box box-reviews"><header><h2>Recenze <span class="count">(503)</span></h2></header>
<article id="review-1" class="article" data-film-review><header class="article-header"><h3 class="user-title">
<a href="/uzivatel/7-sul/prehled/" class="user-title-name">Sůl_7</a> <span class="user-title-info"><span class="star-rating">
<span class="stars stars-4"></span></span></span></h3>
<a href="/uzivatel/7-sul/recenze/">všechny recenze uživatele</a></header>
<p><span class="comment" data-film-review-content>Pomalé, a <em>pak</em> ne.</span>
<span class="review-date info">(<time>26.03.2019</time>)</span></p></article>
<article id="review-2" class="article"><h3 class="user-title"><a class="user-title-name">rak</a> <span class="star-rating">
<span class="stars trash">odpad!</span></span></h3>
<p><span class="comment" data-film-review-content>Ne.</span> <span class="review-date info">(<time>01.04.2020</time>)</span></p>
</article></section>
<section><article class="article article-trivia"><ul><li>Maják (<a href="/tvurce/3-cy-oland/">Cy Oland</a>) svítil naprázdno.
<span class="span-more-small">(<a href="/uzivatel/9-kra/">Kra</a>)</span></li></ul></article></section>
<section class="updated-box box-relatednews"><article class="article article-news"><h3><a href="/novinky/1-n/">Příliv se vrací</a></h3>
<div class="info"><span class="date">24.11.2005</span></div></article></section>"""

FILM = (
    head("/film/17-odliv/prehled/", "Odliv (1998) | ČSFD.cz")
    + f"""<body data-page="film" class="csfd-cz">{NAVIGATION}<div class="main-movie"><script type="application/ld+json">
{{"@context":"https://schema.org/","@type":"Movie","duration":"PT101M","name":"Odliv","dateCreated":"1998",
"director":[{{"@type":"Person","name":"Ada Quillová"}}],
"aggregateRating":{{"@type":"AggregateRating",
"worstRating":0,"bestRating":100,"ratingValue":72.1,"ratingCount":7890,"reviewCount":499}}}}</script>
<div class="main-movie-profile"><div class="film-info"><header class="film-header"><div class="film-header-name"><h1>Odliv</h1>
<ul class="film-names">
<li><img class="flag" title="Velká Británie" alt="Velká Británie"> Low Tide <span class="normal"><span class="span-more-small">
<a href="#" class="more">více</a></span></span></li>
<li class="more-names hidden"><img class="flag" title="Slovensko" alt="Slovensko"> Odlivy</li></ul></div></header>
<div class="film-info-content"><div class="genres"><a href="/zanry/2-drama/">Drama</a> <span class="bullet">
</span> <a href="/zanry/8-thriller/">Thriller</a></div>
<div class="origin">Velká Británie / Západní Německo <span class="bullet"></span> <span>1998 <span class="bullet">
</span> </span>101 min (Director's cut: 115 min)</div>
<div class="mobile-film-rating"><div class="film-rating-average">72%</div><div class="mobile-film-count">
<a href="/film/17-odliv/prehled/?modal=ratingAndFanclub">Hodnocení
 <strong>7 890</strong></a> <a href="/film/17-odliv/recenze/">Recenze <strong>503</strong>
</a> <a href="?modal=ratingAndFanclub">Fanklub <strong>14</strong></a></div></div>
<div class="creators" id="creators"><div><h4>Režie:</h4> <a href="/tvurce/1-ada-quillova/prehled/">Ada Quillová</a></div>
<div><h4>Předloha:</h4> <a href="/tvurce/2-gus-lind/">Gus Lind</a> <span>(kniha)</span></div>
<div><h4>Scénář:</h4> <a href="/tvurce/1-ada-quillova/prehled/">Ada Quillová</a></div>
<div><h4>Kamera:</h4> <a href="/tvurce/4-hal-berg/">Hal Berg</a></div>
<div><h4>Hudba:</h4> <a href="/tvurce/5-ivy-roe/">Ivy Roe</a></div>
<div><h4>Hrají:</h4> <a href="/tvurce/3-cy-oland/">Cy Oland</a>,
<a href="/tvurce/6-di-ferro/">Di Ferro</a>&nbsp;<span class="span-more-small">(vypravěč)</span>
<span class="more-member-1 hidden">, <a href="/tvurce/7-flo-hart/">Flo Hart</a>
</span> <span class="span-more-small">(<a href="javascript:void(0);" class="more">více</a>)</span></div>
<div class="other-professions hidden"><h4>Střih:</h4> <span><a href="/tvurce/8-lou-pine/">Lou Pine</a></span></div>
<div class="other-professions hidden"><h4>Kostýmy:</h4> <span><a href="/tvurce/9-mo-reed/">Mo Reed</a></span></div></div></div></div>
<section><h3>Obsahy <span class="count">(2)</span></h3><div class="body--plots"><div class="plot-full hidden">
<p>Strážce čeká na loď, která nevyplula.
<em class="span-more-small">(<a href="https://majak.example">Maják TV</a>)</em></p></div><div class="plot-preview">
<p>Strážce čeká na loď, kte…</p></div>
<div class="plots hidden"><div class="plots-item">
<p>Maják zhasne. <em class="span-more-small">(<a href="/uzivatel/7-sul/">Sůl_7</a>)</em></p></div></div></div></section>
<div class="tab-content">{TABS}</div></div>{ASIDE}</div></body></html>"""
)
"""A film's page of the layout since 2025."""

EPISODE = (
    head("/film/30-pobrezi/31-priliv/prehled/", "Pobřeží - Příliv (S03E21) (2005) | ČSFD.cz")
    + """<body data-page="film"><div class="main-movie"><script type="application/ld+json">{"@context":"https://schema.org/",
"@type":"TVSeries",
"name":"Pobřeží - Příliv","dateCreated":"2005"}</script><header class="film-header"><h2>
<a href="/film/30-pobrezi/prehled/">Pobřeží</a> - <a href="/film/30-pobrezi/32-serie-3/prehled/">Série 3</a></h2>
<div class="film-header-name"><h1> Příliv (S03E21) </h1> <span class="type">(epizoda)</span><div class="series-control">
<a href="/film/30-pobrezi/33-dalsi/">další</a></div>
<ul class="film-names"><li><img class="flag" title="USA"> Recoil Bay</li></ul></div></header>
<div class="film-info-content"><div class="genres">Krimi / Drama</div><div class="origin">USA, <span>2005, </span>1 h 1 min</div></div>
</div></body></html>"""
)
SERIES = (
    head("/film/30-pobrezi/prehled/", "Pobřeží (TV seriál) (1994–2022) | ČSFD.cz")
    + """<body data-page="film"><div class="main-movie"><div class="main-movie-profile"><header class="film-header">
<div class="film-header-name"><h1>Pobřeží</h1>
<span class="type">(seriál)</span></div></header><div class="film-info-content"><div class="genres">Krimi / Drama</div>
<div class="origin">Dánsko / Švédsko, <span>(1994–2022), </span>14 h 20 min (Minutáž: 60–79 min)</div></div>
<section><header class="box-header"><h3>Série<span class="count">(3)</span></h3></header><div class="film-episodes-list"><ul><li><h3>
<a class="film-title-name" href="/film/30-pobrezi/32-serie-3/">Série 3</a></h3></li></ul></div></section>
</div></div></body></html>"""
)
SEASON = (
    head("/film/30-pobrezi/32-serie-3/prehled/", "Pobřeží - Série 3 (2005) | ČSFD.cz")
    + """<body data-page="film"><header class="film-header"><div class="film-header-name"><h1>
<a href="/film/30-pobrezi/prehled/">Pobřeží</a> - Série 3</h1>
<span class="type">(série)</span></div></header><div class="genres">Krimi</div>
<div class="origin">USA, <span>2005, </span>4 h 49 min</div></body></html>"""
)

OLD = (
    head("/film/17-odliv/", "Odliv / Low Tide (1998) | ČSFD.cz")
    + """<body id="ap-web-film"><ul id="main-menu"><li><a href="/televize/">Televize</a></li></ul>
<div class="page-content" id="pg-web-film" itemscope itemtype="http://schema.org/Movie"><div id="main">
<div id="profile" class="ct-general"><div class="content">
<div class="info"><ul class="links"><li><a href="https://shop.example/dvd">koupit DVD</a></li></ul><div class="header">
<h1 itemprop="name"> Odliv <span class="film-type">(TV film)</span></h1></div>
<ul class="names"><li><img alt="USA" title="USA"> <h3>Low Tide</h3></li></ul><p class="genre">Drama / Sci-Fi</p>
<p class="origin">USA / Sovětský svaz, <span itemprop="dateCreated">1998</span>, 101 min (SE: 115 min)</p>
<div class="creators"><div><h4>Režie:</h4> <span itemprop="director"><a href="/tvurce/1-ada-quillova/">Ada Quillová</a></span></div>
<div><h4>Hrají:</h4> <span><a href="/tvurce/3-cy-oland/">Cy Oland</a> (<span title="archivní záběry">a.z.</span>)</span></div>
<div id="next-professions"><div><h4>Producenti:</h4> <span><a href="/tvurce/5-ned-ash/">Ned Ash</a></span></div></div>
<span>(<a href="#">další profese</a>)</span></div></div></div></div>
<div id="plots" class="ct-related"><div class="header"><h3>Obsah</h3></div><div class="content"><ul><li><div data-truncate="570">
<span class="dot icon"></span>Strážce čeká.<span class="source">(Maják TV)</span></div></li></ul></div></div>
<div class="ct-general th"><div class="header"><h2><a href="/film/17-odliv/komentare/">Komentáře (2707)</a></h2></div>
<div class="content comments"><ul class="ui-posts-list">
<li><div class="info"><a href="/uzivatel/7-sul/komentare/">všechny komentáře uživatele</a></div><h5 class="author">
<a href="/uzivatel/7-sul/">Sůl_7</a></h5>
<img src="https://img.csfd.cz/assets/images/rating/stars/4.gif" class="rating" alt="****">
<p class="post">Pomalé.<span class="date desc">(3.4.2007)</span></p></li>
<li><h5 class="author"><a href="/uzivatel/8-rak/">rak</a></h5> <strong class="rating">odpad!</strong>
<p class="post">Ne.<span class="date desc">(29.9.2004)</span></p></li></ul></div>
<div class="content trivia"><ul class="ui-posts-list"><li class="spoiler"><p><span class="icon icon-bullet"><span>-</span>
</span> <strong>Spoiler:</strong> Maják zhasl.
<span class="author">(<a href="/uzivatel/9-kra/">Kra</a>)</span></p></li></ul></div></div></div>
<div id="sidebar"><div id="rating" itemprop="aggregateRating" itemscope itemtype="http://schema.org/AggregateRating">
<h2 class="average">91%</h2><p class="charts"><a href="/zebricky/">14. nejlepší film</a></p>
<meta itemprop="worstRating" content="0"><meta itemprop="bestRating" content="100"><meta itemprop="ratingValue" content="91">
<meta itemprop="ratingCount" content="89593"><meta itemprop="reviewCount" content="2707"></div>
<div id="ratings"><h3>Hodnocení uživatelů</h3><div class="count"><a href="#">všechna hodnocení</a><br>(89 593)</div></div>
<div id="releases"><h3>Premiéry</h3><p class="classification">Nevhodný mládeži do 15 let</p><table><tr><th>
<img title="Česko" alt="Česko"> V kinech od:</th><td class="date"> 13.10.1998 Maják Film </td></tr></table></div>
<div id="share"><ul class="links"><li><a href="http://www.imdb.com/title/tt0000017/combined"><img class="imdb"></a></li></ul></div>
</div></div></body></html>"""
)
"""A television film's page of 2017."""

SLOVAK = (
    head("/film/17-odliv/prehlad/", "Odliv (1998) | ČSFD.sk", host="www.csfd.sk")
    + """<body data-page="film" data-lang="sk"><header class="film-header"><div class="film-header-name"><h1>Odliv</h1></div></header>
<div class="genres">Dráma</div>
<div class="origin">Veľká Británia / Nemecko, <span>1998, </span>101 min</div><div class="creators"><div>
<h4>Réžia:</h4> <a href="/tvorca/1-ada/">Ada Quillová</a></div>
<div><h4>Hrajú:</h4> <a href="/tvorca/3-cy/">Cy Oland</a></div><div><h4>Strih:</h4> <a href="/tvorca/8-lou/">Lou Pine</a></div></div>
</body></html>"""
)

NO_FILM = {
    "a person": head("/tvurce/3-cy-oland/prehled/", "Cy Oland | ČSFD.cz", kind="actor")
    + "<body data-page='creator'><h1>Cy Oland</h1><a href='/film/17-odliv/'>Odliv</a>",
    "a member": head("/uzivatel/7-sul/", "Sůl_7 | ČSFD.cz", kind="profile") + "<body data-page='user'><h1>Sůl_7</h1>",
    "a search": head("/hledat/?q=odliv", "Vyhledávání: odliv | ČSFD.cz", kind="website")
    + "<body><h3><a href='/film/17-odliv/'>Odliv</a></h3>",
    "a chart": head("/zebricky/filmy/nejlepsi/", "Nejlepší filmy | ČSFD.cz", kind="website") + "<body><h1>Nejlepší filmy</h1>",
    "television": head("/televize/", "TV program | ČSFD.cz", kind="website") + "<body><h1>TV program</h1><p>20:00 Odliv (1998)</p>",
}


# --- what is none of the site's, and no film ---------------------------------------------------------------------------


def test_votes_too_few_for_a_mark_are_counted() -> None:
    page = FILM.replace('<div class="film-rating-average">72%</div>', '<div class="film-rating-average">? %</div>')
    page = page.replace('"ratingValue":72.1,"ratingCount":7890,"reviewCount":499', "")
    assert (values(page, "rating_count"), values(page, "review_count")) == (["7890"], ["503"])


@pytest.mark.parametrize("other", [
    FILM.replace("https://www.csfd.cz/film/17-odliv/prehled/", "https://plotbox.example/odliv/"),
    "<!doctype html><title>Odliv</title><body><h1>Odliv</h1><a href='https://www.csfd.cz/film/17-odliv/'>ČSFD.cz</a>",
    "<!doctype html><title>ČSFD.cz má nový vzhled - Zprávy</title><body><h1>ČSFD.cz</h1>",
])  # fmt: skip
def test_a_page_that_only_speaks_of_the_site_is_none_of_its_pages(other: str) -> None:
    assert recognize(page_of(document(other))) == 0.0


def test_to_recognize_a_page_adds_nothing_to_its_text() -> None:
    page = page_of(document(FILM))
    before = page.text
    assert recognize(page) == 1.0
    assert page.text == before


def test_text_is_no_page_of_the_site() -> None:
    assert recognize(page_of(Document("page.txt", "0" * 64, FILM, len(FILM)))) == 0.0


@pytest.mark.parametrize("text", NO_FILM.values(), ids=NO_FILM)
def test_a_page_about_no_one_film_gives_a_notice_and_no_claim(text: str) -> None:
    found = record(text)
    assert (found.site, found.film, found.claims) == ("csfd", None, ())
    assert "not-one-film" in {notice.code for notice in found.notices}


@pytest.mark.parametrize("words", ["Televize", "více", "všechny", "další profese", "Spoiler", "nejlepší film", "koupit", "Fanklub", "Sova"])
def test_navigation_is_in_no_claim(words: str) -> None:
    assert not [claim for claim in said(FILM) | said(OLD) if words in claim]


def test_a_plot_that_is_cut_for_a_preview_is_none() -> None:
    assert values(FILM, "description") == ["Strážce čeká na loď, která nevyplula."]


def test_a_season_is_not_its_series() -> None:
    found = record(SEASON)
    assert {claim.property for claim in found.claims} == {"name", "identifier_value", "scheme", "page"}
    assert "series(pobřeží, ).name = Pobřeží" in {str(claim) for claim in found.claims}
    assert "not-one-film" in {notice.code for notice in found.notices}


def test_the_kind_of_a_film_and_the_name_of_a_series_are_no_part_of_a_name() -> None:
    assert values(OLD, "name").count("Odliv") >= 1
    assert not [name for text in (OLD, EPISODE) for name in values(text, "name") if "(" in name or " - " in name or " / " in name]


def test_a_country_that_is_none_is_a_notice() -> None:
    found = record(FILM.replace("Západní Německo", "Zapomenutá země"))
    assert "unknown-country" in {notice.code for notice in found.notices}


# --- what pages say ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("claim", [
    "film(odliv, 1998).name = Odliv",
    "film(odliv, 1998).year = 1998",
    "film(odliv, 1998).alternate_name = Low Tide",
    "film(odliv, 1998).alternate_name = Odlivy",
    "film(odliv, 1998).genre = Thriller",
    "film(odliv, 1998).country -> country(gb)",
    "film(odliv, 1998).country -> country(de)",
    "film(odliv, 1998).duration = PT1H41M",
    "film(odliv, 1998).director -> person(ada quillová)",
    "film(odliv, 1998).writer -> person(ada quillová)",
    "writing(person(gus lind), predloha).credit_note = Předloha",
    "contribution(person(hal berg), kamera).credit_note = Kamera",
    "film(odliv, 1998).composer -> person(ivy roe)",
    "film(odliv, 1998).actor -> person(flo hart)",
    "film(odliv, 1998).editor -> person(lou pine)",
    "contribution(person(mo reed), kostymy).credit_note = Kostýmy",
    "person(cy oland).page = https://www.csfd.cz/tvurce/3/",
    "film(odliv, 1998).page = https://www.csfd.cz/film/17/",
    "film(odliv, 1998).page = https://www.imdb.com/title/tt0000017/",
    "rating(0000000000000000, csfd, users).score = 72.0",
    "rating(0000000000000000, csfd, users).rating_count = 7890",
    "rating(0000000000000000, csfd, users).review_count = 503",
    "release(cz, 1999-08-07).release_date = 1999-08-07",
    "release(gb, 2001).release_date = 2001",
    "film(odliv, 1998).keyword = maják (věž)",
])  # fmt: skip
def test_a_film_page_says(claim: str) -> None:
    assert claim in said(FILM)


def test_the_length_of_another_cut_is_read_too() -> None:
    assert values(FILM, "duration")[:2] == ["PT1H41M", "PT1H55M"]
    assert values(OLD, "duration") == ["PT1H41M", "PT1H55M"]


def test_the_scale_is_inferred_where_only_per_cent_are_printed() -> None:
    assert "rating(0000000000000000, csfd, users).best = 100.0  (inferred)" in said(FILM)


def test_stars_that_are_a_picture_are_read_from_its_name_and_words_as_printed() -> None:
    for text in (FILM, OLD):
        reviews = [claim for claim in record(text).claims if claim.subject.kind == "review_rating"]
        assert [(claim.property, claim.value) for claim in reviews] == [("score", "4.0"), ("best", "5.0"), ("grade", "odpad!")]
        assert reviews[0].evidence[0].exact == "4"


def test_a_review_has_author_words_and_day() -> None:
    assert values(FILM, "body") == ["Pomalé, a pak ne.", "Ne."]
    assert values(FILM, "review_date")[:2] == ["2019-03-26", "2020-04-01"]
    assert "account(csfd, sul-7).name = Sůl_7" in said(FILM)


def test_a_review_of_2022_is_a_paragraph_without_a_class_of_its_own() -> None:
    """Real pages of that year, condensed: the day is in the same paragraph, the star in a class."""
    text = FILM.replace(
        "</div></body>",
        """<article id="review-8" class="article article-white"><div class="article-content article-content-justify">
<header class="article-header article-header-review"><h3 class="user-title"><a href="/uzivatel/4-mys/" class="user-title-name">Myš</a>&nbsp;
<span class="user-title-info"><span class="star-rating"><span class="stars stars-2"></span></span></span></h3></header>
<p>
Klid a slaná voda.<br>Podruhé radši ne.

<span class="comment-date info">(<time>28.06.2011</time>)</span></p></div></article></div></body>""",
    )
    assert values(text, "body")[2:] == ["Klid a slaná voda. Podruhé radši ne."]
    assert "2011-06-28" in values(text, "review_date")
    assert "account(csfd, mys).name = Myš" in said(text)


def test_what_stands_for_a_missing_poster_is_no_picture_of_the_film() -> None:
    for name, images in (("poster-free.png", 0), ("17_a.jpg", 1)):
        picture = f'<div id="profile" class="ct-general"><meta itemprop="image" content="https://img.csfd.cz/assets/b2357/images/{name}">'
        assert len(values(OLD.replace('<div id="profile" class="ct-general">', picture), "image")) == images


def test_a_plot_by_a_member_is_signed() -> None:
    assert [claim.value for claim in record(FILM).claims if claim.subject.kind == "storyline" and claim.property == "text"] == [
        "Maják zhasne."
    ]


def test_trivia_and_news_are_without_who_wrote_them() -> None:
    assert [c.value for c in record(FILM).claims if c.subject.kind == "trivia"] == ["Maják (Cy Oland) svítil naprázdno."]
    assert [c.value for c in record(OLD).claims if c.subject.kind == "trivia"] == ["Maják zhasl."]
    assert [c.value for c in record(FILM).claims if c.subject.kind == "news"] == ["Příliv se vrací", "2005-11-24"]


@pytest.mark.parametrize("claim", [
    "film(odliv, 1998).name = Odliv",
    "film(odliv, 1998).alternate_name = Low Tide",
    "film(odliv, 1998).genre = Sci-Fi",
    "film(odliv, 1998).country -> country(su)",
    "film(odliv, 1998).director -> person(ada quillová)",
    "film(odliv, 1998).producer -> person(ned ash)",
    "film(odliv, 1998).description = Strážce čeká.",
    "rating(0000000000000000, csfd, users).score = 91.0",
    "rating(0000000000000000, csfd, users).rating_count = 89593",
    "rating(0000000000000000, csfd, users).review_count = 2707",
    "film(odliv, 1998).certificate = Nevhodný mládeži do 15 let",
    "release(cz, 1998-10-13).release_date = 1998-10-13",
    "film(odliv, 1998).page = https://www.imdb.com/title/tt0000017/",
])  # fmt: skip
def test_an_older_page_says(claim: str) -> None:
    assert claim in said(OLD)


@pytest.mark.parametrize("claim", [
    "episode(příliv, 2005).name = Příliv",
    "episode(příliv, 2005).alternate_name = Recoil Bay",
    "episode(příliv, 2005).part_of_series -> series(pobřeží, )",
    "episode(příliv, 2005).season_number = 3",
    "episode(příliv, 2005).episode_number = 21",
    "episode(příliv, 2005).genre = Krimi",
    "episode(příliv, 2005).duration = PT1H1M",
    "episode(příliv, 2005).page = https://www.csfd.cz/film/31/",
    "series(pobřeží, ).page = https://www.csfd.cz/film/30/",
])  # fmt: skip
def test_an_episode_says(claim: str) -> None:
    assert claim in said(EPISODE)


def test_a_series_has_its_years_and_seasons() -> None:
    assert {
        "series(pobřeží, 1994).year = 1994", "series(pobřeží, 1994).end_year = 2022", "series(pobřeží, 1994).seasons = 3",
        "series(pobřeží, 1994).country -> country(dk)",
    } <= said(SERIES)  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "length"),
    [
        ("14 h 20 min (Minutáž: 60–79 min)", []), ("14 h 20 min", []), ("45 h 36 min (Minutáž: 124x22 min)", ["PT22M"]),
        ("7 h 30 min (Minutáž: 45 min)", ["PT45M"]),
    ],
)  # fmt: skip
def test_the_length_of_all_parts_of_a_series_is_no_running_time(printed: str, length: list[str]) -> None:
    assert values(SERIES.replace("14 h 20 min (Minutáž: 60–79 min)", printed), "duration") == length


def test_the_length_of_all_parts_is_none_in_the_markup_either() -> None:
    markup = '<script type="application/ld+json">{"@type":"TVSeries","name":"Pobřeží","duration":"PT860M"}</script>'
    assert values(SERIES.replace("</body>", f"{markup}</body>"), "duration") == []


def test_seasons_and_episodes_may_be_counted_in_one_heading() -> None:
    both = SERIES.replace("(3)</span>", '(3)</span> / Epizody<span class="count">(24)</span>')
    assert (values(both, "seasons"), values(both, "episodes")) == (["3"], ["24"])


def test_the_rows_of_the_people_had_no_box_of_their_own_before_2016() -> None:
    older = OLD.replace('<div class="creators">', "").replace("</a>)</span></div></div></div></div>", "</a>)</span></div></div></div>")
    assert {line for line in said(OLD) if "-> person(" in line} <= said(older)


def test_an_episode_of_2016_is_not_called_as_its_series() -> None:
    page = (
        head("/film/30-pobrezi/31-priliv/prehled/", "Pobřeží - Příliv (E03) (2005) | ČSFD.cz")
        + """<body id="ap-web-film"><div id="profile"><div class="info"><div class="header"><h1><a href="/film/30-pobrezi/">Pobřeží</a> -
Příliv (E03) <span class="film-type">(epizoda)</span></h1></div><p class="origin">USA, 2005, 60 min</p></div></div></body></html>"""
    )
    assert {
        "episode(příliv, 2005).name = Příliv", "episode(příliv, 2005).part_of_series -> series(pobřeží, )",
        "episode(příliv, 2005).episode_number = 3", "series(pobřeží, ).page = https://www.csfd.cz/film/30/",
    } <= said(page)  # fmt: skip
    assert "Pobřeží - Příliv" not in values(page, "name")


def test_a_day_without_a_class_is_that_of_its_review() -> None:
    bare = FILM.replace('<span class="review-date info">', '<span class="info">')
    assert values(bare, "review_date") == values(FILM, "review_date") != []


def test_a_series_whose_parts_are_counted_says_how_many() -> None:
    counted = SERIES.replace("14 h 20 min (Minutáž: 60–79 min)", "45 h 36 min (Minutáž: 124x22 min)")
    assert values(counted, "episodes") == ["124"]
    bare = SERIES.replace("14 h 20 min (Minutáž: 60–79 min)", "10x60 min")
    assert (values(bare, "episodes"), values(bare, "duration")) == (["10"], [])


def test_the_slovak_edition_is_read_in_slovak() -> None:
    assert {
        "film(odliv, 1998).country -> country(gb)", "film(odliv, 1998).country -> country(de)",
        "film(odliv, 1998).director -> person(ada quillová)",
        "film(odliv, 1998).actor -> person(cy oland)", "film(odliv, 1998).editor -> person(lou pine)", "person(cy oland).page = https://www.csfd.cz/tvurce/3/",
    } <= said(SLOVAK)  # fmt: skip


@pytest.mark.parametrize(("origin", "expected"), [
    ("Česko, 95 min", (["cz"], [], ["PT1H35M"])),
    ("Česko, <span>2019</span>", (["cz"], ["2019"], [])),
    ("<span>2019</span>, 95 min", ([], ["2019"], ["PT1H35M"])),
    ("Česko", (["cz"], [], [])),
    ("Československo / Vietnam, <span>(1990– ), </span>2 h", (["cs", "vn"], ["1990"], ["PT2H"])),
])  # fmt: skip
def test_an_origin_line_may_lack_any_part(origin: str, expected: tuple[list[str], list[str], list[str]]) -> None:
    text = (
        head("/film/17-odliv/", "Odliv | ČSFD.cz")
        + f"<body><div class='film-header'><h1>Odliv</h1></div><div class='origin'>{origin}</div></body>"
    )
    lands = [claim.value.identity[0] for claim in record(text).claims if claim.property == "country" and not isinstance(claim.value, str)]
    assert (lands, values(text, "year"), values(text, "duration")) == expected


def test_hostile_nesting_costs_no_more_than_its_page() -> None:
    deep = FILM.replace("</body>", "<section><article id='review-1'><div class='creators'><h4>Hrají:</h4>" * 3_000 + "</body>")
    assert "film(odliv, 1998)" in str(record(deep).film)


# --- real pages ----------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not PAGES.is_dir(), reason="KG_PAGES is not set")
def test_saved_pages_of_two_layouts_say_the_same_of_their_film() -> None:
    one, two = (record(page.read_text(encoding="utf-8")) for page in sorted(PAGES.glob("movie*.html")))
    properties = {
        "name",
        "year",
        "alternate_name",
        "genre",
        "country",
        "duration",
        "director",
        "writer",
        "actor",
        "editor",
        "composer",
        "keyword",
    }
    assert one.film == two.film
    facts = [{str(c) for c in found.claims if c.subject == found.film and c.property in properties} for found in (one, two)]
    assert facts[0] == facts[1]
    assert len(facts[0]) > 50


@pytest.mark.skipif(not PAGES.is_dir(), reason="KG_PAGES is not set")
def test_a_saved_search_gives_nothing() -> None:
    found = record(next(PAGES.glob("*.not-a-film.html")).read_text(encoding="utf-8"))
    assert (found.site, found.claims) == ("csfd", ())
