"""What of a ledger is about two parties, as known on a day: the matter that a dossier is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.analysis.contacts import contacts
from dragoman.analysis.known import Knowledge
from dragoman.analysis.naming import names_actor
from dragoman.analysis.selection import after_span, order_key, takes_part, until
from dragoman.analysis.trade import between
from dragoman.records import Commitment, Document, Event, Figure, Statement, Status
from dragoman.records.vocabulary import CONTACTS


@dataclass(frozen=True, slots=True)
class Matter:
    """Records between ``home`` and ``partner`` as known on ``day``; ``wider`` are all events of the partner."""

    home: str
    partner: str
    day: date
    events: tuple[Event, ...]
    wider: tuple[Event, ...]
    figures: tuple[Figure, ...]
    commitments: tuple[Commitment, ...]
    statements: tuple[Statement, ...]

    @property
    def met(self) -> list[Event]:
        """The contacts that took place, in order."""
        return contacts(self.events, self.home)

    @property
    def ahead(self) -> list[Event]:
        """What is to come: dated after the day, or planned without a date."""
        span = until(self.day)
        return [
            e
            for e in self.events
            if e.status is not Status.OCCURRED
            and (
                after_span(e, span) or (e.status is Status.PLANNED and not (e.date and e.date[:1].isdigit()))
            )
        ]

    @property
    def slipped(self) -> list[Event]:
        """What did not take place, or of which nobody says that it did."""
        later = {e.id for e in self.ahead}
        return [e for e in self.events if e.status is not Status.OCCURRED and e.id not in later]

    def done(self, *, agreements: bool) -> list[Event]:
        """What took place and is no contact: agreements, or all else."""
        return [
            e
            for e in self.events
            if e.status is Status.OCCURRED
            and e.type not in CONTACTS
            and (e.type == "agreement") is agreements
        ]


def matter_of(
    events: Sequence[Event],
    figures: Sequence[Figure],
    commitments: Sequence[Commitment],
    statements: Sequence[Statement],
    documents: Sequence[Document],
    pair: tuple[str, str],
    day: date,
) -> Matter:
    """The records that concern the pair (home, partner), in order, as they were known on the day."""
    home, partner = pair
    known = Knowledge(documents, day)
    told = known.events(e for e in events if takes_part(e, partner))
    wider = sorted((e for e in told if not _yet_to_happen(e, day)), key=order_key)
    return Matter(
        home=home,
        partner=partner,
        day=day,
        events=tuple(e for e in wider if takes_part(e, home)),
        wider=tuple(wider),
        figures=tuple(sorted(known.figures(between(figures, home, partner)), key=lambda f: f.id)),
        commitments=tuple(c for c in known.commitments(commitments) if _between(c, home, partner)),
        statements=tuple(
            s
            for s in sorted(known.statements(statements), key=lambda s: s.id)
            if s.country == partner or (s.country == home and names_actor(s.evidence, partner))
        ),
    )


def _yet_to_happen(event: Event, day: date) -> bool:
    """Whether the event took place after the day: an undated document may tell of it, but nobody knew it then."""
    return event.status is Status.OCCURRED and after_span(event, until(day))


def _between(item: Commitment, home: str, partner: str) -> bool:
    """Whether a commitment concerns both: both are parties, or one is and the passage names the other."""
    parties = set(item.parties)
    if {home, partner} <= parties:
        return True
    if partner in parties:
        return names_actor(item.evidence, home)
    return home in parties and names_actor(item.evidence, partner)
