"""Invented documents for benchmarks: readings as the reader makes them, without reading anything.

A world of events is drawn first, day by day; each document then tells of some that are new and of some that are
planned. Most plans come about, some are put off; half of what is promised is such a plan, and some figures are targets,
so that the search for outcomes costs what it costs. A third of what is told is about one partner, as in a real ledger;
names, days and wordings vary as sources vary them. The same seed gives the same documents, so that two runs can be compared.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from random import Random
from typing import Any

from dragoman.records import (
    Claims,
    CommitmentClaim,
    Document,
    EventClaim,
    Evidence,
    FigureClaim,
    Participant,
    Reading,
    Role,
    StatementClaim,
    Venue,
    document_id,
)

#: The home country, and its partners: the first takes a third of everything, the others less and less.
HOME = "BLR"
PARTNERS = (
    "RUS",
    "CHN",
    "UKR",
    "POL",
    "LTU",
    "DEU",
    "USA",
    "LVA",
    "TUR",
    "IND",
    "ITA",
    "KAZ",
    "GEO",
    "GBR",
    "FRA",
    "ARE",
    "PAK",
    "VNM",
    "SRB",
    "HUN",
    "CUB",
    "VEN",
    "EGY",
    "AZE",
    "UZB",
    "JPN",
    "KOR",
)
KINDS = (
    "visit",
    "meeting",
    "meeting",
    "meeting",
    "call",
    "consultation",
    "agreement",
    "agreement",
    "statement",
)
#: Claims of one document: events, figures, commitments, statements. Ten in all: 100,000 documents make a million.
EVENTS, FIGURES, COMMITMENTS, STATEMENTS = 6, 1, 1, 2
#: Documents of one day, and how many of the documents of a day tell of one event.
A_DAY, TOLD_BY = 14, 3
FIRST_DAY = date(2001, 1, 1)
SYLLABLES = (
    "ka",
    "lo",
    "mi",
    "ren",
    "do",
    "va",
    "sta",
    "nor",
    "bel",
    "che",
    "ri",
    "zu",
    "gan",
    "ti",
    "ple",
    "mor",
)
TOPICS = ("trade", "energy", "visas", "security", "culture", "transport")
WORDS = tuple(f"{a}{b}{c}s" for a in SYLLABLES for b in SYLLABLES[:6] for c in SYLLABLES[6:12])


class World:
    """What happens, and who tells of it. ``documents(many)`` draws the first so many documents."""

    def __init__(self, seed: int = 1, a_day: int = A_DAY) -> None:
        self._chance = Random(seed)
        self._a_day = a_day
        self._people = {code: self._officials() for code in (HOME, *PARTNERS)}
        self._coming: dict[date, list[dict[str, Any]]] = {}

    def documents(self, many: int) -> Iterator[Reading]:
        """The first ``many`` documents, in the order of their days."""
        for number in range(many):
            day = FIRST_DAY + timedelta(number // self._a_day)
            if number % self._a_day == 0:
                happened = self._happenings(day)
            yield self._document(number, day, happened)

    def _officials(self) -> list[tuple[str, str, int]]:
        def name() -> str:
            return "".join(self._chance.choices(SYLLABLES, k=3)).capitalize()

        offices = [("President", 1), ("Prime Minister", 2), ("foreign minister", 3)]
        offices += [
            (f"minister of {what}", 4) for what in ("trade", "energy", "defence", "culture", "justice")
        ]
        offices += [(f"deputy minister of {what}", 5) for what in ("trade", "energy", "defence", "finance")]
        return [(f"{name()} {name()}", office, rank) for office, rank in offices]

    def _happenings(self, day: date) -> list[dict[str, Any]]:
        many = self._a_day * EVENTS // TOLD_BY
        today = [self._happening(day) for _ in range(many)]
        for plan in (it for it in today if it["planned"]):
            self._foresee(plan, day)
        return today + self._coming.pop(day, [])

    def _foresee(self, plan: dict[str, Any], day: date) -> None:
        """Most plans come about on their day, told in other words; of the others half are put off."""
        fate = self._chance.random()
        if fate < 0.6:
            words = " ".join(self._chance.sample(WORDS, 7))
            self._coming.setdefault(plan["when"], []).append(plan | {"status": "occurred", "words": words})
        elif fate < 0.8:
            later = day + timedelta(self._chance.randrange(1, 5))
            self._coming.setdefault(later, []).append(plan | {"status": "postponed"})

    def _happening(self, day: date) -> dict[str, Any]:
        chance = self._chance
        partner = PARTNERS[0] if chance.random() < 1 / 3 else chance.choice(PARTNERS[1:])
        kind = chance.choice(KINDS)
        host, guest = (HOME, partner) if chance.random() < 0.5 else (partner, HOME)
        when = day + timedelta(chance.randrange(-6, 1) if chance.random() < 0.8 else chance.randrange(5, 60))
        return {
            "kind": kind,
            "partner": partner,
            "when": when,
            "planned": when > day,
            "status": "planned" if when > day else "occurred",
            "host": (host, *chance.choice(self._people[host])),
            "guest": (guest, *chance.choice(self._people[guest])),
            "topic": chance.choice(TOPICS),
            "words": " ".join(chance.sample(WORDS, 7)),
        }

    def _document(self, number: int, day: date, happened: list[dict[str, Any]]) -> Reading:
        chance = self._chance
        sentences: list[str] = []
        said: list[tuple[type[Any], dict[str, Any]]] = []
        for what in chance.sample(happened, min(EVENTS, len(happened))):
            self._tell(what, sentences, said)
        for _ in range(FIGURES):
            partner = PARTNERS[0] if chance.random() < 1 / 3 else chance.choice(PARTNERS)
            period = (
                f"{day.year}-{chance.randrange(1, 13):02}" if chance.random() < 0.8 else str(day.year - 1)
            )
            measured = Random(f"{partner} {period}").lognormvariate(20, 1.5)
            value = float(f"{measured:.{chance.choice((2, 2, 3, 4))}g}")
            period = period if chance.random() < 0.8 else None
            sentences.append(f"Trade with {partner} came to {value:.0f} dollars.")
            fields = {"indicator": "turnover", "reporter": HOME, "partner": partner, "value": value}
            role = "target" if period and chance.random() < 0.2 else "actual"
            said.append((FigureClaim, fields | {"currency": "USD", "role": role, "period": period}))
        for _ in range(COMMITMENTS):
            self._promise(day, sentences, said)
        for _ in range(STATEMENTS):
            position = "we need " + " and ".join(chance.sample(WORDS, 3))
            sentences.append(f"The minister said that {position}.")
            said.append((StatementClaim, {"speaker": HOME, "country": HOME, "position": position}))
        return _reading(number, day, sentences, said)

    def _promise(self, day: date, sentences: list[str], said: list[tuple[type[Any], dict[str, Any]]]) -> None:
        """A commitment: to do what this document tells as a plan, or to reach its target, where it has one; or another."""
        chance = self._chance
        undertaking = "to agree on " + " and ".join(chance.sample(WORDS, 4))
        sentences.append(f"The sides undertook {undertaking}.")
        events = [fields for kind, fields in said if kind is EventClaim]
        figures = [fields for kind, fields in said if kind is FigureClaim]
        plans = [place for place, fields in enumerate(events) if fields["status"] == "planned"]
        promised: dict[str, Any] = {"undertaking": undertaking}
        if plans:
            plan = chance.choice(plans)
            promised |= {"parties": events[plan]["states"], "due": events[plan]["date"], "event": plan}
        elif figures and figures[0]["role"] == "target":
            due = figures[0]["period"]
            promised |= {"parties": (HOME, figures[0]["partner"]), "due": due, "figure": 0}
        else:
            partner = PARTNERS[0] if chance.random() < 1 / 3 else chance.choice(PARTNERS)
            due = (day + timedelta(chance.randrange(20, 400))).strftime("%Y-%m")
            promised |= {"parties": (HOME, partner), "due": due if chance.random() < 0.5 else None}
        said.append((CommitmentClaim, promised))

    def _tell(
        self, what: dict[str, Any], sentences: list[str], said: list[tuple[type[Any], dict[str, Any]]]
    ) -> None:
        chance, when = self._chance, what["when"]
        told: str | None = when.isoformat()
        vague = chance.random()
        if vague < 0.1:
            told = f"{when - timedelta(2)}/{when + timedelta(3)}"
        elif vague < 0.15:
            told = when.strftime("%Y-%m")
        elif vague < 0.25:
            told = None
        visit = what["kind"] == "visit"
        people = [
            Participant(
                name=name if chance.random() < 0.5 else name.split()[-1], country=country, office=office, rank=rank,
                role=Role.HOST if visit and side == "host" else Role.VISITOR if visit else Role.COUNTERPART,
            )
            for side in ("guest", "host")
            for country, name, office, rank in [what[side]]
            if side == "guest" or chance.random() < 0.8
        ]  # fmt: skip
        place = what["host"][0]
        sentences.append(
            f"{people[0].name} of {people[0].country} was at a {what['kind']} in {place} on {told}: {what['words']}."
        )
        fields = {
            "type": what["kind"],
            "status": what["status"],
            "date": told,
            "states": tuple(sorted((HOME, what["partner"]))),
            "participants": tuple(people),
            "venue": Venue(name=f"Capital of {place}", country=place) if chance.random() < 0.6 else None,
            "topics": (what["topic"],),
        }
        said.append((EventClaim, fields))


def _reading(
    number: int, day: date, sentences: list[str], said: list[tuple[type[Any], dict[str, Any]]]
) -> Reading:
    text = " ".join([*sentences, f"Story {number}."])
    digest = sha256(text.encode()).hexdigest()
    name, at = document_id(digest), 0
    claims: dict[type[Any], list[Any]] = {}
    for sentence, (kind, fields) in zip(sentences, said, strict=True):
        proof = Evidence(document=name, start=at, end=at + len(sentence), quote=sentence)
        claims.setdefault(kind, []).append(kind(evidence=(proof,), confidence=0.8, **fields))
        at += len(sentence) + 1
    document = Document(id=name, origin=f"story-{number}.txt", sha256=digest, published=day.isoformat())
    return Reading(
        document=document,
        text=text,
        spans=((0, len(text)),),
        claims=Claims(
            events=tuple(claims.get(EventClaim, ())),
            figures=tuple(claims.get(FigureClaim, ())),
            commitments=tuple(claims.get(CommitmentClaim, ())),
            statements=tuple(claims.get(StatementClaim, ())),
        ),
    )
