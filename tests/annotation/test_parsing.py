"""Parsing of the sentences that matter, with our boundaries and our lemmas."""

import pytest
from spacy.tokens import Doc

from dragoman.annotation.parsing import LONGEST_SENTENCE, blank, matters, parse


def doc_of(*sentences: str) -> Doc:
    """A Doc of these sentences, bounded as they stand."""
    text = " ".join(sentences)
    starts = {text.index(sentence) for sentence in sentences}
    doc = blank().make_doc(text)
    for token in doc:
        token.is_sent_start = token.idx in starts
    return doc


def test_only_the_wanted_sentences_are_parsed_and_all_boundaries_stand() -> None:
    sentences = ("It snowed. And how.", "The minister visited Lima.", "Nobody cared")
    doc = parse(doc_of(*sentences), [1])
    assert [s.text for s in doc.sents] == list(sentences)
    first, second, third = doc.sents
    assert (second.root.lemma_, second.root.pos_) == ("visit", "VERB")
    assert [t.dep_ for t in second if t.text == "minister"] == ["nsubj"]
    assert all(token.pos_ == "" for token in (*first, *third))
    assert first.root == first[0]


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("hoped", "hope"), ("slated", "slate"), ("staged", "stage"), ("summoned", "summon"), ("cancelled", "cancel"),
     ("axed", "axe")],
)  # fmt: skip
def test_lemmas_that_the_model_mistakes_are_mended(word: str, lemma: str) -> None:
    doc = parse(doc_of(f"The minister {word} the summit in Lima on Monday."), [0])
    assert lemma in [token.lemma_ for token in doc]


def test_a_sentence_without_end_is_left_flat() -> None:
    doc = parse(doc_of("Rome " * (LONGEST_SENTENCE + 1) + "met Paris."), [0])
    assert {token.pos_ for token in doc} == {""}


def test_nothing_to_parse_is_no_error() -> None:
    assert len(parse(blank().make_doc(""), [])) == 0
    assert [t.text for t in parse(doc_of("It snowed."), [])] == ["It", "snowed", "."]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The ministers met.", True),
        ("TALKS were held.", True),
        ("Trade fell.", True),
        ("It snowed in Oslo.", False),
    ],
)
def test_a_sentence_matters_for_the_words_of_a_frame(sentence: str, wanted: bool) -> None:
    assert matters(sentence) is wanted
