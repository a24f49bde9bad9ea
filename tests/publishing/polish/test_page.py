"""A lead that comes back: good sentences take their place, bad ones don't, and the page says who wrote it."""

import pytest

from dragoman.publishing.page.model import Page, Paragraph, Sentence
from dragoman.publishing.polish import Editor, Model
from dragoman.records import Event

from .stub import Answer, Stub, serving
from .test_check import COUNT, FIRST, HIGHEST, PLAN, PLANNED, VISIT

LEAD = Paragraph(
    (
        Sentence(COUNT, (), ("ev-1", "ev-2")),
        Sentence(HIGHEST, (1, 2), ("ev-1",)),
        Sentence(PLANNED, (), ("ev-2", "ev-9")),
    )
)
PAGE = Page("digest", "CHL-2018-06", "June", "Title", LEAD, (), (), (), (), "Written by Dragoman.")
RECORDS: tuple[Event, ...] = (VISIT, PLAN)
BETTER = "At the highest level, Peruvian Foreign Minister Ana Ruiz visited Chilean President Luis Paz in Arica from 5 to 7 June."


def edited(answer: Answer, **stub: object) -> tuple[Page, list[str]]:
    with serving(Stub(answer, **stub)) as served:  # type: ignore[arg-type]
        editor = Editor(Model.at(served.url, "small", None, 5))
        page = editor.edited(PAGE, RECORDS)
    return page, editor.remarks


def test_a_good_answer_takes_the_place_of_ours_with_its_notes_and_records() -> None:
    page, remarks = edited(lambda sent: [sent[0], BETTER, sent[2]])
    assert remarks == []
    assert page.lead.sentences == (LEAD.sentences[0], Sentence(BETTER, (1, 2), ("ev-1",)), LEAD.sentences[2])
    assert page.colophon == (
        "Written by Dragoman. The opening paragraph was reworded by a language model (small) and held against its records."
    )


def test_a_bad_sentence_falls_back_to_ours_and_the_others_stand() -> None:
    page, remarks = edited(
        lambda sent: [COUNT.replace("nine", "ninety"), BETTER, sent[2].replace("planned", "held")]
    )
    assert [sentence.text for sentence in page.lead.sentences] == [COUNT, BETTER, PLANNED]
    assert remarks == [
        "Sentence 1 of the lead is as Dragoman wrote it: the model's is refused, it adds the number “ninety”.",
        "Sentence 3 of the lead is as Dragoman wrote it: the model's is refused, "
        "it no longer says that something was planned.",
    ]


def test_sentences_in_another_order_are_none_of_ours() -> None:
    page, remarks = edited(lambda sent: [sent[1], sent[0], sent[2]])
    assert page == PAGE
    assert len(remarks) == 2


def test_where_nothing_is_changed_nobody_is_named() -> None:
    assert edited(list) == (PAGE, [])


@pytest.mark.parametrize("stub", [{"status": 500}, {"body": b"{"}])
def test_where_the_model_fails_the_page_is_ours(stub: dict[str, object]) -> None:
    page, (remark,) = edited(list, **stub)
    assert page == PAGE
    assert remark.startswith("The lead is as Dragoman wrote it: the model gave no answer to use, it")


def test_a_sentence_of_another_page_is_refused() -> None:
    page, remarks = edited(lambda _: [FIRST, FIRST, FIRST])
    assert page == PAGE
    assert len(remarks) == 3
