"""How a text became records, step by step: the tool that makes the next mistake of the reader easy to mend.

The steps are those of ``docs/reading.md``: what is marked in the text, which sentences were worth parsing, which
frames fired on which word with which arguments, and what became of each: a record, or the reason for none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from dragoman.annotation.mentions import Mention
from dragoman.annotation.parsing import LONGEST_SENTENCE, matters
from dragoman.annotation.pipeline import FEWEST_ACTORS, annotate
from dragoman.annotation.report import Report
from dragoman.coding.candidate import Candidate
from dragoman.coding.coder import code
from dragoman.coding.events import trace_events
from dragoman.evaluation.measuring import plain_article
from dragoman.records import Claims, EventClaim


@dataclass(frozen=True, slots=True)
class Mark:
    """Something marked in the text: its words, its ``layer`` (date, actor, place, person, amount), what it means."""

    words: str
    layer: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Firing:
    """A frame that fired: ``kind:word``, its arguments as ``slot: words = code``, and what came of it.

    ``dropped`` says why no record did; ``told`` are the records, in one line each.
    """

    frame: str
    arguments: tuple[str, ...]
    status: str
    dropped: str | None
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """One sentence: its marks and firings, the parse as (word, part of speech, relation, head), or why it has none."""

    text: str
    unread: str | None
    marks: tuple[Mark, ...]
    firings: tuple[Firing, ...]
    parse: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A text as the reader went through it, and all claims that came of it."""

    published: str | None
    sentences: tuple[ExplainedSentence, ...]
    claims: Claims


def explain_text(text: str, home: str | None = None, published: str | None = None) -> Explanation:
    """Read a text and keep every step. ``home`` is alpha-3, ``published`` EDTF; a dateline may give the latter."""
    report = annotate(plain_article(text.strip()), "doc-explained", home, published)
    firings: dict[int, list[Firing]] = {}
    for candidate, claims in trace_events(report):
        firings.setdefault(candidate.sentence.start, []).append(_firing(candidate, claims))
    sentences = tuple(
        ExplainedSentence(
            text=sentence.text.strip(),
            unread=None if index in report.parsed else _unread(report, sentence),
            marks=tuple(_marks(report, sentence)),
            firings=tuple(firings.get(sentence.start, ())),
            parse=tuple(_parse(sentence)) if index in report.parsed else (),
        )
        for index, sentence in enumerate(report.doc.sents)
        if sentence.text.strip()
    )
    return Explanation(report.published, sentences, code(report))


def _unread(report: Report, sentence: Span) -> str:
    """Why a sentence was not parsed."""
    named = {actor.code for actor in report.actors} | {p.country for p in report.places if p.country}
    if len(named | ({report.home} if report.home else set())) < FEWEST_ACTORS:
        return f"the text names fewer than {FEWEST_ACTORS} states or organisations"
    if not matters(sentence.text):
        return "it holds no word of any frame"
    return (
        f"it has more than {LONGEST_SENTENCE} words"
        if len(sentence) > LONGEST_SENTENCE
        else "it is a heading"
    )


def _marks(report: Report, sentence: Span) -> Iterator[Mark]:
    def here(mention: Mention) -> bool:
        return sentence.start_char <= mention.start < sentence.end_char

    for date in filter(here, report.dates):
        what = f"{date.prefix} {date.edtf or 'open'}".strip()
        yield Mark(date.text, "date", f"{what} ({date.kind}, {date.anchor})")
    for person in filter(here, report.persons):
        rank = f"rank {person.rank}" if person.rank is not None else None
        known = (person.person.name, person.office, person.country, rank, f"({person.form})")
        yield Mark(person.text, "person", ", ".join(part for part in known if part))
    for actor in filter(here, report.actors):
        members = f" = {' '.join(actor.members)}" if actor.members else ""
        yield Mark(actor.text, "actor", f"{actor.code}{members} ({actor.form})")
    for place in filter(here, report.places):
        yield Mark(place.text, "place", ", ".join(filter(None, (place.name, place.country))))
    for amount in filter(here, report.amounts):
        value = (amount.qualifier, f"{amount.value:,.12g}", amount.currency or amount.unit)
        yield Mark(amount.text, "amount", " ".join(part for part in value if part))


def _parse(sentence: Span) -> Iterator[tuple[str, str, str, str]]:
    for token in sentence:
        if not token.is_space:
            yield token.text, token.pos_, token.dep_, token.head.text


def _firing(candidate: Candidate, claims: list[EventClaim]) -> Firing:
    arguments = []
    for slot in sorted({*candidate.words, *candidate.fillers}):
        words = " ".join(token.text for token in candidate.words.get(slot, [])) or "(from the story)"
        codes = sorted({entity.code for entity in candidate.fillers.get(slot, []) if entity.code})
        arguments.append(f"{slot}: {words}" + (f" = {' '.join(codes)}" if codes else ""))
    modality = candidate.modality
    dropped = None if claims else candidate.dropped or "told before"
    return Firing(
        frame=candidate.name,
        arguments=tuple(arguments),
        status=f"{modality.status or 'no event'}: {modality.reason}",
        dropped=dropped,
        told=tuple(summary(claim) for claim in claims),
    )


def summary(claim: EventClaim) -> str:
    """An event claim in one line."""
    people = ", ".join(
        f"{p.name or p.office} ({', '.join(filter(None, (p.office if p.name else None, p.country, p.role)))})"
        for p in claim.participants
    )
    parts = (
        f"{claim.type} {claim.status}",
        claim.date or "no date",
        " ".join((*claim.states, *claim.organisations)),
        people,
        f"in {claim.venue.name}" if claim.venue is not None else "",
        f"PLOVER {claim.plover}, CAMEO {claim.cameo}",
        f"confidence {claim.confidence:.2f}",
    )
    return "; ".join(part for part in parts if part)
