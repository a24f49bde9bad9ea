"""Which organisation a gathering is of, where the words only point to it: "the bloc's leaders", "their summit", "the next one"."""

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.story import Story
from dragoman.knowledge.organisations import is_organisation, organisation
from dragoman.knowledge.vocabulary import vocabulary

# What is called a summit, or gathers as one; and what points from one to another of its kind.
SUMMITS = frozenset({"summit", "mini-summit", "minisummit", "gathering", "retreat"})
POINTING_BACK = frozenset({"next", "last", "previous", "following", "coming"})
_BODIES = vocabulary("bodies")
_PARTS = vocabulary("occasions")
_THEIRS = frozenset({"its", "their"})


def bodies_pointed_to(candidate: Candidate, noun: Token) -> list[Entity]:
    """The organisation that a noun phrase points back to: "the bloc's foreign ministers", "leaders of the West African bloc"."""
    for index in sorted(grammar.phrase_tokens(noun)):
        token = noun.doc[index]
        definite = any(c.lower_ in ("the", "this", "that") for c in token.children)
        if (
            token.lemma_.lower() in _BODIES
            and token.pos_ != "PROPN"
            and (definite or token.dep_ == "compound")
        ):
            words = [t.text for t in grammar.modifiers(token) if t.text[0].isupper()]
            return _named_before(candidate, token.idx, " ".join(words))
    return []


def body_of(candidate: Candidate, story: Story) -> list[Entity]:
    """Whose summit it is, where its own words name no organisation."""
    trigger = candidate.trigger
    for noun in [*candidate.tokens("member", "body"), *grammar.possessors(trigger)]:
        if found := bodies_pointed_to(candidate, noun):
            return found
        if noun.lower_ == "one" and POINTING_BACK & {c.lower_ for c in noun.children}:
            return _of_summit_told(candidate, story)
    if trigger.pos_ not in ("NOUN", "PROPN") or trigger.lemma_.lower() not in SUMMITS:
        return []
    if found := bodies_pointed_to(candidate, trigger):
        return found
    if any(owner.lower_ in _THEIRS for owner in grammar.possessors(trigger)):
        return _named_before(candidate, trigger.idx)
    if found := _holding(candidate):
        return found
    if POINTING_BACK & {c.lower_ for c in trigger.children}:
        return _of_summit_told(candidate, story)
    return _of_sentence(candidate) or _of_those_there(candidate) or _of_place(candidate)


def _of_sentence(candidate: Candidate) -> list[Entity]:
    """ "Took over the chair of the EAC at a summit in Arusha": whose else than the only organisation of the sentence."""
    trigger = candidate.trigger
    at = trigger.head
    if at.lower_ == "of" and at.head.lemma_.lower() in _PARTS:  # "at the close of a summit"
        at = at.head.head
    if trigger.dep_ != "pobj" or at.lower_ not in ("at", "during"):
        return []
    named = [
        a for a in candidate.resolver.actors if not a.is_state and not a.members and a.end <= trigger.idx
    ]
    return candidate.resolver.of_actor(named[0]) if len({a.code for a in named}) == 1 else []


def _of_those_there(candidate: Candidate) -> list[Entity]:
    """ "Joined the leaders of the Gulf Cooperation Council in Riyadh for a summit": that of those who are met there."""
    at = candidate.trigger.head
    verb = grammar.clause_verb(at)
    if candidate.trigger.dep_ != "pobj" or at.lower_ not in ("for", "at") or verb is None:
        return []
    nouns = [n for n in grammar.objects(verb) if n.tag_ in ("NNS", "NNPS")]
    owners = [*nouns, *(m for n in nouns for w, m in grammar.prepositional(n) if w in ("of", "from"))]
    words = {t.idx for n in owners for t in n.subtree}
    named = [
        a for a in candidate.resolver.actors if not a.is_state and any(a.start <= i < a.end for i in words)
    ]
    return candidate.resolver.of_actor(named[0]) if len({a.code for a in named}) == 1 else []


def _of_place(candidate: Candidate) -> list[Entity]:
    """ "At the Newport summit": called by its place, it is that of the organisation of which the paragraph speaks."""
    trigger, text = candidate.trigger, candidate.report.text
    definite = any(c.lower_ in ("the", "this") for c in trigger.children)
    called = [c for c in trigger.children if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN"]
    of_leaders = [
        c for c in trigger.children if c.dep_ in ("poss", "compound") and c.lower_ in ("leaders", "ministers")
    ]
    if (
        not definite
        or (len(called) != 1 and not of_leaders)
        or any(candidate.resolver.entities(c) for c in called)
    ):
        return []
    start = max(0, text.rfind("\n\n", 0, trigger.idx))
    before = [
        a
        for a in candidate.report.actors
        if start <= a.start < trigger.idx and not a.is_state and not a.members
    ]
    return candidate.resolver.of_actor(before[-1]) if before else []


def _named_before(candidate: Candidate, offset: int, like: str = "") -> list[Entity]:
    """The organisation named last before an offset; of "the West African bloc", one with these words in its name."""
    before = [a for a in candidate.report.actors if not a.is_state and not a.members and a.start < offset]
    if like:
        alike = [a for a in before if is_organisation(a.code) and like in organisation(a.code).name]
        before = alike or before
    return candidate.resolver.of_actor(before[-1]) if before else []


def _holding(candidate: Candidate) -> list[Entity]:
    """ "ECOWAS, at an extraordinary summit in Accra, closed the borders": who acts at it is who holds it."""
    at = candidate.trigger.head
    if at.lower_ not in ("at", "during") or at.head == at:
        return []
    beside = [a for a in candidate.resolver.actors if not a.is_state and 0 < at.idx - a.end <= len(", ")]
    if beside:
        return candidate.resolver.of_actor(beside[-1])
    verb = grammar.clause_verb(at)
    nouns = (
        [at.head]
        if at.head.pos_ in ("NOUN", "PROPN")
        else grammar.surface_subjects(verb)
        if verb is not None
        else []
    )
    found = [e for noun in nouns for e in candidate.resolver.entities(noun)]
    return [e for e in found if not e.is_state and e.code is not None and e.person is None]


def _of_summit_told(candidate: Candidate, story: Story) -> list[Entity]:
    at = candidate.trigger.idx
    for claim in story.all():
        if claim.type == candidate.kind.name and claim.organisations:
            return [Entity(at, at, code, False) for code in claim.organisations]
    return []
