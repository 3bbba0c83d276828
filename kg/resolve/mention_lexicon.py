"""What the prose about one film shows of its words: which of them are ordinary ones there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from itertools import compress

from kg.resolve.mention_fold import folded
from kg.resolve.mention_text import Prose, Token
from kg.resolve.mention_words import CREDITS, DETERMINERS, WORDS_AND_NAMES, is_ordinary


@dataclass
class Lexicon:
    """What the prose about one film shows of words: those that stand in lower case among capitals, and those of some that
    mostly stand behind an article."""

    lower: set[str] = field(default_factory=set)
    articled: set[str] = field(default_factory=set)

    def ordinary(self, word: str) -> bool:
        """Whether a folded word is an ordinary one here."""
        return word in self.lower or is_ordinary(word)

    def plain(self, token: Token) -> bool:
        """Whether a capitalised word is no part of a name: an ordinary word, a job."""
        word = token.key
        return token.loud or word in CREDITS or token.text == "I" or (self.ordinary(word) and word not in WORDS_AND_NAMES)


def lexicon(texts: Iterable[Prose], asked: Set[str]) -> Lexicon:
    """The lexicon of the texts about one film; ``asked`` are the folded words of which it is to know whether they are articled."""
    lower: set[str] = set()
    everywhere: Counter[str] = Counter()
    behind: Counter[str] = Counter()
    for text in texts:
        if text.cased:
            lower.update(filter(str.islower, text.words))
        for position in compress(range(len(text)), map(asked.__contains__, text.keys)):
            key = text.keys[position]
            everywhere[key] += 1
            article = position and text.keys[position - 1] in DETERMINERS
            if article and text.words[position].islower() and text.gap(position) == " ":
                behind[key] += 1
    articled = {word for word, count in behind.items() if count * 5 >= everywhere[word]}
    return Lexicon(set(folded(sorted(lower))), articled)
