"""What a good editor would ask of the sentences that are made of records."""

from collections.abc import Sequence

import pytest

from dragoman.analysis.selection import Month
from dragoman.publishing.page.notes import NoteBook
from dragoman.publishing.telling.cast import cast_of, introductions, settling
from dragoman.publishing.telling.events import Context, Prose
from dragoman.publishing.telling.figures import figure_sentences
from dragoman.publishing.telling.promises import promises
from dragoman.publishing.telling.sequences import event_sentences
from dragoman.records import CommitmentState, Event, Figure, FigureRole, Role, Status, Venue

from .. import month as given
from ..month import event, figure, person

MARCH = Month.parse(given.MONTH)


def prose_of(events: Sequence[Event], figures: Sequence[Figure] = ()) -> Prose:
    known = introductions(cast_of(events, MARCH), given.HOME)
    return Prose(given.HOME, MARCH, known, NoteBook(given.DOCUMENTS), settling(events, figures))


def told(*events: Event) -> list[str]:
    return [s.text for s in event_sentences(events, prose_of(events))]


VIK = person(*given.VIK, Role.VISITOR)
KOSKI = person("Liisa Koski", "FIN", "President", 1, Role.HOST)
LAINE = person("Aino Laine", "FIN", "Prime Minister", 2, Role.COUNTERPART)
HELSINKI = Venue(name="Helsinki", country="FIN")
VISIT = event(
    "evt-v", "visit", "2015-03-03/2015-03-04", "FIN", participants=(VIK,), venue=HELSINKI, form=("official",)
)
MET = event("evt-m", "meeting", "2015-03-03", "FIN", participants=(VIK, KOSKI), venue=HELSINKI)
MET_TOO = event("evt-m2", "meeting", "2015-03-04", "FIN", participants=(VIK, LAINE), venue=HELSINKI)


def test_all_whom_a_guest_met_stand_in_the_sentence_of_the_visit() -> None:
    assert told(VISIT, MET, MET_TOO) == [
        "On 3 and 4 March, Norwegian Prime Minister Olav Vik paid an official visit to Helsinki and met Finnish "
        "President Liisa Koski and Prime Minister Aino Laine."
    ]


def test_a_meeting_of_somebody_else_is_no_part_of_the_visit() -> None:
    strand = person(*given.STRAND, Role.COUNTERPART)
    other = event("evt-o", "meeting", "2015-03-04", "FIN", participants=(strand, LAINE), venue=HELSINKI)
    assert len(told(VISIT, MET, other)) == 2


def test_talks_that_a_visit_was_for_stand_in_its_sentence() -> None:
    talks = event("evt-t", "consultation", "2015-03-03", "FIN", participants=(VIK,), ordinal=3)
    assert told(VISIT, talks) == [
        "On 3 and 4 March, Norwegian Prime Minister Olav Vik paid an official visit to Helsinki for the third round of "
        "consultations."
    ]


def test_an_agreement_that_the_quoted_outcome_names_is_not_told_twice() -> None:
    met = MET.model_copy(update={"outcome": "The two signed a treaty on fish and had lunch."})
    signed = event("evt-s", "agreement", "2015-03-03", "FIN", form=("signed",), series="treaty on fish")
    sentences = event_sentences((VISIT, met, signed), prose_of((VISIT, met, signed)))
    assert [s.text for s in sentences][1:] == [
        "Of what came of it, the source says: “The two signed a treaty on fish and had lunch.”"
    ]
    assert sentences[1].records == ("evt-m", "evt-s")
    assert len(sentences[1].notes) == 2


def test_a_name_has_one_spelling_and_an_office_that_another_record_gives() -> None:
    short = person("Vik", "NOR", None, None, Role.COUNTERPART)
    call = event("evt-c", "call", "2015-03-01", "FIN", participants=(short, KOSKI))
    sentence = told(call, MET)[0]
    assert sentence.startswith(
        "On 1 March, Norwegian Prime Minister Olav Vik spoke with Finnish President Liisa Koski"
    )


def test_a_known_person_is_called_by_office_once_in_a_new_section() -> None:
    prose = prose_of((VISIT, MET))
    prose.sentence(VISIT, Context())
    assert prose.known.mention(VIK) == "Vik"
    prose.known.begin_section()
    assert [prose.known.mention(VIK), prose.known.mention(VIK)] == ["Prime Minister Vik", "Vik"]


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("commission", {"venue": HELSINKI}, "Finland and Norway are to hold|Norway and Finland are to hold"),
        (
            "mission",
            {"venue": HELSINKI, "form": ("opened",), "quote": "an embassy"},
            "Norway is to open an embassy in",
        ),
        ("agreement", {"series": "treaty on fish", "form": ("signed",)}, "are to sign a treaty on fish"),
        ("visit", {"venue": HELSINKI, "participants": (VIK,)}, "Olav Vik is to visit Helsinki"),
    ],
)
def test_a_plan_is_told_with_a_verb_of_its_own(kind: str, fields: dict[str, object], words: str) -> None:
    planned = event("evt-p", kind, "2015-06-02/2015-12-31", "FIN", status=Status.PLANNED, **fields)  # type: ignore[arg-type]
    (sentence,) = told(planned)
    assert any(part in sentence for part in words.split("|")), sentence
    assert "by the end of 2015" in sentence


def test_an_act_of_a_form_without_words_is_quoted_and_not_told_as_another() -> None:
    lowered = event(
        "evt-l", "relations", "2015-03-03", "FIN", form=("put on ice",), quote="Oslo put ties on ice."
    )
    assert told(lowered) == ["On 3 March, as the source puts it: “Oslo put ties on ice.”"]


def test_a_quotation_does_not_end_in_the_mark_of_the_next_clause() -> None:
    lowered = event(
        "evt-l", "relations", "2015-03-03", "FIN", form=("put on ice",), quote="Oslo put ties on ice;"
    )
    assert told(lowered) == ["On 3 March, as the source puts it: “Oslo put ties on ice”."]


def test_an_aim_stands_in_the_sentence_of_what_was_reached_so_far() -> None:
    aim = figure("fig-aim", 1e8, "2020", role=FigureRole.TARGET)
    found = figure_sentences(
        [aim, figure("fig-a", 6e7, "2014"), figure("fig-b", 7e7, "2013")], NoteBook(given.DOCUMENTS)
    )
    assert [s.text for s in found] == [
        "Trade between Norway and Italy came to $60 million in 2014, down from $70 million in 2013; it is to reach "
        "$100 million by the end of 2020."
    ]


@pytest.mark.parametrize(
    ("qualifier", "words"),
    [(None, "up from $50 million"), ("below", "was below $60 million in 2014, after $50")],
)
def test_a_bound_says_nothing_about_up_or_down(qualifier: str | None, words: str) -> None:
    found = figure_sentences(
        [figure("fig-a", 6e7, "2014", qualifier=qualifier), figure("fig-b", 5e7, "2013")],
        NoteBook(given.DOCUMENTS),
    )
    assert words in found[0].text


def test_a_kept_promise_tells_the_event_that_kept_it() -> None:
    prose = prose_of((VISIT,))
    kept = given.COMMITMENTS[0].model_copy(update={"state": CommitmentState.KEPT, "outcome_event": "evt-v"})
    (sentence,) = promises([kept], prose)
    assert sentence.text.endswith(
        "this was kept: an official visit by Norwegian Prime Minister Olav Vik to Helsinki on 3 and 4 March."
    )
    assert "evt-v" in sentence.records


def test_a_missed_promise_tells_the_figure_that_missed_it() -> None:
    reached = figure("fig-a", 6e7, "2014")
    missed = given.COMMITMENTS[0].model_copy(
        update={"state": CommitmentState.MISSED, "outcome_figure": "fig-a"}
    )
    (sentence,) = promises([missed], prose_of((), (reached,)))
    assert sentence.text.endswith(
        "this was not kept: trade between Norway and Italy came to $60 million in 2014."
    )
    assert len(sentence.notes) == 2
