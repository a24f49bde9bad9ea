"""The second parse, in which each long name stands as one plain word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Token

from dragoman.annotation import parsing
from dragoman.annotation.pipeline import annotate
from dragoman.annotation.recasting import masks, swap
from dragoman.annotation.report import Report
from dragoman.cleaning.article import Article, Passage, PassageRole


def read(text: str, home: str | None = None) -> Report:
    passages = (Passage(0, len(text), PassageRole.PARAGRAPH),)
    return annotate(Article(source_text=text, passages=passages, published="2021-06-10"), "doc", home)


def word(report: Report, text: str) -> Token:
    return next(t for t in report.doc if t.text == text)


def masked(report: Report, number: int = 0) -> list[tuple[str, str]]:
    sentence = list(report.doc.sents)[number]
    days = {token.i for date in report.dates for token in report.tokens(date)}
    return [(sentence[m.first : m.last + 1].text, m.word) for m in masks(report, sentence, days)]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("South Korean President Moon Jae-in travels to Austria on Sunday.", "travels", "Moon Jae-in"),
        ("Taiwan's Foreign Minister Wu Chao-hsieh visits Paraguay and the United Arab Emirates in May.", "visits", "Wu Chao-hsieh"),
    ],
)  # fmt: skip
def test_a_name_that_misleads_the_parser_no_longer_does(text: str, verb: str, subject: str) -> None:
    report = read(text)
    root = word(report, verb)
    assert (root.dep_, root.pos_) == ("ROOT", "VERB")
    person = next(p for p in report.persons if p.person.name == subject)
    assert any(c.dep_ == "nsubj" and person.start <= c.idx < person.end for c in root.children)


def test_names_of_several_words_are_masked_and_short_ones_are_not() -> None:
    report = read(
        "Macron met the Spanish prime minister, Pedro Sánchez, in Santiago de Compostela on Monday."
    )
    assert [text for text, _ in masked(report)] == [
        "Spanish prime minister, Pedro Sánchez",
        "Santiago de Compostela",
    ]


def test_an_office_behind_the_keeps_its_word() -> None:
    report = read("The Spanish prime minister, Pedro Sánchez, flew from Rabat to Lisbon.")
    assert masked(report)[0] == ("Spanish prime minister, Pedro Sánchez,", "minister")


def test_a_comma_that_closes_no_aside_stays() -> None:
    report = read(
        "After meeting the Greek foreign minister, Nikos Dendias, Turkey's Mevlut Cavusoglu said so."
    )
    assert masked(report)[0][0] == "Greek foreign minister, Nikos Dendias"


def test_the_presidents_of_several_states_are_not_one_word() -> None:
    report = read("The presidents of Iran, Russia and Turkey met in Ankara on Monday.")
    assert masked(report) == []


def test_the_words_within_a_name_hang_on_each_other() -> None:
    report = read("Turkey's Minister of Economy, Nihat Zeybekci, is to arrive in Addis Ababa on March 20th.")
    person = next(p for p in report.persons if p.person.name == "Nihat Zeybekci")
    inside = [t for t in report.doc if person.start <= t.idx < person.end]
    assert sum(t.head not in inside for t in inside) == 1


def test_the_parses_of_a_sentence_can_be_exchanged_and_exchanged_back() -> None:
    report = read("It was May. South Korean President Moon Jae-in travels to Austria on Sunday. They met.")
    shown = report.doc.to_array(parsing.ATTRIBUTES).tolist()
    (number,) = report.first_parses
    swap(report, number)
    assert report.doc.to_array(parsing.ATTRIBUTES).tolist() != shown
    assert len(list(report.doc.sents)) == 3
    swap(report, number)
    assert report.doc.to_array(parsing.ATTRIBUTES).tolist() == shown


_PARTS = st.sampled_from(
    ["South Korean President Moon Jae-in", "the United Arab Emirates", "met", "signed", "a treaty", "with", "in",
     "Addis Ababa", ",", "and", "Prime Minister Xavier Bettel of Luxembourg", "on Monday", "will visit", "'s", "(", ")", "-"]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(_PARTS, min_size=1, max_size=9))
def test_every_word_stays_under_the_one_root_of_its_sentence(parts: list[str]) -> None:
    report = read(" ".join(parts) + ".")
    for sentence in report.parsed_sentences():
        assert all(token.sent.start == sentence.start for token in sentence)
        assert all(sentence.root in [token, *token.ancestors] for token in sentence)
