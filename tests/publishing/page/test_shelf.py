"""A page that opens only the records it needs is, letter by letter, the page that opening all of a ledger would give."""

import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from ledger.stories import Story, person, place

from dragoman.analysis.known import latest
from dragoman.analysis.naming import names_of
from dragoman.errors import DragomanError
from dragoman.ledger import Filter, Ledger
from dragoman.publishing.digest import build_digest, write_digest
from dragoman.publishing.dossier import build_dossier, write_dossier
from dragoman.publishing.page.model import Page
from dragoman.publishing.page.render import render_markdown
from dragoman.publishing.page.shelf import home_of
from dragoman.publishing.review import build_review, write_review
from dragoman.records import Participant

STATES = ("GEO", "LTU", "ITA", "KOR", "CHN")
BODIES = ("EU", "UN")
NAMES = {
    "BLR": (("Ivan Sokol", "President", 1), ("Petr Sokol", "Foreign Minister", 3), ("Sokol", None, None)),
    "GEO": (("Nino Lomidze", "foreign minister", 3), ("Lomidze", "Foreign Minister", 3), ("Dato Beridze", None, 4)),
    "LTU": (("Jonas Kazlauskas", "Deputy Foreign Minister", 5), ("Jonas Kazlauskas", None, None)),
    "ITA": (("Anna Della Rocca", "Foreign Minister", 3), ("Della Rocca", "Prime Minister", 2)),
    "KOR": (("Kim Minsu", "Minister of Trade", 3), (None, "delegation", None)),
    "CHN": (("Li Wei", "Premier", 2), ("Li Na", "Ambassador", 6)),
    "EU": (("Greta Berg", "Commissioner", 4),),
    "UN": (("Greta Berg", None, None),),
}  # fmt: skip
PLACES = (None, ("Minsk", "BLR"), ("Tbilisi", "GEO"), ("Vilnius", "LTU"))
TIMES = ("occurred", "occurred", "occurred", "planned", "postponed", "cancelled")


def told(told: random.Random) -> Story:
    """An invented document: what happens within four years, sometimes with a vague date or without one."""
    year, month = told.choice((2013, 2014, 2015, 2015, 2016)), told.choice((1, 3, 4, 4, 6, 9, 12))
    published = told.choice((f"{year}-{month:02}-20", f"{year}-{month:02}", None))
    story = Story(published, salt=str(told.random()))
    for _ in range(told.randint(1, 3)):
        others = told.sample(STATES, told.choice((1, 1, 1, 2)))
        bodies = [told.choice(BODIES)] if told.random() < 0.2 else []
        home = ["BLR"] if told.random() < 0.85 else ["GEO"]
        parties = sorted({*home, *others})
        day = f"{year}-{month:02}-{told.randint(1, 28):02}"
        when = told.choice((day, day, day, day[:7], f"{day}/{year + 1}-01-05", day[:4], None))
        people: list[Participant] = []
        for code in (*parties, *bodies):
            for name, office, rank in told.sample(NAMES[code], told.randint(0, 1)):
                people.append(person(name, code, rank=rank, office=told.choice((office, office, None))))
        at = told.choice(PLACES)
        kind, status = told.choice(("visit", "meeting", "consultation", "agreement")), told.choice(TIMES)
        first = "the first such talks since 2009" if told.random() < 0.1 else "talks"
        story.event(
            f"{kind} {status}: {first} number {told.random()} of {', '.join(parties)}.", kind, status, date=when,
            states=tuple(parties), organisations=tuple(bodies), participants=tuple(people),
            venue=place(*at) if at else None, topics=told.choice(((), ("trade",), ("visas",))),
        )  # fmt: skip
    if told.random() < 0.5:
        due = told.choice((None, f"{year}-{min(12, month + 2):02}", f"{year}"))
        words = f"to sign it {told.random()}, as {told.choice(('Italian', 'Georgian', 'no'))} officials say"
        parties = told.choice((["BLR", "ITA"], ["BLR"], ["GEO"]))
        story.commitment(words, parties=tuple(parties), due=due, event=told.choice((0, None)))
    if told.random() < 0.5:
        partner, period = (
            told.choice(STATES),
            told.choice((f"{year}", f"{year - 1}", f"{year}-{month:02}", None)),
        )
        story.figure(f"Trade {told.random()}.", told.randint(1, 90) * 1e6, partner=partner, period=period)
    if told.random() < 0.5:
        about = told.choice(("Italy", "the Lithuanian side", "EU", "nobody"))
        speaker, country = told.choice((("BLR", "BLR"), ("Petr Sokol", "BLR"), ("ITA", "ITA"), ("EU", "EU")))
        story.statement(
            f"They regret {told.random()} of {about}.", speaker=speaker, country=country, date=when
        )
    return story


@pytest.fixture(scope="module", params=[1, 2, 3])
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    invented = random.Random(request.param)
    with Ledger.open(tmp_path_factory.mktemp("shelf") / "ledger.db", create=True) as ledger:
        for _ in range(90):
            ledger.add(told(invented).reading())
        ledger.reject(ledger.events()[5].id, reason="no such thing", by="Ada")
        yield ledger


def or_error(page: Callable[[], Page | str]) -> str:
    """The page as Markdown, or why there is none."""
    try:
        made = page()
    except DragomanError as error:
        return str(error)
    return made if isinstance(made, str) else render_markdown(made)


def test_the_pages_compared_are_full(ledger: Ledger) -> None:
    digest = or_error(lambda: write_digest(ledger, "2015-04", "BLR").content.decode())
    assert "## Figures" in digest or "## What was promised" in digest or "## What is due" in digest
    assert len(digest) > 3000


MONTHS = ("2013-03", "2013-12", "2014-06", "2015-01", "2015-03", "2015-04", "2016-04")


@pytest.mark.parametrize("home", ["BLR", "GEO"])
@pytest.mark.parametrize("month", MONTHS)
def test_a_digest_is_the_one_that_all_records_would_give(ledger: Ledger, month: str, home: str) -> None:
    everything = (ledger.events(), ledger.figures(), ledger.commitments(), ledger.documents())
    whole = or_error(lambda: build_digest(*everything, month, home, pictures=False))
    assert or_error(lambda: write_digest(ledger, month, home).content.decode()) == whole


@pytest.mark.parametrize("home", ["BLR", "GEO"])
@pytest.mark.parametrize("year", ["2012", "2013", "2014", "2015", "2016"])
def test_a_review_is_the_one_that_all_records_would_give(ledger: Ledger, year: str, home: str) -> None:
    everything = (ledger.events(), ledger.figures(), ledger.commitments(), ledger.documents())
    whole = or_error(lambda: build_review(*everything, year, home, pictures=False))
    assert or_error(lambda: write_review(ledger, year, home).content.decode()) == whole


@pytest.mark.parametrize("home", ["BLR", "GEO"])
@pytest.mark.parametrize("partner", ["ITA", "LTU", "EU", "KOR"])
@pytest.mark.parametrize("day", [None, date(2015, 2, 1)])
def test_a_dossier_is_the_one_that_all_records_would_give(
    ledger: Ledger, partner: str, home: str, day: date | None
) -> None:
    records = (ledger.events(), ledger.figures(), ledger.commitments(), ledger.statements())
    documents = ledger.documents()
    known = day or latest(documents, records[0]) or date.today()
    whole = or_error(lambda: build_dossier(*records, documents, home, partner, known, pictures=False))
    assert or_error(lambda: write_dossier(ledger, partner, home, day).content.decode()) == whole


def test_the_last_day_is_that_of_the_last_document_or_event(ledger: Ledger) -> None:
    assert ledger.last_day() == latest(ledger.documents(), ledger.events())


def test_whose_diplomacy_it_is_follows_from_the_events_where_nobody_says(ledger: Ledger) -> None:
    assert home_of(ledger, None) == "BLR"
    assert home_of(ledger, "geo") == "GEO"


def test_a_page_opens_nothing_of_other_months(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Filter | None] = []
    for kind in ("events", "figures", "commitments", "statements", "documents"):
        read = getattr(Ledger, kind)

        def noted(self: Ledger, wanted: Filter | None = None, read: Callable[..., object] = read) -> object:
            opened.append(wanted)
            return read(self, wanted)

        monkeypatch.setattr(Ledger, kind, noted)
    write_digest(ledger, "2015-04", "BLR")
    write_review(ledger, "2015", "BLR")
    write_dossier(ledger, "ITA", "BLR")
    assert opened
    assert None not in opened
    assert Filter() not in opened


def test_every_name_of_an_actor_is_found_as_words(tmp_path: Path) -> None:
    story = Story()
    codes = ("CIV", "GBR", "USA", "TUR", "EU", "UN", "BIH", "KOR", "STP")
    names = sorted({name for code in codes for name in names_of(code)})
    for name in names:
        story.statement(f"They regret what {name} and “{name}’s” friends say.", country="BLR")
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        ledger.add(story.reading())
        for name in names:
            assert any(name in said.position for said in ledger.statements(Filter(text=name))), name
