"""WARC and WET, the forms of web crawls: the pages in their records, those about no film passed over before anything costly.

A crawl's file holds tens of thousands of records, each in a gzip member of its own. A reader can therefore start anywhere:
it looks for the next member that begins with a record. A part of a file is the records that begin in a range of its bytes.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from kg.documents.address import is_moment
from kg.documents.container import BROKEN, Bomb, Limits, Payload, Readable, broken, drain, tally, too_large
from kg.documents.encodings import UnknownEncoding, without_content_encodings
from kg.documents.promising import promising
from kg.documents.records import MEMBER, WITH_PAGES, Cut, Damaged, Record, fault, gzip_records, plain_records, records
from kg.documents.sniff import HEAD, is_html
from kg.model import Notice

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z)?)?)?")
_PAGE_TYPES = frozenset({"", "text/html", "application/xhtml+xml", "text/plain", "application/xml+xhtml", "application/vnd.wap.xhtml+xml"})


def pages(file: IO[bytes], name: str, limits: Limits, start: int = 0, end: int | None = None) -> Iterator[Payload | Notice]:
    """The pages of a WARC or WET file (gzip or not) whose records begin at the bytes ``start`` to ``end``, with notices.

    A page is called ``<name>!/<offset of its record, 12 digits>``; it comes with its address, its date, and the character
    set of its HTTP header. Its bytes are those of the page: transfer and content encodings are undone.
    """
    file.seek(0)
    gzipped = file.read(3) == MEMBER
    passed: Counter[str] = Counter()
    for item in (gzip_records if gzipped else plain_records)(file, name, limits, start, end):
        if isinstance(item, Notice):
            yield item
        else:
            yield from _page(item, name, limits, passed)
    yield from tally(name, passed)


def pages_of_stream(stream: Readable, name: str, limits: Limits) -> Iterator[Payload | Notice]:
    """The pages of a WARC that is decompressed as a whole; offsets are those in the decompressed bytes."""
    passed: Counter[str] = Counter()
    try:
        for record in records(stream, limits):
            yield from _page(record, name, limits, passed)
    except (Cut, Damaged, Bomb, *BROKEN) as error:
        yield fault(name, error, error.offset if isinstance(error, Damaged) else 0)
    yield from tally(name, passed)


# --- reading ---------------------------------------------------------------------------------------------------------


def _page(record: Record, name: str, limits: Limits, passed: Counter[str]) -> Iterator[Payload | Notice]:
    """The page of a record, or nothing and a count of why not."""
    if record.kind not in WITH_PAGES:
        if record.kind == "revisit":
            passed["unchanged since an earlier visit"] += 1
        return
    place = f"{name}!/{record.offset:012d}" + (f".{record.inner}" if record.inner else "")
    if record.content is None:
        yield too_large(place, record.size, limits.page)
        return
    try:
        parsed: Any = ArcWarcRecordLoader(verify_http=False, arc2warc=False).parse_record_stream(io.BytesIO(record.header + record.content))
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, AttributeError):
        passed["with damaged headers"] += 1
        return
    http = parsed.http_headers
    content_type = (http.get_header("Content-Type") if http else parsed.content_type) or ""
    media_type, _, parameters = content_type.partition(";")
    status = http.get_statuscode() if http else "200"
    if status[:1] != "2":
        passed["redirects and errors"] += 1
        return
    if media_type.strip().lower() not in _PAGE_TYPES:
        passed["of other kinds than pages (pictures, scripts, data)"] += 1
        return
    try:
        data = _body(parsed, limits)
    except UnknownEncoding as error:
        what = f"its content is encoded in a way that is not read ({error})"
        yield Notice("unknown-compression", what, place, "give the page alone, or install what is named", "warning")
        return
    except (Bomb, *BROKEN) as error:
        yield broken(place, error)
        return
    if data is None:
        yield too_large(place, limits.page + 1, limits.page)
    elif not data.strip():
        passed["empty"] += 1
    elif not media_type.strip() and not is_html(data[:HEAD].decode("latin-1")):
        passed["of other kinds than pages (pictures, scripts, data)"] += 1
    elif not promising(data):
        passed["without a sign of a film"] += 1
    else:
        headers = parsed.rec_headers
        date = _DATE.fullmatch(headers.get_header("WARC-Date") or "")
        charset = re.search(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:+-]{2,40})", parameters, re.I)
        url = (headers.get_header("WARC-Target-URI") or "").strip("<> \t")
        yield Payload(place, data, url, date[0] if date and is_moment(date[0]) else "", charset[1] if charset else "")


def _body(parsed: Any, limits: Limits) -> bytes | None:
    """The bytes of a page with chunks joined and compression undone; None where it is larger than a page may be."""
    stream, http = parsed.raw_stream, parsed.http_headers
    if http is None:
        return drain(stream, limits.page)
    if (http.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        stream = ChunkedDataReader(stream)
    data = drain(stream, limits.page)
    encodings = http.get_header("Content-Encoding") or ""
    return data if data is None else without_content_encodings(data, encodings, limits)
