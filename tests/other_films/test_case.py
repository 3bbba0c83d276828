"""Pages without capitals, without line breaks, and without both: what can still be read is read, and nothing is made up."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from kg.model import Claim, Document
from kg.sites import read
from tests.other_films.comparing import claims_of
from tests.other_films.edits import NAMES, seed
from tests.other_films.renaming import Renaming


def capitals(text: str) -> str:
    """The text in capitals, character references left alone."""
    return re.sub(r"(&[#\w]+;)|([^&]+|&)", lambda m: m[1] or m[2].upper(), text)


FORMS: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": capitals,
    "one line": lambda text: text.replace("\n", " "),
    "lower, one line": lambda text: text.lower().replace("\n", " "),
}
FLOORS = {
    ("lower, one line", "001"): 0.963, ("lower", "003"): 0.993, ("upper", "003"): 0.993, ("lower, one line", "003"): 0.993,
}  # fmt: skip
"""The part of what a seed says that its other form still says, where that is not all. These numbers only go up.

Without capitals or without lines cannot be read, and is a notice:
- the title of a film that stands in prose only, without capitals (003: its reviews then hang on a film without a name);
- where the last role of a list ends and an unlabelled paragraph in small letters begins (001): that row has no role, the
  paragraph is not said.
"""


def said(claim: Claim, title: str = "") -> str:
    """What a claim says, whatever its case; whether it is inferred may differ, and how an unnamed film is called."""
    words = str(claim).removesuffix("  (inferred)").casefold()
    return words.replace(f"film({title},", "film(,") if title else words


def reread(document: Document, text: str) -> tuple[set[str], set[str]]:
    """What the page says and what its other form says."""
    title = ""
    record = read(Document(document.name, document.digest, text, len(text.encode())))
    if record.film and not record.film.identity[0]:
        film = read(document).film
        title = str(film.identity[0]) if film else ""
    return {said(c, title) for c in claims_of(document)}, {said(c) for c in record.claims}


def is_row_without_role(words: str) -> bool:
    """A row of a cast list whose character is unknown stands under its number."""
    return bool(re.match(r"role\(person\(.*\), \d+\)\.", words))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", FORMS)
def test_another_form_of_a_page_says_nothing_that_the_page_does_not_say(form: str, name: str) -> None:
    before, after = reread(seed(name), FORMS[form](seed(name).text))
    assert not {words for words in after - before if not is_row_without_role(words)}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", FORMS)
def test_another_form_of_a_page_says_nearly_all_of_it(form: str, name: str) -> None:
    before, after = reread(seed(name), FORMS[form](seed(name).text))
    assert len(before & after) / len(before) >= FLOORS.get((form, name), 1.0), sorted(before - after)


@pytest.mark.parametrize("form", ["one line", "lower, one line"])
def test_a_film_of_plain_names_on_one_line_loses_rows_of_its_cast_only(form: str) -> None:
    """Of rows that end and begin with names on no list, the cast of 000 keeps this part on one line."""
    document = seed("000")
    kept = rows = 0
    for number in range(6):
        changed = Renaming(number, hard=False).apply(document).document(document)
        before = {said(c) for c in read(changed).claims}
        text = FORMS[form](changed.text)
        after = {said(c) for c in read(Document(changed.name, changed.digest, text, len(text.encode()))).claims}
        assert not {words for words in after - before if not is_row_without_role(words)}
        assert all("role(" in words or "person(" in words for words in before - after)
        rows += sum(".character_name" in words for words in before)
        kept += sum(".character_name" in words for words in before & after)
    assert kept / rows >= 0.8
