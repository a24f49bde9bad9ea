"""A month of Norway's diplomacy for tests: invented people and invented contacts in two invented documents."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TypeVar

from dragoman.analysis.known import latest
from dragoman.ledger.appearing import Appearance, appearances_in
from dragoman.ledger.filters import Filter
from dragoman.ledger.tallying import Tally
from dragoman.records import (
    Commitment,
    CommitmentState,
    Contradiction,
    Document,
    Event,
    Evidence,
    Figure,
    FigureRole,
    HistoryEntry,
    Indicator,
    Participant,
    Role,
    SaidValue,
    Stance,
    Statement,
    Status,
    Track,
    Venue,
)

HOME = "NOR"
MONTH = "2015-03"

OSLO = Venue(name="Oslo", country="NOR", latitude=59.91, longitude=10.75)
ROME = Venue(name="Rome", country="ITA", latitude=41.89, longitude=12.51)
RIGA = Venue(name="Riga", country="LVA", latitude=56.95, longitude=24.11)
PRAGUE = Venue(name="Prague", country="CZE", latitude=50.09, longitude=14.42)
BRUSSELS = Venue(name="Brussels", country="BEL", latitude=50.85, longitude=4.35)
ASTANA = Venue(name="Astana", country="KAZ", latitude=51.18, longitude=71.45)

DIGEST = Document(
    id="doc-aaaaaaaaaaaa",
    origin="pages/march.txt",
    sha256="a" * 64,
    title="Oslo looks south",
    site="Nordic Notes",
    published="2015-04-02",
    authors=("A. Writer",),
)
WIRE = Document(
    id="doc-bbbbbbbbbbbb",
    origin="pages/wire.txt",
    sha256="b" * 64,
    title="Rome talks",
    published="2015-03-06",
)
LATER = Document(
    id="doc-cccccccccccc",
    origin="pages/later.txt",
    sha256="c" * 64,
    title="In Astana",
    published="2015-06-01",
)
DOCUMENTS = (DIGEST, WIRE, LATER)

_next = {"place": 0}


def evidence(quote: str, document: Document = DIGEST) -> tuple[Evidence, ...]:
    """Evidence with offsets that nobody else has."""
    start = _next["place"]
    _next["place"] += len(quote) + 1
    return (Evidence(document=document.id, start=start, end=start + len(quote), quote=quote),)


def person(name: str | None, country: str, office: str | None, rank: int | None, role: Role) -> Participant:
    """A participant, in one line."""
    return Participant(name=name, country=country, office=office, rank=rank, role=role)


def event(
    identity: str, kind: str, date: str | None, *others: str, quote: str = "", **fields: object
) -> Event:
    """An event of Norway with others; occurred, bilateral and confident unless said otherwise."""
    facts: dict[str, object] = {
        "id": identity,
        "type": kind,
        "status": Status.OCCURRED,
        "date": date,
        "states": tuple(sorted((HOME, *others))),
        "track": Track.BILATERAL,
        "confidence": 0.9,
        "evidence": evidence(quote or f"Passage of {identity}."),
    }
    return Event.model_validate(facts | fields)


STRAND = ("Ingrid Strand", "NOR", "Deputy Foreign Minister", 5)
VIK = ("Olav Vik", "NOR", "Prime Minister", 2)
BIANCHI = ("Paolo Della Torre", "ITA", "Foreign Minister", 4)
HOLT = ("Dana Holt", "USA", "Deputy Assistant Secretary of State for European Affairs", 7)

RECEPTION = event(
    "evt-reception",
    "meeting",
    "2015-03-02",
    "USA",
    participants=(person(*VIK, Role.HOST), person(*HOLT, Role.VISITOR)),
    venue=OSLO,
    topics=("energy",),
)
VISIT_ROME = event(
    "evt-visit-rome",
    "visit",
    "2015-03-05/2015-03-06",
    "ITA",
    participants=(person(*STRAND, Role.VISITOR),),
    venue=ROME,
    form=("working",),
    contradictions=(
        Contradiction(
            field="date",
            values=(
                SaidValue(value="2015-03-05/2015-03-06", documents=(DIGEST.id,)),
                SaidValue(value="2015-03-05", documents=(WIRE.id,)),
            ),
        ),
    ),
)
MEETING_ROME = event(
    "evt-meeting-rome",
    "meeting",
    "2015-03-05",
    "ITA",
    participants=(person(*STRAND, Role.VISITOR), person(*BIANCHI, Role.HOST)),
    venue=ROME,
    topics=("trade", "energy"),
    outcome="agreed to open a chamber of commerce",
    evidence=evidence("They met in Rome.") + evidence("The two met.", WIRE),
)
ROUND = event(
    "evt-round",
    "consultation",
    "2015-03-12",
    states=("NOR",),
    organisations=("EU",),
    participants=(person(*STRAND, Role.VISITOR),),
    venue=BRUSSELS,
    ordinal=5,
    series="consultations on fisheries",
    track=Track.INSTITUTIONAL,
)
PLAIN = tuple(
    event(f"evt-plain-{code}", "consultation", "2015-03", code, venue=venue)
    for code, venue in (("LVA", OSLO), ("NLD", OSLO), ("CZE", PRAGUE))
)
CALL = event("evt-call", "call", "2015-03-20", "LVA", participants=(person(*VIK, Role.COUNTERPART),))
AGREEMENT = event(
    "evt-agreement",
    "agreement",
    "2015-03-20",
    "LVA",
    venue=RIGA,
    form=("signed",),
    series="agreement on ferries",
)
POSTPONED = event("evt-postponed", "visit", "2015-03-25", "SWE", status=Status.POSTPONED,
                  participants=(person(*VIK, Role.VISITOR),), venue=Venue(name="Stockholm", country="SWE"))  # fmt: skip
UNREPORTED = event("evt-unreported", "meeting", "2015-03-27", "DNK", status=Status.PLANNED, venue=OSLO)
AHEAD = event("evt-ahead", "commission", "2016-01", "ITA", status=Status.PLANNED, venue=ROME, ordinal=1)
FULFILLED = event(
    "evt-fulfilled",
    "visit",
    "2015-05-18",
    "KAZ",
    participants=(person(*VIK, Role.VISITOR),),
    venue=ASTANA,
    history=(
        HistoryEntry(status="planned", date="2015-05", document=DIGEST.id, reported="2015-04-02"),
        HistoryEntry(status="occurred", date="2015-05-18", document=LATER.id, reported="2015-06-01"),
    ),
)
ELSEWHERE = event("evt-elsewhere", "meeting", "2015-03-30", states=("FIN", "SWE"))
LONG_AGO = event(
    "evt-long-ago", "visit", "2014-11-02", "ITA", venue=ROME, participants=(person(*VIK, Role.VISITOR),)
)

EVENTS = (
    RECEPTION, VISIT_ROME, MEETING_ROME, ROUND, *PLAIN, CALL, AGREEMENT, POSTPONED, UNREPORTED, AHEAD, FULFILLED,
    ELSEWHERE, LONG_AGO,
)  # fmt: skip


def figure(identity: str, value: float, period: str, **fields: object) -> Figure:
    """Trade of Norway with Italy in dollars, unless said otherwise."""
    facts: dict[str, object] = {
        "id": identity, "indicator": Indicator.TURNOVER, "reporter": "NOR", "partner": "ITA", "value": value,
        "currency": "USD", "period": period, "role": FigureRole.ACTUAL, "confidence": 0.9,
        "evidence": evidence(f"Passage of {identity}."),
    }  # fmt: skip
    return Figure.model_validate(facts | fields)


FIGURES = (
    figure("fig-2014", 64_200_000, "2014"),
    figure("fig-2011", 300_000_000, "2011", qualifier="almost"),
    figure("fig-loan", 90_000_000, "2015", indicator=Indicator.LOAN, partner="UKR", currency="EUR"),
)
COMMITMENTS = (
    Commitment(
        id="com-embassy",
        parties=("NOR",),
        undertaking="to open an embassy in Tbilisi",
        due="2015-12",
        state=CommitmentState.OPEN,
        confidence=0.8,
        evidence=evidence("Norway promised to open an embassy in Tbilisi by December."),
    ),
)
STATEMENTS = (
    Statement(
        id="sta-bianchi",
        speaker="Paolo Della Torre",
        country="ITA",
        position="the ferries must sail",
        issue="transport",
        stance=Stance.FOR,
        quotation="the ferries must sail",
        date="2015-03-05",
        confidence=0.8,
        evidence=evidence("Della Torre told Norway that the ferries must sail."),
    ),
    Statement(
        id="sta-vik",
        speaker="Olav Vik",
        country="NOR",
        position="regretted the delay",
        date="2015-03-07",
        confidence=0.7,
        evidence=evidence("Vik regretted the Italian delay."),
    ),
)


class Shelf:
    """A ledger that holds the invented month, and answers with all of it whatever is asked; records by their ids with these."""

    def events(self, wanted: Filter | None = None) -> Sequence[Event]:
        return _asked(EVENTS, wanted)

    def figures(self, wanted: Filter | None = None) -> Sequence[Figure]:
        return _asked(FIGURES, wanted)

    def commitments(self, wanted: Filter | None = None) -> Sequence[Commitment]:
        return _asked(COMMITMENTS, wanted)

    def statements(self, wanted: Filter | None = None) -> Sequence[Statement]:
        return _asked(STATEMENTS, wanted)

    def documents(self, wanted: Filter | None = None) -> Sequence[Document]:
        return _asked(DOCUMENTS, wanted)

    def tallies(self, wanted: Filter | None = None, home: str | None = None) -> Sequence[Tally]:
        return ()

    def appearances(
        self,
        wanted: Filter | None = None,
        names: Collection[tuple[str, str | None]] | None = None,
        *,
        counted: bool = False,
    ) -> Sequence[Appearance]:
        return appearances_in(EVENTS)

    def named(self) -> Sequence[tuple[str, str | None]]:
        return [(its.name, its.country) for its in appearances_in(EVENTS)]

    def last_day(self) -> date | None:
        return latest(DOCUMENTS, EVENTS)

    @property
    def home(self) -> str | None:
        return HOME


R = TypeVar("R", Event, Figure, Commitment, Statement, Document)


def _asked(records: Sequence[R], wanted: Filter | None) -> Sequence[R]:
    ids = wanted.ids if wanted else None
    return [record for record in records if ids is None or record.id in ids]
