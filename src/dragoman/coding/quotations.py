"""Direct speech: the quotations of a report, and who is quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from dragoman.annotation.report import Report
from dragoman.coding import grammar
from dragoman.coding.entities import Entity, Resolver
from dragoman.coding.speakers import Voices
from dragoman.knowledge.positions import position_words, speech_words

_PAIRS = {"“": "”", "«": "»", "„": "“”", '"': '"”'}
_TITLES = re.compile(r"^(?:[A-Z0-9][\w’'-]*|of|the|and|in|for|a|to|on|with|[:,&-])(?:\s+|$)")
# Fewer words are terms and names, not speech.
FEWEST_WORDS = 5
# A whole sentence of speech may be shorter: "This is theft," he said.
FEWEST_OF_SENTENCE = 3
LONGEST = 1500
# Characters between a quotation and the verb that gives it to somebody.
FARTHEST_VERB = 160


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct speech: [start, end) of the report's text without the marks, and its passage."""

    start: int
    end: int
    passage: int


@dataclass(frozen=True, slots=True)
class Attributed:
    """A quotation with its speaker, and the verb that gives it to him, where there is one in the sentence."""

    quote: Quote
    speaker: Entity
    verb: Token | None
    sure: bool


def quotes_of(report: Report) -> list[Quote]:
    """All direct speech of a report, marks left out; a quotation that goes on in the next passage ends with its own."""
    found: list[Quote] = []
    for number, (start, end, _) in enumerate(report.article.bounds()):
        opened: tuple[int, str] | None = None
        for at in range(start, end):
            mark = report.text[at]
            if opened is None and mark in _PAIRS and not _foot_or_inch(report.text, at):
                opened = (at, _PAIRS[mark])
            elif opened is not None and mark in opened[1]:
                found += _quote(report, opened[0] + 1, at, number)
                opened = None
        if opened is not None:
            found += _quote(report, opened[0] + 1, end, number)
        inside = [(q.start, q.end) for q in found if q.passage == number]
        for single in _SINGLE.finditer(report.text, start, end):
            if not any(left <= single.start() < right for left, right in inside):
                found += _quote(report, single.start("words"), single.end("words"), number)
    return sorted(found, key=lambda q: q.start)


# 'We shall stay,' he said: between single marks, which are apostrophes elsewhere, where speech begins and ends a sentence
# or is set off by a comma.
_SINGLE = re.compile(
    r"(?:(?<=^)|(?<=[\s(]))['‘](?P<words>[A-Z][^\n\"“”]*?[a-z0-9%)][,.!?])['’](?=\s|$|[).])", re.MULTILINE
)


def _foot_or_inch(text: str, at: int) -> bool:
    return text[at] == '"' and at > 0 and text[at - 1].isdigit()


def _quote(report: Report, start: int, end: int, passage: int) -> list[Quote]:
    words = report.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip(" ,\n"))
    words = report.text[start:end]
    sentence = words[:1].isupper() and report.text[end : end + 1] in (",", ".", "!", "?")
    sentence = sentence or (words[:1].isupper() and words[-1:] in (".", "!", "?"))
    fewest = FEWEST_OF_SENTENCE if sentence else FEWEST_WORDS
    if len(words.split()) < fewest or len(words) > LONGEST or _is_title(words):
        return []
    return [Quote(start, end, passage)]


def _is_title(words: str) -> bool:
    """Whether every weighty word is capital: the name of a film, a programme, a declaration."""
    weighty = [w for w in words.split() if len(w) > 3]
    return bool(weighty) and all(w[0].isupper() for w in weighty)


def attributed(report: Report, quotes: list[Quote], voices: Voices, sentence: Span) -> Iterator[Attributed]:
    """The quotations that end in ``sentence``, with their speakers."""
    resolver = Resolver(report, sentence)
    last: Attributed | None = None
    for quote in quotes:
        if not sentence.start_char <= quote.end - 1 < sentence.end_char:
            continue
        outside = [t for t in sentence if not any(q.start <= t.idx < q.end for q in quotes)]
        found = _said_here(quote, outside, resolver, voices)
        if found is None and last is not None:
            found = Attributed(quote, last.speaker, None, True)
        if found is not None:
            last = found
            voices.heard(found.speaker)
            yield found


def is_bare(report: Report, quote: Quote, sentence: Span) -> bool:
    """Whether a sentence is nothing but direct speech."""
    before = report.text[sentence.start_char : quote.start] if quote.start > sentence.start_char else ""
    after = report.text[quote.end : sentence.end_char]
    return not re.search(r"\w", before + after)


def _said_here(quote: Quote, outside: list[Token], resolver: Resolver, voices: Voices) -> Attributed | None:
    """The speaker by a verb of saying of the same sentence, the nearest first, or by "according to"."""
    words = speech_words()
    verbs = [
        t
        for t in outside
        if t.lemma_.lower() in words.says | words.calls | set(position_words().verbs)
        and (t.pos_ in ("VERB", "AUX") or t.tag_.startswith("VB"))
        and _gap(quote, t) <= FARTHEST_VERB
    ]
    for verb in sorted(verbs, key=lambda t: _gap(quote, t)):
        for speaker in _subjects(verb, resolver, voices):
            return Attributed(quote, speaker, verb, True)
    for token in outside:
        if token.lower_ == "according":
            for _, noun in grammar.prepositional(token):
                for speaker in voices.of(noun, resolver):
                    return Attributed(quote, speaker, None, True)
    return _before_colon(quote, resolver)


def _gap(quote: Quote, token: Token) -> int:
    """Characters between a quotation and a word; a word behind it counts as nearer than one as far before it."""
    if token.idx >= quote.end:
        return token.idx - quote.end
    return quote.start - token.idx - len(token) + 2


def _subjects(verb: Token, resolver: Resolver, voices: Voices) -> list[Entity]:
    """Who says what stands under a verb: by the parse, or else the official named next to it."""
    if verb.lemma_.lower() == "quote" and grammar.is_passive(verb):
        tokens = grammar.passive_subjects(verb)
    else:
        tokens = grammar.subjects(verb)
    found = [e for t in tokens for e in voices.of(t, resolver)]
    if found or any(resolver.entities(t) for t in tokens):
        return found[:1]
    after = [p for p in resolver.persons if 0 <= p.start - (verb.idx + len(verb)) <= 2 and p.person.name]
    before = [p for p in resolver.persons if 0 <= verb.idx - p.end <= 2]
    return [e for p in after + before for e in [resolver.of_person(p)] if e.code is not None][:1]


def _before_colon(quote: Quote, resolver: Resolver) -> Attributed | None:
    """ "Foreign Minister X: ..." at the beginning of a line."""
    text = resolver.report.text[resolver.sentence.start_char : quote.start]
    if not re.search(r":\s*[\"“„«]?$", text) or len(text) > FARTHEST_VERB:
        return None
    people = [p for p in resolver.persons if p.end <= quote.start and p.person.name]
    for person in people[-1:]:
        entity = resolver.of_person(person)
        if entity.code is not None:
            return Attributed(quote, entity, None, True)
    return None
