"""Measure the profiles of the sites (``kg/profiles/profiles.toml``) on a folder of saved pages.

python bench/profiles.py PAGES [--write]

Only numbers and labels are kept of the pages. Lists and searches (pages about no one film) and sites without a file of their own
are left out.
"""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from kg import documents, sites
from kg.intake import read_document
from kg.model import Document
from kg.profiles.measure import measured, written

TARGET = Path(__file__).parent.parent / "kg" / "profiles" / "profiles.toml"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name} instead of printing it")
    parser.add_argument("--year", type=int, default=datetime.date.today().year, help="the year of measuring")
    asked = parser.parse_args()
    found = []
    for document in documents.find(asked.pages):
        if isinstance(document, Document) and document.media_type == "text/html":
            record = read_document(document, "")
            if record.film is not None and record.site not in ("", sites.GENERAL):
                found.append(measured(document, record))
    text = written(found, asked.year)
    if asked.write:
        TARGET.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
