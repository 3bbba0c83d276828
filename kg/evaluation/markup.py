"""Markup as gold: every page is read without its markup, and held against what its markup said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from kg import documents, sites
from kg.evaluation.comparing import MEASURES, compare
from kg.evaluation.pages import Evaluation, Judged, each_source
from kg.evaluation.shown import Shown
from kg.evaluation.stripping import without_markup
from kg.evaluation.values import Values, said
from kg.intake import read_document
from kg.model import Claim, Document, Notice, Record
from kg.reading.html import HtmlPage
from kg.reading.markup.film import claims as markup_claims
from kg.reading.tree import UnreadableTree


def evaluate(paths: Sequence[Path], *, site_files: bool = True, jobs: int = 0) -> Evaluation:
    """Hold the readers against the markup of all HTML pages in files, folders and archives.

    Without ``site_files`` every page is read as one of a site that has no file, and the site's own data in scripts is taken
    away too. ``jobs`` is the number of processes, 0 for what the work is worth. The same pages give the same figures.
    """
    return each_source(paths, partial(_judge_source, site_files=site_files), jobs, MEASURES)


def judge(document: Document, *, site_files: bool = True) -> Judged:
    """Hold the readers against the markup of one HTML page."""
    try:
        page = HtmlPage(document)
    except UnreadableTree:
        return Judged(document.name)
    known = gold(page)
    if known is None:
        return Judged(document.name)
    site, record = read_without_markup(document, site_files=site_files)
    read = said(record.claims, record.film) if record.film else {}
    return Judged(document.name, site, tuple(compare(document.name, site, known, read, Shown(page.visible.text))))


def gold(page: HtmlPage) -> Values | None:
    """What the markup of a page says of the one film that the page is about; None where it names none."""
    claims = tuple(item for item in markup_claims(page) if isinstance(item, Claim))
    film = sites.main_film(claims)
    known = said(claims, film) if film else {}
    return known if known.get("name") else None


def read_without_markup(document: Document, *, site_files: bool = True) -> tuple[str, Record]:
    """The site of a page, as its whole self tells, and the record of the page without its markup."""
    site = sites.recognize(sites.page_of(document))[0]
    name = site.name if site else ""
    stripped = without_markup(document, scripts=site_files)
    return name or "(none)", read_document(stripped, (name or sites.GENERAL) if site_files else sites.GENERAL)


def _judge_source(source: documents.Source, *, site_files: bool) -> list[Judged | Notice]:
    return list(_judged(documents.stream(source), site_files))


def _judged(items: Iterator[Document | Notice], site_files: bool) -> Iterator[Judged | Notice]:
    for item in items:
        if isinstance(item, Notice):
            yield item
        else:
            # A page that is text has no markup.
            yield judge(item, site_files=site_files) if item.media_type == "text/html" else Judged(item.name)
