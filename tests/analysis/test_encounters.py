"""When they last met, the first time since when, and when they meet next."""

from datetime import date, timedelta

import pytest

from dragoman.analysis.encounters import days_between, encounters, encounters_among
from dragoman.records import Event, Evidence, Participant, Role, Status


def contact(
    name: str, day: str | None, rank: int | None = 3, status: str = "occurred", kind: str = "meeting"
) -> Event:
    return Event(
        id=name, type=kind, status=Status(status), date=day, states=("BLR", "GEO"), confidence=0.9,
        participants=(Participant(name="A", country="GEO", rank=rank, role=Role.COUNTERPART),),
        evidence=(Evidence(document="doc-1", start=0, end=1, quote="x"),),
    )  # fmt: skip


EVENTS = [
    contact("minister-2013", "2013-06-01"),
    contact("official-2014", "2014-06-01", rank=7),
    contact("minister-2015", "2015-03-05"),
    contact("vague", "2015-03"),
    contact("undated", None),
    contact("someday", "XXXX-03-01"),
    contact("signed", "2015-03-20", kind="agreement"),
    contact("cancelled", "2015-03-21", status="cancelled"),
    contact("planned", "2015-05", status="planned"),
    contact("june", "2015-06-10", rank=1),
]


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2013-05-31", (None, None, "minister-2013")),
        ("2013-06-01", ("minister-2013", None, "official-2014")),
        ("2014-12-31", ("official-2014", "minister-2013", "minister-2015")),
        ("2015-03-05", ("minister-2015", "minister-2013", "planned")),
        ("2015-05-31", ("vague", "minister-2013", "planned")),
        ("2015-06-01", ("vague", "minister-2013", "june")),
        ("2015-12-31", ("june", None, None)),
    ],
)
def test_the_contacts_around_a_day(day: str, names: tuple[str | None, ...]) -> None:
    found = encounters(EVENTS, date.fromisoformat(day))
    assert tuple(event and event.id for event in (found.last, found.before, found.next)) == names


def test_days_are_counted_from_the_end_of_one_to_the_beginning_of_the_other() -> None:
    assert days_between(EVENTS[0], EVENTS[1]) == 365
    assert days_between(EVENTS[0], date(2013, 6, 3)) == 2
    assert days_between(EVENTS[4], date(2013, 6, 3)) is None
    assert days_between(EVENTS[3], date(2015, 3, 6)) is None, "a day within a vague date is no distance"


def test_the_years_of_which_nothing_is_told_are_not_looked_through() -> None:
    asked: list[tuple[date | None, date | None]] = []

    def lookup(first: date | None, last: date | None, bands: object) -> list[Event]:
        asked.append((first, last))
        return [
            e
            for e in EVENTS
            if e.date and (first is None or e.date >= first.isoformat()[: len(e.date)])
            if last is None or e.date <= last.isoformat()
        ]

    day, told_until = date(2026, 1, 1), date(2015, 6, 10)
    found = encounters_among(lookup, day, told_until)
    assert (found.last, found.before) == (EVENTS[-1], None)
    assert asked[0] == (told_until - timedelta(60), day), "the first look reaches what was told last"
    assert encounters_among(lookup, day) == found
