"""Commitments: what governments undertake, plan or aim at, and by when.

Three things commit: an event that is planned, a figure that is a target, and a verb of undertaking ("pledged to
open an embassy by June"). Each is one claim, with the words of the undertaking and the date by which it is due.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span

from dragoman.annotation.mentions import DateKind, DateMention
from dragoman.annotation.report import Report, within
from dragoman.coding import grammar
from dragoman.coding.assembly.build import DUE
from dragoman.coding.assembly.parties import codes
from dragoman.coding.entities import Resolver
from dragoman.coding.fulfilment import code_fulfilment
from dragoman.coding.matching import quoted_ranges
from dragoman.coding.setting import is_of_another_world
from dragoman.coding.speakers import Voices
from dragoman.coding.story import speaks_of_both
from dragoman.coding.told_aside import told_aside
from dragoman.coding.undertakings import Undertaking, undertakings_in
from dragoman.knowledge.promises import promise_words
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import (
    CommitmentClaim,
    CommitmentState,
    EventClaim,
    FigureClaim,
    FigureRole,
    Indicator,
    Role,
    Status,
    edtf,
)

# To whom a sum is promised may be told in the sentences before: so many characters back.
_BEFORE = 300
# Subjects that mean the two sides of what was told before, and those that mean the speaker's own country.
_SIDES = vocabulary("both_sides") | {"they", "two", "both", "pair", "duo", "power", "signatory"}
_EACH = re.compile(r"\beach (?:country|side|state|party|government|nation|capital)\b", re.IGNORECASE)
_OWN = vocabulary("lands") | {"government", "it", "ministry", "they", "we"}
# What grows or shrinks: a target for it is an aim, and binds only where a verb of undertaking says so.
_AIMED_AT = frozenset({Indicator.TURNOVER, Indicator.EXPORTS, Indicator.IMPORTS, Indicator.BALANCE})
_FROM_EVENT, _FROM_FIGURE = 0.75, 0.75
# A sum whose receiver is only understood is nobody's promise to anybody.
_SURE = 0.65
# What was expected and did not take place was not called off: the promise is missed.
_NOT_HELD = "did not take place"
_STATES = {
    Status.PLANNED: CommitmentState.OPEN,
    Status.POSTPONED: CommitmentState.POSTPONED,
    Status.CANCELLED: CommitmentState.DROPPED,
}


def code_commitments(
    report: Report, events: Sequence[EventClaim], figures: Sequence[FigureClaim]
) -> list[CommitmentClaim]:
    """The commitments of a report: of planned events, of targets, and of verbs of undertaking."""
    promised = [] if is_of_another_world(report) else _of_sentences(report, events)
    found = [
        _of_event(i, e)
        for i, e in enumerate(events)
        if e.status in _STATES and len(e.states + e.organisations) > 1
    ]
    found = [next((_worded(c, p) for p in promised if _is_told(p, c)), c) for c in found]
    promised = [p for p in promised if not any(_is_told(p, c) for c in found)]
    targets = [
        _of_figure(i, f)
        for i, f in enumerate(figures)
        if f.role is FigureRole.TARGET and f.indicator not in _AIMED_AT and f.confidence >= _SURE
    ]
    told = [*promised, *(c for c in found if events[c.event or 0].type == "aid")]
    found += [t for t in targets if not any(_same_sentence(t, c) for c in told)]
    return code_fulfilment(report, _each_once(found + promised))


def _each_once(found: Sequence[CommitmentClaim]) -> list[CommitmentClaim]:
    """A promise told twice, in the headline and below it, once: the telling that says more, with both passages."""
    kept: list[CommitmentClaim] = []
    for claim in found:
        twin = next((i for i, other in enumerate(kept) if _same_promise(other, claim)), None)
        if twin is None:
            kept.append(claim)
            continue
        more, less = (
            (claim, kept[twin])
            if len(claim.undertaking) > len(kept[twin].undertaking)
            else (kept[twin], claim)
        )
        passages = tuple(dict.fromkeys((*more.evidence, *less.evidence)))
        kept[twin] = more.model_copy(update={"due": more.due or less.due, "evidence": passages})
    return kept


def _same_promise(one: CommitmentClaim, two: CommitmentClaim) -> bool:
    """Whether two undertakings of the same parties say the same thing, and not of two days."""
    if one.event is not None or two.event is not None or one.figure is not None or two.figure is not None:
        return False
    mine, theirs = ({w for w in re.findall(r"\w+", c.undertaking.lower()) if len(w) > 3} for c in (one, two))
    if {*one.parties} != {*two.parties} or one.state is not two.state or not mine or not theirs:
        return False
    return one.due in (None, two.due) or two.due is None if mine <= theirs or theirs <= mine else False


def _same_sentence(one: CommitmentClaim, two: CommitmentClaim) -> bool:
    mine, theirs = one.evidence[0], two.evidence[0]
    return mine.start < theirs.end and theirs.start < mine.end


def _is_told(promise: CommitmentClaim, planned: CommitmentClaim) -> bool:
    """Whether a planned event of the same sentence is what was undertaken: the event says more."""
    if not _same_sentence(promise, planned):
        return False
    shared = set(promise.parties) & set(planned.parties)
    dues = promise.due or "", planned.due or ""
    return bool(shared) and (dues[0].startswith(dues[1]) or dues[1].startswith(dues[0]))


def _worded(planned: CommitmentClaim, promise: CommitmentClaim) -> CommitmentClaim:
    """The commitment of a planned event in the words of the promise: who undertakes is not who is given."""
    return planned.model_copy(
        update={
            "parties": promise.parties,
            "undertaking": promise.undertaking,
            "due": promise.due or planned.due,
        }
    )


def _of_event(index: int, event: EventClaim) -> CommitmentClaim:
    return CommitmentClaim(
        parties=_undertakers(event),
        undertaking=_summary(event),
        due=event.frames[event.frames.index(DUE) + 1] if DUE in event.frames else event.date,
        state=CommitmentState.MISSED if _NOT_HELD in event.frames else _STATES[event.status],
        confidence=min(_FROM_EVENT, event.confidence),
        evidence=event.evidence,
        event=index,
        frames=("planned event",),
    )


# Acts that one side does to the other: who gives, sends or punishes undertakes it, who receives it does not.
_ONE_SIDED = frozenset({"aid", "sanction", "expulsion", "summons", "protest", "mission"})


def _undertakers(event: EventClaim) -> tuple[str, ...]:
    """Who undertakes a planned event: all parties, but for an act of one side that side alone."""
    parties = (*event.states, *event.organisations)
    if event.type not in _ONE_SIDED:
        return parties
    done_to = {p.country for p in event.participants if p.role is Role.TARGET}
    if event.type == "mission":
        done_to = {event.venue.country} if event.venue is not None else set()
    acting = tuple(code for code in parties if code not in done_to)
    return acting or parties


def _summary(event: EventClaim) -> str:
    """The undertaking of a planned event, in the words of its sentence."""
    quote = " ".join(event.evidence[0].quote.split())
    return quote if len(quote) <= 300 else quote[:297].rsplit(" ", 1)[0] + " ..."


def _of_figure(index: int, figure: FigureClaim) -> CommitmentClaim:
    given = figure.indicator in (
        Indicator.AID,
        Indicator.LOAN,
    )  # who gives undertakes it, who is given doesn't
    return CommitmentClaim(
        parties=tuple(code for code in (figure.reporter, None if given else figure.partner) if code),
        undertaking=" ".join(figure.evidence[0].quote.split())[:300],
        due=figure.period,
        confidence=min(_FROM_FIGURE, figure.confidence),
        evidence=figure.evidence,
        figure=index,
        frames=("target",),
    )


def _of_sentences(report: Report, events: Sequence[EventClaim]) -> list[CommitmentClaim]:
    """What governments undertake in so many words, sentence by sentence; speakers are followed over their borders."""
    voices = Voices()
    found: list[CommitmentClaim] = []
    for sentence in report.parsed_sentences():
        resolver = Resolver(report, sentence)
        quoted = quoted_ranges(sentence)
        taken: list[range] = []
        for item in undertakings_in(sentence):
            if any(start <= item.verb.idx < end for start, end in quoted):
                continue
            if any(item.verb.i in words for words in taken):
                continue
            claim = _claim(report, sentence, item, _parties(item, resolver, voices, events))
            if claim is not None:
                found.append(claim)
                taken.append(range(item.start, item.end))
        voices.seen(resolver)
    return found


def _parties(
    item: Undertaking, resolver: Resolver, voices: Voices, events: Sequence[EventClaim]
) -> tuple[str, ...]:
    """Who undertakes: the subject; the two sides of the event told last; whoever speaks of the own country."""
    told = item.verb.dep_ == "ccomp" and all(token.lower_ in ("it", "they") for token in item.parties)
    if told:  # "A announced that it would": A, whatever was told before
        told_by = [e for t in grammar.subjects(item.verb.head) for e in voices.of(t, resolver)]
        if told_by:
            return tuple(codes(told_by))
    found = [e for token in item.parties for e in voices.of(token, resolver)]
    if found:
        return tuple(codes(found))
    sentence = resolver.sentence
    at = item.verb.idx
    here = [p.country for p in resolver.persons if p.end <= at]
    here += [a.code for a in resolver.actors if a.end <= at]
    if sentence[0].lower_ in ("he", "she") and voices.person is not None:
        here.append(voices.person.code)
    pair = sorted({code for code in here if code is not None})
    if len(pair) == 2 and any(token.lemma_.lower() in _SIDES for token in item.parties):
        return tuple(pair)
    if any(token.lemma_.lower() in _SIDES for token in item.parties) and (
        speaks_of_both(sentence.text) or _EACH.search(sentence.text)
    ):
        start = resolver.report.evidence(sentence.start_char, sentence.start_char + 1).start
        for event in reversed([e for e in events if e.evidence[0].start <= start]):
            if len(event.states) + len(event.organisations) == 2:
                return (*event.states, *event.organisations)
    if item.verb.dep_ == "ccomp" and any(token.lemma_.lower() in _OWN for token in item.parties):
        return tuple(codes([e for t in grammar.subjects(item.verb.head) for e in voices.of(t, resolver)]))
    return ()


# Verbs that bind less than this ("decided", "intends") need another state, not only a word of diplomacy.
_FIRM = 0.7
# Letters between a promise and the limit behind it.
_NEAR_LIMIT = 12


def _reaches_abroad(report: Report, start: int, end: int, parties: tuple[str, ...], *, firm: bool) -> bool:
    """Whether more than one country's own affairs is undertaken: another state, several parties, a word of diplomacy."""
    if len(parties) > 1:
        return True
    if any(a.code not in parties for a in within(report.actors, start, end)):
        return True
    if any(p.country not in (*parties, None) for p in within(report.places, start, end)):
        return True
    words = set(re.findall(r"[\w-]+", report.text[start:end].lower()))
    return firm and bool(words & promise_words().abroad)


def _claim(
    report: Report, sentence: Span, item: Undertaking, parties: tuple[str, ...]
) -> CommitmentClaim | None:
    start, end = sentence.start_char, sentence.end_char
    if item.is_gift:
        start = max(0, start - _BEFORE)
    elif report.text[:start].rstrip().endswith(";"):
        start = report.text.rfind("\n", 0, start) + 1
    words = report.doc[item.start : item.end]
    over = any(t.lower_ == "would" and t.dep_ == "aux" for t in words)  # told later: what was ahead then
    due = _due(report, words.start_char, words.end_char, past=over) or _limit_behind(
        report, words.end_char, sentence.end_char
    )
    firm = item.strength >= _FIRM or due is not None
    if not parties or not _reaches_abroad(report, start, end, parties, firm=firm):
        return None
    if item.dated and due is None:
        return None
    if item.needs_day and due is None and not _towards_another(report, words, parties):
        return None
    return CommitmentClaim(
        parties=parties,
        undertaking=" ".join(words.text.split())[:300],
        due=due,
        confidence=item.strength,
        evidence=(report.evidence(*report.stripped(sentence.start_char, sentence.end_char)),),
        frames=(f"undertaking:{item.verb.lemma_.lower()}",),
    )


def _towards_another(report: Report, words: Span, parties: tuple[str, ...]) -> bool:
    """Whether one government's own future names whom it is towards: "Rwanda will protect the premises of Belgium"."""
    behind = [a for a in within(report.actors, words.start_char, words.end_char) if a.code not in parties]
    asked = report.text[words.end_char : words.end_char + 1] == "?"
    return len(parties) == 1 and bool(behind) and not asked


def _limit_behind(report: Report, start: int, end: int) -> str | None:
    """The limit right behind the words of a promise, where the parse hung it elsewhere: ", by 2022"."""
    for date in within(report.dates, start, end):
        if date.prefix in ("by", "before", "within") and date.kind is DateKind.MOMENT:
            return _due(report, start, date.end) if date.start - start < _NEAR_LIMIT else None
    return None


def _due(report: Report, start: int, end: int, *, past: bool = False) -> str | None:
    """The day by which it is due: the limit that the words name, or else the day on which it is to be."""
    dates = [
        d
        for d in within(report.dates, start, end)
        if d.kind is DateKind.MOMENT and d.edtf is not None and d.prefix not in ("since", "after")
    ]
    dates = [d for d in dates if not told_aside(report, d, start, end)]
    if not past:
        dates = [_next_of(d, report.published) for d in dates]
    ahead = [d for d in dates if past or not _is_past(d.edtf, report.published)]
    for date in sorted(ahead, key=lambda d: d.prefix not in ("by", "until", "before", "within")):
        before = report.text[max(0, date.start - 20) : date.start].lower()
        limit = any(word in before.split()[-3:] for word in ("within", "next", "coming"))
        return date.edtf.split("/")[-1] if limit and date.edtf else date.edtf
    return None


_YEARLESS = re.compile(r"\d{4}-\d\d(?:-\d\d)?")


def _next_of(date: DateMention, published: str | None) -> DateMention:
    """ "Vowed to publish it in June": the June to come, though the verb is in the past and the date was read after it."""
    day = date.edtf or ""
    if not _YEARLESS.fullmatch(day) or day[:4] in date.text or not _is_past(day, published):
        return date
    if not re.search(r"[A-Za-z]{3}", date.text) or re.search(
        r"\b(?:last|past|ago|previous|this|earlier)\b", date.text
    ):
        return date
    later = f"{int(day[:4]) + 1}{day[4:]}"
    named = date.text.split()[0][:3].lower() in _MONTHS or date.text.split()[-1][:3].lower() in _MONTHS
    return replace(date, edtf=later) if named and not _is_past(later, published) else date


_MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})


def _is_past(day: str | None, published: str | None) -> bool:
    last = edtf.bounds(day) if day else None
    page = edtf.bounds(published) if published else None
    return last is not None and page is not None and last[1] < page[0]
