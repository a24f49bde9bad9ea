"""Whether a passage names a country or an organisation."""

import re
from collections.abc import Iterable

from dragoman.knowledge import countries, organisations
from dragoman.records import Evidence


def names_of(code: str) -> set[str]:
    """The words by which a passage names an actor: its name, its adjective, or its acronym."""
    words = {code} if organisations.is_organisation(code) else set()
    if countries.is_state(code):
        entry = countries.country(code)
        words |= {entry.name, countries.adjective(code)}
    elif words:
        words.add(organisations.organisation(code).name)
    return words - {""}


def names_actor(evidence: Iterable[Evidence], code: str) -> bool:
    """Whether any of the passages names the actor, by words of their own."""
    shape = "|".join(re.escape(word) for word in sorted(names_of(code)))
    return bool(shape) and any(re.search(rf"\b(?:{shape})\b", e.quote) for e in evidence)
