"""The mathematics of scoring, on claims made by hand."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.gold import GoldEvent, GoldReport
from dragoman.evaluation.scoring import FIELDS, Tally, count, judge, wrong_fields
from dragoman.records import EventClaim, Participant, Role, Status, Venue


def claim(
    kind: str = "visit", states: tuple[str, ...] = ("KEN", "UGA"), people: tuple[str, ...] = (), **more: Any
) -> EventClaim:
    return EventClaim(
        type=kind,
        status=more.pop("status", Status.OCCURRED),
        states=states,
        participants=tuple(Participant(name=name, country="KEN", role=Role.VISITOR) for name in people),
        confidence=0.8,
        evidence=(),
        **more,
    )


def gold(kind: str = "visit", states: tuple[str, ...] = ("KEN", "UGA"), **more: Any) -> GoldEvent:
    return GoldEvent(type=kind, status=more.pop("status", "occurred"), states=states, **more)


def report(*events: GoldEvent, **more: Any) -> GoldReport:
    return GoldReport(name="r", style="wire", text="x", event=events, nothing=not events, **more)


def test_a_perfect_reading_scores_one() -> None:
    event = gold(date="2016-05-03", people=({"name": "Uhuru Kenyatta", "country": "KEN"},), venue="Kampala")
    told = claim(date="2016-05-03", people=("Uhuru Kenyatta",), venue=Venue(name="Kampala"))
    tally = count([judge(report(event), [told])])
    assert (tally.precision, tally.recall, tally.exact) == (1, 1, 1)
    assert tally.right == tally.scored == dict.fromkeys(FIELDS, 1)


def test_what_is_missed_costs_recall_and_what_is_invented_costs_precision() -> None:
    read = judge(report(gold(), gold(states=("PER", "CHL"))), [claim(), claim(states=("FIN", "NOR"))])
    assert [m.states for m in read.missed] == [("PER", "CHL")]
    assert [f.states for f in read.false] == [("FIN", "NOR")]
    tally = count([read])
    assert (tally.gold, tally.claimed, tally.found) == (2, 2, 1)
    assert (tally.precision, tally.recall) == (0.5, 0.5)


def test_nothing_read_of_nothing_is_perfect_and_clean() -> None:
    tally = count([judge(report(), [])])
    assert (tally.precision, tally.recall, tally.empty, tally.empty_clean) == (1, 1, 1, 1)


def test_an_event_read_of_nothing_is_false_and_not_clean() -> None:
    tally = count([judge(report(), [claim()])])
    assert (tally.precision, tally.empty, tally.empty_clean) == (0, 1, 0)


def test_an_optional_event_is_neither_rewarded_nor_punished() -> None:
    optional = gold(optional=True)
    assert count([judge(report(optional), [claim()])]).claimed == 0
    assert count([judge(report(optional), [])]).gold == 0


@pytest.mark.parametrize(
    ("event", "told", "wrong"),
    [
        (gold(), claim(), ()),
        (gold(status="planned"), claim(), ("status",)),
        (gold(date="2016-05"), claim(date="2016-05-03"), ("date",)),
        (gold(), claim(date="2016-05-03"), ()),
        (gold("meeting"), claim("call"), ("type",)),
        (gold(states=("KEN",)), claim(), ("parties",)),
        (gold(organisations=("AU",)), claim(), ("parties",)),
        (gold(), claim(organisations=("AU",)), ()),
        (gold(people=("Raimonds Vējonis",)), claim(people=("Raimonds Vejonis",)), ()),
        (gold(people=("Uhuru Kenyatta",)), claim(people=("Kenyatta",)), ()),
        (gold(people=("Uhuru Kenyatta", "Yoweri Museveni")), claim(people=("Kenyatta",)), ("people",)),
        (gold(venue="Kampala"), claim(), ("venue",)),
        (gold(venue="Kampala"), claim(venue=Venue(name="Kampala and Entebbe")), ()),
        (gold(venue="Asunción"), claim(venue=Venue(name="Asuncion")), ()),
    ],
)
def test_a_wrong_field_is_named(event: GoldEvent, told: EventClaim, wrong: tuple[str, ...]) -> None:
    assert wrong_fields(event, told) == wrong


@pytest.mark.parametrize(
    ("wanted", "country", "office", "wrong"),
    [
        ({"office": "foreign minister"}, "KEN", "Minister of Foreign Affairs", ()),
        ({"office": "foreign minister"}, "KEN", "Defence Minister", ("office",)),
        ({"office": "foreign minister"}, "KEN", None, ("office",)),
        ({"country": "KEN"}, "UGA", "President", ("office",)),
        ({"country": "KEN"}, "KEN", None, ()),
    ],
)
def test_an_office_is_right_in_other_words_and_wrong_in_another_country(
    wanted: dict[str, str], country: str, office: str | None, wrong: tuple[str, ...]
) -> None:
    told = claim().model_copy(
        update={
            "participants": (
                Participant(name="Monica Juma", country=country, office=office, role=Role.VISITOR),
            )
        }
    )
    assert wrong_fields(gold(people=({"name": "Monica Juma", **wanted},)), told) == wrong


def test_near_kinds_count_as_found_but_not_as_right() -> None:
    tally = count([judge(report(gold("meeting")), [claim("consultation")])])
    assert (tally.found, tally.exact, tally.right["type"]) == (1, 0, 0)


def test_far_kinds_and_other_parties_never_pair() -> None:
    assert judge(report(gold("visit")), [claim("sanction")]).pairs == ()
    assert judge(report(gold(states=("KEN", "UGA"))), [claim(states=("KEN", "FIN"))]).pairs == ()


def test_each_claim_is_paired_once_with_what_fits_best() -> None:
    first, second = gold(date="2016-05-01"), gold(date="2016-06-01")
    read = judge(report(first, second), [claim(date="2016-06-01"), claim(date="2016-05-01")])
    assert {(g.date, c.date) for g, c, _ in read.pairs} == {("2016-05-01",) * 2, ("2016-06-01",) * 2}
    twice = judge(report(first), [claim(date="2016-05-01"), claim(date="2016-05-01")])
    assert (len(twice.pairs), len(twice.false)) == (1, 1)


def test_fields_are_scored_only_where_the_gold_gives_them() -> None:
    tally = count([judge(report(gold()), [claim()])])
    assert tally.scored == {
        "type": 1,
        "status": 1,
        "date": 0,
        "parties": 1,
        "people": 0,
        "office": 0,
        "venue": 0,
    }


PAIRS = st.sampled_from([("KEN", "UGA"), ("PER", "CHL"), ("FIN", "NOR"), ("KEN", "FIN")])


@given(st.lists(PAIRS, max_size=6), st.lists(PAIRS, max_size=6))
def test_counts_always_add_up(golds: list[tuple[str, str]], reads: list[tuple[str, str]]) -> None:
    read = judge(report(*(gold(states=s) for s in golds)), [claim(states=s) for s in reads])
    tally = count([read])
    assert tally.gold == len(golds) == len(read.pairs) + len(read.missed)
    assert tally.claimed == len(reads) == len(read.pairs) + len(read.false)
    assert 0 <= tally.precision <= 1
    assert 0 <= tally.recall <= 1


def test_an_empty_tally_has_no_faults() -> None:
    assert (Tally().precision, Tally().recall) == (1, 1)
