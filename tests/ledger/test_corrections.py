"""What people correct stays corrected, is shown beside what was read, and can be taken back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import DragomanError, UsageError
from dragoman.ledger import Ledger
from dragoman.records import CommitmentState, Event
from ledger.stories import Story, person, place

Told = Callable[..., Ledger]
WHY: Any = {"reason": "the page says so", "by": "Ada"}
HEAD = person("Lukashenka", "BLR", "visitor", 1)


def visit(published: str, words: str, date: str | None = "2015-04-21", **fields: Any) -> Story:
    given: dict[str, Any] = {
        "states": ("BLR", "GEO"),
        "date": date,
        "participants": (HEAD,),
        "venue": place("Tbilisi", "GEO"),
    }
    return Story(published).event(words, "visit", **given | fields)


FIRST = visit("2015-04-23", "Lukashenka visited Tbilisi.")
SECOND = visit("2015-04-25", "Lukashenka had been to Tbilisi.")


def event_of(ledger: Ledger, identity: str | None) -> Event:
    found = ledger.get(identity or "")
    assert isinstance(found, Event)
    return found


def test_a_corrected_value_is_shown_and_the_machines_stands_beside_it(told: Told) -> None:
    ledger = told(FIRST)
    event = ledger.events()[0]
    entry = ledger.correct(event.id, {"date": "22 April 2015"}, **WHY)
    shown = event_of(ledger, event.id)
    assert shown.date == "2015-04-22"
    assert [(m.field, m.value, m.machine, m.by, m.reason, m.at) for m in shown.corrections] == [
        ("date", "2015-04-22", "2015-04-21", "Ada", "the page says so", entry.at)
    ]
    assert shown.history[0].date == "2015-04-21"


def test_the_codes_follow_a_status_that_a_person_sets(told: Told) -> None:
    """What a person found to be a plan only may not go on as the code of a visit, nor a deed as that of a plan."""
    ledger = told(visit("2015-04-23", "Lukashenka visited Tbilisi.", plover="CONSULT", cameo="042"))
    identity = ledger.events()[0].id
    codes = []
    for status in ("planned", "cancelled", "denied", "occurred"):
        ledger.correct(identity, {"status": status}, **WHY)
        event = event_of(ledger, identity)
        codes.append((event.plover, event.cameo))
    assert codes == [("AGREE", "036"), ("SANCTION", "160"), (None, "010"), ("CONSULT", "042")]


def test_what_is_read_later_never_outweighs_a_person_and_what_contradicts_is_shown(told: Told) -> None:
    ledger = told(FIRST)
    ledger.correct(ledger.events()[0].id, {"date": "2015-04-28"}, **WHY)
    told(SECOND, visit("2015-04-29", "Lukashenka came to Tbilisi on the 28th.", "2015-04-28"))
    event = ledger.events()[0]
    assert len(ledger.events()) == 1
    assert (event.date, event.sources) == ("2015-04-28", 3)
    assert [[(v.value, v.documents) for v in c.values] for c in event.contradictions] == [
        [("2015-04-28", ()), ("2015-04-21", (SECOND.reading().document.id,))]
    ]


def test_a_corrected_party_decides_what_the_event_is_merged_with(told: Told) -> None:
    ledger = told(FIRST)
    event = ledger.events()[0]
    ledger.correct(event.id, {"states": "Belarus, Armenia", "venue": "Yerevan, Armenia"}, **WHY)
    told(SECOND)
    assert sorted(e.states for e in ledger.events()) == [("ARM", "BLR"), ("BLR", "GEO")]
    shown = event_of(ledger, event.id)
    assert shown.venue is not None
    assert (shown.venue.name, shown.venue.country) == ("Yerevan", "ARM")
    assert shown.venue.latitude == pytest.approx(40.2, abs=0.2)


def test_the_later_of_two_corrections_holds_and_undoing_it_leaves_the_earlier(told: Told) -> None:
    ledger = told(FIRST)
    event = ledger.events()[0].id
    ledger.correct(event, {"date": "2015-04-22"}, **WHY)
    last = ledger.correct(event, {"date": "2015-04-24", "status": "cancelled"}, **WHY)
    assert (event_of(ledger, event).date, event_of(ledger, event).status) == ("2015-04-24", "cancelled")
    undo = ledger.undo(last.number, reason="wrong page", by="Ben")
    assert (event_of(ledger, event).date, event_of(ledger, event).status) == ("2015-04-22", "occurred")
    ledger.undo(undo.id, **WHY)
    assert event_of(ledger, event).date == "2015-04-24"
    assert [(e.action, e.standing) for e in ledger.corrections()] == [
        ("set", True), ("set", True), ("undo", False), ("undo", True)
    ]  # fmt: skip


def test_what_is_undone_cannot_be_undone_again(told: Told) -> None:
    ledger = told(FIRST)
    entry = ledger.confirm(ledger.events()[0].id, **WHY)
    ledger.undo(entry.id, **WHY)
    with pytest.raises(UsageError, match="undone already"):
        ledger.undo(entry.id, **WHY)


def test_a_rejected_record_is_in_no_list_and_is_still_found(told: Told) -> None:
    ledger = told(FIRST)
    event = ledger.events()[0].id
    ledger.reject(event, **WHY)
    assert ledger.events() == []
    assert ledger.counts().events == 0
    assert [m.action for m in event_of(ledger, event).corrections] == ["reject"]
    ledger.confirm(event, **WHY)
    assert [e.id for e in ledger.events()] == [event]


def test_a_copy_of_rejected_words_is_rejected_and_another_report_is_not(told: Told) -> None:
    ledger = told(FIRST)
    ledger.reject(ledger.events()[0].id, **WHY)
    told(visit("2015-04-24", "Lukashenka visited Tbilisi."))
    assert ledger.events() == []
    told(SECOND)
    assert [(e.sources, e.evidence[0].quote) for e in ledger.events()] == [
        (1, "Lukashenka had been to Tbilisi.")
    ]


def test_a_confirmed_record_is_certain(told: Told) -> None:
    ledger = told(FIRST)
    ledger.confirm(ledger.events()[0].id, **WHY)
    assert ledger.events()[0].confidence == 1.0


def test_a_merge_keeps_the_older_id_leaves_an_alias_and_says_why(told: Told) -> None:
    ledger = told(FIRST, visit("2015-05-04", "He went there in May.", "2015-05-02"))
    old, new = ledger.events()
    entry = ledger.merge(new.id, old.id, **WHY)
    (merged,) = ledger.events()
    assert merged.id == old.id
    assert ledger.get(new.id) == merged
    assert [m.reasons for m in ledger.memberships(old.id)] == [(), (f"Ada says so ({entry.id})",)]
    assert [c.field for c in merged.contradictions] == ["date"]
    ledger.undo(entry.number, **WHY)
    assert [e.id for e in ledger.events()] == [old.id, new.id]


def test_what_a_person_split_off_stays_apart(told: Told) -> None:
    ledger = told(FIRST, SECOND)
    event = ledger.events()[0].id
    document = SECOND.reading().document.id
    ledger.split(event, [document], **WHY)
    assert sorted((len(e.evidence), e.sources) for e in ledger.events()) == [(1, 1), (1, 1)]
    third = visit("2015-04-26", "The visit to Tbilisi was short.")
    told(third)
    assert len(ledger.events()) == 3 or {e.sources for e in ledger.events()} == {1, 2}
    apart = [event_of(ledger, event).id, ledger.get(ledger.claims_of(event)[0].id).id]
    assert document not in {claim.document for claim in ledger.claims_of(apart[0])}


def test_of_a_merge_and_a_split_the_later_holds(told: Told) -> None:
    ledger = told(FIRST, SECOND)
    one = ledger.events()[0].id
    ledger.split(one, [SECOND.reading().document.id], **WHY)
    other = next(e.id for e in ledger.events() if e.id != one)
    ledger.merge(one, other, **WHY)
    assert [e.id for e in ledger.events()] == [one]
    ledger.split(one, [SECOND.reading().document.id], **WHY)
    assert len(ledger.events()) == 2


def test_what_was_split_off_leaves_the_corrections_of_the_record_behind(told: Told) -> None:
    ledger = told(FIRST, SECOND)
    event = ledger.events()[0].id
    ledger.correct(event, {"date": "2015-04-20"}, **WHY)
    ledger.split(event, [SECOND.reading().document.id], **WHY)
    assert [e.date for e in ledger.events()] == ["2015-04-20", "2015-04-21"]


def test_what_is_added_rests_on_words_of_a_source(told: Told) -> None:
    ledger = told(FIRST)
    document = FIRST.reading().document.id
    given = {
        "type": "meeting",
        "status": "occurred",
        "date": "2015-04-21",
        "states": "Belarus, Georgia",
        "participants": "Makei (foreign minister, BLR, counterpart)",
        "evidence": {"document": document[:9], "quote": "visited Tbilisi"},
    }
    entry = ledger.add_record("event", given, **WHY)
    assert entry.record is not None
    event = event_of(ledger, entry.record)
    assert (event.type, event.states, event.track, event.confidence) == (
        "meeting", ("BLR", "GEO"), "bilateral", 1.0
    )  # fmt: skip
    assert event.participants[0].office == "Foreign Minister"
    (told_by,) = event.evidence
    assert told_by.quote == ledger.text(document)[told_by.start : told_by.end] == "visited Tbilisi"
    ledger.undo(entry.number, **WHY)
    assert [e.type for e in ledger.events()] == ["visit"]
    with pytest.raises(DragomanError, match="undone"):
        event_of(ledger, entry.record)
    ledger.undo(2, **WHY)
    assert event_of(ledger, entry.record) == event
    ledger.check()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"evidence": {"document": "doc-none", "quote": "visited"}}, "no record 'doc-none'"),
        ({"evidence": None}, "no words, no fact"),
        ({"evidence": {"document": "DOC", "quote": "went to"}}, "don't stand in"),
        ({"evidence": {"document": "DOC", "quote": "i"}}, "more than once"),
        ({"status": "occurred"}, "lacks type"),
        ({"type": "picnic"}, "none of"),
    ],
)
def test_what_cannot_be_added_is_refused_in_a_sentence(
    told: Told, given: dict[str, Any], sentence: str
) -> None:
    ledger = told(FIRST)
    document = FIRST.reading().document.id
    proof = {"document": document, "quote": "visited Tbilisi"}
    record = {"evidence": proof, "type": "meeting", "status": "occurred"} | given
    if given == {"status": "occurred"}:
        del record["type"]
    if isinstance(record["evidence"], dict) and record["evidence"]["document"] == "DOC":
        record["evidence"] = record["evidence"] | {"document": document}
    with pytest.raises(DragomanError, match=sentence):
        ledger.add_record("event", record, **WHY)
    assert ledger.corrections() == []


def test_figures_commitments_and_statements_are_corrected_too(told: Told) -> None:
    ledger = told(
        Story()
        .figure("Trade was 64 million.", 64, period="2014")
        .commitment("to meet in Rome", due="2016-01")
        .statement("Visas must go.", country="GEO")
    )
    ledger.correct(ledger.figures()[0].id, {"value": "64,000,000", "partner": "Georgia"}, **WHY)
    ledger.correct(ledger.commitments()[0].id, {"due": "February 2016", "state": "dropped"}, **WHY)
    ledger.correct(ledger.statements()[0].id, {"stance": "for", "issue": "visas"}, **WHY)
    assert (ledger.figures()[0].value, ledger.figures()[0].partner) == (64_000_000, "GEO")
    assert (ledger.commitments()[0].due, ledger.commitments()[0].state) == ("2016-02", "dropped")
    assert (ledger.statements()[0].stance, ledger.statements()[0].issue) == ("for", "visas")


def test_a_rejected_event_settles_no_commitment(told: Told) -> None:
    plan = visit("2015-03-02", "He will go to Tbilisi.", status="planned").commitment("to go", event=0)
    ledger = told(plan, FIRST)
    assert [c.state for c in ledger.commitments()] == [CommitmentState.KEPT]
    (event,) = ledger.events()
    ledger.reject(event.id, **WHY)
    (promise,) = ledger.commitments()
    assert (promise.state, promise.outcome_event) == (CommitmentState.OPEN, None)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"date": "31 April 2015"}, "doesn't exist"),
        ({"date": "03/04/2015"}, "two dates"),
        ({"states": "Narnia"}, "not a country"),
        ({"organisations": "SPECTRE"}, "not an organisation"),
        ({"status": "maybe"}, "none of planned"),
        ({"type": "picnic"}, "none of"),
        ({"topics": "gardening"}, "none of"),
        ({"evidence": "x"}, "can be set"),
        ({"status": ""}, "can't be without"),
        ({"participants": "Makei"}, "write people as"),
        ({"participants": '[{"name": "Makei"}]'}, "role"),
        ({"venue": '{"name": "Minsk", "country": "Narnia"}'}, "neither|not"),
        ({}, "nothing to set"),
    ],
)
def test_what_is_no_value_of_a_field_is_refused_in_a_sentence(
    told: Told, fields: dict[str, str], sentence: str
) -> None:
    ledger = told(FIRST)
    with pytest.raises(UsageError, match=sentence):
        ledger.correct(ledger.events()[0].id, fields, **WHY)
    assert ledger.corrections() == []


def test_a_correction_needs_a_reason_and_a_person(told: Told) -> None:
    ledger = told(FIRST)
    event = ledger.events()[0].id
    with pytest.raises(UsageError, match="reason"):
        ledger.reject(event, reason=" ", by="Ada")
    with pytest.raises(UsageError, match="name of the person"):
        ledger.reject(event, reason="why", by="")


def test_records_of_two_kinds_and_one_record_cannot_be_merged(told: Told) -> None:
    ledger = told(FIRST, Story().figure("Trade was 64 million.", 64))
    event, figure = ledger.events()[0].id, ledger.figures()[0].id
    with pytest.raises(UsageError, match="can't be one"):
        ledger.merge(event, figure, **WHY)
    with pytest.raises(UsageError, match="one record already"):
        ledger.merge(event, event, **WHY)
    with pytest.raises(UsageError, match="something must stay"):
        ledger.split(event, [event], **WHY)


def test_corrections_come_along_to_a_ledger_that_reads_the_sources_anew(told: Told, tmp_path: Path) -> None:
    """The new ledger's reader quotes more and sees the visit on another day: its claim has another id."""
    ledger = told(FIRST)
    ledger.correct(ledger.events()[0].id, {"date": "2015-04-22"}, **WHY)
    reading = FIRST.reading()
    (claim,) = reading.claims.events
    words = claim.evidence[0].model_copy(update={"start": 11, "quote": "visited Tbilisi."})
    better = claim.model_copy(update={"date": "2015-04-20", "evidence": (words,)})
    claims = reading.claims.model_copy(update={"events": (better,)})
    with Ledger.open(tmp_path / "anew.db", create=True) as anew:
        assert anew.bring_corrections(ledger.corrections()) == 1
        assert anew.bring_corrections(ledger.corrections()) == 0
        anew.add(reading.model_copy(update={"claims": claims}))
        (event,) = anew.events()
        assert event.id != ledger.events()[0].id
        assert (event.date, event.corrections[0].machine) == ("2015-04-22", "2015-04-20")


def test_what_was_confirmed_stays_where_another_reader_misses_it(told: Told, tmp_path: Path) -> None:
    ledger = told(FIRST)
    ledger.confirm(ledger.events()[0].id, **WHY)
    reading = FIRST.reading()
    blind = reading.model_copy(update={"claims": reading.claims.model_copy(update={"events": ()})})
    with Ledger.open(tmp_path / "anew.db", create=True) as anew:
        anew.add(blind)
        assert anew.events() == []
        anew.bring_corrections(ledger.corrections())
        assert anew.events() == ledger.events()
        anew.check()
