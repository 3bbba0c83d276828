"""Pages of 2006 to 2010 on the site's addresses in Europe (``imdb.de``, ``imdb.fr`` …), whose labels are in their language."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.sections import Sheet
from kg.sites.imdb.address import hosts

_TONGUES = ("de", "es", "fr", "it", "pt")
_LABELS = {
    "de": {
        "regisseur": "director", "regisseure": "director", "regie": "director", "drehbuch": "writer", "drehbuchautor": "writer",
        "drehbuchautoren": "writer", "premierendatum": "release date", "premiere": "release date", "genre": "genre", "genres": "genre",
        "werbezeile": "tagline", "werbezeilen": "tagline", "kurzbeschreibung": "plot", "handlung": "plot", "filmpreise": "awards",
        "länge": "runtime", "laufzeit": "runtime", "land": "country", "länder": "country", "produktionsland": "country",
        "produktionsländer": "country", "sprache": "language", "sprachen": "language", "farbe": "color",
        "seitenverhältnis": "aspect ratio", "tonverfahren": "sound mix", "drehorte": "filming location", "drehort": "filming location",
        "firma": "company", "firmen": "company", "dies und das": "trivia", "pannen": "goof", "dialogzitate": "quote",
        "nutzerbewertung": "user rating", "nutzerkommentare": "user comments",
        "auch bekannt als": "also known as", "alternativ": "also known as", "alternativtitel": "also known as",
    },
    "fr": {
        "réalisateur": "director", "réalisateurs": "director", "scénariste": "writer", "scénaristes": "writer",
        "date de sortie": "release date", "genre": "genre", "genres": "genre", "accroche": "tagline", "slogan": "tagline",
        "résumé": "plot", "récompenses": "awards", "durée": "runtime", "pays": "country", "langue": "language", "langues": "language",
        "couleur": "color", "format": "aspect ratio", "lieux de tournage": "filming location", "société": "company", "anecdotes": "trivia",
        "citations": "quote", "aussi connu sous le nom de": "also known as", "alias": "also known as",
    },
    "es": {
        "director": "director", "directores": "director", "guionista": "writer", "guionistas": "writer", "fecha de estreno": "release date",
        "género": "genre", "géneros": "genre", "eslogan": "tagline", "argumento": "plot", "premios": "awards", "duración": "runtime",
        "país": "country", "países": "country", "idioma": "language", "idiomas": "language", "color": "color",
        "localizaciones": "filming location", "compañía": "company", "citas": "quote", "también conocida como": "also known as",
    },
    "it": {
        "regista": "director", "registi": "director", "sceneggiatore": "writer", "sceneggiatori": "writer",
        "data di uscita": "release date", "genere": "genre", "generi": "genre", "tagline": "tagline", "trama": "plot", "premi": "awards",
        "durata": "runtime", "paese": "country", "nazione": "country", "lingua": "language", "lingue": "language", "colore": "color",
        "citazioni": "quote", "conosciuto anche come": "also known as",
    },
    "pt": {
        "realizador": "director", "diretor": "director", "argumentista": "writer", "argumentistas": "writer", "roteirista": "writer",
        "data de estreia": "release date", "data de lançamento": "release date", "género": "genre", "gênero": "genre",
        "argumento": "plot", "prémios": "awards", "duração": "runtime", "país": "country", "idioma": "language", "língua": "language",
        "cor": "color", "citações": "quote", "também conhecido como": "also known as",
    },
}  # fmt: skip
"""The labels of each language by the English ones; one that is none of them is said to be unknown."""
_DATED = re.compile(r"(?P<date>[^()\n]+?)\s*(?:\((?P<land>[^()\n]+)\))?\s*$")
_BETWEEN = r"\s*\|\s*|\n+"


def of(page: HtmlPage) -> str:
    """The language of a page on one of the site's addresses in Europe; empty for English."""
    return next((land for land in hosts(page) if land in _TONGUES), "")


def english(tongue: str, label: str) -> str:
    """The English label of a folded one in a language; itself where there is none."""
    return _LABELS.get(tongue, {}).get(label, label)


def reader(tongue: str, label: str) -> Callable[[Sheet, Mention, Span], Reading] | None:
    """How the value of an (English) label is read that is words of the page's language; None for what is written alike."""
    if not tongue:
        return None

    def release(sheet: Sheet, film: Mention, span: Span) -> Reading:
        match = _DATED.match(sheet.text, *span)
        if match:
            land = sheet.page.group(match, "land") if match["land"] else None
            yield from say.release(sheet.page, film, sheet.page.group(match, "date"), land, date_rule=f"date-{tongue}",
                                   country_rule=f"country-{tongue}")  # fmt: skip

    def countries(sheet: Sheet, film: Mention, span: Span) -> Reading:
        for land in sheet.page.split(span, _BETWEEN):
            yield from say.country(sheet.page, film, "country", land, f"country-{tongue}")

    def languages(sheet: Sheet, film: Mention, span: Span) -> Reading:
        for words in sheet.page.split(span, _BETWEEN):
            yield from say.attempt(sheet.page, film, "language", words, f"language-{tongue}")

    def genres(sheet: Sheet, film: Mention, span: Span) -> Reading:
        yield from say.literals(sheet.page, film, "genre", sheet.page.split(span, _BETWEEN))

    return {"release date": release, "country": countries, "language": languages, "genre": genres}.get(label)
