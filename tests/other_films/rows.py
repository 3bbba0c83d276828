"""Where the rows of the seeds' lists stand, by the look of their text alone."""

# ruff: noqa: E501 - a pattern of a row reads best on the line of its list

from __future__ import annotations

import re

from tests.other_films.edits import seed

ROWS: dict[str, dict[str, str]] = {
    "000": {
        "cast": r"^.+\nas .+\n",
        "review": r"^  • [\s\S]*?Super Reviewer\n",
    },
    "001": {
        "cast": r"^.* \.\.\. .*\n",
        "genre": r"(?<=\n)Drama \| | \| Romance(?=\n)",
        "country": r"France \| |UK \| | \| USA(?=\n)",
        "language": r"English \| | \| Russian",
        "writer": r"John O'Brien \(.*?\), |, Mike Figgis \(screenplay by\)",
        "song credit": r"^(?:Lyrics|Composed|Performed|Courtesy) .*\n",
        "review paragraph": r"^(?:Of the two|The writing is|The final act).*\n\n",
        "part": r"^Crazy Credits\n\n.*\n\n|^Alternate Versions\n\n.*\n\n|^The opening scene.*\n|^Ben flips out.*\n|^1,471 .*\n|^2:48 \| Trailer\n"
                r"|^\$3,600,000.*\n|^Opening Weekend USA:\n\n.*\n|^Sound Mix:\n\n.*\n|^Aspect Ratio:\n\n.*\n|^Filming Locations:\n\n.*\n|^Release Date:\n\n.*\n"
                r"|^Also Known As:\n\n.*\n|^Won 1 Oscar.*?nominations\. |338 user (?=101)|^4 of 4 people.*?helpful\. |^Because his wife.*\n",
    },
    "002": {
        "genre": r"(?<=\| )Drama (?=Romance)|(?<=Drama) Romance(?=\n)",
        "review": r"^\w+\n\d{4}/\d\d/\d\d\n\n.*\n(?:\nMore\n)?",
        "part": r"^October\. 27,1995\n\|\n|^7\.5\n\|\n|^Ben Sanderson, an.*\n",
    },
    "003": {
        "critic": r"^  \d+\. (?!Positive|Negative)(?!\w{3} \d+, ).*\n(?:    .*\n)?",
        "user": r"^  \d\. \w{3} \d+, \d{4}\n    .*(?:\n|\Z)",
        "distribution": r"^  2\. Negative.*\n",
    },
    "004": {
        "cast": r"(?<=billed only: )nicolas cage \.\.\. ben sanderson |elisabeth shue \.\.\. sera |julian sands \.\.\. yuri |richard lewis \.\.\. peter "
                r"|steven weber \.\.\. marc nussbaum |kim adams \.\.\. sheila |emily procter \.\.\. debbie |stuart regen \.\.\. man at bar "
                r"|valeria golino \.\.\. terri |graham beckel \.\.\. l\.a\. bartender |albert henderson .*? al henderson\) |shashi bhatia \.\.\. hispanic prostitute "
                r"|carey lowell \.\.\. bank teller |anne lange \.\.\. business colleague |thomas kopache \.\.\. mr\. simpson ",
        "similar": r"0 next &raquo; (?:8mm|city of angels|snake eyes|face/off).*?(?=0 next|edit cast)",
        "news": r"what is james.*?\.com |wamg give.*?geeks\.com |emma stone and.*?flickeringmyth ",
        "list": r"films i gave.*?2011 &nbsp; |drugs !!!.*?2011 &nbsp; |buy on blu.*?2012 &nbsp; |filme vaz.*?2013 &nbsp; |(?<=&nbsp; )rated 10 a.*?2014 &nbsp; ",
        "keyword": r"(?<=: )prostitute \| |alcoholism \| |falling in love with a prostitute \| |self destruction \| |alcoholic \|&nbsp;",
        "genre": r"(?<=genres: )drama&nbsp;\| |&nbsp;\| romance(?= motion)|(?<=51min \| )drama, |, romance(?= \| 9)",
        "language": r"(?<=language: )english \| | \| russian",
        "star": r"(?<=stars: )nicolas cage, (?=elisabeth)|elisabeth shue, (?=julian)|, julian sands(?= \|)",
        "writer": r"john o'brien \(novel\), |, mike figgis \(screenplay\)",
        "company": r"lumiere pictures, |lila cazès production, a, |, initial productions",
        "song credit": r"written by angelo palladino |performed by the palladinos |courtesy of pangaea records ",
        "quote line": r"(?<=bar\] what's your name\? )terri: terri\. |terri: i'm ok, thanks\. ",
        "part": r"(?<=know\? )trivia .*?&raquo; |goofs when .*?&raquo; |crazy credits the .*?&raquo; |connections ref.*?&raquo; |soundtracks i won.*?&raquo; "
                r"|q: what are.*?\?(?= see more) |official sites: .*?\] |country: usa |language: english \| russian |release date: .*?&raquo; |also known as: .*?&raquo; "
                r"|filming locations: .*?&raquo; |budget: .*?\) |gross: .*?\) |production co: .*?(?= see more)|runtime: 111 min |sound mix: .*?\) |color: color "
                r"|aspect ratio: 1\.66 : 1 |82 metascore from metacritic\.com |popularity 1,939 \( 794\) |won 1 oscar.*?nominations\. "
                r"|65 of 85 people found this review helpful\.|director: mike figgis(?= writers)|because his wife.*?(?=plot summary \|)",
    },
}  # fmt: skip
"""Per seed and list: a pattern of one row, with what parts it from the next."""


def rows(name: str, family: str) -> list[tuple[int, int]]:
    """The ranges of the rows of one list of a seed."""
    return [m.span() for m in re.finditer(ROWS[name][family], seed(name).text, re.M)]


def inner(name: str, family: str) -> list[tuple[int, int]]:
    """The same without what parts the rows."""
    text = seed(name).text
    return [(start, start + len(text[start:end].rstrip())) for start, end in rows(name, family)]
