"""A better reader: what it would change is told first, ids stay, and so does what people decided."""

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.errors import DragomanError
from dragoman.ledger import Ledger
from dragoman.records import Event, EventClaim, Reading, Status
from ledger.stories import Story, person, place

Told = Callable[..., Ledger]
WHY: Any = {"reason": "the page says so", "by": "Ada"}

STORY = (
    Story("2015-04-23")
    .event(
        "Lukashenka visited Tbilisi.",
        "visit",
        states=("BLR", "GEO"),
        date="2015-04-21",
        participants=(person("Lukashenka", "BLR", "visitor", 1),),
        venue=place("Tbilisi", "GEO"),
    )
    .event("The ministers played chess.", "meeting", states=("BLR", "GEO"), date="2015-04-22")
    .commitment("to build a road", parties=("BLR", "GEO"), event=0)
)
OTHER = Story("2015-04-24").event(
    "Lukashenka was in Tbilisi.",
    "visit",
    states=("BLR", "GEO"),
    date="2015-04-21",
    participants=(person("Lukashenka", "BLR", "visitor", 1),),
)


def read_as(reading: Reading, *events: EventClaim) -> Reading:
    return reading.model_copy(update={"claims": reading.claims.model_copy(update={"events": events})})


def better(claim: EventClaim, **fields: Any) -> EventClaim:
    return claim.model_copy(update=fields)


def dump(ledger: Ledger) -> list[str]:
    ledger.check()
    found = [*ledger.events(), *ledger.figures(), *ledger.commitments(), *ledger.statements()]
    return [record.model_dump_json() for record in found]


def test_the_same_reading_changes_nothing(told: Told) -> None:
    ledger = told(STORY, OTHER)
    before = dump(ledger)
    assert ledger.changes(STORY.reading()) == []
    assert ledger.renew(STORY.reading()) == []
    assert dump(ledger) == before


def test_what_would_change_is_told_and_nothing_is_changed(told: Told) -> None:
    ledger = told(STORY)
    before = dump(ledger)
    visit = STORY.reading().claims.events[0]
    call = better(visit, type="call", venue=None, participants=())
    changes = ledger.changes(read_as(STORY.reading(), better(visit, date="2015-04-20"), call))
    assert [(c.what, c.kind, c.said["type"], c.fields) for c in changes] == [
        ("altered", "event", "visit", {"date": ("2015-04-21", "2015-04-20")}),
        ("added", "event", "call", {}),
        ("gone", "event", "meeting", {}),
    ]
    assert {c.record for c in changes if c.what != "added"} == {e.id for e in ledger.events()}
    assert dump(ledger) == before


def test_an_altered_claim_keeps_the_id_of_its_record(told: Told) -> None:
    ledger = told(STORY)
    visit, chess = STORY.reading().claims.events
    ids = {e.type: e.id for e in ledger.events()}
    words = visit.evidence[0].model_copy(update={"start": 11, "quote": "visited Tbilisi."})
    reading = read_as(STORY.reading(), better(visit, states=("BLR", "GEO", "RUS"), evidence=(words,)), chess)
    ledger.renew(reading)
    assert {e.type: e.id for e in ledger.events()} == ids
    assert ledger.events()[0].states == ("BLR", "GEO", "RUS")
    assert ledger.events()[0].evidence == (words,)
    assert [c.state for c in ledger.commitments()] == ["kept"]
    ledger.check()


def test_a_record_keeps_its_id_when_the_claim_that_gave_it_is_gone(told: Told) -> None:
    ledger = told(STORY, OTHER)
    event = next(e for e in ledger.events() if e.type == "visit")
    assert event.sources == 2
    reopened = type(ledger).open(ledger.address)
    reopened.renew(read_as(STORY.reading(), STORY.reading().claims.events[1]))
    after = reopened.get(event.id)
    assert isinstance(after, Event)
    assert (after.id, after.sources) == (event.id, 1)
    reopened.check()
    reopened.close()


def test_a_record_without_claims_goes_and_its_id_says_so(told: Told) -> None:
    ledger = told(STORY)
    visit = STORY.reading().claims.events[0]
    gone = next(e.id for e in ledger.events() if e.type == "meeting")
    ledger.renew(read_as(STORY.reading(), visit))
    assert [e.type for e in ledger.events()] == ["visit"]
    with pytest.raises(DragomanError, match="no longer finds it"):
        ledger.get(gone)
    ledger.renew(STORY.reading())
    assert {e.type for e in ledger.events()} == {"visit", "meeting"}
    assert ledger.get(gone).id == gone


def test_what_a_person_set_stands_above_the_better_reading(told: Told) -> None:
    ledger = told(STORY)
    visit, chess = STORY.reading().claims.events
    event = next(e.id for e in ledger.events() if e.type == "visit")
    ledger.correct(event, {"date": "2015-04-19"}, **WHY)
    (change,) = ledger.renew(read_as(STORY.reading(), better(visit, date="2015-04-20"), chess))
    assert change.corrected
    shown = ledger.events()[0]
    assert (shown.id, shown.date, shown.corrections[0].machine) == (event, "2015-04-19", "2015-04-20")


def test_what_a_person_confirmed_stays_where_the_reader_loses_it(told: Told) -> None:
    ledger = told(STORY)
    visit = STORY.reading().claims.events[0]
    event = next(e for e in ledger.events() if e.type == "meeting")
    entry = ledger.confirm(event.id, **WHY)
    assert [c.what for c in ledger.renew(read_as(STORY.reading(), visit))] == ["kept"]
    assert ledger.get(event.id).id == event.id
    assert ledger.changes(read_as(STORY.reading(), visit)) == []
    ledger.undo(entry.number, **WHY)
    assert [e.type for e in ledger.events()] == ["visit"]
    ledger.check()


@pytest.mark.parametrize(
    "fields", [{"date": "2015-04-30"}, {"type": "agreement"}, {"status": Status.PLANNED}]
)
def test_a_person_vouched_for_what_stood_there_and_not_for_what_the_words_are_now_taken_for(
    told: Told, fields: dict[str, Any]
) -> None:
    ledger = told(STORY)
    visit, chess = STORY.reading().claims.events
    event = next(e for e in ledger.events() if e.type == "meeting")
    entry = ledger.confirm(event.id, **WHY)
    (change,) = ledger.renew(read_as(STORY.reading(), visit, better(chess, **fields)))
    assert (change.what, change.corrected) == ("altered", True)
    shown = ledger.get(event.id)
    assert isinstance(shown, Event)
    assert (shown.type, shown.status, shown.date) == (event.type, event.status, event.date)
    assert shown.confidence == 1
    ledger.undo(entry.number, **WHY)
    undone = ledger.get(event.id)
    assert all(getattr(undone, name) == value for name, value in fields.items())
    ledger.check()


def test_what_a_person_rejected_stays_rejected_when_it_is_read_again_later(told: Told) -> None:
    ledger = told(STORY)
    visit, chess = STORY.reading().claims.events
    event = next(e.id for e in ledger.events() if e.type == "meeting")
    ledger.reject(event, **WHY)
    ledger.renew(read_as(STORY.reading(), visit))
    ledger.renew(read_as(STORY.reading(), visit, better(chess, date="2015-04-23")))
    assert [e.type for e in ledger.events()] == ["visit"]
    assert ledger.get(event).id == event


def test_a_rejection_is_not_passed_on_to_what_the_same_words_are_now_taken_for(told: Told) -> None:
    ledger = told(STORY)
    visit, chess = STORY.reading().claims.events
    ledger.reject(next(e.id for e in ledger.events() if e.type == "meeting"), **WHY)
    ledger.renew(read_as(STORY.reading(), visit, better(chess, type="agreement")))
    assert sorted(e.type for e in ledger.events()) == ["agreement", "visit"]


def test_decisions_on_what_is_one_hold_in_a_new_reading(told: Told) -> None:
    ledger = told(STORY, OTHER)
    event = next(e.id for e in ledger.events() if e.type == "visit")
    ledger.split(event, [OTHER.reading().document.id], **WHY)
    visit, chess = STORY.reading().claims.events
    ledger.renew(read_as(STORY.reading(), better(visit, venue=None), chess))
    assert [e.sources for e in ledger.events() if e.type == "visit"] == [1, 1]


def test_a_document_with_another_text_is_read_again_whole(told: Told) -> None:
    """The way from HTML to text may become better too; then all offsets move."""
    ledger = told(STORY)
    chess = next(e.id for e in ledger.events() if e.type == "meeting")
    ledger.confirm(chess, **WHY)
    reading = STORY.reading()
    moved = "A headline.\n\n" + reading.text
    words = reading.claims.events[0].evidence[0]
    words = words.model_copy(update={"start": words.start + 13, "end": words.end + 13})
    claims = reading.claims.model_copy(
        update={"events": (better(reading.claims.events[0], evidence=(words,)),), "commitments": ()}
    )
    new = reading.model_copy(update={"text": moved, "spans": ((0, len(moved)),), "claims": claims})
    visit = next(e.id for e in ledger.events() if e.type == "visit")
    ledger.renew(new)
    assert {e.id for e in ledger.events()} == {visit, chess}
    for event in ledger.events():
        for told_by in event.evidence:
            assert ledger.text(told_by.document)[told_by.start : told_by.end] == told_by.quote
    assert [hit.start for hit in ledger.search("headline")] == [0]
    ledger.check()


def test_a_reading_that_fails_midway_changes_nothing(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = told(STORY)
    before = dump(ledger)

    def fails(*_: Any, **__: Any) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr("dragoman.ledger.renewing.write_keys", fails)
    with pytest.raises(RuntimeError):
        ledger.renew(read_as(STORY.reading()))
    assert dump(ledger) == before


def test_a_document_that_is_not_here_cannot_be_read_again(ledger: Ledger) -> None:
    with pytest.raises(DragomanError, match="no document"):
        ledger.changes(STORY.reading())
