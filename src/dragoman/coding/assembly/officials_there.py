"""Officials who are named by the capital where they are met: "held talks with officials in Dushanbe"."""

from functools import cache

from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.knowledge.organisations import organisations

_OFFICIALS = frozenset({"official", "authority", "authorities", "leadership"})
# "Senior officials in Baku": nothing that says whose they are.
_PLAIN = frozenset(
    {"senior", "local", "top", "high", "ranking", "the", "government", "other", "high-ranking", "high-level"}
)
# In the cities of these, officials may be anybody's.
_ANYBODYS = frozenset({"universal", "specialised", "security", "court", "union"})
_NATIONAL = frozenset({"CIS", "EEU", "CSTO"})


def met_officials_there(candidate: Candidate) -> bool:
    """Whether those who are met are plain officials in some place that is the seat of no world body."""
    for token in candidate.tokens("other", "guest", "host"):
        if token.lemma_.lower() not in _OFFICIALS or candidate.resolver.entities(token):
            continue
        if any(c.i < token.i and c.lower_ not in _PLAIN for c in token.children if c.is_alpha):
            continue
        near = token.doc[token.i + 1 : token.i + 3]
        cities = [
            p
            for word, noun in grammar.prepositional(token)
            if word == "in"
            for p in candidate.resolver.places_of(noun)
        ]
        cities = cities or [
            p
            for p in candidate.resolver.places
            if len(near) == 2 and near[0].lower_ == "in" and p.start == near[1].idx
        ]
        if cities and not any(p.name in _world_cities() for p in cities):
            return True
    return False


@cache
def _world_cities() -> frozenset[str]:
    return frozenset(
        o.seat for o in organisations() if o.kind in _ANYBODYS and o.seat and o.code not in _NATIONAL
    )
