"""The pipeline as a whole: all components in order, and a report whose evidence leads back to the source."""

import pytest
from spacy.tokens import Doc

from dragoman.annotation.pipeline import COMPONENTS, annotate, language, report_of
from dragoman.annotation.report import Report, covering, within
from dragoman.cleaning.article import Article, Passage, PassageRole

PAGE = "MENU Home | News\nMinisters meet\nOn 3 May 2016 Peruvian Foreign Minister Ana Sanchez visited Quito.\nAD buy now\nShe met her Ecuadorean counterpart Guillaume Long. It snowed."


def passage(words: str, role: PassageRole = PassageRole.PARAGRAPH) -> Passage:
    start = PAGE.index(words.split("|")[0])
    return Passage(start, start + len(words), role)


@pytest.fixture(scope="module")
def report() -> Report:
    passages = (
        passage("Ministers meet", PassageRole.TITLE),
        passage("On 3 May 2016 Peruvian Foreign Minister Ana Sanchez visited Quito."),
        passage("She met her Ecuadorean counterpart Guillaume Long. It snowed."),
    )
    return annotate(Article(source_text=PAGE, passages=passages, published="2016-05-04"), "doc-7", None)


def test_the_components_stand_in_the_order_of_the_page() -> None:
    assert tuple(language().pipe_names) == COMPONENTS


def test_everything_is_found(report: Report) -> None:
    assert {a.code for a in report.actors} == {"PER", "ECU"}
    assert [p.name for p in report.places] == ["Quito"]
    assert [d.edtf for d in report.dates] == ["2016-05-03"]
    assert {p.person.name for p in report.persons} == {"Ana Sanchez", "Guillaume Long"}


def test_headlines_are_parsed_and_idle_sentences_are_not(report: Report) -> None:
    assert [s.text.strip() for s in report.parsed_sentences()] == [
        "Ministers meet",
        "On 3 May 2016 Peruvian Foreign Minister Ana Sanchez visited Quito.",
        "She met her Ecuadorean counterpart Guillaume Long.",
    ]


def test_evidence_leads_back_to_the_source(report: Report) -> None:
    start = report.text.index("She met")
    words = report.evidence(start, start + len("She met"))
    assert (words.document, words.quote) == ("doc-7", "She met")
    assert PAGE[words.start : words.end] == "She met"


def test_evidence_never_crosses_passages(report: Report) -> None:
    with pytest.raises(ValueError, match="one passage"):
        report.evidence(report.text.index("visited"), report.text.index("She met") + 3)


def test_mentions_are_looked_up_by_offset(report: Report) -> None:
    quito = report.places[0]
    assert covering(report.places, quito.start + 1) is quito
    assert covering(report.places, 0) is None
    assert within(report.places, quito.start, quito.end) == [quito]
    assert within(report.places, quito.start + 1, quito.end) == []
    assert [t.text for t in report.tokens(quito)] == ["Quito"]


def test_a_dateline_stands_in_for_a_missing_date() -> None:
    text = "LIMA, May 4, 2016 (Wire) - Peru and Chile held talks on Tuesday."
    article = Article(source_text=text, passages=(Passage(0, len(text), PassageRole.PARAGRAPH),))
    found = annotate(article, "d", None)
    assert found.published == "2016-05-04"
    assert "2016-05-03" in [d.edtf for d in found.dates]


def test_an_article_of_one_country_is_not_parsed() -> None:
    text = "The French president met his ministers. They held talks."
    article = Article(source_text=text, passages=(Passage(0, len(text), PassageRole.PARAGRAPH),))
    assert annotate(article, "d", None).parsed == set()


def test_a_short_report_that_names_the_other_state_by_a_city_is_parsed() -> None:
    text = "Colombian President Juan Manuel Santos will visit Oslo on 10 June."
    article = Article(source_text=text, passages=(Passage(0, len(text), PassageRole.PARAGRAPH),))
    assert annotate(article, "d", None, "2016-05-20").parsed == {0}


def test_an_empty_article_gives_an_empty_report() -> None:
    found = annotate(Article(source_text="", passages=()), "d", "BLR")
    assert (found.text, found.actors, found.dates, found.persons, found.parsed) == ("", [], [], [], set())


def test_a_doc_of_no_report_is_refused() -> None:
    language()
    with pytest.raises(TypeError):
        report_of(Doc(language().vocab))
