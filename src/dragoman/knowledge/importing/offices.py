"""The office and the country that a foreign file means by its words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.knowledge.countries import code_for, treated_as
from dragoman.knowledge.names import split_words
from dragoman.knowledge.offices import Office, match_office
from dragoman.knowledge.organisations import is_organisation, organisation_for

# What may stand behind a whole office: for whom, where, with whom it is accredited.
_GOES_ON = frozenset({"of", "for", "to", "at", "in", "and", "with", "on"})
_LAST_OF = re.compile(r"\b(?:of|to|for) (?:the )?(?P<name>[A-Z][^,()]*)$")


@dataclass(frozen=True, slots=True)
class Known:
    """An office as our own tables call it, with its rank in the country."""

    country: str
    office: str
    rank: int


def code_of(words: str) -> str | None:
    """Alpha-3 or an organisation's acronym for "Belarus", "by", "BLR", "European Union"; None where it is not known."""
    if is_organisation(words):
        return words
    code = code_for(words)
    return treated_as(code) if code else organisation_for(words)


@lru_cache(maxsize=32768)
def known_office(words: str, country: str) -> Known | None:
    """The office that a file's words mean, in the country that it names or, where it names none, that the words name.

    None where office or country is not known; what is only part of another office ("Head of the State Protocol") is not
    taken for it.
    """
    office = _office(words)
    if office is None or office.former:
        return None
    code = code_of(country) if country else None
    if code is None:
        tail = _LAST_OF.search(words)
        code = code_of(tail["name"]) if tail else office.bound_to
    if code is None:
        return None
    rank = office.rank_in(code)
    if rank == 1 and is_organisation(code):
        rank = 2
    return Known(code, office.name, rank) if rank is not None else None


def _office(words: str) -> Office | None:
    """The office that stands at the beginning of the words, if it is all of them but for what it is responsible for."""
    parts = split_words(words)
    first = 1 if parts and parts[0].lower == "the" else 0
    if first >= len(parts):
        return None
    match = match_office(parts, first)
    if match is None:
        return None
    if match.end >= len(parts):
        return match.office
    following, rest = parts[match.end], words[parts[match.end].start :]
    if following.gap.strip() in (",", "(", ";", "/"):
        return match.office
    if following.lower not in _GOES_ON:
        return None
    if match.office.use == "open" and match.office.domain is None and match.office.kind != "regional":
        # "President of the Senate" is another office than "President of Ghana".
        named = re.sub(r"^(?:of|to|for) (?:the )?", "", rest)
        return match.office if code_of(named) is not None else None
    return match.office
