"""How the work of resolution grows with the collection: invented pages, some of one film, with 1,000 to 100,000 mentions.

    python bench/resolve/growth.py [MENTIONS ...]

Prints, for each size, how many pairs were compared, the time and the memory, and both per mention: flat columns are linear growth.
Titles and names are drawn so that a few are very common, as they are; of the clusters it says how many are right, since what is
compared too little is fast too.
"""

from __future__ import annotations

import hashlib
import random
import resource
import sys
import time
from collections import Counter, defaultdict

from kg.model import Claim, Document, Evidence, Mention, Record
from kg.reading import say
from kg.resolve import Resolution, resolve

BASE = "https://kg.example/id/"
PLACE = (Evidence(0, 1, "x"),)
SYLLABLES = str.split(
    "ba be bo da de do fa fi ga go ha ka ke ki la le li lo ma me mi mo na ne no pa pe ra re ri ro sa se so ta te to va vi wa"
)
CAST, PAGES_A_FILM = 8, 4


def word(number: int) -> str:
    """An invented word, the same for the same number."""
    picked = random.Random(number)
    return "".join(picked.choice(SYLLABLES) for _ in range(2 + number % 3)).title()


def skewed(chance: random.Random, size: int) -> int:
    """A number below ``size``, small ones far more often."""
    return int(size ** chance.random()) - 1


def person(number: int, people: int) -> str:
    """The name of a person: given names and surnames are shared by many, whole names by some."""
    chance = random.Random(f"person {number}")
    return f"{word(skewed(chance, 300))} {word(1000 + skewed(chance, max(200, people)))}"


def collection(mentions: int) -> tuple[list[Record], dict[str, int], dict[str, dict[Mention, int]]]:
    """Pages with about so many mentions; which film each page is about; and who each person on it is."""
    pages = mentions // (CAST + 2)
    films, people = max(1, pages // PAGES_A_FILM), max(20, pages // 2)
    about: dict[str, int] = {}
    who: dict[str, dict[Mention, int]] = defaultdict(dict)
    records = []
    for page in range(pages):
        number = page % films
        film = random.Random(f"film {number}")
        title = " ".join(word(5000 + skewed(film, max(50, films))) for _ in range(film.choice((1, 1, 2, 3))))
        year = str(film.randint(1930, 2020))
        company = film.randrange(people)
        crew = [(company + skewed(film, people)) % people for _ in range(CAST + 1)]
        chance = random.Random(f"page {page}")
        shown = chance.choice((title, title.upper(), f"{title} (re-release)", title))
        mention = say.film_mention(shown, year)
        said: list[tuple[Mention, str, str | Mention]] = [(mention, "name", shown)]
        if chance.random() < 0.8:
            said.append((mention, "year", str(int(year) + chance.choice((0, 0, 0, 1)))))
        text = f"{page} {title}"
        document = Document(f"{page}.html", hashlib.sha256(text.encode()).hexdigest(), "", len(text))
        for place, one in enumerate(crew):
            name = person(one, people)
            target = Mention("person", (name.casefold(),))
            said += [(mention, "actor" if place else "director", target), (target, "name", name)]
            who[document.key].setdefault(target, one)
        about[document.key] = number
        records.append(Record(document, "streaming", mention, tuple(Claim(s, p, v, PLACE) for s, p, v in said)))
    return records, about, who


def paired(groups: dict[str, Counter[int]]) -> tuple[float, float]:
    """Precision and recall over pairs, of clusters that hold so many of each true thing."""
    together = sum(n * (n - 1) // 2 for counted in groups.values() for n in counted.values())
    claimed = sum(n * (n - 1) // 2 for n in (sum(counted.values()) for counted in groups.values()))
    whole: Counter[int] = Counter()
    for counted in groups.values():
        whole.update(counted)
    true = sum(n * (n - 1) // 2 for n in whole.values())
    return together / max(1, claimed), together / max(1, true)


def quality(
    result: Resolution, about: dict[str, int], who: dict[str, dict[Mention, int]]
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Precision and recall of films and of people."""
    films: dict[str, Counter[int]] = defaultdict(Counter)
    people: dict[str, Counter[int]] = defaultdict(Counter)
    for (document, mention), iri in result.tops.items():
        if mention.kind == "film":
            films[iri][about[document]] += 1
        elif mention.kind == "person":
            people[iri][who[document][mention]] += 1
    return paired(films), paired(people)


def main() -> None:
    """Measure each size and print a line."""
    sizes = [int(a) for a in sys.argv[1:]] or [1_000, 10_000, 100_000]
    print("mentions  decisions  seconds   MB  decisions/mention  µs/mention  films P R      people P R")
    for size in sizes:
        records, about, who = collection(size)
        started = time.perf_counter()
        result = resolve(records, BASE)
        took = time.perf_counter() - started
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        count = len(result.tops)
        films, people = quality(result, about, who)
        print(
            f"{count:>8,}  {len(result.decisions):>9,}  {took:>7.2f} {memory:>4}  {len(result.decisions) / count:>17.2f}  "
            f"{took / count * 1e6:>10.0f}  {films[0]:.3f} {films[1]:.3f}    {people[0]:.3f} {people[1]:.3f}"
        )


if __name__ == "__main__":
    main()
