# ruff: noqa: E501 (lines of pages are as long as the sites make them)
"""IMDb's title page of 2011 and its page of full credits of 2014, as HTML."""

from __future__ import annotations

from bench.generate import words
from bench.generate.imdb_text import ids, nm, review_facts, tt
from bench.generate.page import Written, e
from bench.generate.view import View
from bench.generate.world import Film, Who


def _person(who: Who, more: str = "") -> str:
    return f'<a href="/name/{nm(who.number)}/"{more}>{e(who.name)}</a>'


def title_page(view: View, page: Written) -> None:
    """The title page of 2011: overview, cast table, storyline, details, "did you know", a review."""
    film = view.film
    year = view.year or film.year
    ident = ids(page, view)
    page.say("name", view.title)
    page.say("year", year)
    page.say("score", "imdb/users", view.score / 10)
    page.say("count", "imdb/users", "rating", view.votes)
    users, critics = view.votes // 90 + 1, view.votes // 900 + 1
    page.say("count", "imdb/users", "review", users)
    page.say("count", "imdb/critics", "review", critics)
    page.say("certificate", film.certificate)
    page.say("certificate_reason", film.reason)
    page.say("minutes", view.minutes)
    page.say("description", film.plot)
    for genre in film.genres:
        page.say("genre", genre)
    printed, iso = view.vague()
    page.say("released", iso)
    page.say("release", iso, "US")
    original = ""
    if film.original:
        page.say("alternate_name", film.foreign[film.original])
        original = f'<br /><span class="title-extra">{e(film.foreign[film.original])} <i>(original title)</i></span>'
    directors = ", ".join(_named(page, "director", who, ' itemprop="director"') for who in film.directors)
    writers = ", ".join(f"{_named(page, 'writer', who)} (screenplay)" for who in film.writers)
    stars = ", ".join(_person(part.who, ' itemprop="actors"') for part in view.cast[:3])
    genres = "&nbsp;<span>|</span>&nbsp;".join(f'<a href="/genre/{g}">{g}</a>' for g in film.genres)
    several = "s" if len(film.directors) > 1 else ""
    head = f"{e(view.title)} ({year})"
    out = [f'''<html><head><title>{head} - IMDb</title><link rel="canonical" href="http://www.imdb.com/title/{ident}/" />
<meta property='og:type' content="movie" /><meta property="og:title" content="{head}"/></head><body id="styleguide-v2">
<div id="wrapper"><div id="root"><div id="nb20"><div id="navbar"><ul><li><a href="/title/">Movies</a></li><li><a>In Theaters</a></li>
<li><a>Top 250</a></li></ul></div></div><div id="pagecontent" itemscope itemtype="http://schema.org/Movie">
<div class="article title-overview"><div id="title-overview-widget"><table id="title-overview-widget-layout"><tbody><tr><td rowspan="2"
 id="img_primary"><img src="http://ia.media-imdb.com/images/M/{ident}.jpg" alt="Poster" itemprop="image" /></td>
<td id="overview-top"><h1 class="header" itemprop="name">
{e(view.title)}

<span class="nobr">(<a href="/year/{year}/">{year}</a>)</span>

{original}
</h1>
<div class="infobar"><img width="18" alt="{film.certificate}" src="http://i.media-imdb.com/images/x/certificates/us/x.png"
 class="absmiddle" title="{film.certificate}"> {view.minutes} min&nbsp;&nbsp;-&nbsp;&nbsp;{genres}&nbsp;&nbsp;-&nbsp;&nbsp;<span
 class="nobr"><a href="/title/{ident}/releaseinfo" title="See all release dates">{printed}<meta itemprop="datePublished"
 content="{iso}"> (USA)</a></span></div>
<div class="star-box giga-star"><div class="star-box-giga-star">{view.score / 10}</div><div class="star-box-rating-widget">
<span>Your rating:</span> -/10 </div><div class="star-box-details" itemscope itemtype="http://schema.org/AggregateRating"
 itemprop="aggregateRating">Ratings: <strong><span itemprop="ratingValue">{view.score / 10}</span></strong><span class="mellow">/<span
 itemprop="bestRating">10</span></span> from <a href="ratings" title="Users rated this"><span
 itemprop="ratingCount">{view.votes:,}</span> users</a>&nbsp; <br/>Reviews: <a href="reviews"><span itemprop="reviewCount">{users:,}
 user</span></a> <span class="ghost">|</span> <a href="externalreviews"><span itemprop="reviewCount">{critics:,} critic</span></a></div></div>
<p></p><p itemprop="description">{e(film.plot)}</p><p></p>
<div class="txt-block"><h4 class="inline">Director{several}:</h4> {directors}</div>
<div class="txt-block"><h4 class="inline">Writers:</h4> {writers}</div>
<div class="txt-block"><h4 class="inline">Stars:</h4> {stars}</div></td></tr></tbody></table></div></div>
{_liked(view, page)}<div class="article"><h2>Cast</h2><table class="cast_list"><tr><td colspan="4" class="castlist_label">Cast overview, first billed
 only:</td></tr>''']  # fmt: skip
    for n, part in enumerate(view.cast[: view.some(72)]):
        page.name("cast", part.who, part.character)
        name = e(part.who.name)
        out.append(f'''<tr class="{('odd', 'even')[n % 2]}"><td class="primary_photo"><a href="/name/{nm(part.who.number)}/"><img height="44"
 width="32" alt="{name}" title="{name}" src="x.png" class="loadlate hidden"></a></td><td class="name">{_person(part.who)}</td><td
 class="ellipsis">...</td><td class="character"><div>{e(part.character)}</div></td></tr>''')  # fmt: skip
    out.append("</table></div>" + _story(view, page) + _details(view, page))
    out.append(_known(view, page) + _reviews(view, page) + "</div></div></div></body></html>")
    page.text = "".join(out)


def _named(page: Written, prop: str, who: Who, more: str = "") -> str:
    page.name(prop, who)
    return _person(who, more)


def _story(view: View, page: Written) -> str:
    film, story = view.film, words.plot(view.rng, view.some(7))
    page.say("storyline", story)
    page.say("tagline", film.tagline)
    keywords = view.keywords(5)
    for word in keywords:
        page.say("keyword", word)
    links = "<span>&nbsp;|&nbsp;</span>".join(f'<a href="/keyword/{e(w.replace(" ", "-"))}/">{e(w)}</a>' for w in keywords)
    return f"""<div class="article"><h2>Storyline</h2><p>{e(story)} <em class="nobr">Written by <a href="/search/title?plot_author=x">
{e(view.rng.choice(view.world.people).name)}</a></em></p><hr/><div class="see-more inline canwrap"><h4 class="inline">Plot Keywords:</h4>
{links}</div><div class="txt-block"><h4 class="inline">Taglines:</h4> {e(film.tagline)} <span class="see-more inline"><a>See more</a>&nbsp;
&raquo;</span></div><div class="txt-block"><h4>Motion Picture Rating (<a href="/mpaa">MPAA</a>)</h4> <span itemprop="contentRating">Rated
 {film.certificate} for {film.reason}</span>&nbsp;<span>|</span> <a>See all certifications</a>&nbsp;&raquo;</div></div>"""


def _details(view: View, page: Written) -> str:
    film = view.film
    rows = []
    for prop, label, way, pairs in (
        ("country", "Country", "country", view.countries()),
        ("language", "Language", "language", view.languages()),
    ):
        for _, code in pairs:
            page.say(prop, code)
        rows.append((label, " <span>|</span> ".join(f'<a href="/{way}/{c.lower()}">{name}</a>' for name, c in pairs)))
    page.say("alternate_name", film.foreign["it"])
    page.say("budget", float(film.budget), "USD")
    page.say("gross", float(film.gross), "USD")
    for company in film.companies:
        page.say("company", company)
    for prop, value in (("sound_mix", "Mono"), ("color", "Color"), ("aspect_ratio", "1.85 : 1")):
        page.say(prop, value)
    rows += [("Release Date", f"{view.vague()[0]} (USA)"), ("Also Known As", e(film.foreign["it"]))]
    block = "".join(f'<div class="txt-block"><h4 class="inline">{label}:</h4> {value}</div>' for label, value in rows)
    companies = ", ".join(f'<a href="/company/co{n}/">{e(c)}</a>' for n, c in enumerate(film.companies))
    return f"""<div class="article" id="titleDetails"><h2>Details</h2>{block}<h3>Box Office</h3><div class="txt-block"><h4
 class="inline">Budget:</h4> ${film.budget:,} <span class="attribute">(estimated)</span></div><div class="txt-block"><h4
 class="inline">Gross:</h4> ${film.gross:,} <span class="attribute">(USA)</span></div><h3>Company Credits</h3><div class="txt-block"><h4
 class="inline">Production Co:</h4> {companies}</div><h3>Technical Specs</h3><div class="txt-block"><h4 class="inline">Runtime:</h4> <time
 itemprop="duration" datetime="PT{view.minutes}M">{view.minutes} min</time></div><div class="txt-block"><h4 class="inline">Sound Mix:</h4>
 <a>Mono</a></div><div class="txt-block"><h4 class="inline">Color:</h4> <a>Color</a></div><div class="txt-block"><h4 class="inline">Aspect
 Ratio:</h4> 1.85 : 1</div></div>"""


def _known(view: View, page: Written) -> str:
    trivia, goof = words.trivia(view.rng), words.goof(view.rng)
    page.say("trivia", trivia)
    page.say("goof", goof)
    lines = []
    for n in range(4):
        speaker, line = view.cast[n % 2].character, words.line(view.rng)
        page.say("quote", speaker, line)
        lines.append(f'<b><a href="/character/ch{n}/">{e(speaker)}</a></b>: {e(line)}<br/>')
    return f"""<div class="article" id="titleDidYouKnow"><h2>Did You Know?</h2><div id="trivia" class="txt-block"><h4>Trivia</h4>
{e(trivia)} <span class="see-more inline"><a href="trivia">See more</a>&nbsp;&raquo;</span></div><div id="goofs" class="txt-block">
<h4>Goofs</h4> {e(goof)} <span class="see-more inline"><a href="goofs">See more</a>&nbsp;&raquo;</span></div><div id="quotes"
 class="txt-block"><h4>Quotes</h4> {"".join(lines)} <span class="see-more inline"><a href="quotes">See more</a>&nbsp;&raquo;</span></div></div>"""


def _reviews(view: View, page: Written) -> str:
    review = view.reviews("imdb", 1, (view.some(10), view.some(12)))[0]
    review_facts(page, review, review.body, score=False)
    return f"""<div class="article" id="titleUserReviewsTeaser"><h2>User Reviews</h2><div class="user-comments"><span itemprop="review"><strong>
{e(review.headline)}</strong></span><div class="comment-meta">{view.day(review.date)} | by <a href="/user/ur{review.total}/"><span>
{e(review.author)}</span></a> <em class="nobr">({e(review.where)})</em> &ndash; <a href="/user/x">See all my reviews</a></div><div><p>
{e(review.body)}</p></div><div class="yn">{review.helpful} of {review.total} people found this review helpful.&nbsp; Was this review helpful
 to you?</div></div></div>"""


def _liked(view: View, page: Written) -> str:
    def one(film: Film) -> str:
        page.say("similar", film.title)
        stars = ", ".join(_person(part.who) for part in film.cast[:3])
        return f'''<div class="rec_overview" data-tconst="{tt(film.number)}"><div class="rec_actions"><div class="rec_next_btn"><span class="btn2_wrapper"><a
 class="rec_next btn2 medium btn2_text_on" title="Show me the next title"><span class="btn2_text">Next &raquo;</span></a></span></div></div><div
 class="rec_details"><div class="rec-info"><div class="rec-jaw-upper"><div class="rec-title"><a href="/title/{tt(film.number)}/?ref_=tt_rec_tt"><b>{e(film.title)}</b></a>
 <span class="nobr">({film.year})</span></div><div class="rec-cert-genre rec-elipsis">{" | ".join(film.genres)}</div></div><div class="rec-jaw-lower"><div
 class="rec-jaw-teaser"></div><div class="rec-outline"><p>{e(film.plot)}</p></div><div class="rec-director rec-ellipsis"><b>Director:</b>
{_person(film.directors[0])}</div><div class="rec-actor rec-ellipsis"><span><b>Stars:</b> {stars}</span></div></div></div></div></div>'''

    return f"""<div class="article" id="titleRecs"><div class="rec_heading_wrapper"><h2 class="rec_heading">People who liked this also liked...&nbsp;</h2></div><div
 class="rec_wrapper"><div class="rec_overviews">{"".join(map(one, view.likes()))}</div></div></div>"""


def full_credits(view: View, page: Written) -> None:
    """The page of full credits of 2014: tables by department and the whole cast."""
    film, ident = view.film, ids(page, view)
    year = view.year or film.year
    page.say("name", view.title)
    page.say("year", year)
    head = f"{e(view.title)} ({year})"
    out = [f'''<!DOCTYPE html>
<html xmlns:og="http://ogp.me/ns#"><head><title>{head} - Full Cast & Crew - IMDb</title>
<link rel="canonical" href="http://www.imdb.com/title/{ident}/fullcredits/" />
<meta property="og:url" content="http://www.imdb.com/title/{ident}/fullcredits/" /><meta property='og:title' content="{head}" />
<meta property='og:site_name' content='IMDb' /></head><body id="styleguide-v2" class="fixed"><div id="wrapper"><div id="root" class="redesign">
<div id="pagecontent"><div id="content-2-wide"><div id="main"><div class="article listo"><div class="subpage_title_block">
<div class="parent"><h3 itemprop="name"><a href="/title/{ident}/?ref_=ttfc_fc_tt" itemprop='url'>{e(view.title)}</a> <span class="nobr">
             ({year})
         </span></h3></div><h1 class="header">Full Cast & Crew</h1></div><div id="fullcredits_content" class="header">''']  # fmt: skip

    def table(label: str, rows: list[tuple[Who, str]]) -> None:
        out.append(f'<h4 class="dataHeaderWithBorder">{label}&nbsp;</h4><table class="simpleTable simpleCreditsTable"><tbody>')
        for who, note in rows:
            cells = f'<td>...</td><td class="credit">\n            {note}\n          </td>' if note else '<td colspan="2"></td>'
            out.append(f'<tr><td class="name"><a href="/name/{nm(who.number)}/?ref_=ttfc_fc_cr1" > {e(who.name)}\n</a></td>{cells}</tr>')
        out.append("</tbody></table>")

    for prop, label, people, note in (
        ("director", "Directed by", film.directors, ""),
        ("writer", "Writing Credits", film.writers, "(screenplay)"),
    ):
        for who in people:
            page.name(prop, who)
        table(label, [(who, note) for who in people])
    out.append(
        '<h4 name="cast" id="cast" class="dataHeaderWithBorder">Cast <span> (in credits order) </span>&nbsp;</h4><table class="cast_list">'
    )
    for n, part in enumerate(view.cast[: view.some(60)]):
        page.name("cast", part.who, part.character)
        name, link = e(part.who.name), f"/name/{nm(part.who.number)}/?ref_=ttfc_fc_cl"
        out.append(f'''<tr class="{('odd', 'even')[n % 2]}"><td class="primary_photo"><a href="{link}_i{n}" ><img height="44" width="32" alt="{name}"
 title="{name}" src="n.png" /></a></td><td class="itemprop" itemprop="actor" itemscope itemtype="http://schema.org/Person">
<a href="{link}_t{n}" itemprop='url'> <span class="itemprop" itemprop="name">{name}</span>
</a></td><td class="ellipsis">
              ...
          </td><td class="character"><div>
            {e(part.character)}
              </div></td></tr>''')  # fmt: skip
    out.append("</table>")
    for who in film.producers:
        page.name("producer", who)
    page.name("composer", film.composer)
    table("Produced by", [(who, "producer") for who in film.producers])
    table("Music by", [(film.composer, "")])
    for label in dict.fromkeys(where for where, _, _ in film.crew):
        rows = [(who, what) for where, what, who in film.crew if where == label]
        for who, _ in rows:
            page.name("editor" if label == "Film Editing" else "contributor", who)
        table(f"{label} by" if label in ("Cinematography", "Film Editing", "Production Design", "Costume Design") else label,
              [(who, "" if label in ("Cinematography", "Film Editing") else what) for who, what in rows])  # fmt: skip
    page.text = "".join(out) + "</div></div></div></div></div></div></div></body></html>"
