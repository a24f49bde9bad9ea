"""Statements: positions that governments take ("opposes", "refuses to recognise"), and quotations with their speaker."""

import re

from spacy.tokens import Span, Token

from dragoman.annotation.report import Report
from dragoman.coding import grammar
from dragoman.coding.assembly.parties import official
from dragoman.coding.entities import Entity, Resolver, sums_up
from dragoman.coding.matching import quoted_ranges
from dragoman.knowledge.modality import modality_words
from dragoman.knowledge.promises import positions
from dragoman.knowledge.topics import topics_in
from dragoman.records import Stance, StatementClaim

_REFUSING = frozenset({"refuse", "decline", "fail", "cease", "stop"})
_QUOTE = re.compile(r"[“\"«](?P<words>[^“”\"«»]{20,600})[”\"»]")
_POSITION, _QUOTATION = 0.65, 0.75


def code_statements(report: Report) -> list[StatementClaim]:
    """The positions and quotations of a report whose speaker is known, in the order of the text."""
    found: list[StatementClaim] = []
    for sentence in report.parsed_sentences():
        resolver = Resolver(report, sentence)
        quotation = _quotation(report, sentence, resolver)
        found += [quotation] if quotation else _positions(report, sentence, resolver)
    return found


def _quotation(report: Report, sentence: Span, resolver: Resolver) -> StatementClaim | None:
    """Direct speech with a verb of saying outside it whose subject is an official."""
    quote = _QUOTE.search(sentence.text)
    if quote is None:
        return None
    start, end = sentence.start_char + quote.start(), sentence.start_char + quote.end()
    saying = modality_words()["saying"].verbs
    for verb in sentence:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in saying or start <= verb.idx < end:
            continue
        speakers = [e for t in grammar.subjects(verb) for e in official(resolver.entities(t))]
        if len(speakers) == 1:
            words = quote["words"].strip()
            return _claim(report, sentence, speakers[0], words, Stance.NEUTRAL, words, _QUOTATION)
    return None


def _positions(report: Report, sentence: Span, resolver: Resolver) -> list[StatementClaim]:
    """Verbs of position in the indicative with an official subject."""
    found: list[StatementClaim] = []
    quoted = quoted_ranges(sentence)
    for verb in sentence:
        stance = positions().get(verb.lemma_.lower()) if verb.pos_ == "VERB" else None
        if (
            stance is None
            or any(start <= verb.idx < end for start, end in quoted)
            or grammar.is_passive(verb)
        ):
            continue
        refusing = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _REFUSING
        if verb.dep_ not in ("ROOT", "conj", "relcl", "ccomp", "advcl") and not refusing:
            continue
        over = verb.head if refusing else verb
        if any(
            c.dep_ in ("aux", "neg") and c.lower_ not in ("has", "have", "had", "to") for c in over.children
        ):
            continue
        subjects = grammar.subjects(verb)
        speakers = [e for t in subjects if not sums_up(t) for e in official(resolver.entities(t))]
        theme = [*grammar.objects(verb), *(n for w, n in grammar.prepositional(verb) if w in ("to", "for"))]
        if len(speakers) != 1 or not theme:
            continue
        side = Stance(stance)
        if refusing:
            side = Stance.AGAINST if side is Stance.FOR else Stance.FOR
        position = _clause(over, verb)
        found.append(_claim(report, sentence, speakers[0], position, side, None, _POSITION))
    return found


def _clause(over: Token, verb: Token) -> str:
    """The predicate in the words of the text: from the verb to the end of its clause."""
    doc = verb.doc
    end = max(
        t.i
        for t in verb.subtree
        if not any(a.dep_ in ("relcl", "advcl") and verb in a.ancestors for a in [t, *t.ancestors])
    )
    return " ".join(doc[over.i : max(end, verb.i) + 1].text.split())[:300]


def _claim(
    report: Report,
    sentence: Span,
    speaker: Entity,
    position: str,
    stance: Stance,
    quotation: str | None,
    confidence: float,
) -> StatementClaim:
    person = speaker.person.person if speaker.person else None
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    topics = topics_in(sentence.text)
    return StatementClaim(
        speaker=(person.name if person and person.name else None) or speaker.code or "",
        country=speaker.code,
        position=position,
        issue=topics[0] if topics else None,
        stance=stance,
        quotation=quotation,
        confidence=confidence,
        evidence=(report.evidence(start, sentence.start_char + len(text.rstrip())),),
        frames=("quotation" if quotation else "position",),
    )
