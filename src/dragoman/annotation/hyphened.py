"""Nouns of several words at hyphens ("a sit-down", "a tête-à-tête"), which the tokenizer cuts up, under one lemma."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span

from dragoman.knowledge.kinds import kinds
from dragoman.knowledge.triggers import event_nouns

_HYPHENS = frozenset({"-", "\u2011"})
_OF_NOUNS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj", "appos", "oprd"})


def mend_hyphened(parsed: Doc) -> None:
    """ "Had a sit-down with X": what our frames know by its whole word is a noun of that lemma, and its parts hang on it."""
    for run in _runs(parsed):
        whole = run.text.lower().replace("\u2011", "-")
        lemma = next((w for w in (whole, whole.removesuffix("s")) if w in _whole_nouns()), None)
        if lemma is None:
            continue
        noun, root = run[-1], run.root
        if root.dep_ not in _OF_NOUNS or noun.lemma_.lower() in event_nouns():
            continue  # "face-to-face talks", "met face-to-face"; "a mini-summit" is told by its last word
        noun.head, noun.dep_ = root.head, root.dep_
        for part in run[:-1]:
            for child in [c for c in part.children if c.i < run.start or c.i >= run.end]:
                child.head = noun
            part.head = noun
            part.dep_ = "punct" if part.text in _HYPHENS else "compound"
        noun.lemma_, noun.pos_ = lemma, "NOUN"
        noun.tag_ = "NNS" if whole != lemma else "NN"


def _runs(parsed: Doc) -> Iterator[Span]:
    """The words that stand together at hyphens, without a space."""
    start = 0
    while start < len(parsed):
        end = start + 1
        while end + 1 < len(parsed) and parsed[end].text in _HYPHENS and not parsed[end - 1].whitespace_:
            if parsed[end].whitespace_:
                break
            end += 2
        if end > start + 1:
            yield parsed[start:end]
        start = end


@cache
def _whole_nouns() -> frozenset[str]:
    """The nouns with a hyphen that frames name, as triggers or as objects."""
    objects = {noun for kind in kinds().values() for frame in kind.frame for noun in frame.object_noun}
    return frozenset(noun for noun in event_nouns() | objects if "-" in noun)
