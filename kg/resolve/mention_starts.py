"""With which words a name of a film can begin: said of two words that stand side by side, once for all places of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set

from kg.resolve.mention_forms import Form
from kg.resolve.mention_index import Named
from kg.resolve.mention_lexicon import Lexicon
from kg.resolve.mention_names import FilmNames
from kg.resolve.mention_places import misspells
from kg.resolve.mention_text import Pair
from kg.resolve.mention_words import is_family, is_given, same_given


def near_surnames(surnames: dict[str, Named], words: Set[str], lexicon: Lexicon) -> dict[str, Named]:
    """Which of the folded words of the texts clearly misspell a surname, and whose."""
    initials: dict[str, list[str]] = defaultdict(list)
    for surname in surnames:
        initials[surname[0]].append(surname)
    found: dict[str, Named] = {}
    for word in words:
        if len(word) < 6 or word[0] not in initials:
            continue
        close = [surname for surname in initials[word[0]] if misspells(word, surname, given=False)]
        if len(close) == 1 and not lexicon.ordinary(word) and not is_given(word) and not is_family(word):
            found[word] = surnames[close[0]]
    return found


class Starts:
    """Tells of two folded words that stand side by side whether a name of the film can begin with the first."""

    def __init__(self, own: FilmNames, near: Set[str]) -> None:
        forms = [*own.sure, *own.short]
        self._single = {form[0] for form in forms if len(form) == 1} | near
        self._begun = {form[:2] for form in forms if len(form) > 1}
        self._right: tuple[dict[str, list[Form]], ...] = (defaultdict(list), defaultdict(list))
        for form in {form for form, _ in own.full}:
            for position in (0, 1):
                self._right[position][form[position]].append(form)
        self._given: dict[str, set[str]] = defaultdict(set)
        for form, ends in own.short.items():
            self._given[form[0]] |= {named.given for named in ends if named.given}

    def among(self, pairs: Set[Pair]) -> set[Pair]:
        """The pairs with the first word of which a name can begin."""
        first = {*self._single, *(word for word, _ in self._begun), *self._right[0]}
        second = {*self._right[1], *self._given}
        return {pair for pair in pairs if (pair[0] in first or pair[1] in second) and self._begins(*pair)}

    def _begins(self, word: str, behind: str) -> bool:
        if word in self._single or (word, behind) in self._begun:
            return True
        if behind in self._given and any(same_given(word, given) for given in self._given[behind]):
            return True
        first, second = self._right
        if word in first and any(len(form) > 2 or _one_letter(behind, form, 1) for form in first[word]):
            return True
        return behind in second and any(_one_letter(word, form, 0) for form in second[behind])


def _one_letter(printed: str, form: Form, position: int) -> bool:
    return bool(printed) and misspells(printed, form[position], given=position < len(form) - 1, sure=len(form) > 2)
