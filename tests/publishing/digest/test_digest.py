"""The digest of an invented month: what it says, what it leaves out, and that records stand behind every word."""

import re

import pytest

from dragoman.errors import DragomanError, UsageError
from dragoman.publishing.digest import build_digest
from dragoman.publishing.english.actors import actor, adjective, heading
from dragoman.publishing.english.numbers import cardinal, ordinal
from dragoman.publishing.page.model import Page
from dragoman.records import Commitment, Event, Figure, Status, edtf

from .. import month as given

_ALL: list[Event | Figure | Commitment] = [*given.EVENTS, *given.FIGURES, *given.COMMITMENTS]
RECORDS = {r.id: r for r in _ALL}


@pytest.fixture(scope="module")
def digest() -> Page:
    return build_digest(
        given.EVENTS,
        given.FIGURES,
        given.COMMITMENTS,
        given.DOCUMENTS,
        given.MONTH,
        given.HOME,
        pictures=False,
    )


def prose(digest: Page) -> str:
    return "\n".join(s.text for s in digest.sentences())


def section(digest: Page, key: str) -> str:
    return "\n".join(p.text for s in digest.sections if s.key == key for p in s.paragraphs)


def test_a_reception_is_told_from_the_host(digest: Page) -> None:
    assert "Vik received Holt in Oslo" in section(digest, "north-america")


def test_a_visit_and_its_meeting_are_one_sentence_with_the_records_and_notes_of_both(digest: Page) -> None:
    (told,) = [s for s in digest.sentences() if "visit to Rome" in s.text and "On 5 and 6 March" in s.text]
    assert told.text.endswith(
        "and met Italian Foreign Minister Paolo Della Torre to discuss trade and energy."
    )
    assert {"evt-visit-rome", "evt-meeting-rome"} == set(told.records)
    assert len(told.notes) == 3


def test_people_are_introduced_once_and_then_called_by_surname(digest: Page) -> None:
    for full in ("Olav Vik", "Ingrid Strand", "Paolo Della Torre", "Dana Holt"):
        assert prose(digest).count(full) == 1


def test_consultations_that_differ_in_partner_and_place_share_a_sentence(digest: Page) -> None:
    assert "Norway held consultations with Czechia in Prague and with the Netherlands in Oslo" in prose(
        digest
    )


def test_a_round_has_its_number_and_its_series(digest: Page) -> None:
    assert "the fifth round of consultations on fisheries" in prose(digest)


def test_plans_are_told_as_plans(digest: Page) -> None:
    assert (
        "are to hold the first session of their intergovernmental commission in Rome in January 2016"
        in section(digest, "due")
    )
    assert "was planned for 27 March; no source" in prose(digest)
    assert "planned for 25 March, was postponed" in prose(digest)


def test_a_plan_that_came_true_later_says_so(digest: Page) -> None:
    assert "took place on 18 May" in section(digest, "fulfilled")


def test_events_of_other_months_and_other_countries_stay_out_of_the_main_sections(digest: Page) -> None:
    assert "November" not in prose(digest)
    assert "Finland" in section(digest, "elsewhere")
    assert "Finland" not in section(digest, "europe")


def test_plans_and_promises_of_others_are_told_elsewhere_and_once() -> None:
    plan = given.event("evt-plan", "visit", "2015-06", states=("FIN", "SWE"), status=Status.PLANNED)
    promise = given.COMMITMENTS[0].model_copy(
        update={"id": "com-fin", "parties": ("FIN",), "undertaking": "to open an embassy in Riga"}
    )
    page = build_digest(
        (*given.EVENTS, plan),
        given.FIGURES,
        (*given.COMMITMENTS, promise),
        given.DOCUMENTS,
        given.MONTH,
        given.HOME,
        pictures=False,
    )
    assert "embassy in Riga" in section(page, "elsewhere")
    assert "Riga" not in section(page, "promised")
    aid = given.event("evt-aid", "aid", None, "FIN").model_copy(update={"evidence": promise.evidence})
    to_home = build_digest(
        (*given.EVENTS, aid),
        given.FIGURES,
        (promise,),
        given.DOCUMENTS,
        given.MONTH,
        given.HOME,
        pictures=False,
    )
    assert "embassy in Riga" in section(to_home, "promised")
    assert "planned" in section(page, "elsewhere") or "is to" in section(page, "elsewhere")


def test_what_the_sources_of_the_month_tell_without_a_day_stands_apart_and_is_not_counted() -> None:
    dateless = given.event("evt-dateless", "agreement", None, "PRT", quote="Signed with Portugal.")
    old = given.event("evt-old", "agreement", None, "CHL").model_copy(
        update={
            "evidence": given.evidence(
                "Signed with Chile.", given.DIGEST.model_copy(update={"id": "doc-old"})
            )
        }
    )
    events, records = (*given.EVENTS, dateless, old), (given.FIGURES, given.COMMITMENTS, given.DOCUMENTS)
    page = build_digest(events, *records, given.MONTH, given.HOME, pictures=False)
    without = build_digest(given.EVENTS, *records, given.MONTH, given.HOME, pictures=False)
    assert "Portug" in section(page, "dateless")
    assert "Chile" not in section(page, "dateless")
    assert page.lead == without.lead


def test_figures_have_their_year_and_what_they_follow(digest: Page) -> None:
    assert "came to $64.2 million in 2014, down from almost $300 million in 2011" in section(digest, "europe")


def test_promises_stand_in_the_words_of_the_source(digest: Page) -> None:
    assert "Norway is to “open an embassy in Tbilisi”, due in December" in section(digest, "promised")


def test_contradictions_show_who_says_what(digest: Page) -> None:
    assert "5 and 6 March 2015 (“Oslo looks south”); 5 March 2015 (“Rome talks”)" in section(
        digest, "contradictions"
    )


def test_no_sentence_stands_twice(digest: Page) -> None:
    texts = [s.text for s in digest.sentences()]
    assert len(texts) == len(set(texts))


def test_every_sentence_outside_the_lead_cites_a_note_and_names_its_records(digest: Page) -> None:
    lead = set(digest.lead.sentences)
    for sentence in digest.sentences():
        assert sentence.records
        if sentence not in lead and not sentence.text.startswith(("Of the", "All ")):  # these only count
            assert sentence.notes


def test_the_notes_are_the_evidence_of_the_records(digest: Page) -> None:
    places = {(e.document, e.start, e.end) for r in RECORDS.values() for e in r.evidence}
    assert [n.number for n in digest.notes] == list(range(1, len(digest.notes) + 1))
    for note in digest.notes:
        assert (note.document, note.start, note.end) in places


def test_the_table_counts_what_took_place(digest: Page) -> None:
    table = digest.tables[0]
    rows = {row[0]: dict(zip(table.header, row, strict=True)) for row in table.rows}
    assert rows["Italy"]["Ministers and deputy premiers"] == rows["Italy"]["Deputy ministers"] == "1"
    assert rows["Italy"]["All"] == "2"
    assert "Officials" not in table.header, "a level that nobody has needs no column"
    assert "Denmark" not in rows
    assert "Sweden" not in rows


def test_the_same_records_in_another_order_give_the_same_digest(digest: Page) -> None:
    again = build_digest(
        given.EVENTS[::-1],
        given.FIGURES[::-1],
        given.COMMITMENTS,
        given.DOCUMENTS,
        given.MONTH,
        given.HOME,
        pictures=False,
    )
    assert again == digest


def test_every_name_and_number_in_a_sentence_is_in_its_records(digest: Page) -> None:
    allowed = {
        "The",
        "In",
        "On",
        "From",
        "During",
        "Talk",
        "A",
        "What",
        "Trade",
        "Lending",
        "Of",
        "One",
        "Europe",
    }
    for sentence in digest.sentences():
        words = _words_of([RECORDS[i] for i in sentence.records])
        for word in re.findall(r"[A-Z][\w’-]+|\d[\d.,]*\d|\d", sentence.text):
            bare = word.removesuffix("’s")
            assert bare in words or bare in allowed, (bare, sentence.text)


def _words_of(records: list[Event | Figure | Commitment]) -> set[str]:
    """Every word and number that these records could lend to a sentence."""
    texts: list[str] = [cardinal(len(records)).capitalize()]
    for record in records:
        codes: set[str | None] = set()
        dates: list[str | None] = []
        if isinstance(record, Event):
            codes |= {*record.states, *record.organisations, *(p.country for p in record.participants)}
            texts += [t for p in record.participants for t in (p.name, p.office) if t]
            texts += [record.venue.name] if record.venue else []
            texts += [
                record.series or "",
                record.outcome or "",
                ordinal(record.ordinal) if record.ordinal else "",
            ]
            dates = [record.date]
            codes |= {record.venue.country} if record.venue else set()
        elif isinstance(record, Figure):
            codes |= {record.reporter, record.partner}
            texts.append(f"{record.value / 1e6:g} {record.qualifier or ''}")
            texts.append(record.indicator.value.capitalize())
            dates = [record.period]
        else:
            codes |= set(record.parties)
            texts.append(record.undertaking)
            dates = [record.due]
        for conflict in () if isinstance(record, Commitment) else record.contradictions:
            dates += [v.value for v in conflict.values]
            texts += [d.title or "" for d in given.DOCUMENTS]
        for code in codes - {None}:
            texts += [actor(str(code)), heading(str(code)), adjective(str(code)) or ""]
        for date in dates:
            span = edtf.bounds(date) if date else None
            for end in span or ():
                texts.append(f"{end.day} {end:%B %Y}")
    return {w for t in texts for w in re.findall(r"[\w-]+(?:\.\d+)?", t)}


def test_a_month_that_is_none_and_a_country_that_is_none_are_refused() -> None:
    for month, home in (("2015-13", "NOR"), ("March", "NOR"), ("2015", "NOR"), ("2015-03", "XYZ")):
        with pytest.raises(UsageError):
            build_digest(given.EVENTS, (), (), given.DOCUMENTS, month, home)


def test_a_month_without_records_is_a_clear_error() -> None:
    with pytest.raises(DragomanError, match="June 1990"):
        build_digest(given.EVENTS, (), (), given.DOCUMENTS, "1990-06", "NOR")
