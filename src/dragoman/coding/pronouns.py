"""Whom a pronoun means in an act of one party towards another: "it had summoned", "gave him 48 hours to leave"."""

from spacy.tokens import Span, Token

from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, Resolver

_HIM = frozenset({"him", "her", "them", "both", "another", "he", "she", "they"})
_MUTUAL = frozenset({"other", "another"})
# Acts done to envoys: whoever "him" is, he is the envoy named last.
_TO_ENVOYS = frozenset({"summons", "expulsion"})
# What an envoy tells of himself: "told reporters that he had been called home".
_HIMSELF = frozenset({"he", "she"})


def is_mutual(candidate: Candidate) -> bool:
    """Whether two do to each other what the verb says: "expelled each other's diplomats"."""
    return any(
        owner.lower_ in _MUTUAL and any(c.lower_ in ("each", "one") for c in owner.children)
        for token in candidate.tokens("target")
        for noun in (token, *(n for word, n in grammar.prepositional(token) if word == "of"))
        for owner in [noun, *grammar.possessors(noun)]
    )


def envoy_meant(candidate: Candidate) -> list[Entity]:
    """Whom "him" or "them" is in "called him in": the envoy named last before, here or in the sentence before."""
    pronoun = _pronoun(candidate)
    if pronoun is None:
        return []
    acting = {e.code for e in candidate.entities("sender")}
    here = [t for t in candidate.sentence if t.i < pronoun.i]
    found = _last_envoy(candidate, candidate.resolver, here, acting)
    if found or candidate.sentence.start == 0:
        return found
    before: Span = candidate.sentence.doc[candidate.sentence.start - 1].sent
    return _last_envoy(candidate, Resolver(candidate.report, before), list(before), acting)


def _pronoun(candidate: Candidate) -> Token | None:
    """The pronoun in the place of the one to whom it is done."""
    if candidate.kind.name not in _TO_ENVOYS:
        return None
    tokens = [
        *candidate.tokens("target", "called"),
        *grammar.objects(candidate.trigger),
        *grammar.datives(candidate.trigger),
    ]
    return next((t for t in tokens if t.lower_ in _HIM), None)


def _last_envoy(
    candidate: Candidate, resolver: Resolver, words: list[Token], acting: set[str | None]
) -> list[Entity]:
    """The last of some words that is an envoy's, or a diplomat's, of a party that does not act itself."""
    wanted = candidate.frame.objects
    for token in reversed(words):
        if token.pos_ not in ("NOUN", "PROPN") or not {token.lemma_.lower(), token.lower_} & wanted:
            continue
        found = [e for e in resolver.entities(token) if e.code is not None and e.code not in acting]
        if found:
            return found
    return []


_IT = frozenset({"it", "them", "her", "him"})


def craft_meant(candidate: Candidate) -> Token | None:
    """ "The Maltese trawler was back, days after a Libyan cutter had seized it": the noun for whom the pronoun stands."""
    if candidate.kind.name != "incident" or candidate.trigger.pos_ != "VERB":
        return None
    pronoun = next((t for t in grammar.objects(candidate.trigger) if t.lower_ in _IT), None)
    if pronoun is None or not candidate.frame.objects:
        return None
    own = set(grammar.subjects(candidate.trigger))
    for token in candidate.sentence:
        if (
            token.i >= candidate.trigger.i
            or token in own
            or token.dep_ not in ("nsubj", "nsubjpass", "appos")
        ):
            continue
        if {token.lemma_.lower(), token.lower_} & candidate.frame.objects:
            return token
    return None


def envoy_himself(candidate: Candidate) -> Token | None:
    """ "Kabul's ambassador to Islamabad said that he had been called home": the noun for whom "he" stands."""
    tokens = [*candidate.tokens("envoy"), *grammar.objects(candidate.trigger)]
    pronoun = next((t for t in tokens if t.lower_ in _HIMSELF), None)
    if pronoun is None:
        return None
    for token in candidate.trigger.ancestors:
        for noun in grammar.subjects(token) if token.pos_ == "VERB" else []:
            if noun.i < pronoun.i and {noun.lemma_.lower(), noun.lower_} & candidate.frame.objects:
                return noun
    return None
