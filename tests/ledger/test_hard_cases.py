"""Pairs of reports that are easily taken for one, or for two."""

from collections.abc import Callable

from dragoman.ledger import Filter, Ledger
from dragoman.records import Participant
from ledger.stories import Story, person, place

Told = Callable[..., Ledger]

MINISTERS = (
    person("Vladimir Makei", "BLR", rank=3, office="foreign minister"),
    person("Tamar Beruchashvili", "GEO", rank=3, office="foreign minister"),
)


def met(
    published: str, day: str | None, people: tuple[Participant, ...] = MINISTERS, words: str = "They met."
) -> Story:
    return Story(published, salt=f"{published} {day} {people}").event(
        words, "meeting", date=day, states=("BLR", "GEO"), participants=people, venue=place("Tbilisi", "GEO")
    )


def visited(published: str, day: str) -> Story:
    return Story(published, salt=day).event(
        "Makei was in Tbilisi.", "visit", date=day, states=("BLR", "GEO"), venue=place("Tbilisi", "GEO"),
        participants=(person("Vladimir Makei", "BLR", "visitor", 3, "foreign minister"),),
    )  # fmt: skip


def test_two_visits_of_one_minister_in_one_week_are_two(told: Told) -> None:
    ledger = told(visited("2015-04-21", "2015-04-20"), visited("2015-04-25", "2015-04-24"))
    assert [event.date for event in ledger.events()] == ["2015-04-20", "2015-04-24"]


def test_a_visit_told_with_dates_a_day_apart_is_one_with_a_contradiction(told: Told) -> None:
    [event] = told(visited("2015-04-24", "2015-04-22"), visited("2015-04-25", "2015-04-23")).events()
    assert [it.field for it in event.contradictions] == ["date"]


def test_a_report_without_a_date_joins_the_meeting_that_it_follows_at_once(told: Told) -> None:
    [event] = told(met("2015-04-23", "2015-04-22"), met("2015-04-24", None)).events()
    assert event.date == "2015-04-22"


def test_a_report_without_a_date_weeks_later_tells_of_another_meeting(told: Told) -> None:
    assert len(told(met("2015-04-23", "2015-04-22"), met("2015-05-08", None)).events()) == 2


def test_namesakes_in_other_posts_are_two_people(told: Told) -> None:
    trade = (person("Petrov", "BLR", rank=5, office="deputy minister of trade"),)
    energy = (person("Petrov", "BLR", rank=5, office="deputy energy minister"),)
    assert (
        len(told(met("2015-04-23", "2015-04-22", trade), met("2015-04-23", "2015-04-22", energy)).events())
        == 2
    )


def test_one_post_in_two_wordings_is_one_person(told: Told) -> None:
    one = (person("Petrov", "BLR", rank=5, office="deputy minister of trade"),)
    other = (person("Petrov", "BLR", rank=5, office="deputy trade minister"),)
    assert (
        len(told(met("2015-04-23", "2015-04-22", one), met("2015-04-23", "2015-04-22", other)).events()) == 1
    )


def test_a_bare_surname_joins_neither_of_two_whom_it_fits(told: Told) -> None:
    names = ("Ivan Petrov", "Sergei Petrov", "Petrov")
    stories = [met("2015-04-23", "2015-04-22", (person(name, "BLR", rank=5),)) for name in names]
    assert len(told(*stories).events()) == 3


def test_expulsions_of_one_day_by_two_sides_are_two(told: Told) -> None:
    stories = [
        Story("2015-04-02", salt=side).event(
            "Two diplomats were expelled.", "expulsion", date="2015-04-01", states=("BLR", "GEO"),
            participants=(person(None, side, "target"),),
        )
        for side in ("BLR", "GEO")
    ]  # fmt: skip
    assert len(told(*stories).events()) == 2


def test_words_of_a_record_are_found_by_their_beginnings_whatever_is_written_later(told: Told) -> None:
    ledger = told(met("2015-04-23", "2015-04-22", words="They spoke of Übergänge and visas."))
    for words, many in (
        ("ubergang visa", 1),
        ("VISAS spoke", 1),
        ("isas", 0),
        ("tbilisi makei", 1),
        ("%", 1),
    ):
        assert len(ledger.events(Filter(text=words))) == many, words
    told(met("2015-04-24", "2015-04-22", words="They spoke of energy."))
    assert len(ledger.events(Filter(text="energy visas", since="2015-04", until="2015-04", limit=5))) == 1
    ledger.reject(ledger.events()[0].id, reason="no", by="Ada")
    assert ledger.events(Filter(text="energy")) == []
