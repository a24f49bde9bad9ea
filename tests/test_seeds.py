"""Four pages as people saved them, read into one ledger: what a careful reader finds in them, and what is no news.

The pages stand beside the checkout and are no part of it; without them these tests skip.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from facts import line, telling

from dragoman import pipeline
from dragoman.intake.reading import read_source
from dragoman.ledger.store import Ledger
from dragoman.records import Commitment, Event, Figure, Indicator, Statement, Status

SEEDS = {
    "monthly-digest-2015-03": "2015-04-02",
    "georgia-visit-2015": None,  # finds its own
    "annual-digest-2015": "2016-01-18",
    "istanbul-2016": "2016-04-22",
}

AnyRecord = Event | Figure | Commitment | Statement


@dataclass
class Read:
    """The ledger of all four pages. ``documents`` leads from a page to its id; ``march`` are the events after one."""

    ledger: Ledger
    folder: Path
    documents: dict[str, str] = field(default_factory=dict)
    march: list[Event] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def of(self, seed: str) -> list[Event]:
        """The events of which a page is a source."""
        return [e for e in self.events if any(v.document == self.documents[seed] for v in e.evidence)]


def ingest(ledger: Ledger, folder: Path, seed: str) -> pipeline.Ingested:
    """Read one page as ``dragoman ingest --home BLR --published ...`` does."""
    return pipeline.ingest([read_source(folder / f"{seed}.txt", published=SEEDS[seed])], ledger, "BLR")


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    folder = shared / "seeds"
    with Ledger.open(tmp_path_factory.mktemp("seeds") / "ledger.db", create=True) as ledger:
        read = Read(ledger, folder)
        for seed in SEEDS:
            done = ingest(ledger, folder, seed)
            assert (done.read, done.failed) == (1, [])
            found = {d.id for d in ledger.documents()} - set(read.documents.values())
            read.documents[seed] = found.pop()
            if not read.march:
                read.march = ledger.events()
        read.events, read.figures = ledger.events(), ledger.figures()
        read.commitments, read.statements = ledger.commitments(), ledger.statements()
        yield read


def broken(fact: str, reason: str) -> Any:
    """A fact that the reader does not tell yet; the test fails as soon as it does."""
    return pytest.param(fact, marks=pytest.mark.xfail(strict=True, reason=reason))


# -- the month -------------------------------------------------------------------------------------------------------

MARCH = [
    "meeting occurred 2015-02-27 BLR USA host:Alexander+Lukashenka visitor:Eric+Rubin",
    "meeting occurred 2015-02-27 BLR USA *:Eric+Rubin *:Vladimir+Makei",
    "meeting occurred 2015-02-27 BLR LTU *:Alena+Kupchyna delegation:delegation",
    "meeting occurred 2015-02-27 BLR LTU @Minsk",
    "visit occurred 2015-03-05/2015-03-06 BLR LTU @Vilnius+and+Klaipeda visitor:Alexander+Guryanov",
    "visit occurred 2015-03-18/2015-03-21 BLR ITA @Milan+and+Rome visitor:Alexander+Guryanov",
    "visit occurred 2015-03-23 BLR UKR @Kyiv visitor:Alexander+Guryanov",
    "visit occurred 2015-03-18/2015-03-19 BLR GEO @Tbilisi visitor:Alexander+Mikhnevich",
    "visit occurred 2015-03-09 BLR EU @Brussels visitor:Alena+Kupchyna",
    "consultation occurred 2015-03-09 BLR EU *:Alena+Kupchyna",
    "consultation occurred 2015-03-12 BLR EU @Minsk",
    "consultation occurred 2015-03-03 BLR ITA *:Alena+Kupchyna *:Benedetto+Della+Vedova",
    "consultation occurred 2015-03-04/2015-03-05 BLR HUN @Minsk *:Csaba+Balogh *:Alena+Kupchyna *:Vladimir+Makei",
    "consultation occurred 2015-03 BEL BLR @Minsk",
    "consultation occurred 2015-03 BLR POL @Minsk",
    "consultation occurred 2015-03 BLR CZE @Prague",
    "commission occurred 2015-03-12 BLR UZB @Tashkent",
    "commission planned 2016-01 BLR ITA @Rome",
    "meeting occurred 2015-03-10 AZE BLR host:Alexander+Lukashenka visitor:Yaqub+Eyyubov",
    "meeting occurred 2015-03-19 BLR CZE HUN LTU LVA NLD POL SVK SWE host:Alena+Kupchyna",
]


@pytest.mark.parametrize("fact", MARCH)
def test_the_month_tells_of_it_once(seeds: Read, fact: str) -> None:
    found = telling(seeds.of("monthly-digest-2015-03"), fact)
    assert len(found) == 1, [line(e) for e in seeds.of("monthly-digest-2015-03")]


@pytest.mark.parametrize(
    ("fact", "number"),
    [
        ("consultation occurred 2015-03-12 BLR EU", 3),
        ("consultation occurred 2015-03-09 BLR EU", 5),
        ("commission occurred 2015-03-12 BLR UZB", 4),
        ("consultation occurred 2015-03-03 BLR ITA", None),  # the first since 2009 is not the first round
    ],
)
def test_rounds_keep_their_number(seeds: Read, fact: str, number: int | None) -> None:
    (found,) = telling(seeds.of("monthly-digest-2015-03"), fact)
    assert found.ordinal == number


def test_the_guests_have_their_offices(seeds: Read) -> None:
    offices = {p.name: p.office for e in seeds.of("monthly-digest-2015-03") for p in e.participants if p.name}
    assert "Deputy Assistant Secretary of State" in (offices["Eric Rubin"] or "")
    assert offices["Yaqub Eyyubov"] == "First Deputy Prime Minister"
    assert offices["Benedetto Della Vedova"] == "Deputy Foreign Minister"  # her counterpart
    assert offices["Alexander Guryanov"] == "Deputy Foreign Minister"  # of two whom the text names later
    ranks = {p.name: p.rank for e in seeds.of("monthly-digest-2015-03") for p in e.participants if p.name}
    assert ranks["Alexander Lukashenka"] == 1


def test_every_event_of_the_month_is_one_that_a_reader_finds(seeds: Read) -> None:
    allowed = [*(fact for fact in MARCH if isinstance(fact, str)), "visit occurred * BLR GEO *:Lukashenka"]
    beyond = [
        line(e)
        for e in seeds.of("monthly-digest-2015-03")
        if not any(telling([e], fact) for fact in allowed) and e.type != "summit"
    ]
    assert beyond == []


def test_a_summit_is_not_in_doubt_because_what_is_signed_there_is_rumoured(seeds: Read) -> None:
    summits = [e for e in seeds.of("monthly-digest-2015-03") if e.type == "summit"]
    assert [line(e) for e in summits if e.status is Status.UNCONFIRMED] == []


@pytest.mark.parametrize("word", ["inspecting", "greets", "549", "Read more", "senior analyst", "Loading"])
def test_nothing_rests_on_inspections_captions_or_counters(seeds: Read, word: str) -> None:
    records: list[AnyRecord] = [*seeds.events, *seeds.figures, *seeds.commitments]
    assert [v.quote for r in records for v in r.evidence if word in v.quote] == []


def test_nothing_but_a_visit_happened_on_the_fifth_of_march(seeds: Read) -> None:
    days = [e for e in seeds.events if e.date and e.date.startswith("2015-03-05")]
    assert [(e.type, e.states) for e in days] == [("visit", ("BLR", "LTU"))]


def test_the_commission_in_rome_is_a_commitment_by_its_month(seeds: Read) -> None:
    (event,) = telling(seeds.events, "commission planned 2016-01 BLR ITA")
    assert isinstance(event, Event)
    due = [c for c in seeds.commitments if set(c.parties) == {"BLR", "ITA"}]
    assert [(c.due, str(c.state)) for c in due] == [("2016-01", "open")]


# -- a plan that happened --------------------------------------------------------------------------------------------


def test_the_visit_to_georgia_is_planned_while_only_the_month_is_read(seeds: Read) -> None:
    visits = [e for e in seeds.march if e.type == "visit" and any("Lukashenka" in (p.name or "") for p in e.participants)]  # fmt: skip
    assert [(e.states, str(e.status)) for e in visits] == [(("BLR", "GEO"), "planned")]


def test_the_visit_to_georgia_is_one_record_with_a_history(seeds: Read) -> None:
    visits = [
        e
        for e in seeds.events
        if e.type == "visit" and e.states == ("BLR", "GEO") and any("Lukashenka" in (p.name or "") for p in e.participants)
    ]  # fmt: skip
    (visit,) = [
        e for e in visits if any(v.document == seeds.documents["monthly-digest-2015-03"] for v in e.evidence)
    ]
    assert (str(visit.status), visit.date) == ("occurred", "2015-04-27/2015-05-03")
    assert visit.form == ("official",)
    told = {h.document: (h.status, h.reported) for h in visit.history}
    assert told[seeds.documents["monthly-digest-2015-03"]] == ("planned", "2015-04-02")
    assert visit.history[0].status == "planned"
    assert visit.history[-1].status == "occurred"
    assert len([e for e in visits if e.status is Status.OCCURRED]) == 1


def test_the_plan_that_happened_is_a_commitment_that_was_kept(seeds: Read) -> None:
    plans = [c for c in seeds.commitments if set(c.parties) == {"BLR", "GEO"}]
    kept = [
        c for c in plans if any(v.document == seeds.documents["monthly-digest-2015-03"] for v in c.evidence)
    ]
    assert [str(c.state) for c in kept] == ["kept"]
    assert kept[0].outcome_event is not None


# -- the other pages -------------------------------------------------------------------------------------------------

GEORGIA = [
    "visit occurred 2015-04-27/2015-05-03 BLR GEO @Georgia visitor:Lukashenka",
    "meeting occurred 2015-04-27/2015-05-03 BLR GEO *:Lukashenka *:Margvelashvili",
    "relations occurred 1994-01 BLR GEO",
]


@pytest.mark.parametrize("fact", GEORGIA)
def test_the_page_on_georgia_tells_of_it_once(seeds: Read, fact: str) -> None:
    assert len(telling(seeds.of("georgia-visit-2015"), fact)) == 1


def test_an_old_invitation_is_no_open_plan(seeds: Read) -> None:
    open_plans = [e for e in seeds.of("georgia-visit-2015") if e.status is Status.PLANNED]
    assert [line(e) for e in open_plans] == []


def test_the_trade_with_georgia_is_in_the_figures(seeds: Read) -> None:
    found = {(f.indicator, f.value, f.currency, f.period) for f in seeds.figures if f.partner == "GEO"}
    assert (Indicator.TURNOVER, 64_180_000, "USD", "2014") in found
    assert (Indicator.TURNOVER, 300_000_000, "USD", "2011") in found
    assert (Indicator.BALANCE, -237_100_000, "USD", "2011") in found
    assert len(found) == 3  # the article stands there twice
    assert {f.qualifier for f in seeds.figures if f.value == 300_000_000} == {"almost"}


def test_the_page_on_georgia_finds_its_own_date_section_and_day_of_saving(seeds: Read) -> None:
    document = seeds.ledger.document(seeds.documents["georgia-visit-2015"])
    assert (document.published, document.section) == ("2015-05-04", "Politics")
    assert (document.retrieved or "")[:10] == "2024-11-23"


def test_headlines_of_other_stories_are_no_news_of_this_one(seeds: Read) -> None:
    for seed in ("georgia-visit-2015", "istanbul-2016"):
        records: list[AnyRecord] = [
            *seeds.of(seed),
            *(s for s in seeds.statements if s.evidence[0].document == seeds.documents[seed]),
        ]
        quotes = [v.quote for r in records for v in r.evidence]
        assert [q for q in quotes if "2017" in q or "Platform" in q or "Conference" in q] == []


ANNUAL = [
    "sanction occurred 2015-10 BLR EU",
    "meeting occurred 2015-02 DEU FRA RUS UKR @Minsk",
    "membership occurred 2015-07 BLR SCO",
    "visit occurred 2015-05 BLR CHN @Minsk visitor:Xi+Jinping",
    "meeting occurred * AUT BLR @Minsk host:Vladimir+Makei",
    "meeting occurred * BLR HUN @Minsk host:Vladimir+Makei",
    "meeting occurred * BLR LVA @Minsk host:Vladimir+Makei",
    "meeting occurred * BLR LTU @Minsk host:Vladimir+Makei",
    "meeting occurred * AUT BLR *:Alexander+Lukashenka",
    "meeting occurred * BLR LVA *:Alexander+Lukashenka",
    "meeting occurred 2015-09 BLR UN @New+York *:Alexander+Lukashenka *:Zeid",
    broken(
        "summit occurred 2015-05 EU @Riga",
        "a month before the summit's name ('the May ... summit') is not its date yet",
    ),
]


@pytest.mark.parametrize("fact", ANNUAL)
def test_the_year_tells_of_it_once(seeds: Read, fact: str) -> None:
    found = telling(seeds.of("annual-digest-2015"), fact)
    assert len(found) == 1, [line(e) for e in seeds.of("annual-digest-2015")]


def test_the_sanctions_were_suspended_and_the_visit_was_a_state_visit(seeds: Read) -> None:
    (sanction,) = telling(seeds.events, "sanction occurred 2015-10 BLR EU")
    assert "suspended" in " ".join(sanction.form)
    (visit,) = telling(seeds.events, "visit occurred 2015-05 BLR CHN")
    assert visit.form == ("state",)


def test_the_year_speaks_of_the_dialogue_with_america_without_telling_of_a_round(seeds: Read) -> None:
    told = [
        e for e in seeds.of("annual-digest-2015") if e.type == "consultation" and e.states == ("BLR", "USA")
    ]
    assert [line(e) for e in told] == []


def test_a_date_and_a_place_stay_with_the_summit_that_they_are_told_of(seeds: Read) -> None:
    summits = [e for e in seeds.of("annual-digest-2015") if e.type == "summit"]
    assert [line(e) for e in summits if "UN" in e.organisations and e.venue and e.venue.name == "Minsk"] == []
    assert [line(e) for e in summits if "EU" in e.organisations and e.date == "2015-09"] == []


ISTANBUL = [
    "visit occurred 2016-04-13/2016-04-14 BLR TUR visitor:Lukashenka",
    "summit occurred 2016-04-13/2016-04-14 BLR OIC",
    "meeting occurred 2016-04-13/2016-04-14 BLR TUR *:Recep+Tayyip+Erdogan",
    "meeting occurred 2016-04-13/2016-04-14 BLR PAK *:Mamnoon+Hussain",
    broken(
        "visit occurred 2016-04-13/2016-04-14 BLR TUR @Istanbul",
        "a visit to a country is not told more exactly by the city named for it later",
    ),
]


@pytest.mark.parametrize("fact", ISTANBUL)
def test_the_page_on_istanbul_tells_of_it_once(seeds: Read, fact: str) -> None:
    found = telling(seeds.of("istanbul-2016"), fact)
    assert len(found) == 1, [line(e) for e in seeds.of("istanbul-2016")]


def test_a_visit_is_not_in_doubt_because_its_motive_is(seeds: Read) -> None:
    assert [line(e) for e in seeds.of("istanbul-2016") if e.status is Status.UNCONFIRMED] == []


# -- what holds for all ----------------------------------------------------------------------------------------------


def test_every_quotation_is_the_slice_of_the_stored_text(seeds: Read) -> None:
    records: list[AnyRecord] = [*seeds.events, *seeds.figures, *seeds.commitments, *seeds.statements]
    for record in records:
        assert record.evidence
        for words in record.evidence:
            assert words.quote == seeds.ledger.text(words.document)[words.start : words.end]
            assert words.quote.strip() == words.quote != ""


def test_no_event_lies_after_the_day_on_which_it_was_told_as_a_fact(seeds: Read) -> None:
    late = [e for e in seeds.events if e.status is Status.OCCURRED and (e.date or "") > "2016-04-22"]
    assert [line(e) for e in late] == []


def test_reading_again_adds_nothing(seeds: Read) -> None:
    before = seeds.ledger.counts()
    for seed in SEEDS:
        done = ingest(seeds.ledger, seeds.folder, seed)
        assert (done.read, done.known) == (0, 1)
    assert seeds.ledger.counts() == before
    assert seeds.ledger.events() == seeds.events


def test_the_pages_in_another_order_give_the_same_ledger(seeds: Read, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        for seed in reversed(SEEDS):
            ingest(ledger, seeds.folder, seed)
        assert sorted(map(line, ledger.events())) == sorted(map(line, seeds.events))
        assert ledger.counts() == seeds.ledger.counts()
