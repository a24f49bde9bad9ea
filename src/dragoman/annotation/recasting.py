"""A second parse of sentences with long names: each person, state and place as one plain word.

The parser was taught American news: "Turkey's Minister of Economy, Nihat Zeybekci", "President Moon Jae-in" and "the United
Arab Emirates" lead it astray, and with them whatever stands beside. Who is named is known without the parser. So the
sentence is parsed once more with a short name in the place of each long one; the words inside a name keep among
themselves the places of the first parse.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.tokens import Doc, Span

from dragoman.annotation import parsing
from dragoman.annotation.mentions import ActorForm, ActorMention, PersonMention, PlaceMention
from dragoman.annotation.report import Report

# Names that the parser has met so often that it cannot take them for anything else.
_PEOPLE = ("Smith", "Johnson", "Williams", "Miller", "Davis", "Wilson")
DEP, HEAD = (parsing.ATTRIBUTES.index(name) for name in ("DEP", "HEAD"))
_STATE, _NATION, _BODY, _TOWN = "France", "French", "Unesco", "Paris"
# A name of fewer words is left as it stands.
_LONG = 2


@dataclass(frozen=True)
class Mask:
    """The words [first, last] of a sentence, for which one plain word stands."""

    first: int
    last: int
    word: str
    tag: str = "NNP"
    pos: str = "PROPN"


def masks(report: Report, sentence: Span) -> list[Mask]:
    """What is to stand as one word in a sentence, in the order of the words; none within another."""
    found: list[Mask] = []
    people = iter(_PEOPLE * 20)
    for start, end, mention in _longest(report, sentence):
        tokens = [t.i - sentence.start for t in sentence if t.idx < end and start < t.idx + len(t)]
        if not tokens:
            continue
        first, last = tokens[0], tokens[-1]
        while last > first and sentence[last].text in ("'s", "’s", "'", "’", ",", "."):
            last -= 1
        led = first > 0 and sentence[first - 1].lower_ == "the"
        hyphened = any(sentence[i].text == "-" for i in range(first, last + 1))
        if isinstance(mention, PersonMention):
            if mention.form == "name" and mention.person.name:
                first -= led
                if last - first + 1 >= _LONG:
                    found.append(Mask(first, last, next(people)))
            elif last - first + 1 > _LONG:
                found.append(
                    Mask(first, last, "minister" if led else next(people), *(("NN", "NOUN") if led else ()))
                )
        elif last - first + 1 >= _LONG or hyphened:
            if isinstance(mention, PlaceMention):
                found.append(Mask(first, last, _TOWN))
            elif mention.form is ActorForm.ADJECTIVE:
                found.append(Mask(first, last, _NATION, "JJ", "ADJ"))
            else:
                state = mention.is_state
                found.append(Mask(first - led if state else first, last, _STATE if state else _BODY))
    return found


def _longest(
    report: Report, sentence: Span
) -> Iterator[tuple[int, int, PersonMention | ActorMention | PlaceMention]]:
    """The mentions of a sentence that may be masked, in order, those within others left out."""
    start, end = sentence.start_char, sentence.end_char
    every: list[PersonMention | ActorMention | PlaceMention] = [
        *(p for p in report.persons if p.form in ("name", "office") and p.plural == 1 and " " in p.text),
        *(a for a in report.actors if not a.members and a.form is not ActorForm.GROUP),
        *report.places,
    ]
    inside = [m for m in every if start <= m.start and m.end <= end]
    reached = start
    for mention in sorted(inside, key=lambda m: (m.start, -m.end)):
        if mention.start >= reached:
            reached = mention.end
            yield mention.start, mention.end, mention


def short(sentence: Span, spans: Sequence[Mask]) -> tuple[list[str], list[bool], list[int]]:
    """The words of a sentence with its masks, whether a blank follows each, and the first word for which each stands."""
    by_first = {mask.first: mask for mask in spans}
    words, spaces, stands = [], [], []
    i = 0
    while i < len(sentence):
        mask = by_first.get(i)
        last = mask.last if mask is not None else i
        words.append(mask.word if mask is not None else sentence[i].text)
        spaces.append(bool(sentence[last].whitespace_))
        stands.append(i)
        i = last + 1
    return words, spaces, stands


def recast(report: Report) -> Doc:
    """Parse anew the parsed sentences of a report that hold long names, and write what stands outside the names."""
    doc = report.doc
    sentences = list(doc.sents)
    chosen: list[tuple[Span, list[Mask]]] = []
    for index in sorted(report.parsed):
        if len(sentences[index]) <= parsing.LONGEST_SENTENCE and (spans := masks(report, sentences[index])):
            chosen.append((sentences[index], spans))
    if not chosen:
        return doc
    values = doc.to_array(parsing.ATTRIBUTES)
    pieces = []
    for sentence, spans in chosen:
        words, spaces, _ = short(sentence, spans)
        piece = Doc(doc.vocab, words=parsing.plain_words(words), spaces=spaces)
        for token in piece:
            token.is_sent_start = token.i == 0
        pieces.append(piece)
    for (sentence, spans), parsed in zip(chosen, parsing.model().pipe(pieces), strict=True):
        stands = short(sentence, spans)[2]
        parsing.mend(parsed, [sentence[i] for i in stands])
        _write(values, sentence, spans, parsed, stands)
    doc.from_array(parsing.ATTRIBUTES, values)
    return doc


def _write(values: Any, sentence: Span, spans: Sequence[Mask], parsed: Doc, stands: Sequence[int]) -> None:
    """Write the parse of a short sentence into the rows of the long one."""
    rows = parsed.to_array(parsing.ATTRIBUTES)
    by_first = {mask.first: mask for mask in spans}
    heads = [_main(sentence, by_first[i]) if i in by_first else i for i in stands]
    for k, token in enumerate(parsed):
        own, over = heads[k], heads[token.head.i]
        row = values[sentence.start + own]
        if stands[k] not in by_first:
            row[:] = rows[k]
        row[DEP], row[HEAD] = rows[k][DEP], np.uint64((over - own) % 2**64)
        if stands[k] in by_first:
            _hang_inside(values, sentence, by_first[stands[k]], own)


def _main(sentence: Span, mask: Mask) -> int:
    """The word of a name over the others, by the first parse."""
    inside = range(mask.first, mask.last + 1)
    tops = [
        i
        for i in inside
        if sentence[i].head.i - sentence.start not in inside or sentence[i].head == sentence[i]
    ]
    nouns = [i for i in tops if sentence[i].pos_ in ("NOUN", "PROPN")]
    return (nouns or tops or [mask.last])[0]


def _hang_inside(values: Any, sentence: Span, mask: Mask, main: int) -> None:
    """Hang on the main word of a name what the first parse hung elsewhere."""
    strings = sentence.doc.vocab.strings
    inside = range(mask.first, mask.last + 1)
    for i in inside:
        token = sentence[i]
        if i == main or (token.head.i - sentence.start in inside and token.head != token):
            continue
        dep = (
            "punct"
            if token.is_punct
            else "det"
            if token.pos_ == "DET"
            else "compound"
            if i < main
            else "appos"
        )
        row = values[sentence.start + i]
        row[DEP], row[HEAD] = strings.add(dep), np.uint64((main - i) % 2**64)
