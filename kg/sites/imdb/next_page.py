"""A title page of IMDb since 2021, read from the data that it carries for its own scripts."""

from __future__ import annotations

from kg.reading.html import HtmlPage
from kg.reading.page import Reading
from kg.sites import NOT_ONE_FILM
from kg.sites.imdb import next_details, next_film, next_people, next_texts
from kg.sites.imdb.next_data import Broken, Part, data_of


def title_of(data: Part) -> tuple[Part, Part] | None:
    """The head and the rest of the data of a title page; None for another page."""
    props = data.first("props/pageProps", "pageProps", "props")
    above, main = props.at("aboveTheFoldData"), props.at("mainColumnData")
    return (above, main) if above.at("titleText") or main.at("titleText") else None


def read(page: HtmlPage) -> Reading:
    """Everything that the data says of the film. Yields nothing but notices for a page whose data is of no title, or broken."""
    try:
        data = data_of(page)
    except Broken as error:
        yield page.notice("broken-data", f"the data of the page cannot be read: {error}", next_step="only its markup is read")
        return
    parts = title_of(data) if data else None
    if data is None or parts is None:
        yield page.notice("no-title-data", "the data of the page is about no title")
        return
    if data.block.cut:
        yield page.notice("cut-data", "the data of the page is cut short", next_step="what it still says is read")
    above, main = parts
    head = above if above.at("titleText") else main
    kind = next_film.kind_of(head)
    if not kind:
        yield page.notice(NOT_ONE_FILM, f"a title of type {head.at('titleType/id').words!r}, which is no film")
        return
    found = next_film.mention_of(page, head, kind)
    if found is None:
        yield page.notice("no-title", "the page does not name its film")
        return
    film = found[0]
    yield from next_film.naming(page, film, above, main)
    yield from next_film.place_in_series(page, film, above, main)
    yield from next_film.genres(page, film, above, main)
    yield from next_film.running_time(page, film, above if above.at("runtime") else main)
    yield from next_film.certificate(page, film, above, main)
    yield from next_film.release(page, film, main.at("releaseDate") if main.at("releaseDate/country") else above.at("releaseDate"))
    yield from next_film.plots(page, film, above, main)
    yield from next_film.ratings(page, film, above, main)
    yield from next_film.trailers(page, film, above, main)
    yield from next_people.people(page, film, above, main)
    yield from next_details.origin(page, film, main, above)
    yield from next_details.money(page, film, main)
    yield from next_details.technical(page, film, main)
    yield from next_details.awards(page, film)
    yield from next_texts.statements(page, film, main)
    yield from next_texts.quotes(page, film, main)
    yield from next_texts.connections(page, film, main)
    yield from next_texts.soundtrack(page, film, main)
    yield from next_texts.reviews(page, film, above, main)
    yield from next_texts.news(page, film, main)
    yield from next_texts.similar(page, film, main)
