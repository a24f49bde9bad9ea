"""Whose talks they were where the sentence tells it beside them: "In talks with X, Y said", "his talks with X"."""

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.assembly.parties import codes, is_spokesman, official
from dragoman.coding.assembly.unsaid import is_aside
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.knowledge.official_nouns import official_nouns

# Characters back to which "his talks" can point.
PRONOUN_REACH = 250


def speaks_abroad(candidate: Candidate) -> bool:
    """Home may be taken for granted only where the words look for a second party: "talks with", "received"."""
    return bool(candidate.entities("other", "guest"))


# "After talks with X, Y said": prepositions that lead from what Y does to the talks that he had.
_AMID = frozenset({"in", "during", "at", "after", "following", "before", "on", "upon", "amid"})


def _emerging(preposition: Token) -> bool:
    """ "Emerging from a meeting with X, Y said"."""
    return preposition.lower_ == "from" and preposition.head.lemma_.lower() in (
        "emerge",
        "come",
        "return",
        "walk",
        "step",
        "fresh",
    )


def speaker_beside(candidate: Candidate, present: Sequence[str]) -> list[Entity]:
    """Who had the talks in "In talks with X, Y said": the official whom the main clause is about."""
    trigger = candidate.trigger
    both = not present and not candidate.tokens("other", "guest")
    if trigger.pos_ not in ("NOUN", "PROPN") or not (both or (present and speaks_abroad(candidate))):
        return []
    theirs = both and any(c.dep_ == "poss" and c.lower_ == "their" for c in trigger.children)
    owned = any(c.dep_ == "poss" and c.ent_type_ not in ("DATE", "TIME") for c in trigger.children)
    if owned and not (theirs or _own_pronoun(trigger)):
        return []  # but "during Tuesday's phone call, X and Y reviewed"
    over: Token = trigger
    for _ in range(3):
        over = over.head
        if (over.pos_ == "ADP" or over.dep_ == "prep") and (over.lower_ in _AMID or _emerging(over)):
            break
    else:
        return []
    verb = grammar.clause_verb(over)
    subjects = grammar.surface_subjects(verb) if verb is not None else []
    if not subjects:
        root = candidate.sentence.root
        subjects = [c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")]
    found = [e for noun in subjects for e in official(candidate.resolver.entities(noun))]
    if theirs and verb is not None and len(codes(found)) == 1:
        # "In their telephone conversation, X thanked Y"
        subjects = [*subjects, *grammar.objects(verb)]
        found = [e for noun in subjects for e in official(candidate.resolver.entities(noun))]
        found = [e for e in found if e.person is not None]
    if both and candidate.kind.name == "call" and len(codes(found)) == 1 and verb is not None:
        # "Accepted the condolences of President X in a phone call"
        clause = [e for t in verb.subtree if not is_aside(t, verb) for e in candidate.resolver.entities(t)]
        people = {e.start: e for e in official([*found, *clause]) if e.person}
        return list(people.values()) if len(codes(list(people.values()))) == 2 else []
    if both:  # "Officials of A and B agreed at talks in C"
        return found if len(codes(found)) > 1 and _official_words(subjects) else []
    if not found and verb is not None and grammar.is_passive(verb):
        # "The letter was handed over by Ambassador X at a meeting with Y"
        found = official([e for noun in grammar.subjects(verb) for e in candidate.resolver.entities(noun)])
    found = [e for e in found if e.person is not None and e.code not in present]
    return _silent(found[:1])


def _official_words(nouns: Sequence[Token]) -> bool:
    """Whether a phrase speaks of officials, or names nothing but states."""
    return all(noun.pos_ == "PROPN" or noun.lemma_.lower() in official_nouns() for noun in nouns)


def _silent(found: list[Entity]) -> list[Entity]:
    """A spokesman tells of talks that others had: only his state takes part."""
    return [Entity(e.start, e.start, e.code, e.is_state) if is_spokesman(e) else e for e in found]


def _own_pronoun(noun: Token) -> bool:
    """ "His talks", "her meeting"."""
    return any(c.dep_ == "poss" and c.lower_ in ("his", "her") for c in noun.children)


def whose(candidate: Candidate, present: Sequence[str]) -> list[Entity]:
    """Whose talks "his talks with X" are: those of the person named last, before them or in the sentence before."""
    if not present or not _own_pronoun(candidate.trigger):
        return []
    start = candidate.trigger.idx
    before = [p for p in candidate.report.persons if p.end <= start and p.person.name and p.plural == 1]
    near = [p for p in before if start - p.end <= PRONOUN_REACH]
    here = [p for p in near if p.start >= candidate.sentence.start_char] or near
    entities = [candidate.resolver.of_person(p) for p in here]
    entities = [e for e in official(entities) if e.code not in present]
    return entities[-1:] if len(codes(entities)) == 1 else []
