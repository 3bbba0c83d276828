"""A site of the tests, its profile and its pages: invented."""

from __future__ import annotations

from kg.model import Claim, Document, Mention, Record
from kg.profiles.profile import CORE, Profile, Usual

FILM = Mention("film", ("low tide", "1998"))
PLOTBOX = Profile(
    site="plotbox", layout=1, hosts=frozenset({"plotbox.example"}), shapes=frozenset({"/film/*/start"}), pages=9, smallest=2_000,
    largest=9_000, labels=frozenset({"Directed by:", "Length:", "Players"}),
    usual={name: Usual(1.0, 1, 10) for name in CORE} | {"keyword": Usual(0.5, 1, 10), "actor": Usual(1.0, 2, 20)},
)  # fmt: skip


def page(path: str = "/film/low-tide/start", *, size: int = 3_000, body: str = "", host: str = "plotbox.example") -> Document:
    head = f'<link rel="canonical" href="https://www.{host}{path}">' if path else ""
    text = f"<!doctype html><head>{head}</head><body>{body}{'<p>sea</p>' * (size // 10)}"
    return Document("low-tide.html", "0" * 64, text, len(text), media_type="text/html")


def record(document: Document, without: tuple[str, ...] = (), **more: list[str]) -> Record:
    """The record of a page that gives one value for everything in the core, but for what is left out; ``more`` adds values."""
    role, rating = Mention("role", ("bo marsh", "keeper"), FILM), Mention("rating", ("x", "plotbox", "users"), FILM)
    owners = {"role.character_name": role, "rating.score": rating, "rating.rating_count": rating}
    claims = [Claim(owners.get(name, FILM), name.rpartition(".")[2], "7", ()) for name in CORE if name not in without]
    claims = [Claim(c.subject, c.property, "1998", ()) if c.property in ("year", "released") else c for c in claims]
    claims += [Claim(FILM, name, value, ()) for name, values in more.items() for value in values]
    return Record(document, "plotbox", FILM if claims else None, tuple(claims))
