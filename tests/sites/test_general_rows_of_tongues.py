"""Labelled rows of pages in Turkish, Romanian, Greek, Ukrainian, Catalan, Japanese, Chinese and Korean, and what these print beside them."""

# ruff: noqa: E501 - tables of pages

from __future__ import annotations

import pytest

from kg.model import Document, Mention, Record
from kg.sites import read


def page(lang: str, name: str, rows: dict[str, str], shape: str = "<p><b>{}:</b> {}</p>") -> Record:
    body = "".join(shape.format(*row) for row in rows.items())
    text = (
        f"<!doctype html><html lang={lang}><head><title>{name} (2019) - Kino</title></head><body><h1>{name} (2019)</h1>{body}</body></html>"
    )
    return read(Document("page", "0" * 64, text, len(text.encode()), media_type="text/html"))


def said(found: Record) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for claim in found.claims:
        if claim.subject == found.film and claim.property in ("director", "writer", "actor", "genre", "runtime_minutes", "country"):
            out.setdefault(claim.property, []).append(str(claim.value.identity[0] if isinstance(claim.value, Mention) else claim.value))
    return out


PAGES = {
    "tr": ("Durgun Sular", ("Yönetmen", "Ayşe Demir"), ("Senaryo", "Can Yıldız"), ("Oyuncular", "Mert Kaya ve Selin Ak"), ("Tür", "Dram"), ("Süre", "108 dk"), ("Ülke", "Türkiye"), "TR"),
    "ro": ("Ape line", ("Regia", "Ana Munteanu"), ("Scenariu", "Radu Pop"), ("Distribuția", "Ion Lupu, Maria Stan"), ("Gen", "Dramă"), ("Durata", "108 minute"), ("Țara", "România"), "RO"),
    "el": ("Ήσυχα νερά", ("Σκηνοθεσία", "Άννα Μελά"), ("Σενάριο", "Νίκος Ράπτης"), ("Ηθοποιοί", "Γιώργος Βάλης, Ελένη Κόρη"), ("Είδος", "Δράμα"), ("Διάρκεια", "108 λεπτά"), ("Χώρα", "Ελλάδα"), "GR"),
    "uk": ("Тиха вода", ("Режисер", "Анна Гай"), ("Сценарій", "Петро Лис"), ("У ролях", "Іван Вовк та Єва Сорока"), ("Жанр", "драма"), ("Тривалість", "108 хв"), ("Країна", "Україна"), "UA"),
    "ca": ("Aigua", ("Direcció", "Marta Rius"), ("Guió", "Pau Sans"), ("Repartiment", "Elena Pau, Dídac Prat"), ("Gènere", "Drama"), ("Durada", "108 min"), ("País", "Espanya"), "ES"),
    "ja": ("静かな水", ("監督", "山田花子"), ("脚本", "鈴木一郎"), ("出演", "田中太郎、佐藤美咲"), ("ジャンル", "ドラマ"), ("上映時間", "1時間48分"), ("製作国", "日本"), "JP"),
    "zh": ("静水", ("导演", "李明"), ("编剧", "王芳"), ("主演", "张伟 / 刘洋"), ("类型", "剧情"), ("片长", "108分钟"), ("制片国家/地区", "中国大陆"), "CN"),
    "ko": ("고요한 물", ("감독", "김하늘"), ("각본", "이준호"), ("출연", "박서준, 최유리"), ("장르", "드라마"), ("상영시간", "108분"), ("국가", "대한민국"), "KR"),
}  # fmt: skip


@pytest.mark.parametrize(
    "shape", ["<p><b>{}:</b> {}</p>", "<dl><dt>{}</dt><dd>{}</dd></dl>", "<div><span>{}：</span><span>{}</span></div>"]
)
@pytest.mark.parametrize("lang", PAGES)
def test_rows_of_a_language_are_read(lang: str, shape: str) -> None:
    name, *rows, country = PAGES[lang]
    found = said(page(lang, name, dict(rows), shape))  # type: ignore[arg-type]
    director, writer, cast, genre, _, _ = (row[1] for row in rows)
    assert found["director"] == [director.casefold()]
    assert found["writer"] == [writer.casefold()]
    assert len(found["actor"]) == 2
    assert all(actor in cast.casefold() for actor in found["actor"])
    assert (found["genre"], found["runtime_minutes"], found["country"]) == ([genre], ["108"], [country.casefold()])


@pytest.mark.parametrize(("lang", "rows"), [
    ("tr", {"Yazar": "Can Yıldız", "Yayınevi": "Martı", "Sayfa Sayısı": "320", "Tür": "Roman"}),
    ("ja", {"著者": "鈴木一郎", "出版社": "海猫", "ページ数": "320ページ", "ジャンル": "小説"}),
    ("zh", {"作者": "王芳", "出版社": "海鸥", "页数": "320", "类型": "小说"}),
    ("ko", {"저자": "이준호", "출판사": "갈매기", "쪽수": "320쪽", "장르": "소설"}),
    ("el", {"Εκδότης": "Γλάρος", "Σελίδες": "320", "Είδος": "Μυθιστόρημα"}),
    ("ro", {"Ingrediente": "mere", "Durata": "45 minute", "Țara": "România"}),
])  # fmt: skip
def test_books_and_dishes_are_no_films(lang: str, rows: dict[str, str]) -> None:
    assert page(lang, "Durgun", rows).film is None


@pytest.mark.parametrize("name", ["An", "Any", "Paper", "So"])
def test_short_words_of_a_language_are_no_labels_that_films_could_not_be_called(name: str) -> None:
    found = page("en", name, {"Director": "Ada Quill", "Cast": "Hal Voss, Ida Wren", "Running time": "101 min"})
    assert [c.value for c in found.claims if c.property == "name" and c.subject == found.film] == [name]


@pytest.mark.parametrize(("lang", "label", "day"), [
    ("ja", "公開日", "2019年5月12日"), ("ko", "개봉", "2019.05.12"), ("ko", "개봉일", "2019년 5월 12일"), ("zh", "上映日期", "2019年5月12日"), ("tr", "Vizyon tarihi", "12 Mayıs 2019"),
    ("el", "Πρεμιέρα", "12 Μαΐου 2019"), ("uk", "Прем'єра", "12 травня 2019"), ("ro", "Premiera", "12 mai 2019"), ("ca", "Estrena", "12 de maig de 2019"),
])  # fmt: skip
def test_days_of_a_language_are_read(lang: str, label: str, day: str) -> None:
    name, director = PAGES[lang][0], PAGES[lang][1]
    found = page(lang, name, dict([director, PAGES[lang][3], (label, day)]))  # type: ignore[arg-type, list-item]
    assert [c.value for c in found.claims if c.property in ("released", "release_date")] == ["2019-05-12"]
