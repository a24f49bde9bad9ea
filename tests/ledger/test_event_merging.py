"""Which claims become one event, and which stay apart."""

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.ledger import Ledger
from dragoman.records import CommitmentState, Event, Status
from ledger.stories import Story, person, place

Told = Callable[..., Ledger]

GEORGIA: dict[str, Any] = {"states": ("BLR", "GEO"), "venue": place("Georgia", "GEO")}
RUBIN: dict[str, Any] = {"states": ("BLR", "USA"), "venue": place("Minsk", "BLR")}
THE_VISITOR = person("Rubin", "USA", "visitor", 5)
PRESIDENT = person("Alexander Lukashenka", "BLR", "host", 1, "President")
MINISTER = person("Uladzimir Makei", "BLR", "host", 3, "foreign minister")


def visit(published: str | None = "2015-05-04", status: str = "occurred", **fields: Any) -> Story:
    """A story of the president's visit to Georgia."""
    given = GEORGIA | {"participants": (person("Lukashenka", "BLR", "visitor", 1),)} | fields
    words = f"The president's visit to Georgia: {status} {fields.get('date', '')}."
    return Story(published).event(words, "visit", status, **given)


def meeting(published: str = "2015-03-05", **fields: Any) -> Story:
    return Story(published, salt=str(fields)).event(
        "They met.", "meeting", **{"states": ("BLR", "RUS")} | fields
    )


def only(ledger: Ledger) -> Event:
    events = ledger.events()
    assert len(events) == 1, [(e.type, e.status, e.date) for e in events]
    return events[0]


def test_a_planned_visit_that_happened_is_one_event_with_a_history(told: Told) -> None:
    longer = (person("Alexander Lukashenko", "BLR", "visitor", 1, "President"),)
    event = only(
        told(visit("2015-04-02", "planned"), visit(date="2015-04-20/2015-04-26", participants=longer))
    )
    assert event.status is Status.OCCURRED
    assert event.date == "2015-04-20/2015-04-26"
    assert [(h.status, h.reported) for h in event.history] == [
        ("planned", "2015-04-02"),
        ("occurred", "2015-05-04"),
    ]
    assert [p.name for p in event.participants] == ["Alexander Lukashenko"]
    assert event.sources == 2
    assert not event.contradictions


def test_a_visit_before_the_plan_was_told_of_is_another(told: Told) -> None:
    assert len(told(visit("2015-04-02", "planned"), visit(date="2015-03-10")).events()) == 2


def test_a_plan_does_not_wait_for_ever(told: Told) -> None:
    assert len(told(visit("2015-04-02", "planned"), visit("2016-02-20", date="2016-02-18")).events()) == 2


def test_a_plan_belongs_to_the_first_visit_that_follows(told: Told) -> None:
    ledger = told(
        visit("2015-04-02", "planned"), visit(date="2015-04-22"), visit("2015-06-20", date="2015-06-18")
    )
    assert [(e.date, len(e.history)) for e in ledger.events()] == [("2015-04-22", 2), ("2015-06-18", 1)]


def test_a_visit_to_another_country_is_another(told: Told) -> None:
    other: dict[str, Any] = {"states": ("BLR", "GEO"), "venue": place("Moscow", "RUS")}
    assert len(told(visit(date="2015-04-22"), visit("2015-05-05", date="2015-04-22", **other)).events()) == 2


def test_a_visit_in_return_is_another(told: Told) -> None:
    back: dict[str, Any] = {
        "participants": (person("Margvelashvili", "GEO", "visitor", 1),),
        "venue": place("Minsk", "BLR"),
    }
    assert len(told(visit(date="2015-04-22"), visit("2015-05-05", date="2015-04-22", **back)).events()) == 2


def test_the_visit_of_another_person_is_another(told: Told) -> None:
    other = (person("Makei", "BLR", "visitor", 3),)
    ledger = told(visit(date="2015-04-22"), visit("2015-05-05", date="2015-04-22", participants=other))
    assert len(ledger.events()) == 2


def test_a_meeting_during_a_visit_is_not_the_visit(told: Told) -> None:
    people = (person("Lukashenka", "BLR", "visitor", 1), person("Margvelashvili", "GEO", "host", 1))
    story = visit(date="2015-04-22").event(
        "They met.", "meeting", date="2015-04-22", participants=people, **GEORGIA
    )
    assert {e.type for e in told(story).events()} == {"visit", "meeting"}


def test_two_receptions_of_one_guest_on_one_day_are_two_meetings(told: Told) -> None:
    story = (
        Story("2015-04-02")
        .event("The president received Rubin.", "meeting", date="2015-02-27", participants=(THE_VISITOR, PRESIDENT), **RUBIN)
        .event("The minister received Rubin.", "meeting", date="2015-02-27", participants=(THE_VISITOR, MINISTER), **RUBIN)
    )  # fmt: skip
    assert len(told(story).events()) == 2


def test_a_report_that_fits_two_meetings_belongs_to_neither(told: Told) -> None:
    story = (
        Story("2015-04-02")
        .event("The president received Rubin.", "meeting", date="2015-02-27", participants=(THE_VISITOR, PRESIDENT), **RUBIN)
        .event("The minister received Rubin.", "meeting", date="2015-02-27", participants=(THE_VISITOR, MINISTER), **RUBIN)
    )  # fmt: skip
    vague = Story("2015-03-02").event(
        "Rubin was received.", "meeting", date="2015-02-27", participants=(THE_VISITOR,), **RUBIN
    )
    assert len(told(story, vague).events()) == 3
    assert sorted(e.sources for e in told().events()) == [1, 1, 1]


def test_offices_without_names_contradict_each_other_too(told: Told) -> None:
    first, second = (
        (person(None, "RUS", rank=1), person(None, "BLR", rank=1)),
        (person("Lavrov", "RUS", rank=3),),
    )
    a = meeting(date="2015-03-03", participants=first)
    assert len(told(a, meeting(date="2015-03-03", participants=second)).events()) == 2


def test_the_lead_and_the_body_of_one_article_tell_one_event(told: Told) -> None:
    both = (person("Makei", "BLR", rank=3), person("Lavrov", "RUS", rank=3))
    full = (person("Uladzimir Makei", "BLR", rank=3), person("Sergey Lavrov", "RUS", rank=3))
    story = (
        Story("2015-03-05")
        .event("Makei met Lavrov.", "meeting", states=("BLR", "RUS"), date="2015-03", participants=both, venue=place("Moscow", "RUS"))
        .event("Makei met Sergey Lavrov on 3 March.", "meeting", states=("BLR", "RUS"), date="2015-03-03", participants=full, venue=place("Moscow", "RUS"))
    )  # fmt: skip
    event = only(told(story))
    assert event.date == "2015-03-03"
    assert event.sources == 1
    assert event.confidence == pytest.approx(0.8)


def test_consultations_with_two_partners_stay_two_dyads(told: Told) -> None:
    story = Story("2015-04-02")
    for partner in ("BEL", "POL"):
        story.event(
            "Minsk held consultations with Belgium and Poland.",
            "consultation",
            date="2015-03",
            states=tuple(sorted(("BLR", partner))),
            venue=place("Minsk", "BLR"),
        )
    assert [e.states for e in told(story).events()] == [("BEL", "BLR"), ("BLR", "POL")]


def test_talks_and_consultations_of_one_day_are_one(told: Told) -> None:
    people = (person("Kupchyna", "BLR", rank=4),)
    talks = Story("2015-03-13").event(
        "A meeting with the EU.",
        "meeting",
        date="2015-03-12",
        states=("BLR",),
        organisations=("EU",),
        participants=people,
    )
    round_three = Story("2015-04-02").event(
        "The third round.",
        "consultation",
        date="2015-03-12",
        states=("BLR",),
        organisations=("EU",),
        participants=people,
        ordinal=3,
    )
    event = only(told(talks, round_three))
    assert (event.type, event.ordinal) == ("consultation", 3)


def test_rounds_with_different_numbers_are_different(told: Told) -> None:
    eu: dict[str, Any] = {"states": ("BLR",), "organisations": ("EU",), "date": "2015-03"}
    ledger = told(
        Story("2015-04-02").event("The third round.", "consultation", ordinal=3, **eu),
        Story("2015-04-03").event("The fourth round.", "consultation", ordinal=4, **eu),
    )
    assert len(ledger.events()) == 2


def test_a_session_with_the_same_number_is_one_with_a_contradiction_of_dates(told: Told) -> None:
    rome: dict[str, Any] = {
        "states": ("BLR", "ITA"),
        "ordinal": 2,
        "series": "Joint Commission",
        "venue": place("Rome", "ITA"),
    }
    event = only(
        told(
            Story("2015-04-02").event(
                "The 2nd session met on 18 March.", "commission", date="2015-03-18", **rome
            ),
            Story("2015-04-05").event(
                "The 2nd session met on 20 March.", "commission", date="2015-03-20", **rome
            ),
        )
    )
    (told_differently,) = event.contradictions
    assert told_differently.field == "date"
    assert [v.value for v in told_differently.values] == [event.date, "2015-03-20"]


def test_meetings_of_one_pair_on_two_days_are_two(told: Told) -> None:
    both = (person("Makei", "BLR", rank=3), person("Lavrov", "RUS", rank=3))
    ledger = told(
        meeting(date="2015-03-03", participants=both), meeting(date="2015-03-04", participants=both)
    )
    assert len(ledger.events()) == 2


def test_undated_meetings_of_one_pair_in_different_months_are_two(told: Told) -> None:
    both = (person("Makei", "BLR", rank=3), person("Lavrov", "RUS", rank=3))
    ledger = told(meeting("2015-03-05", participants=both), meeting("2015-05-05", participants=both))
    assert len(ledger.events()) == 2


def test_a_bilateral_meeting_is_not_the_trilateral_one_of_that_day(told: Told) -> None:
    two = (person("Putin", "RUS", rank=1), person("Lukashenka", "BLR", rank=1))
    three = (*two, person("Nazarbayev", "KAZ", rank=1))
    ledger = told(
        meeting(date="2015-03-20", participants=two, track="bilateral"),
        meeting(date="2015-03-20", participants=three, states=("BLR", "KAZ", "RUS"), track="multilateral"),
    )
    assert len(ledger.events()) == 2


def test_agreements_of_one_day_are_told_apart_by_their_words(told: Told) -> None:
    day: dict[str, Any] = {"states": ("BLR", "GEO"), "date": "2015-04-23"}
    ledger = told(
        Story()
        .event("They signed an agreement on visa-free travel.", "agreement", topics=("visas",), **day)
        .event(
            "A memorandum about agricultural machinery was signed.", "agreement", topics=("trade",), **day
        ),
        Story("2015-05-05").event(
            "An agreement on visa-free travel they signed.", "agreement", topics=("visas",), **day
        ),
    )
    assert sorted(e.sources for e in ledger.events()) == [1, 2]


def test_an_agreement_signed_and_one_ratified_are_two(told: Told) -> None:
    day: dict[str, Any] = {"states": ("BLR", "GEO"), "date": "2015-04", "topics": ("visas",)}
    ledger = told(
        Story().event("The visa agreement was signed.", "agreement", form=("signed",), **day),
        Story("2015-05-05").event("The visa agreement was ratified.", "agreement", form=("ratified",), **day),
    )
    assert len(ledger.events()) == 2


def test_a_postponed_visit_that_later_happens_keeps_both_dates(told: Told) -> None:
    ledger = told(
        visit("2015-03-01", "planned", date="2015-03-18"),
        visit("2015-03-16", "postponed"),
        visit("2015-05-04", date="2015-04-22"),
    )
    event = only(ledger)
    assert (event.status, event.date) == (Status.OCCURRED, "2015-04-22")
    assert [(h.status, h.date) for h in event.history] == [
        ("planned", "2015-03-18"),
        ("postponed", None),
        ("occurred", "2015-04-22"),
    ]
    assert not event.contradictions


def test_a_plan_that_was_put_off_is_postponed(told: Told) -> None:
    event = only(told(visit("2015-03-16", "postponed"), visit("2015-03-01", "planned", date="2015-03-18")))
    assert event.status is Status.POSTPONED


def test_a_rumour_that_came_true_occurred(told: Told) -> None:
    event = only(told(visit("2015-04-20", "unconfirmed", date="2015-04-22"), visit(date="2015-04-22")))
    assert event.status is Status.OCCURRED
    assert not event.contradictions


def test_a_denial_of_what_occurred_is_a_contradiction(told: Told) -> None:
    event = only(told(visit("2015-04-25", "denied", date="2015-04-22"), visit(date="2015-04-22")))
    assert event.status is Status.OCCURRED
    (denial,) = event.contradictions
    assert [v.value for v in denial.values] == ["occurred", "denied"]


def test_copies_of_one_agency_story_are_one_voice(told: Told) -> None:
    words = "The president of Belarus visited Georgia on 22 April and met businessmen, students and the patriarch. "
    same: dict[str, Any] = {
        "date": "2015-04-22",
        "participants": (person("Lukashenka", "BLR", "visitor", 1),),
        **GEORGIA,
    }
    copies = [
        Story("2015-04-23", salt=s).event(words * 2, "visit", **same) for s in ("Reuters.", "AFP copy.")
    ]
    event = only(told(*copies))
    assert (event.sources, event.confidence) == (1, 0.8)
    assert len({e.document for e in event.evidence}) == 2


def test_independent_voices_make_an_event_surer_but_never_certain(told: Told) -> None:
    stories = [visit(f"2015-05-0{n}", date="2015-04-22") for n in range(1, 7)]
    for n, story in enumerate(stories):
        story.salt = " ".join(f"word{n}{i}" for i in range(60))
    event = only(told(*stories))
    assert event.sources == 6
    assert 0.8 < event.confidence <= 0.98


@pytest.mark.parametrize(
    ("venue", "dates", "leaders", "records"),
    [
        (place("Apulia", "ITA"), ("2024-06", "2024-06"), 2, 1),
        (place("Kyiv", "UKR"), ("2024-06", "2024-06"), 2, 2),  # at home one can meet twice in a month
        (place("Apulia", "ITA"), ("2024-06", "2024"), 2, 2),  # nor is a year so short
        (place("Apulia", "ITA"), ("2024-06", "2024-06"), 1, 2),  # somebody else may have been there
    ],
)
def test_two_leaders_meet_once_a_month_in_a_third_country(
    told: Told, venue: Any, dates: tuple[str, str], leaders: int, records: int
) -> None:
    people = (person("Narendra Modi", "IND", rank=2), person("Volodymyr Zelensky", "UKR", rank=1))[:leaders]
    stories = [
        Story(day).event(
            f"They met, says {day}.",
            "meeting",
            states=("IND", "UKR"),
            date=date,
            venue=where,
            participants=people,
        )
        for day, date, where in (
            ("2024-07-27", dates[0], venue),
            ("2024-08-23", dates[1], place({"ITA": "Italy", "UKR": "Ukraine"}[venue.country], venue.country)),
        )
    ]
    assert len(told(*stories).events()) == records


def test_a_merge_keeps_the_id_that_was_given_out_first(tmp_path: Any) -> None:
    location = tmp_path / "dragoman.db"
    plan, done = visit("2015-04-02", "planned").reading(), visit(date="2015-04-22").reading()
    with Ledger.open(location, create=True) as ledger:
        ledger.add(done)
        known = only(ledger).id
    with Ledger.open(location) as ledger:
        added = ledger.add(plan)
        assert added.changed == (known,)
        assert only(ledger).id == known
    with Ledger.open(tmp_path / "other.db", create=True) as ledger:
        ledger.add(plan)
        other = only(ledger).id
        ledger.add(done)
        assert ledger.get(known).id == ledger.get(other).id == other
    with Ledger.open(location) as ledger:
        assert ledger.get(other).id == known


def test_a_merge_states_its_reasons(told: Told) -> None:
    ledger = told(visit("2015-04-20", "planned", date="2015-04-22"), visit(date="2015-04-22"))
    plan, visited = ledger.memberships(only(ledger).id)
    assert (visited.score, visited.reasons) == (None, ())
    assert plan.score is not None
    assert plan.score >= 0.6
    assert "same days" in plan.reasons


def test_the_commission_of_a_commitment_becomes_its_outcome(told: Told) -> None:
    rome: dict[str, Any] = {"states": ("BLR", "ITA"), "venue": place("Rome", "ITA")}
    plan = (
        Story("2015-04-02")
        .event("A commission in Rome in January 2016.", "commission", "planned", date="2016-01", **rome)
        .commitment("To hold a commission in Rome in January 2016.", due="2016-01", event=0)
    )
    done = Story("2016-02-02").event("The commission met in Rome.", "commission", date="2016-01-20", **rome)
    (promise,) = told(plan).commitments()
    assert (promise.state, promise.outcome_event) == (CommitmentState.OPEN, None)
    ledger = told(done)
    (promise,) = ledger.commitments()
    assert (promise.state, promise.outcome_event) == (CommitmentState.KEPT, only(ledger).id)
    assert promise.evidence[-1].quote == "The commission met in Rome."
    assert [(h.status, h.date) for h in promise.history] == [("open", "2016-01"), ("kept", "2016-01-20")]
