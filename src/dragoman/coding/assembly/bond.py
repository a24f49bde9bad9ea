"""Diplomatic relations: two sides establish, restore, downgrade or break them; one recognises the other."""

import re

from dragoman.annotation.modality import Modality
from dragoman.coding import grammar
from dragoman.coding.assembly.aims import aimed_at
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.context import acting, is_history, named_after, recalled_by_noun, stands_so
from dragoman.coding.assembly.dyads import claims_of_dyads
from dragoman.coding.assembly.parties import codes, distinct, official, participants, with_home
from dragoman.coding.assembly.unsaid import announcing
from dragoman.coding.candidate import TOO_FEW, Candidate
from dragoman.coding.entities import Entity, grounds, sums_up
from dragoman.coding.story import Story, speaks_of_both, speaks_of_two_states
from dragoman.coding.where import venue_of
from dragoman.records import EventClaim, Role, Status

# "The 30th anniversary of the establishment of relations": what is remembered took place long ago.
_REMEMBERED = re.compile(
    r"\b(?:anniversary|anniversaries|jubilee|years? (?:of|since|after)|decades? (?:of|since|after)|since the)\b"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)
# The status of what takes place by being announced.
BY_ANNOUNCING = "done by announcing it"
# Relations told of without their two sides are those of the event told no more sentences before.
_NEAR = 3
_ANNOUNCING = frozenset({"announce", "declare", "proclaim", "decree"})
# What ends with one state when recognition passes to another.
_ENDED = {"plover": "SANCTION", "cameo": "161"}


def assemble_bond(candidate: Candidate, story: Story) -> list[EventClaim]:
    """A claim for each pair of sides; a switch of recognition is two: one bond ends, another begins."""
    sides, others = acting(candidate, "side"), acting(candidate, "other")
    others += [] if others else _named_with_ties(candidate)
    others += [] if others else _broken_with(candidate, story, sides)
    others += [] if others else _them(candidate, sides)
    others += [] if others else _cosigners(candidate, sides)
    recognising = candidate.frame.form in ("recognised", "recognition withdrawn")
    if (candidate.frame.slots.get("object") == "other" or recognising) and not others:
        candidate.drop("nobody is recognised")
        return []
    if candidate.frame.form in ("restored", "established", "broken") and _of_another_sort(candidate):
        candidate.drop("ties of another sort")
        return []
    if any(sums_up(token) for token in candidate.tokens("side", "other")):
        candidate.drop("sums up many at once")
        return []
    before = candidate.report.text[candidate.sentence.start_char : candidate.trigger.idx]
    if candidate.frame.form == "recognised" and stands_so(candidate):
        candidate.drop("how it stands, no change")
        return []
    if is_history(candidate):
        candidate.drop("only remembered")
        return []
    if candidate.trigger.pos_ in ("NOUN", "PROPN") and _REMEMBERED.search(before):
        candidate.drop("only remembered")
        return []
    others = [e for e in others if e.code not in codes(sides)]
    former = [e for e in official(candidate.entities("former")) if e.code not in codes(sides)]
    sides = [*sides, *_announcing(candidate, [*sides, *others])]
    everyone = _complete(candidate, story, [*sides, *others, *_represented_in(candidate, sides, others)])
    if len(codes(everyone)) < 2:
        candidate.drop(TOO_FEW)
        return []
    if candidate.modality.reason == "planned: decide" and _done_already(candidate, story, codes(everyone)):
        candidate.drop("said of what was told before")
        return []
    people = [*participants(sides, Role.COUNTERPART), *participants(others, Role.COUNTERPART)]
    if candidate.trigger.pos_ == "VERB":
        people = distinct([*people, *participants(announcing(candidate, sides), Role.SPEAKER)])
    # "A, B and C broke with D" is three bonds; "A, B and C established relations" is one
    mine = [e for e in everyone if e.code not in codes(others)]
    theirs = [e for e in everyone if e.code in codes(others)]
    claims = claims_of_dyads(candidate, story, mine, theirs, people, venue_of(candidate))
    if claims[0].date is None and recalled_by_noun(candidate):
        candidate.drop("only remembered")
        return []
    if not former or not sides:
        return claims
    ended = build(candidate, story, [*sides, *former], participants(sides, Role.COUNTERPART))
    return [ended.model_copy(update={"form": ("broken",), **_ENDED}), *claims]


def _them(candidate: Candidate, sides: list[Entity]) -> list[Entity]:
    """ "Treats A and B as states, having recognised them in May": whom the verb over it acts upon."""
    if not any(t.lower_ in ("them", "both") for t in candidate.tokens("other")):
        return []
    for verb in candidate.trigger.ancestors:
        nouns = (
            [n for o in grammar.objects(verb) for n in grammar.conjuncts(o)] if verb.pos_ == "VERB" else []
        )
        found = [e for n in nouns for e in candidate.resolver.entities(n) if e.is_state and e.person is None]
        found = [e for e in found if e.code not in codes(sides)]
        if len(codes(found)) > 1:
            return found
    return []


def _done_already(candidate: Candidate, story: Story, parties: list[str]) -> bool:
    """ "A and B signed a communiqué on relations, which says that they have decided to establish them": no further step."""
    return any(
        claim.type == candidate.kind.name
        and candidate.frame.form in claim.form
        and claim.status is Status.OCCURRED
        and {*claim.states, *claim.organisations} == {*parties}
        for claim in (*story.in_sentence(), *story.recent())
    )


_SIGNING = frozenset({"sign", "initial", "ink", "conclude", "exchange", "adopt"})


def _cosigners(candidate: Candidate, sides: list[Entity]) -> list[Entity]:
    """ "A signed a communiqué with B and C to establish relations": with whom the paper was signed that does it."""
    verb = candidate.trigger.head
    if candidate.trigger.dep_ not in ("advcl", "xcomp") or verb.lemma_.lower() not in _SIGNING:
        return []
    joined = [
        n for w in (verb, *grammar.objects(verb)) for word, n in grammar.prepositional(w) if word == "with"
    ]
    found = [
        e
        for noun in joined
        for n in grammar.conjuncts(noun)
        for e in official(candidate.resolver.entities(n))
    ]
    return [e for e in found if e.is_state and e.code not in codes(sides)]


_NOT_DIPLOMATIC = frozenset(
    {"economic", "trade", "commercial", "cultural", "sporting", "academic", "energy", "banking", "business", "labour", "labor"}
)  # fmt: skip


def _of_another_sort(candidate: Candidate) -> bool:
    """ "Agreed to normalise economic relations": none of the diplomatic ones."""
    words = {m.lower_ for t in candidate.tokens("ties") for m in grammar.modifiers(t)}
    return bool(words & _NOT_DIPLOMATIC) and "diplomatic" not in words


_EACH_OTHER = re.compile(r"\b(?:each other|one another|mutual\w*|between|reciprocal\w*)\b", re.IGNORECASE)
_SENT_AWAY = frozenset(
    {"diplomat", "ambassador", "envoy", "embassy", "mission", "staff", "consulate", "consul"}
)


def _broken_with(candidate: Candidate, story: Story, sides: list[Entity]) -> list[Entity]:
    """ "A and B severed ties, giving X's diplomats two days": not with each other, but with whose envoys have to go."""
    broken = candidate.frame.form in ("broken", "downgraded") and candidate.trigger.pos_ == "VERB"
    if not broken or len(codes(sides)) < 2 or _EACH_OTHER.search(candidate.sentence.text):
        return []
    for token in candidate.sentence:
        if token.i > candidate.trigger.i and token.lemma_.lower() in _SENT_AWAY:
            words = [*grammar.modifiers(token), *grammar.possessors(token)]
            found = [e for w in words for e in candidate.resolver.entities(w) if e.is_state]
            if found := [e for e in found if e.code not in codes(sides)]:
                return found
    return aimed_at(candidate, story, codes(sides))


def _named_with_ties(candidate: Candidate) -> list[Entity]:
    """ "The resumption of relations between A and B", "recognised B's independence": named beside the thing, not the verb."""
    found = [e for t in candidate.tokens("ties") for e in named_after(candidate, t, ("between",))]
    owners = [o for t in candidate.tokens("other") for o in grammar.possessors(t)]
    return official([*found, *(e for owner in owners for e in candidate.resolver.entities(owner))])


def _represented_in(candidate: Candidate, sides: list[Entity], others: list[Entity]) -> list[Entity]:
    """ "Lowered the level of its representation in Tehran": the state in whose capital it is."""
    if candidate.frame.form != "downgraded" or others or len(codes(sides)) != 1:
        return []
    if not any(t.lemma_.lower() == "level" for t in candidate.tokens("ties")):
        return []  # "lowered its representation in Tehran" is read as a mission
    later = [
        p
        for p in candidate.resolver.places
        if p.start > candidate.trigger.idx and p.country not in codes(sides)
    ]
    return grounds(later[:1])


def _announcing(candidate: Candidate, found: list[Entity]) -> list[Entity]:
    """ "President X announced the normalisation of relations": his state is a side, and it is done by announcing it."""
    verb = candidate.trigger.head
    if candidate.trigger.pos_ != "NOUN" or verb.lemma_.lower() not in _ANNOUNCING:
        return []
    if candidate.modality.status is Status.PLANNED and verb.tag_ in ("VBD", "VBN"):
        candidate.modality = Modality(Status.OCCURRED, BY_ANNOUNCING)
    named = [e for noun in grammar.subjects(verb) for e in official(candidate.resolver.entities(noun))]
    return [e for e in named if e.code not in codes(found)] if len(codes(found)) < 2 else []


def _complete(candidate: Candidate, story: Story, found: list[Entity]) -> list[Entity]:
    """The sides, with those that the sentence takes for granted from the story or from home."""
    present = set(codes(found))
    at = candidate.trigger.idx
    pointing = any(t.lower_ in ("them", "it", "they") for t in candidate.tokens("ties"))
    told = next((c for c in story.recent() if c.type == "relations"), None)
    codes_told = [] if told is None else [*told.states, *told.organisations]
    if pointing and present - set(codes_told):
        found = [e for e in found if e.code in codes_told]
        present = set(codes(found))
    if len(present) >= 2:
        return found
    if told is not None and pointing and present:
        return [*found, *(Entity(at, at, c, c in told.states) for c in codes_told if c not in present)]
    if not present and _on_paper(candidate):
        # "signed a communiqué on the establishment of relations", "a communiqué establishing relations"
        if len(candidate.resolver.states) == 2 and not story.in_sentence():
            return [Entity(at, at, code, True) for code in sorted(candidate.resolver.states)]
        for claim in story.in_sentence():
            if claim.type == "agreement" and len(claim.states) == 2 and not claim.organisations:
                return [Entity(at, at, code, True) for code in claim.states]
    if not present and grammar.is_passive(candidate.trigger) and not candidate.resolver.states:
        near = story.parties(
            reach=_NEAR
        )  # "Diplomatic relations have been suspended": those of the two just told
        if near is not None and len(near[0]) == 2:
            return [Entity(at, at, code, True) for code in near[0]]
    text = candidate.sentence.text
    pair = story.pair() if speaks_of_two_states(text) else story.parties()
    if pair is not None and speaks_of_both(text) and present <= {*pair[0], *pair[1]}:
        both = sorted({*pair[0], *pair[1]} - present)
        return [*found, *(Entity(at, at, c, c in pair[0]) for c in both)]
    if aimed := aimed_at(candidate, story, codes(found)):
        return [*found, *aimed]
    if candidate.frame.form in ("recognised", "recognition withdrawn", "established", "downgraded") and not (
        _other_named(candidate) or candidate.modality.reason == BY_ANNOUNCING
    ):
        return found
    return with_home(candidate, found)


def _on_paper(candidate: Candidate) -> bool:
    """Whether the bond is what a paper is on, or does."""
    trigger = candidate.trigger
    return trigger.pos_ == "NOUN" or (
        trigger.dep_ in ("acl", "pcomp", "relcl") and trigger.head.pos_ in ("NOUN", "ADP")
    )


def _other_named(candidate: Candidate) -> bool:
    """Whether the other side is named in a slot of its own: then home may stand for the side left out."""
    return bool(candidate.entities("other"))
