"""Two parties of the story that one word stands for: "called both ministers", "when they met"."""

from collections.abc import Sequence

from dragoman.coding import grammar
from dragoman.coding.assembly.parties import codes
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.story import Story
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Role

# "Called both leaders", "spoke to both": each of two who are at odds, one after the other.
_BOTH = vocabulary("leaders") | {"both", "capital", "counterpart", "government", "head", "party", "side"}


# "Both heads of state", "both heads of government".
_STATES = frozenset({"state", "government", "diplomacy"})


def says_both(candidate: Candidate) -> bool:
    """Whether the other side is nothing but "both ministers", "both leaders", "both sides"."""
    tokens = candidate.tokens("other", "guest")
    return any(
        token.lemma_.lower() in _BOTH
        and (token.lower_ == "both" or any(c.lower_ == "both" and c.i < token.i for c in token.children))
        and not any(c.dep_ in ("amod", "prep") and c.lower_ != "of" for c in token.children)
        and not any(w == "of" and n.lemma_.lower() not in _STATES for w, n in grammar.prepositional(token))
        for token in tokens
    ) and not candidate.entities("other", "guest")


_TWO_BODIES = frozenset(
    {"service", "navy", "army", "military", "command", "parliament", "ministry", "force", "staff",
     "agency", "coastguard", "legislature", "church"}
)  # fmt: skip


def heads_two_bodies(candidate: Candidate, slot: str) -> bool:
    """ "The chiefs of the two navies, X and Y, met": of the two states of the story, whoever X and Y are."""
    return any(
        word == "of"
        and noun.lemma_.lower() in _TWO_BODIES
        and any(c.lower_ == "two" for c in noun.children)
        and any(c.lower_ == "the" for c in noun.children)
        for token in candidate.tokens(slot)
        for word, noun in grammar.prepositional(token)
    )


def says_guest(candidate: Candidate) -> bool:
    """Whether who is received is nothing but "the guest", "his visitor"."""
    tokens = candidate.tokens("guest")
    return bool(tokens) and all(
        t.lemma_.lower() in ("guest", "visitor")
        and not any(c.dep_ in ("amod", "prep", "appos", "compound", "relcl") for c in t.children)
        and any(c.lower_ in ("the", "his", "her") for c in t.children)
        for t in tokens
        if t.lemma_.lower() not in vocabulary("meals")
    )


def guest_of_the_story(candidate: Candidate, story: Story, own: Sequence[Entity]) -> list[Entity]:
    """The one visitor of the latest visit that the text told, where he is received as "the guest"."""
    if not says_guest(candidate) or candidate.entities("guest"):
        return []
    for claim in story.recent():
        coming = [p for p in claim.participants if p.role is Role.VISITOR and p.country not in codes(own)]
        if claim.type != "visit" or not coming or not set(codes(own)) & {*claim.states, *claim.organisations}:
            continue
        parties = {p.country for p in coming if p.country is not None}
        if len(parties) != 1:
            return []
        code = parties.pop()
        return [_last_named(candidate, code, candidate.trigger.idx, code in claim.states)]
    return []


def both_of_the_story(candidate: Candidate, story: Story, own: Sequence[Entity]) -> list[Entity]:
    """The two others with whom somebody of a third party deals in turn, where "both" is all that the text says of them."""
    if len(codes(own)) != 1 or not says_both(candidate):
        return []
    for claim in story.recent():
        parties = [*claim.states, *claim.organisations]
        if len(parties) == 2 and codes(own)[0] not in parties:
            at = candidate.trigger.idx
            return [_last_named(candidate, code, at, code in claim.states) for code in parties]
    return []


def _last_named(candidate: Candidate, code: str, at: int, is_state: bool) -> Entity:
    """The official of a party whom the text named last, where he speaks for it; else the party alone."""
    people = [
        p for p in candidate.report.persons if p.end <= at and p.person.name and p.known_country == code
    ]
    if people:
        return candidate.resolver.of_person(people[-1])
    return Entity(at, at, code, is_state)


def pair_of_sentence(candidate: Candidate, story: Story) -> list[Entity]:
    """Who "they" are in "spoke by phone with X, and recalled what was said when they met in Kandy": of this sentence."""
    if not any(token.lower_ == "they" for token in candidate.tokens("side")):
        return []
    for claim in story.in_sentence():
        parties = [*claim.states, *claim.organisations]
        if claim.type in ("meeting", "call", "consultation") and len(parties) == 2:
            at = candidate.trigger.idx
            return [_last_named(candidate, code, at, code in claim.states) for code in parties]
    return []
