"""Whom "the guest", "the visitor", "the Greek guest" mean: the one from abroad of whom the text told."""

from spacy.tokens import Token

from dragoman.annotation.mentions import PersonMention
from dragoman.annotation.report import Report, within

_GUESTS = frozenset({"guest", "visitor", "dignitary"})
# "The guest of honour", "guest workers", "a visitor to the museum" are nobody of whom the text told.
_OWN_WORDS = frozenset({"the", "his", "her", "their", "distinguished", "honoured", "foreign", "high"})
_REACH = 1500
"""So many characters on a guest can still be meant."""


def guest_meant(report: Report, token: Token) -> PersonMention | None:
    """The person whom "the guest" or "the Greek guest" means, or None where several could be."""
    if token.lemma_.lower() not in _GUESTS or token.tag_ not in ("NN", "NNP"):
        return None
    described = [c for c in token.children if c.dep_ in ("amod", "compound", "nmod", "poss", "det")]
    if not any(c.lower_ in ("the", "his", "her", "their") for c in described):
        return None
    if any(c.dep_ in ("prep", "relcl", "appos") for c in token.children):
        return None
    states = {a.code for c in described for a in within(report.actors, c.idx, c.idx + len(c)) if a.is_state}
    nations = [c for c in described if within(report.actors, c.idx, c.idx + len(c))]
    if any(c.lower_ not in _OWN_WORDS and c not in nations for c in described) or len(states) > 1:
        return None
    told = [
        p
        for p in report.persons
        if token.idx - _REACH < p.end <= token.idx
        and p.person.name
        and p.known_country
        and p.form != "pronoun"
    ]
    if states:
        return _foremost([p for p in told if p.known_country in states])
    own = report.home or _hosts(report, token.idx)
    guests = [p for p in told if p.known_country != own]
    return _foremost(guests) if own and len({p.known_country for p in guests}) == 1 else None


def _hosts(report: Report, offset: int) -> str | None:
    """The one country where the text told of is: that of all the places named before ``offset``."""
    grounds = {p.country for p in report.places if p.country and p.end <= offset}
    return next(iter(grounds)) if len(grounds) == 1 else None


def _foremost(told: list[PersonMention]) -> PersonMention | None:
    """The highest of a party, of whom the text told last: an ambassador who is with the minister is no guest."""
    ranked = [p for p in told if (p.known_rank or 9) < _ENVOY] or told
    names = {p.person.name for p in ranked}
    if len(names) > 1:
        best = min(p.known_rank or 9 for p in ranked)
        ranked = [p for p in ranked if (p.known_rank or 9) == best]
        names = {p.person.name for p in ranked}
    return ranked[-1] if len(names) == 1 else None


_ENVOY = 6
"""The rank of ambassadors, who live where they serve."""
