"""What could tell of the same event is found, and nothing else is passed over: looking for neighbours loses no pair."""

from itertools import product

from hypothesis import HealthCheck, given, settings

from dragoman.ledger.merging.claim import Key, StoredClaim
from dragoman.ledger.merging.clustering import THRESHOLD
from dragoman.ledger.merging.events import EventMatcher
from dragoman.records import EventClaim, Reading
from ledger.stories import Story, person, place
from ledger.test_order_independence import stories

MATCHER = EventMatcher()


def claims(reading: Reading) -> list[StoredClaim[EventClaim]]:
    told = reading.document
    return [
        StoredClaim(n, f"ev-{n}", told.id, told.published, "event", n, said)
        for n, said in enumerate(reading.claims.events)
    ]


def meet(some: list[Key], others: list[Key]) -> bool:
    return any(a.name == b.name and a.first <= b.last and b.first <= a.last for a in some for b in others)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories(), stories())
def test_claims_of_two_documents_that_may_tell_of_one_event_meet_under_a_key(
    one: Story, other: Story
) -> None:
    for a, b in product(claims(one.reading()), claims(other.reading())):
        match = MATCHER.compare(a, b)
        if a.document != b.document and match.conflict is None and match.score >= THRESHOLD:
            assert meet(MATCHER.keys(a), MATCHER.keys(b)), (a, b, match)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories(), stories())
def test_what_is_passed_over_would_have_been_in_conflict(one: Story, other: Story) -> None:
    for a, b in product(claims(one.reading()), claims(other.reading())):
        if MATCHER.unlike(a, b):
            assert MATCHER.compare(a, b).conflict is not None


def told(published: str, kind: str, status: str, date: str | None, *names: str) -> StoredClaim[EventClaim]:
    people = tuple(
        person(name, country, "visitor" if kind == "visit" and country == "GEO" else "counterpart", 1)
        for name, country in zip(names, ("GEO", "BLR"), strict=False)
    )
    story = Story(published, salt=f"{published} {status}")
    story.event("They meet.", kind, status, states=("BLR", "GEO"), date=date, participants=people)
    return claims(story.reading())[0]


def test_a_visit_that_was_put_off_meets_the_same_visitor_many_months_later_and_no_other() -> None:
    put_off = told("2015-04-02", "visit", "postponed", "2015-04-22", "Giorgi Margvelashvili")
    held = told("2016-02-10", "visit", "occurred", "2016-02-09", "Margvelashvili")
    another = told("2016-02-10", "visit", "occurred", "2016-02-09", "Tea Tsulukiani")
    assert meet(MATCHER.keys(put_off), MATCHER.keys(held))
    assert not meet(MATCHER.keys(put_off), MATCHER.keys(another))


def test_a_commission_that_was_put_off_meets_one_in_the_same_city_though_nobody_is_named() -> None:
    def session(published: str, status: str, date: str) -> StoredClaim[EventClaim]:
        story = Story(published, salt=status)
        at = place("Tbilisi", "GEO")
        story.event("It sits.", "commission", status, states=("BLR", "GEO"), date=date, venue=at)
        return claims(story.reading())[0]

    put_off = session("2015-04-02", "postponed", "2015-04-22")
    held = session("2015-10-10", "occurred", "2015-10-09")
    assert meet(MATCHER.keys(put_off), MATCHER.keys(held))


def test_undated_visits_with_only_the_host_in_common_are_not_known_to_be_one() -> None:
    by_name, by_office = (
        Story("2015-04-02", salt="named"),
        Story("2015-04-02", salt="unnamed"),
    )
    host = person("Putin", "RUS", "host", 1)
    by_name.event("They meet.", "visit", "occurred", states=("BLR", "RUS"), date=None,
                  participants=(person("Lukashenka", "BLR", "visitor", 1), host))  # fmt: skip
    by_office.event("They meet.", "visit", "occurred", states=("BLR", "RUS"), date=None,
                    participants=(person(None, "BLR", "visitor", 1), host))  # fmt: skip
    match = MATCHER.compare(claims(by_name.reading())[0], claims(by_office.reading())[0])
    assert match.score < THRESHOLD
    assert match.reasons[-1] == "but no visitor"
