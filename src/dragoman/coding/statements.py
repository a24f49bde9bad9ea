"""Statements: positions that governments take ("opposes", "refuses to recognise"), and quotations with their speaker."""

from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from dragoman.annotation.report import Report, within
from dragoman.coding import grammar
from dragoman.coding.briefings import briefer, is_question, speaks_for_own
from dragoman.coding.entities import Entity, Resolver
from dragoman.coding.quotations import Attributed, Quote, attributed, is_bare, quotes_of
from dragoman.coding.setting import is_of_another_world, needs_rank
from dragoman.coding.speakers import Voices, name_of
from dragoman.coding.stances import Position, owed_in, position_at
from dragoman.knowledge.positions import position_words, speech_words
from dragoman.knowledge.topics import topics_in
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Stance, StatementClaim

_POSITION, _QUOTATION, _GOES_ON = 0.65, 0.75, 0.6
# Subjects that speak for whoever is reported: "said his country would never recognise".
_OWN = vocabulary("lands") | {"government", "i", "it", "ministry", "side", "they", "we"}
# A guest is welcomed, a person accused: only the words tell whether that is a position.
_GREETING = frozenset({"welcome", "hail", "receive", "greet"})
_MOST_SPEAKERS = 5


def code_statements(report: Report) -> list[StatementClaim]:
    """The positions and quotations of a report whose speaker is known, in the order of the text."""
    found: list[StatementClaim] = []
    quotes, voices = quotes_of(report), Voices(page=briefer(report))
    before: Attributed | None = None
    if is_of_another_world(report):
        return []
    for index, sentence in enumerate(report.doc.sents):
        resolver = Resolver(report, sentence)
        spoken = [q for q in quotes if sentence.start_char <= q.end - 1 < sentence.end_char]
        told = len(found)
        if index not in report.parsed:
            said = _going_on(report, spoken, before, sentence)
            found += [_quotation(report, sentence, a) for a in said]
            before = said[-1] if said else before
            continue
        said = list(attributed(report, quotes, voices, sentence)) or _going_on(
            report, spoken, before, sentence
        )
        held = _positions(report, sentence, resolver, voices, _own_quotes(quotes, said))
        taken = {q for claim, q in held if q is not None}
        found += [claim for claim, _ in held]
        found += [_quotation(report, sentence, a) for a in said if a.quote not in taken]
        if said:
            before = said[-1]
        elif not held:
            voices.seen(resolver)
        if len(found) > told and needs_rank(report, sentence):
            found[told:] = [claim for claim in found[told:] if claim.speaker != claim.country]
    return _rejoined([claim for claim in found if claim.country is not None])


@dataclass(frozen=True, slots=True)
class _Heard:
    """The direct speech of a page, and who says each part of it in the sentence at hand."""

    quotes: list[Quote]
    speakers: dict[Quote, str]


def _own_quotes(quotes: list[Quote], said: list[Attributed]) -> _Heard:
    says = speech_words().says - position_words().verbs.keys()
    told = [a for a in said if a.verb is not None and a.verb.lemma_.lower() in says]
    return _Heard(quotes, {a.quote: name_of(a.speaker) for a in told})


def _rejoined(found: list[StatementClaim]) -> list[StatementClaim]:
    """A quotation cut in two by "he went on" is one statement: it says all, and quotes the first part."""
    kept: list[StatementClaim] = []
    for claim in found:
        last = kept[-1] if kept else None
        words = claim.quotation or ""
        cut = words[:1].islower() and last is not None and last.evidence == claim.evidence
        if cut and last is not None and last.quotation and last.speaker == claim.speaker:
            joined = f"{last.position} {claim.position}"
            kept[-1] = last.model_copy(update={"position": joined})
        else:
            kept.append(claim)
    return kept


def _going_on(
    report: Report, spoken: list[Quote], before: Attributed | None, sentence: Span
) -> list[Attributed]:
    """A sentence of nothing but direct speech belongs to whoever spoke in this passage or the one before it."""
    if before is None:
        return []
    return [
        Attributed(q, before.speaker, None, False)
        for q in spoken
        if q.passage - before.quote.passage <= 1 and is_bare(report, q, sentence)
    ]


def _quotation(report: Report, sentence: Span, said: Attributed) -> StatementClaim:
    words = report.text[said.quote.start : said.quote.end]
    start = min(sentence.start_char, said.quote.start)
    stance = _stance_in(report, said.quote, said.speaker)
    confidence = _QUOTATION if said.sure else _GOES_ON
    return _claim(report, (start, sentence), said.speaker, words, stance, words, confidence)


def _stance_in(report: Report, quote: Quote, speaker: Entity) -> Stance:
    """What a quotation itself says: "We support our ally" is for; most quotations say neither."""
    own = [a for a in within(report.actors, quote.start, quote.end) if a.code == speaker.code]
    span = report.doc.char_span(quote.start, quote.end, alignment_mode="contract")
    for token in span or ():
        if token.pos_ not in ("VERB", "AUX"):
            continue
        position = position_at(token)
        subjects = grammar.subjects(position.verb) if position is not None and not position.reported else []
        mine = any(s.lower_ in ("we", "i") or any(a.start <= s.idx < a.end for a in own) for s in subjects)
        if position is not None and mine:
            return position.stance
    for token in span or ():
        judged = token.lower_ in position_words().judgements and "be" in (
            token.head.lemma_,
            token.head.head.lemma_,
        )
        if judged and not any(c.dep_ == "neg" for c in (*token.head.children, *token.head.head.children)):
            return Stance.AGAINST
    return owed_in(span or ()) or Stance.NEUTRAL


def _positions(
    report: Report, sentence: Span, resolver: Resolver, voices: Voices, heard: _Heard
) -> list[tuple[StatementClaim, Quote | None]]:
    """Positions told outside quotation marks, each with the quotation in it that words it, if any."""
    found: list[tuple[StatementClaim, Quote | None]] = []
    for token in sentence:
        if any(q.start <= token.idx < q.end for q in heard.quotes):
            continue
        position = position_at(token)
        if position is None or _greets(position, resolver):
            continue
        speakers = _holders(position, resolver, voices)
        if not 0 < len(speakers) <= _MOST_SPEAKERS:
            continue
        words = report.doc[position.start : position.end]
        quote = next((q for q in heard.quotes if words.start_char <= q.start < words.end_char), None)
        if quote is not None and heard.speakers.get(quote, name_of(speakers[0])) != name_of(speakers[0]):
            quote = None
        text = " ".join(words.text.split())[:300]
        for speaker in speakers:
            voices.heard(speaker)
            quoted = report.text[quote.start : quote.end] if quote else None
            span = (sentence.start_char, sentence)
            found.append((_claim(report, span, speaker, text, position.stance, quoted, _POSITION), quote))
    return found


def _greets(position: Position, resolver: Resolver) -> bool:
    """Whether "welcomed" is said of a guest and not of a step."""
    if position.verb.lemma_.lower() not in _GREETING:
        return False
    theme = position.theme[0]
    return bool(resolver.entities(theme)) and (
        theme.pos_ == "PROPN" or any(e.person is not None for e in resolver.entities(theme))
    )


def _holders(position: Position, resolver: Resolver, voices: Voices) -> list[Entity]:
    """Who holds a position: its subject, or whoever is reported as saying so of the own country."""
    tokens = grammar.subjects(position.verb)
    reporter = _reporter(position.verb, resolver, voices)
    found = [e for t in tokens for e in voices.of(t, resolver)]
    page = voices.page
    if page is not None and reporter is None and speaks_for_own(tokens, found, page):
        return [] if is_question(resolver.report, resolver.sentence, page) else [page]
    if position.reported:
        return [reporter] if reporter is not None else []
    if reporter is None:
        return _each_once(found)
    if reporter.code is None and len({e.code for e in found}) == 1:
        reporter = replace(reporter, code=found[0].code, is_state=found[0].is_state, assumed=True)
    own = any(t.lemma_.lower() in _OWN and not resolver.entities(t) for t in tokens)
    if own or {e.code for e in found} == {reporter.code}:
        return [reporter]
    return _each_once(found)


def _reporter(verb: Token, resolver: Resolver, voices: Voices) -> Entity | None:
    """The official under whose "said that" a position stands."""
    over = verb
    while over.dep_ in ("xcomp", "pcomp", "prep", "conj") and over.head != over:
        over = over.head
    if over.dep_ != "ccomp" or over.head.lemma_.lower() not in speech_words().says:
        return None
    found = [e for t in grammar.subjects(over.head) for e in voices.of(t, resolver)]
    return found[0] if found else None


def _each_once(found: list[Entity]) -> list[Entity]:
    return list({name_of(e): e for e in found}.values())


def _claim(
    report: Report,
    where: tuple[int, Span],
    speaker: Entity,
    position: str,
    stance: Stance,
    quotation: str | None,
    confidence: float,
) -> StatementClaim:
    start, sentence = where
    text = report.text[start : sentence.end_char]
    topics = topics_in(text)
    return StatementClaim(
        speaker=name_of(speaker),
        country=speaker.code,
        position=" ".join(position.split()),
        issue=topics[0] if topics else None,
        stance=stance,
        quotation=quotation,
        date=_day(report, sentence),
        confidence=confidence,
        evidence=(report.evidence(*report.stripped(start, sentence.end_char)),),
        frames=("quotation" if quotation else "position",),
    )


def _day(report: Report, sentence: Span) -> str | None:
    """The one day that a sentence names, where it lies not after the page: when it was said."""
    named = report.days_named(sentence.start_char, sentence.end_char)
    days = {day for day in named if len(day) == len("2000-01-01")}
    if len(days) != 1:
        return None
    day = days.pop()
    return day if report.published is None or day <= report.published else None
