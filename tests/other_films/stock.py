"""Invented names of many shapes, for renaming. None stands in the seeds or in the package."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


GIVEN = _words(
    """Tilda Ivo Greta Harold Niamh Magnus Odile Pavel Rosa Tobias Ursula Viktor Wanda Yusuf Agnes Bruno Clara Dorian Edith
    Felix Gemma Hugo Ingrid Jonas Katya Leopold Marta Nils Olga Percy Quentin Ruth Silas Thea Umberto Vera Walter Xenia
    Yolanda Zachary Amara Basil Celeste Dmitri Esme Florian Gloria Horace Iris Jasper Kamila Lorenzo Mabel Nadia Oscar Petra
    Raoul Stella Theodore Una"""
)
FAMILY = _words(
    """Marsh Orton Coster Quill Penhaligon Brandt Sorley Vasquez Lindqvist Okafor Tanaka Moreau Haldane Pryce Kowalczyk
    Ferrante Nakamura Osei Whitlock Ravensworth Abara Delacroix Ericsson Fonseca Grimaldi Hathaway Ibarra Jankowski Kessler
    Lavigne Mbeki Northcott Oduya Petrov Quimby Rasmussen Santoro Thackeray Ueda Villanueva Wexford Yamada Zielinski Ashdown
    Birch Cavanagh Drummond Eastlake Fairbairn Galloway Harker Ingleby Jessop Kirkbride Lomax Merriweather Nettleton Ogilvie
    Pemberton Radcliffe"""
)

HARD_PEOPLE = (
    "Anna Maria {}",
    "Ivo de la {}",
    "Greta van der {}",
    "R. J. {}",
    "Harold B. {}",
    "Sam {} Jr.",
    "Jean-Luc {}",
    "Tilda {}-Brandt",
    "Niamh O'{}",
    "Zoë {}",
    "Žofia {}ová",
    "Sir Magnus {}",
    "Paul D'{}",
    "Mc{} Ray",
    "Ming-Na {}",
    "Odile Du {}",
    "Edith {} III",
    "Bruno St. {}",
    "J.P. {}",
    "Lars Mac{}",
    "Yusuf al-{}",
    "Mary Ann {}",
    "T-Bone {}",
    "José María {}",
)
"""With a family name in the place of the braces."""

ONE_WORD_PEOPLE = ("Oduvya", "Zendar", "Mabelle", "Brix", "Tiko")

PLAIN_CHARACTERS = (
    "Dr. Ada Pole",
    "Mrs. Quimby",
    "Waiter",
    "Night Porter",
    "Young Peter",
    "Woman at Window",
    "Inspector Hale",
    "Sister Agatha",
    "The Stranger",
    "Nurse",
    "Lighthouse Keeper",
    "Mayor",
    "Man with Umbrella",
    "Sgt. Brody",
    "Boy on Train",
    "Judge",
    "Ferry Captain",
    "Twin No. 1",
    "Twin No. 2",
    "Piano Teacher",
    "Librarian",
    "Mrs. Harker",
    "Guard",
    "Angry Neighbour",
    "Florist",
    "Taxi Driver",
    "Radio Announcer",
    "Aunt Vera",
    "Beekeeper",
    "Officer Lomax",
    "Gravedigger",
    "Hotel Clerk",
    "Lead Violin",
    "Coach",
    "Widow at Market",
    "Doorman",
    "Girl in Red",
    "Fisherman",
    "Priest",
    "Tailor",
    "Cook",
    "Uncle Silas",
    "Hostess",
    "Sailor No. 2",
    "Miss Birch",
    "Old Gardener",
    "Stationmaster",
    "Butcher",
)
HARD_CHARACTERS = (
    "Jacob 'Jake' Thorn",
    "The Fox / Peter",
    "Capt. J.T. O'Hara",
    "Waiter #2",
    "Mrs. de la Tour",
    "Self",
    "Himself",
    "X",
    "Mother-in-Law",
    "D.A.",
    "Agent 9",
    "Élise",
    "Man Who Knows",
    "Lord of the Manor",
    "'Doc'",
    "St. Peter",
    "As You Like It Player",
)

PLAIN_TITLES = ("The Salt Road", "Winter Harbour", "House of Glass", "Burning the Orchard", "A Quiet Hour", "Night Ferry to Bergen")
HARD_TITLES = (
    "Mission: Harbour",
    "Salt & Bone",
    "12 Angry Neighbours",
    "Who's Afraid of Ivy?",
    "Blood: The Last Harvest",
    "Mother, Maybe",
    "Élan Vital",
    "Seven-Mile Lane",
    "Dr. Hollow",
    "Kill Ada Vol. 2",
    "9½ Lives",
    "Love/Hate",
    "Run Wanda Run!",
    "2049: A Reckoning",
    "L.A. Nocturne",
    "The O'Dowd Case",
    "Yesterday",
    "Ember",
    "Her Name Was 7",
    "Harbour... and After",
    "The Return of the Return",
    "You, Me and Dupuis",
    "Up the Hill",
)

SONGS = (
    "Blue Lantern",
    "Don't Wait (For Me)",
    "Rain on 5th Street",
    "La Luna Triste",
    "Waltz No. 2",
    "Hey, Orchard!",
    "Sleep Now, River",
    "Half a Moon",
    "A Little Bit Less",
    "She's (Almost) Gone",
)
ARTISTS = ("Velvet Harbour", "The Ivories", "Orchard & Sons", "Nadia K.", "Brixton Nine", "Los Faros", "DJ Lomax", "The Quill Sisters")
COMPANIES = (
    "Nova Pictures",
    "Harbour & Sons Films",
    "Canal Nine",
    "Lomax Entertainment, Inc.",
    "Blue Door Productions",
    "Studio Brandt GmbH",
    "Film Fonds Nord",
    "Two Rivers Media, Ltd.",
    "Petrov Brothers",
    "Red Kite Pictures",
    "Orchard Records",
    "A.M. Film",
)
PLACES = (
    "Bergen, Norway",
    "Pier 9, Porto, Portugal",
    "Old Mill - 12 Quay Street, Cork, County Cork, Ireland",
    "Galway",
    "Valletta, Malta",
    "Studio 4, Nova Studios, Prague, Czech Republic",
    "Oaxaca, Mexico",
    "Lisbon, Portugal",
)
HANDLES = (
    "moviefan_22",
    "the-red-baron",
    "quillcole9",
    "Anne_R",
    "xBrixx",
    "nightowl-77",
    "lomaxfilm",
    "KateOBirch",
    "ferryman1980",
    "zed",
    "SilentHarbour",
    "po_tato",
)
BYLINES = ("Petra K", "Silas M", "Una R", "Hugo D", "Marta V", "Jonas B")
HARD_BYLINES = ("xGizmox", "KJ Prolix", "Moviegoer Max", "Bob's Uncle", "filmfan 1977", "Anna-Lena P", "K M", "dr. strange l")
KEYWORDS = (
    "time loop",
    "haunted lighthouse",
    "beekeeping",
    "twin brothers",
    "road trip",
    "year 1899",
    "blindness",
    "stolen violin",
    "friendship between women",
    "number 7",
    "mother daughter relationship",
    "ferry",
)
HEADLINES = (
    "which ferry films are worth seeing?",
    "win a poster of the winter season",
    "festival opens with a lighthouse tale in may",
    "the orchard sequel finds its lead",
    "ten beekeepers of the cinema",
    "a talk with the composer: 'i never sleep'",
    "box office: quiet weekend",
)
LISTS = (
    "my top 250",
    "seen in 2014",
    "sea & ships",
    "films with lighthouses",
    "watched with mum",
    "best of the nineties",
    "to see !!!",
    "blu-ray shelf",
)
REVIEW_TITLES = (
    "a slow burn worth the wait",
    "what a ferry ride!",
    "not my cup of tea, sadly",
    "one for the ages",
    "lovely music - dull plot",
    "7 reasons to see it",
)
PUBLISHERS = ("harbourfilm.com", "thescreenpost", "reelquill.net", "cinemalomax")
SITES = ("Official Site", "Nova Films", "Harbour Pictures", "Official Twitter")
WORKS = ("Quiz Night: Episode 12", "The Film Hour", "Screen Tales: Part Two", "Lomax's Top Ten")
QUESTIONS = ("how does the story end?", "is this film based on a book?", "what is the song in the ferry scene?")
SOUND_MIXES = ("Dolby Digital", "Mono", "Stereo", "DTS", "SDDS", "Dolby SR", "Ultra Stereo")
ASPECTS = ("2.35 : 1", "1.85 : 1", "1.37 : 1", "1.78 : 1", "2.39 : 1")
COLORS = ("Black and White", "Color (Technicolor)", "Color (Eastmancolor)", "Color")
AWARDS = (
    "Nominated for 3 Golden Globes. Another 4 wins & 7 nominations.",
    "Won 2 Oscars. Another 19 wins & 40 nominations.",
    "5 wins & 12 nominations.",
    "1 win & 2 nominations.",
    "Nominated for 1 Oscar. Another 8 nominations.",
    "Won 1 BAFTA Film Award. Another 3 wins.",
)
CONSENSUS_VERDICTS = (
    "Universal acclaim",
    "Generally favorable reviews",
    "Mixed or average reviews",
    "Generally unfavorable reviews",
    "Overwhelming dislike",
)
MARKS = ("Weak", "Good", "Very Good", "Excellent", "Mediocre")
COUNTRIES = (
    "Italy",
    "Spain",
    "Japan",
    "West Germany",
    "Canada",
    "Ireland",
    "Mexico",
    "Czech Republic",
    "South Korea",
    "New Zealand",
    "Argentina",
    "Hong Kong",
    "Norway",
)
LANGUAGES = ("Italian", "Japanese", "Danish", "Mandarin", "Arabic", "Swedish", "Portuguese", "Hebrew", "Polish", "American Sign Language")
GENRES = (
    "Comedy",
    "Horror",
    "Sci-Fi",
    "War",
    "Western",
    "Adventure",
    "Animation",
    "Biography",
    "Documentary",
    "Family",
    "Fantasy",
    "History",
    "Music",
    "Musical",
    "Mystery",
    "Thriller",
    "Crime",
    "Action",
    "Film-Noir",
    "Sport",
    "Drama",
    "Romance",
)
CERTIFICATES = ("PG", "PG-13", "NC-17", "G")
REASONS = (
    "some thematic elements and brief nudity",
    "intense sequences of fantasy action, and language",
    "violence",
    "drug content and a scene of peril",
)
PAGINATIONS = ("D12", "A1", "37", "E4", "G")
