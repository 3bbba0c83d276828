"""Small pages and archives for the tests of inputs: everything is built here, nothing is kept as a binary file."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.documents import find
from kg.model import Document, Notice


def page(title: str, *, charset: str = "utf-8", body: str = "") -> str:
    return (
        f"<!doctype html>\n<html><head><meta charset='{charset}'><title>{title} (2003)</title></head>\n"
        f"<body><h1>{title}</h1><p>A film directed by Odalys Brandt.</p><p>{body}</p></body></html>\n"
    )


def zipped(files: Mapping[str, bytes | str] | Sequence[tuple[str, bytes | str]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items() if isinstance(files, Mapping) else files:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def tarred(
    files: Mapping[str, bytes | str] | Sequence[tuple[str, bytes | str]], mode: str = "w", links: Sequence[tarfile.TarInfo] = ()
) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items() if isinstance(files, Mapping) else files:
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for link in links:
            archive.addfile(link)
    return out.getvalue()


def http(body: bytes, content_type: str = "text/html; charset=utf-8", *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {content_type}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(
    kind: str, content: bytes, url: str = "https://pages.example/1", date: str = "2019-03-04T05:06:07Z", content_type: str = ""
) -> bytes:
    content_type = content_type or {"response": "application/http; msgtype=response", "conversion": "text/plain"}.get(kind, "text/html")
    head = [
        "WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {url}", f"WARC-Date: {date}",
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>",
        f"Content-Type: {content_type}", f"Content-Length: {len(content)}",
    ]  # fmt: skip
    return "\r\n".join(head).encode() + b"\r\n\r\n" + content + b"\r\n\r\n"


INFO = record("warcinfo", b"software: a crawler\r\n", content_type="application/warc-fields")


def crawl(*records: bytes, members: bool = True) -> bytes:
    """A WARC as crawlers write it, each record in a gzip member of its own; without ``members``, not compressed."""
    return b"".join(gzip.compress(r, mtime=0) for r in (INFO, *records)) if members else b"".join((INFO, *records))


def json_lines(*rows: object) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8", "surrogatepass")


def mhtml(html: bytes, charset: str = "utf-8", extra: str = "") -> bytes:
    import base64

    body = base64.encodebytes(html).decode()
    return (
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://pages.example/film\nSubject: A page\n"
        "Date: Mon, 04 Mar 2019 06:06:07 +0100\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----edge"\n\n'
        f'------edge\nContent-Type: text/html; charset="{charset}"\nContent-ID: <frame-1>\nContent-Transfer-Encoding: base64\n'
        f"Content-Location: https://pages.example/film\n\n{body}\n"
        f"------edge\nContent-Type: text/css\nContent-Location: https://pages.example/a.css\n\nbody {{ color: red }}\n{extra}------edge--\n"
    ).encode()


def shown(root: Path | str, **options: object) -> list[str]:
    """Documents by name, notices as ``!code where``."""
    return [i.name if isinstance(i, Document) else f"!{i.code} {i.where}" for i in find([root], **options)]  # type: ignore[arg-type]


def documents(root: Path | str) -> list[Document]:
    return [item for item in find([root]) if isinstance(item, Document)]


def notices(root: Path | str) -> list[Notice]:
    return [item for item in find([root]) if isinstance(item, Notice)]
