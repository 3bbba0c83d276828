"""Countries, languages, dates, running times and amounts in the languages of Europe: what is none is refused, never guessed."""

# ruff: noqa: E501 - tables of words

from __future__ import annotations

import pytest

from kg.text import RULES
from kg.text.tongues import TONGUES


@pytest.mark.parametrize(("rule", "words"), [
    ("date-de", "31. Brumaire 1998"), ("date-de", "Frühling 1998"), ("date-fr", "31/13/1998"), ("date-de", "31.02.1998"), ("date-it", ""),
    ("date-sv", "3/4"), ("country-de", "Atlantis"), ("country-fr", "Europe"), ("language-cs", "velrybština"), ("running-time", "101"),
    ("running-time", "0 min"), ("running-time", "long"), ("running-time", "1:41"), ("amount", "many"), ("amount", "5 fish"),
    ("amount", "1.2.3"), ("amount", "1,234.567.8"), ("decimal-comma", "7,125"), ("decimal-comma", "seven"),
])  # fmt: skip
def test_other_words_are_refused(rule: str, words: str) -> None:
    with pytest.raises(ValueError, match=r"not an? |day is out|month must"):
        RULES[rule](words)


@pytest.mark.parametrize(("rule", "words", "value"), [
    ("date-de", "31. März 1998", "1998-03-31"), ("date-de", "Montag, 31. März 1998", "1998-03-31"), ("date-de", "31.3.1998", "1998-03-31"),
    ("date-fr", "1er juillet 1998", "1998-07-01"), ("date-es", "31 de marzo de 1998", "1998-03-31"), ("date-it", "marzo 1998", "1998-03"),
    ("date-cs", "31. března 1998", "1998-03-31"), ("date-cs", "31 . března 1998", "1998-03-31"), ("date-sv", "den 31 mars 1998", "1998-03-31"), ("date-pt", "31/03/1998", "1998-03-31"),
    ("date-pl", "1998-03-31", "1998-03-31"), ("country-fr", "États-Unis", "US"), ("country-de", "UdSSR", "SU"), ("country-sv", "Sweden", "SE"),
    ("language-es", "inglés", "en"), ("language-cs", "čeština", "cs"), ("running-time", "1h41", "PT1H41M"), ("running-time", "101 Min.", "PT1H41M"),
    ("running-time", "1 hod 41 min", "PT1H41M"), ("running-time", "2 h", "PT2H"), ("running-minutes", "1 Std. 41 Min.", "101"),
    ("amount", "1,5 Mio.", "1500000.0"), ("amount", "35.000.000", "35000000.0"), ("amount", "6 300 000", "6300000.0"),
    ("amount", "12,500", "12500.0"), ("amount", "1.234,5", "1234.5"), ("amount", "46.7 million", "46700000.0"), ("decimal-comma", "7,5", "7.5"),
])  # fmt: skip
def test_words_of_a_language_are_read(rule: str, words: str, value: str) -> None:
    assert RULES[rule](words) == value


@pytest.mark.parametrize("tongue", TONGUES)
def test_every_language_names_its_neighbours(tongue: str) -> None:
    from babel import Locale

    for code in ("US", "FR", "CZ", "JP"):
        assert RULES[f"country-{tongue}"](Locale(tongue).territories[code]) == code
    for code in ("en", "de", "ja"):
        assert RULES[f"language-{tongue}"](Locale(tongue).languages[code]) == code
    for month in range(1, 13):
        name = Locale(tongue).months["format"]["wide"][month]
        assert RULES[f"date-{tongue}"](f"3. {name} 1998") == f"1998-{month:02d}-03"


def test_the_united_states_put_the_month_first() -> None:
    assert RULES["date-us"]("10/31/1998") == "1998-10-31"
    assert RULES["date-us"]("05/06/1998") == "1998-05-06"


@pytest.mark.parametrize("words", ["31/10/1998", "10-31-1998", "10/1998", "", "10/31/98"])
def test_other_days_are_none_of_theirs(words: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the readers look at the type alone
        RULES["date-us"](words)


@pytest.mark.parametrize(
    ("words", "day"), [("31 марта 1998", "1998-03-31"), ("31 марта 1998 г.", "1998-03-31"), ("март 1998 года", "1998-03")]
)
def test_russian_days(words: str, day: str) -> None:
    assert RULES["date-ru"](words) == day


@pytest.mark.parametrize(
    ("words", "minutes"), [("102 мин.", "102"), ("102 минуты", "102"), ("1 ч 42 мин", "102"), ("1 час 42 минуты", "102")]
)
def test_russian_lengths(words: str, minutes: str) -> None:
    assert RULES["running-minutes"](words) == minutes
