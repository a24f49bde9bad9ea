"""Lines without a verb: "12-14 March: Foreign Minister X in Hanoi". Diaries and headlines tell of visits so."""

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Span, Token

from dragoman.annotation.mentions import PersonMention, PlaceMention
from dragoman.annotation.modality import Modality
from dragoman.annotation.report import Report
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, Resolver
from dragoman.knowledge.kinds import Frame, Kind
from dragoman.knowledge.organisations import organisations
from dragoman.records import Status

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# What may stand between who is there and "in": a day, a country already read with the person.
_BETWEEN = re.compile(
    r"(?:\s+of(?: the)?(?: [A-Z][\w’'-]+){1,3})?[\s,:;–—-]*(?:on\s+)?[\s,]*(?:off\s+|back\s+|again\s+)?"
)
_OPEN = re.compile(r"\b(?:tbc|to be confirmed|provisional|unconfirmed)\b|\?", re.IGNORECASE)


def has_finite_verb(sentence: Span) -> bool:
    """Whether anything is told with a verb in the present, the past or the future."""
    return any(t.tag_ in _FINITE and t.pos_ in ("VERB", "AUX") for t in sentence)


def parts_without_verb(sentence: Span, *, diary: bool = False) -> list[Span]:
    """The sentence, or those of its parts between semicolons, in which nothing is told with a verb.

    In a diary a comma before a verb parts them too: "Foreign Minister X in Kiev, meets leaders of parliament".
    """
    cuts = [sentence.start, sentence.end]
    for token in sentence[:-1]:
        verb_follows = token.nbor().tag_ in ("VBZ", "VBP") and token.nbor().pos_ == "VERB"
        if token.text == ";" or (diary and token.text == "," and verb_follows):
            cuts.insert(-1, token.i + 1)
    parts = [sentence.doc[start:end] for start, end in pairwise(cuts) if end > start]
    return [part for part in parts if not has_finite_verb(part)]


def without_verb(
    kind: Kind, frame: Frame, sentence: Span, report: Report, resolver: Resolver
) -> Iterator[Candidate]:
    """A candidate for every person or delegation of a verbless line that stands right before "in" a place."""
    under = [
        pair
        for part in parts_without_verb(sentence, diary=report.is_diary)
        for pair in _under(frame, part, resolver)
    ]
    for place, token in under:
        person = _before(token, report, resolver)
        if person is None:
            continue
        candidate = Candidate(
            kind=kind,
            frame=frame,
            trigger=token,
            anchor=None,
            sentence=sentence,
            report=report,
            resolver=resolver,
            modality=_modality(sentence, report),
        )
        candidate.words["destination"] = [t for t in sentence if place.start <= t.idx < place.end][:1]
        candidate.fillers["destination"] = []
        candidate.fillers["visitor"] = [resolver.of_person(p) for p in _coordinated(person, resolver, report)]
        yield candidate


_IN_BETWEEN = re.compile(r", (?:currently |now |just |last |already )?in (?:the )?")
_WHILE_IN = re.compile(r"(?:While|When) in (?:the )?$")


def beside_name(
    kind: Kind, frame: Frame, sentence: Span, report: Report, resolver: Resolver
) -> Iterator[Candidate]:
    """ "Minister X, in Jerusalem on Tuesday, met Y"; "While in Bishkek, Minister X called on Y": where somebody is, in passing."""
    text = report.text
    for place in resolver.places:
        after = text[place.end : place.end + 4]
        before = [p for p in resolver.persons if p.end < place.start and p.form in _NAMED]
        behind = [p for p in resolver.persons if p.start > place.end and p.form in _NAMED]
        person = None
        token = next((t for t in sentence if place.start <= t.idx < place.end), None)
        if token is None:
            continue
        aside = bool(before) and _IN_BETWEEN.fullmatch(text[before[-1].end : place.start]) is not None
        if aside and after.startswith((",", " on", " for")) and _acts_behind(sentence, before[-1], token):
            person = before[-1]
        elif behind and _WHILE_IN.search(text[sentence.start_char : place.start]) and after.startswith(", "):
            person = behind[0] if _owned(resolver, place.end + 2, behind[0]) else None
        if person is None or person.known_country in (None, place.country):
            continue
        if any(o.code == person.known_country and o.seat == place.name for o in organisations()):
            continue  # "NATO Secretary-General X, in Brussels": at home
        candidate = Candidate(
            kind=kind,
            frame=frame,
            trigger=sentence.doc[token.i - 1],
            anchor=None,
            sentence=sentence,
            report=report,
            resolver=resolver,
            modality=Modality(Status.PLANNED if report.is_diary else Status.OCCURRED, "told in passing"),
        )
        candidate.words["destination"] = [token]
        candidate.fillers["destination"] = []
        candidate.fillers["visitor"] = [resolver.of_person(person)]
        yield candidate


_NAMED = frozenset({"name", "office", "counterpart"})


def _acts_behind(sentence: Span, person: PersonMention, place: Token) -> bool:
    """Whether a person is the subject of a verb that follows the place: not "met X, in Rome on Tuesday"."""
    return any(
        t.dep_ in ("nsubj", "nsubjpass") and person.start <= t.idx < person.end and t.head.i > place.i
        for t in sentence
    )


def _owned(resolver: Resolver, start: int, person: PersonMention) -> bool:
    """Whether a person is named right at an offset, the name of his nation before him passed over."""
    if start == person.start:
        return True
    return any(
        a.start == start and a.code == person.known_country and person.start - a.end <= len("'s ")
        for a in resolver.actors
    )


def _modality(sentence: Span, report: Report) -> Modality:
    if _OPEN.search(sentence.text):
        return Modality(Status.UNCONFIRMED, "to be confirmed")
    return Modality(Status.PLANNED if report.is_diary else Status.OCCURRED, "told without a verb")


def _under(frame: Frame, sentence: Span, resolver: Resolver) -> Iterator[tuple[PlaceMention | Entity, Token]]:
    doc = sentence.doc
    for token in sentence:
        if token.lower_ not in frame.preposition or token.i + 1 >= sentence.end or token.pos_ == "PART":
            continue
        after = doc[token.i + 1]
        if after.lower_ == "the" and after.i + 1 < sentence.end:
            after = doc[after.i + 1]
        place = next((p for p in resolver.places if p.start <= after.idx < p.end), None)
        if place is not None:
            yield place, token
            continue
        actor = next((a for a in resolver.actors if a.is_state and a.start <= after.idx < a.end), None)
        if actor is not None and actor.form.value == "name":
            yield resolver.of_actor(actor)[0], token


def _before(token: Token, report: Report, resolver: Resolver) -> PersonMention | None:
    """The person whose name, with a day or a country after it, stands right before a preposition."""
    for person in reversed([p for p in resolver.persons if p.end <= token.idx]):
        if person.form not in ("name", "counterpart", "delegation", "office") or person.country is None:
            continue
        between = report.text[person.end : token.idx]
        spans = [(d.start, d.end) for d in report.dates if person.end <= d.start and d.end <= token.idx]
        spans += [(a.start - 3, a.end) for a in resolver.actors
                  if person.end <= a.start and a.end <= token.idx and a.code == person.country]  # fmt: skip
        for start, end in sorted(spans, reverse=True):
            between = between[: max(0, start - person.end)] + " " + between[end - person.end :]
        return person if _BETWEEN.fullmatch(between) else None
    return None


def _coordinated(person: PersonMention, resolver: Resolver, report: Report) -> list[PersonMention]:
    """The person, and those joined to him before: "Ministers X and Y in Rome"."""
    found = [person]
    for other in reversed([p for p in resolver.persons if p.end <= person.start]):
        if report.text[other.end : found[0].start].strip(" ,") not in ("and", "", "&"):
            break
        if other.country == person.country:
            found.insert(0, other)
    return found
