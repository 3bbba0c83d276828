# ruff: noqa: E501 (lines of pages are as long as the sites make them)
"""IMDb's title page as bare text: in lines with most labels gone, and on one line in small letters."""

from __future__ import annotations

from bench.generate import words
from bench.generate.page import Written
from bench.generate.view import View


def ids(page: Written, view: View) -> str:
    """The site's id of the film, which the page shows."""
    page.say("identifier", "imdb", tt(view.film.number))
    return tt(view.film.number)


def tt(number: int) -> str:
    return f"tt{90_000_000 + number}"


def nm(number: int) -> str:
    return f"nm{90_000_000 + number}"


def _money(amount: int) -> str:
    return f"${amount:,}"


def review_facts(page: Written, review: object, body: str, score: bool = True, headline: bool = True) -> None:
    """What a page states with a user's review that it shows whole."""
    key = body[:60]
    page.say("review", key)
    page.say("review_author", key, review.author)  # type: ignore[attr-defined]
    page.say("review_date", key, review.date.isoformat())  # type: ignore[attr-defined]
    if headline:
        page.say("review_headline", key, review.headline)  # type: ignore[attr-defined]
    if score and review.score:  # type: ignore[attr-defined]
        page.say("review_score", key, float(review.score))  # type: ignore[attr-defined]


class _Text:
    """The parts of the page, which both forms print; each states its facts."""

    def __init__(self, view: View, page: Written) -> None:
        self.view, self.page, self.film = view, page, view.film

    def head(self) -> str:
        view, page = self.view, self.page
        page.say("name", view.title)
        if view.year:
            page.say("year", view.year)
        return f"{view.title} ({view.year})" if view.year else view.title

    def infobar(self) -> str:
        view, page, film = self.view, self.page, self.film
        hours, minutes = divmod(view.minutes, 60)
        page.say("certificate", film.certificate)
        page.say("minutes", view.minutes)
        for genre in film.genres:
            page.say("genre", genre)
        date, iso = view.vague()
        page.say("released", iso)
        page.say("release", iso, "US")
        return f"{film.certificate} | {hours}h {minutes}min | {', '.join(film.genres)} | {date} (USA)"

    def plot(self) -> str:
        self.page.say("description", self.film.plot)
        return self.film.plot

    def directors(self) -> str:
        return ", ".join(self.page.name("director", who) for who in self.film.directors)

    def writers(self) -> str:
        notes = ("screenplay", "story", "screenplay")
        return ", ".join(f"{self.page.name('writer', who)} ({notes[n % 3]})" for n, who in enumerate(self.film.writers))

    def stars(self) -> str:
        return ", ".join(part.who.name for part in self.view.cast[:3])

    def cast(self, between: str = "\n") -> str:
        rows = self.view.cast[: self.view.some(95)]
        return between.join(f"{self.page.name('cast', p.who, p.character)} ... {p.character}" for p in rows)

    def keywords(self) -> list[str]:
        found = self.view.keywords(5)
        for word in found:
            self.page.say("keyword", word)
        return found

    def said(self, prop: str, text: str) -> str:
        self.page.say(prop, text)
        return text

    def quote(self) -> list[str]:
        out = []
        for n in range(min(8, self.view.some(5) + 1)):
            speaker, line = self.view.cast[n % 2].character, words.line(self.view.rng)
            self.page.say("quote", speaker, line)
            out.append(f"{speaker}: {line}")
        return out

    def songs(self) -> list[tuple[str, str, str]]:
        out = {}
        for _ in range(1):
            song, writer, singer = (
                words.song(self.view.rng),
                self.view.rng.choice(self.view.world.people),
                self.view.rng.choice(self.view.cast).who,
            )
            out[song] = (song, writer.name, singer.name)
        for song in out:
            self.page.say("song", song)
        return list(out.values())


def lines(view: View, page: Written) -> None:
    """The page in lines, as a browser copies it, without most labels."""
    page.suffix = ".txt"
    text, film, rng = _Text(view, page), view.film, view.rng
    users, critics = view.votes // 90 + 1, view.votes // 900 + 1
    page.say("count", "imdb/users", "review", users)
    page.say("count", "imdb/critics", "review", critics)
    out = [f"{users:,} user {critics} critic", "", text.head(), ""]
    if film.original:
        out += [f"{text.said('alternate_name', film.foreign[film.original])} (original title)", ""]
    out += [text.infobar(), "", "1:47 | Trailer", text.plot(), "", "", text.directors(), "", "", text.writers(), "", text.stars()]
    out[-1] += " | See full cast & crew »"
    polls = [text.said("question", q) for q in dict.fromkeys(words.question(rng) for _ in range(view.some(4)))]
    out += ["", text.said("award", f"{rng.randint(2, 9)} wins & {rng.randint(2, 19)} nominations.") + " See more awards »", ""]
    out += ["User Polls", "", *polls, "See more polls »", "", "Cast overview, first billed only:", text.cast(), "See full cast »", "", ""]
    story = words.plot(rng, view.some(8))
    out += [text.said("storyline", story) + f" Written by {rng.choice(view.world.people).name}", "", "Plot Summary | Plot Synopsis", ""]
    out += ["Plot Keywords:", " | ".join(text.keywords()) + f" | See All ({99 + view.some(9)}) »", ""]
    out += [f"{text.said('tagline', film.tagline)} See more »", "", "", " | ".join(film.genres), "", "Motion Picture Rating (MPAA)", ""]
    page.say("certificate_reason", film.reason)
    out += [
        f"Rated {film.certificate} for {film.reason} | See all certifications »",
        "",
        "Parents Guide:",
        "",
        "View content advisory »",
        "",
    ]
    out += ["Did You Know?", "", "", f"{text.said('trivia', words.trivia(rng))} See more »", "", ""]
    out += [f"{text.said('goof', words.goof(rng))} See more »", "", "", *text.quote(), "See more »", ""]
    out += ["Crazy Credits", "", f"{text.said('crazy_credit', words.crazy_credit(rng))} See more »", ""]
    out += ["Alternate Versions", "", f"{text.said('alternate_version', words.version(rng))} See more »", "", ""]
    for song, writer, singer in text.songs():
        out += [song, f"Written by {writer}", f"Performed by {singer}", ""]
    out += ["See more »", "", "Frequently Asked Questions", ""]
    out += [f"Q: {text.said('question', q)}" for q in dict.fromkeys(words.question(rng) for _ in range(view.some(12)))]
    out += ["See more »", "", "User Reviews", ""]
    for review in view.reviews("imdb", view.some(56)):
        body = review.body + (f" {review.score} out of 10" if review.score else "")
        review_facts(page, review, body)
        out += [review.headline, f"{view.day(review.date)} | by {review.author} ({review.where}) – See all my reviews", "", body, "",
                f"{review.helpful} of {review.total} people found this review helpful.  Was this review helpful to you? | Report this", ""]  # fmt: skip
    out += [f"Review this title | See all {users:,} user reviews »", "", ""]
    for prop, pairs in (("country", view.countries()), ("language", view.languages())):
        for _, code in pairs:
            page.say(prop, code)
        out += [" | ".join(name for name, _ in pairs), "", ""]
    foreign = text.said("alternate_name", film.foreign["de" if film.original != "de" else "fr"])
    out += ["Release Date:", "", f"{view.vague()[0]} (USA) See more »", "", "Also Known As:", "", f"{foreign} See more »", ""]
    place = f"{rng.choice(words.TOWNS)}, {view.countries()[0][0]}"
    out += [
        "Filming Locations:",
        "",
        f"{text.said('location', place)} See more »",
        "",
        "Box Office",
        "",
        f"{_money(film.budget)} (estimated)",
    ]
    page.say("budget", float(film.budget), "USD")
    page.say("gross", float(film.gross), "USD")
    out += ["", "Gross USA:", "", _money(film.gross), "See more on IMDbPro »", "", "Company Credits", "", "Production Co:", ""]
    out += [",".join(text.said("company", c) for c in film.companies) + " See more »", "", "Show more on IMDbPro »", ""]
    out += ["Technical Specs", "", f"{view.minutes} min", "", "Sound Mix:", "", text.said("sound_mix", "Dolby Digital"), ""]
    out += [text.said("color", "Color"), "", "Aspect Ratio:", "", text.said("aspect_ratio", "2.35 : 1"), "See full technical specs »", ""]
    page.text = "\n".join(out) + "\nContribute to This Page\n"


def one_line(view: View, page: Written) -> None:
    """The page on one line in small letters, tags replaced by spaces, entities left as they are."""
    page.suffix = ".txt"
    text, film, rng = _Text(view, page), view.film, view.rng
    view.year = view.year or film.year
    title = text.head()
    users, critics = view.votes // 90 + 1, view.votes // 900 + 1
    page.say("count", "imdb/users", "review", users)
    page.say("count", "imdb/critics", "review", critics)
    page.say("count", "imdb/users", "rating", view.votes)
    page.say("score", "imdb/users", view.score / 10)
    score, more = f"{view.score / 10}/10", "see more&nbsp;&raquo;"
    out = [
        f"{title} - imdb imdb more all titles movies, tv & showtimes box office latest headlines {words.news(rng)} 16 hours ago top news"
    ]
    out += ["full cast and crew | trivia | user reviews | imdbpro | more less literature storyline taglines plot summary synopsis plot",
            "keywords parents guide faq user reviews user ratings external reviews photo & video did you know? trivia goofs crazy credits",
            f"quotes alternate versions connections soundtracks {score} {view.votes:,} {users:,} user {critics} critic rate this",
            f"{view.title}&nbsp;({view.year}) {text.infobar()} 1:47 | trailer 1 video | 12 images {text.plot()}",
            f"director{'s' * (len(film.directors) > 1)}: {text.directors()} writers: {text.writers()} stars: {text.stars()} | see full cast",
            f"& crew&nbsp;&raquo; reviews {users:,} user | {critics} critic popularity 12,044 ( 1,310) related news"]  # fmt: skip
    page.say("popularity", 12044)
    for _ in range(view.some(6)):
        headline, known = words.news(rng), rng.random() < 0.7
        if known:  # where the name of an unknown outlet ends is not printed: nobody can tell the next headline
            page.say("news", headline)
        outlet = "den of geek" if known else words.publication(rng)
        out.append(f"{headline} 3 may 2016 9:15 am, +02:00 | {outlet}")
    out.append("see all 14 related articles&nbsp;&raquo; create a list&nbsp;&raquo; user lists related lists from imdb users")
    for _ in range(view.some(8)):
        out.append(f"{text.said('list', words.user_list(rng))} a list of {rng.randint(5, 90)} titles created 11&nbsp;nov&nbsp;2013 &nbsp;")
    out.append("see all related lists&nbsp;&raquo; connect with imdb share this rating title:")
    out.append(f"{title} {score} want to share imdb's rating on your own site? use the html below. login show html view more styles")
    out.append(
        f"user polls {words.question(rng)} see more polls &raquo; {text.said('award', '3 wins & 2 nominations.')} see more awards&nbsp;&raquo;"
    )
    out.append(
        "photos 12 photos | 14 news articles &raquo; learn more people who liked this also liked...&nbsp; &#9668; prev 6 next 6 &#9658;"
    )
    for other in view.likes():
        page.say("similar", other.title)
        stars = ", ".join(part.who.name for part in other.cast[:3])
        out.append(f"0 next &raquo; {other.title} ({other.year}) {' | '.join(other.genres)} &nbsp; &nbsp; 1 2 3 4 5 6 7 8 9 10 {other.score / 10}/10 x "
                   f"{other.plot} director: {other.directors[0].name} stars: {stars}")  # fmt: skip
    out.append(f"edit cast cast overview, first billed only: {text.cast(' ')} see full cast&nbsp;&raquo; edit storyline")
    story = text.said("storyline", words.plot(rng, view.some(8)))
    out.append(f"{story} written by {rng.choice(words.CALLINGS)}{rng.randrange(99)} plot summary | plot synopsis plot keywords:")
    out.append(
        f"{' | '.join(text.keywords())} |&nbsp;see all (112)&nbsp;&raquo; taglines: {text.said('tagline', film.tagline)} {more} genres:"
    )
    page.say("certificate_reason", film.reason)
    out.append(
        f"{'&nbsp;| '.join(film.genres)} motion picture rating (mpaa) rated {film.certificate} for {film.reason} | see all certifications"
    )
    for prop, pairs in (("country", view.countries()), ("language", view.languages())):
        for _, code in pairs:
            page.say(prop, code)
    out.append("&nbsp;&raquo; parents guide: view content advisory&nbsp;&raquo; edit details "
               f"country: {' | '.join(c for c, _ in view.countries())} language: {' | '.join(n for n, _ in view.languages())}")  # fmt: skip
    out.append(f"release date: {view.vague()[0]} (usa) {more} also known as: {text.said('alternate_name', film.foreign['de'])} {more}")
    page.say("budget", float(film.budget), "USD")
    page.say("gross", float(film.gross), "USD")
    out.append(f"filming locations: {text.said('location', f'{rng.choice(words.TOWNS)}, {view.countries()[0][0]}')} box office budget: "
               f"{_money(film.budget)} (estimated) gross: {_money(film.gross)} (usa) {more} company credits production co:")  # fmt: skip
    out.append(f"{', '.join(text.said('company', c) for c in film.companies)} {more} show detailed company contact information on imdbpro")
    out.append(f"&nbsp;&raquo; technical specs runtime: {view.minutes} min sound mix: {text.said('sound_mix', 'Dolby')} color:")
    out.append(f"{text.said('color', 'Color')} aspect ratio: {text.said('aspect_ratio', '1.85 : 1')} see full technical specs&nbsp;&raquo;")
    out.append(
        f"edit did you know? trivia {text.said('trivia', words.trivia(rng))} see more &raquo; goofs {text.said('goof', words.goof(rng))}"
    )
    out.append(f"see more &raquo; quotes {' '.join(text.quote())} see more &raquo; crazy credits")
    out.append(f"{text.said('crazy_credit', words.crazy_credit(rng))} see more &raquo; frequently asked questions")
    out += [f"q: {text.said('question', q)}" for q in dict.fromkeys(words.question(rng) for _ in range(view.some(8)))]
    out.append("see more (spoiler alert!)&nbsp;&raquo; user reviews")
    review = view.reviews("imdb", 1, (view.some(40), view.some(50)))[0]
    review_facts(page, review, review.body, score=False)
    out.append(f"{review.headline} {view.day(review.date)} | by {review.author} ({review.where}) &ndash; see all my reviews {review.body} "
               f"{review.helpful} of {review.total} people found this review helpful.&nbsp; was this review helpful to you? yes no review this")  # fmt: skip
    out.append(f"title | see all {users:,} user reviews&nbsp;&raquo; getting started | contributor zone&nbsp;&raquo; contribute to this page "
               "edit page write review copyright &copy; 1990-2017 imdb.com, inc. an amazon.com company.")  # fmt: skip
    page.text = " ".join(out).lower() + " "
