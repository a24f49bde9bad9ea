"""A state's standing in an organisation: accession, observer status, the chair, withdrawal."""

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.context import (
    acting,
    body_before,
    is_capital,
    is_history,
    named_after,
    points_to,
)
from dragoman.coding.assembly.parties import codes, participants
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, sums_up
from dragoman.coding.story import Story
from dragoman.records import EventClaim, Role

# Words for the organisation itself, which point back to its name.
_BODY_NOUNS = frozenset(
    {"organisation", "organization", "bloc", "club", "body", "group", "grouping", "union", "alliance", "community",
     "association", "league", "commonwealth", "council"}
)  # fmt: skip

# "Spoke about Armenia's accession": prepositions of what is talked about.
_TOPICAL = frozenset({"about", "on", "over", "regarding", "concerning"})


def assemble_membership(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim for each state that joined or left an organisation; one for those between which its chair passed."""
    members = [e for e in acting(candidate, "member") if e.is_state]
    if not members:
        members = [e for e in acting(candidate, "giver") if e.is_state]
    if not members and candidate.frame.form == "status" and grammar.is_passive(candidate.trigger):
        given = grammar.passive_subjects(candidate.trigger)  # "Mongolia was granted observer status"
        members = [e for noun in given for e in candidate.resolver.entities(noun) if e.is_state]
        candidate.words["status"] = [c for c in candidate.trigger.children if c.dep_ == "dobj"]
    if candidate.frame.form != "chair":
        members = [e for e in members if e.person is None]
    bodies = _bodies(candidate, story)
    if is_history(candidate):
        candidate.drop("only remembered")
        return []
    if candidate.trigger.dep_ in ("pobj", "pcomp") and candidate.trigger.head.lower_ in _topical(candidate):
        candidate.drop("only a topic")
        return []
    if any(sums_up(token) for token in candidate.tokens("member")):
        candidate.drop("sums up many at once")
        return []
    if not members or len(codes(bodies)) != 1:
        candidate.drop("not a state and one organisation")
        return []
    joint = candidate.frame.form == "chair" or len(codes(members)) < 2
    each = [members] if joint else [[e for e in members if e.code == code] for code in codes(members)]
    return [build(candidate, story, [*one, *bodies], participants(one, Role.MEMBER)) for one in each]


def _topical(candidate: Candidate) -> frozenset[str]:
    """ "The aim of joining", "steps towards joining" tell of no accession yet; "the accession of X" does."""
    return _TOPICAL | (
        {"of", "towards", "toward", "for", "to"} if candidate.trigger.pos_ == "VERB" else set()
    )


def _bodies(candidate: Candidate, story: Story) -> list[Entity]:
    """The organisation: it must be named by the head of its phrase, not by an adjective ("the EU sanctions")."""
    found: list[Entity] = []
    for token in candidate.tokens("body"):
        found += [e for e in _named(candidate, token) if not is_capital(e)]
        if not found and token.lemma_.lower() in _BODY_NOUNS:
            found += [e for e in points_to(candidate, token) if not e.is_state] or _body_told(
                candidate, story
            )
    if found:
        return found
    for token in candidate.tokens("status"):
        modifiers = [*grammar.modifiers(token), *grammar.possessors(token)]
        found += [e for m in modifiers for e in candidate.resolver.entities(m) if not e.is_state]
        found += [e for e in named_after(candidate, token, ("of", "in", "at", "to", "on")) if not e.is_state]
        found = [e for e in found if e.person is None][:1]
    if not found and candidate.tokens("status"):
        found = body_before(candidate, candidate.trigger.idx)
        started = candidate.sentence.start_char
        found = [e for e in found if e.start >= started]
    own = any(c.lower_ == "its" for t in candidate.tokens("status") for c in t.children)
    return found or (_body_told(candidate, story) if own else [])


def _body_told(candidate: Candidate, story: Story) -> list[Entity]:
    """ "Was admitted as its 55th member", "took the chair of the organisation": the one that the story told of last."""
    at = candidate.trigger.idx
    for claim in story.recent():
        if claim.type in ("membership", "summit") and len(claim.organisations) == 1:
            return [Entity(at, at, claim.organisations[0], False)]
    return []


def _named(candidate: Candidate, token: Token) -> list[Entity]:
    if token.lower_ == "commonwealth" and token.pos_ == "PROPN":
        return [Entity(token.idx, token.idx + len(token), "COMMONWEALTH", False)]
    entities = [e for e in candidate.resolver.entities(token) if not e.is_state and e.person is None]
    return [e for e in entities if e.start <= token.idx < e.end]
