"""Whether a passage names a country or an organisation."""

import re
from collections.abc import Iterable

from dragoman.knowledge import countries, organisations
from dragoman.records import Evidence


def names_actor(evidence: Iterable[Evidence], code: str) -> bool:
    """Whether any of the passages has the actor's name, its adjective, or its acronym, as words of their own."""
    words = {code} if organisations.is_organisation(code) else set()
    if countries.is_state(code):
        entry = countries.country(code)
        words |= {entry.name, countries.adjective(code)}
    elif words:
        words.add(organisations.organisation(code).name)
    shape = "|".join(re.escape(word) for word in sorted(words - {""}))
    return bool(shape) and any(re.search(rf"\b(?:{shape})\b", e.quote) for e in evidence)
