"""Which organisation acts where the text says "the ministers", "the meeting", "West African leaders", "the 27": those who sit for it."""

from spacy.tokens import Token

from dragoman.annotation.mentions import ActorMention
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.knowledge.vocabulary import vocabulary

_SITTINGS = vocabulary("gatherings") | {"council"}
_SITTING = vocabulary("sits_in")
# Bodies whose members meet to decide; a tribunal or an agency beside them does not.
_NO_MEMBERS = frozenset({"court", "mission", "humanitarian", "finance"})


def sitting_body(candidate: Candidate, *slots: str) -> list[Entity]:
    """The one organisation of the page whose members or meeting act in these slots; nobody where there is a choice."""
    if not any(_sits(token) for token in candidate.tokens(*slots)):
        return []
    body = _body(candidate)
    return candidate.resolver.of_actor(body) if body is not None else []


def _sits(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if lemma in _SITTINGS:
        return True
    plural = token.tag_ in ("NNS", "NNPS") or lemma in ("27", "28", "twenty-seven", "twenty-eight")
    # "Ministers of Chad and Niger" are no body's
    owned = any(word == "of" and noun.pos_ == "PROPN" for word, noun in grammar.prepositional(token))
    return plural and lemma in _SITTING and not owned


def _body(candidate: Candidate) -> ActorMention | None:
    bodies = [a for a in candidate.report.actors if not a.is_state and not a.members]
    before = [a for a in bodies if candidate.sentence.start_char <= a.start < candidate.trigger.idx] or bodies
    return before[-1] if len({a.code for a in before}) == 1 else None
