"""The next round of talks, the second session of a commission, where it last met: what goes on with a series that the report told of before."""

import re

from dragoman.coding import grammar
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.parties import codes, official
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.story import Story
from dragoman.coding.when import date_of
from dragoman.coding.where import venue_of
from dragoman.knowledge.kinds import ordered
from dragoman.knowledge.ordinals import ordinal_value
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import EventClaim

_SERIAL = frozenset({"consultation", "commission"})
_TALKS = frozenset({"talk", "talks", "negotiation"})
# So many sentences on, "the next round" may still be of the series.
_REACH = 8
# "Without a date for the next round", "agreed on the agenda for the second session".
_OPEN = frozenset({"date", "agenda", "venue", "plan", "ground", "way", "timetable", "hope", "need"})
_FURTHER = frozenset({"next", "following", "previous", "last", "new", "further"})


def assemble_sequel(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim with the parties of the series told last, of its kind; nothing where the words name another series."""
    series = _series_before(candidate, story)
    noun = candidate.trigger
    if own := _own_round(candidate):
        return [build(candidate, story, own, [], venue=venue_of(candidate))]
    if noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.lemma_.lower() in _OPEN:
        candidate.drop("only spoken of")
        return []
    again = series is not None and _sits_again(candidate, series)
    if (
        series is None
        or not (again or _counted(candidate))
        or any(word == "of" for word, _ in grammar.prepositional(noun))
    ):
        candidate.drop("no series was told of before")
        return []
    parties = {*series.states, *series.organisations}
    named = {code for code in codes(candidate.entities("side", "other")) if code is not None}
    if not named <= parties:
        candidate.drop("a session of others")
        return []
    candidate.kind = next(kind for kind in ordered() if kind.name == series.type)
    at = noun.idx
    everyone = [Entity(at, at, code, True) for code in series.states]
    everyone += [Entity(at, at, code, False) for code in series.organisations]
    return [build(candidate, story, everyone, [], venue=venue_of(candidate))]


def _sits_again(candidate: Candidate, series: EventClaim) -> bool:
    """ "The commission last met in Baku in 2014": the body of the session just told, as the subject of another."""
    noun = candidate.trigger
    verb = grammar.clause_verb(noun)
    if series.type != "commission" or verb is None or noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    definite = any(c.lower_ in ("the", "this", "that") and c.dep_ == "det" for c in noun.children)
    named = {word for quote in series.evidence for word in re.findall(r"\w+", quote.quote.lower())}
    known = noun.lemma_.lower() in named or noun.lemma_.lower() == "body"
    sits = verb.lemma_.lower() in _SITTING or any(
        c.lemma_.lower() in _SITTING for c in verb.children if c.dep_ == "xcomp"
    )
    placed = venue_of(candidate) is not None or date_of(candidate).mention is not None
    return definite and known and sits and placed


_SITTING = vocabulary("gathers")


def _own_round(candidate: Candidate) -> list[Entity]:
    """ "Negotiators of A and B meet for a fifth round on a free trade agreement": a round whose parties stand by."""
    noun = candidate.trigger
    purpose = noun.dep_ == "pobj" and noun.head.lower_ == "for"
    on_something = any(word in ("on", "about", "over") for word, _ in grammar.prepositional(noun))
    if noun.lemma_.lower() != "round" or not (purpose and on_something and _counted(candidate)):
        return []
    named = [e for e in official(candidate.entities("side", "other")) if e.person is None or e.person.rank]
    return named if len(codes(named)) == 2 else []


def _series_before(candidate: Candidate, story: Story) -> EventClaim | None:
    """The talks or commission told last; None where the text has turned to other talks, or is far away, since."""
    told = next((t for t in reversed(story.told) if t.claim.type in _SERIAL), None)
    here = next((c for c in story.in_sentence() if c.type in _SERIAL), None)
    if here is not None or told is None or story.sentence - told.sentence > _REACH:
        return here
    sentences = list(candidate.report.doc.sents)[told.sentence + 1 : story.sentence]
    return None if any(t.lemma_.lower() in _TALKS for s in sentences for t in s) else told.claim


def _counted(candidate: Candidate) -> bool:
    """Whether the noun is one of a row: "the next round", "the fourth session"."""
    before = [c.lower_ for c in candidate.trigger.children if c.i < candidate.trigger.i]
    further = frozenset() if candidate.trigger.lemma_.lower() == "meeting" else _FURTHER
    return any(word in further or ordinal_value(word) is not None for word in before)
