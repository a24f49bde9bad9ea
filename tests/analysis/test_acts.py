"""Events as acts: what is coded, who does it to whom, on which day; and what is no act."""

from typing import Any

import pytest

from dragoman.analysis.acts import act_of, first_day, why_no_act
from dragoman.knowledge.event_codes import categories, event_code
from dragoman.knowledge.kinds import Frame, kinds
from dragoman.knowledge.ontologies import codes_of, is_intent
from dragoman.records import Event, Evidence, Participant, Role, Status, Venue

ASIDE = (Status.UNCONFIRMED, Status.DENIED)
AHEAD = (Status.PLANNED, Status.POSTPONED)


def event(kind: str = "visit", status: Status = Status.OCCURRED, **other: Any) -> Event:
    codes = codes_of(kinds()[kind], Frame(), status)
    facts: dict[str, Any] = {
        "id": "ev-1",
        "type": kind,
        "status": status,
        "date": "2018-06-05",
        "states": ("CHL", "PER"),
        "confidence": 0.9,
        "evidence": (Evidence(document="doc-a", start=0, end=1, quote="x"),),
        "plover": codes.plover,
        "cameo": codes.cameo,
    }
    return Event(**(facts | other))


def person(country: str, role: Role, name: str | None = None, rank: int | None = None) -> Participant:
    return Participant(name=name, country=country, role=role, rank=rank)


def pairs(told: Event) -> list[tuple[str, str | None, str]]:
    act = act_of(told)
    assert act is not None
    return [(one.code, two.code if two else None, code.cameo) for one, two, code in act.pairs()]


EVERY = [(kind, status) for kind in kinds() for status in Status]


# -- status ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "status"), EVERY)
def test_only_what_took_place_is_coded_as_done(kind: str, status: Status) -> None:
    """Also where the codes on the record are those of the act itself, as a person's correction once left them."""
    done = codes_of(kinds()[kind], Frame(), Status.OCCURRED)
    for told in (event(kind, status), event(kind, status, plover=done.plover, cameo=done.cameo)):
        act = act_of(told)
        if status in ASIDE:
            assert (act, why_no_act(told)) == (None, status.value)
        elif status is Status.OCCURRED:
            assert act is not None
            assert act.code.cameo == done.cameo
        elif status in AHEAD:
            assert act is not None
            assert act.code.cameo[:2] in ("03", "13")
            assert act.plover in ("AGREE", "THREATEN")
        else:
            assert act is None or act.code.cameo in ("125", "160")


def test_a_threat_that_is_taken_back_is_no_act() -> None:
    assert why_no_act(event("sanction", Status.CANCELLED)) == "cancelled before it was done"


def test_an_event_without_parties_or_codes_is_no_act() -> None:
    assert why_no_act(event(states=())) == "without parties"
    assert why_no_act(event(cameo=None, plover=None)) == "without a code"


# -- who to whom -----------------------------------------------------------------------------------------------------


def test_the_visitor_visits_and_the_host_hosts() -> None:
    told = event(participants=(person("PER", Role.VISITOR), person("CHL", Role.HOST)))
    assert pairs(told) == [("PER", "CHL", "042"), ("CHL", "PER", "043")]


def test_where_no_visitor_is_told_the_place_tells_the_host() -> None:
    told = event(venue=Venue(name="Arica", country="CHL"))
    assert pairs(told)[0] == ("PER", "CHL", "042")


def test_those_who_meet_meet_each_other() -> None:
    told = event("meeting", states=("CHL", "PER"), organisations=("UN",))
    assert len(pairs(told)) == 6
    assert ("UN", "CHL", "040") in pairs(told)


def test_who_is_acted_upon_is_the_target_of_the_others() -> None:
    told = event(
        "sanction", states=("PER",), organisations=("EU",), participants=(person("PER", Role.TARGET),)
    )
    assert pairs(told) == [("EU", "PER", "163")]


def test_who_speaks_is_the_source() -> None:
    told = event("protest", participants=(person("PER", Role.SPEAKER), person("CHL", Role.ADDRESSEE)))
    assert pairs(told) == [("PER", "CHL", "114")]


def test_an_embassy_is_opened_by_the_state_that_is_not_the_place() -> None:
    assert pairs(event("mission", venue=Venue(name="Lima", country="PER"))) == [("CHL", "PER", "050")]


def test_one_party_alone_acts_upon_nobody() -> None:
    assert pairs(event("statement", states=("PER",))) == [("PER", None, "111")]


def test_the_highest_named_person_acts_for_a_side() -> None:
    told = event(
        participants=(person("PER", Role.VISITOR, "Ana Ruiz", 4), person("PER", Role.VISITOR, "Luis Paz", 2))
    )
    act = act_of(told)
    assert act is not None
    assert act.sources[0].lead is not None
    assert act.sources[0].lead.name == "Luis Paz"


# -- modes and contexts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "modes"),
    [("visit", ("visit",)), ("call", ("phone",)), ("summit", ("multilateral",)), ("meeting", ()),
     ("expulsion", ("expel",)), ("protest", ("disapprove",)), ("agreement", ())],
)  # fmt: skip
def test_modes_are_those_that_plover_has_for_the_category(kind: str, modes: tuple[str, ...]) -> None:
    act = act_of(event(kind))
    assert act is not None
    assert act.modes == modes


def test_topics_are_contexts() -> None:
    act = act_of(event("consultation", topics=("trade", "defence", "history")))
    assert act is not None
    assert act.contexts == ("military", "economic", "diplomatic")


@pytest.mark.parametrize(("kind", "status"), EVERY)
def test_every_code_that_a_kind_can_get_is_in_the_tables(kind: str, status: Status) -> None:
    for frame in (Frame(), *kinds()[kind].frame):
        for abroad in (True, False):
            codes = codes_of(kinds()[kind], frame, status, abroad=abroad)
            assert codes.plover is None or codes.plover in categories()
            assert codes.cameo
            known = event_code(codes.cameo)
            assert None not in (known.title, known.goldstein, known.quad), codes.cameo


def test_promises_and_threats_are_told_from_deeds() -> None:
    assert is_intent(codes_of(kinds()["visit"], Frame(), Status.PLANNED))
    assert not is_intent(codes_of(kinds()["visit"], Frame(), Status.OCCURRED))


# -- the day ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "day"),
    [("2018-06-05", "2018-06-05"), ("2018-06-05/2018-06-07", "2018-06-05"), ("2018-06-30/2018-07-02", "2018-06-30"),
     ("2018-06", None), ("2018", None), ("2018-06/2018-07", None), ("XXXX-06-05", None), (None, None),
     ("2018-06-04/2018-06-10", None), ("2018-06-21/2018-06-30", None), ("2018-06-01/2018-06-10", None),
     ("2018-06-05/2018-12-31", None), ("../2018-06-05", None), ("2018-06-05/..", None), ("201X", None)],
)  # fmt: skip
def test_a_day_is_given_only_where_one_is_known(date: str | None, day: str | None) -> None:
    found = first_day(date)
    assert (found.isoformat() if found else None) == day
