"""Who the envoy of a mission told without a name is: "France recalled its ambassador. Ambassador Joel Meyer had been ..."."""

import re
from collections.abc import Sequence

from dragoman.annotation.report import Report
from dragoman.coding.assembly.parties import of_mention
from dragoman.records import EventClaim, Participant, Role

Told = tuple[int, EventClaim]

# So many sentences behind still speak of the envoy.
REACH = 2
_ENVOY = re.compile(r"ambassador|high commissioner|nuncio|chargé|consul", re.IGNORECASE)
_OF_ENVOYS = frozenset({"recalled", "returned", "named"})


def with_envoys(report: Report, told: Sequence[Told]) -> list[Told]:
    """The claims, given with the indexes of their sentences; an envoy without a name has that of the sentences behind."""
    sentences = list(report.doc.sents)
    claims = []
    for index, claim in told:
        if claim.type == "mission" and set(claim.form) & _OF_ENVOYS and not _named(claim):
            later = sentences[index + 1 : index + 1 + REACH]
            found = [p for s in later for p in _envoys(report, s.start_char, s.end_char, claim)]
            if found:
                claim = claim.model_copy(update={"participants": (*claim.participants, found[0])})
        claims.append((index, claim))
    return claims


def _named(claim: EventClaim) -> bool:
    return any(p.name and _ENVOY.search(p.office or "") for p in claim.participants)


def _envoys(report: Report, start: int, end: int, claim: EventClaim) -> list[Participant]:
    """The ambassadors named in a stretch of the text who may be those of one side of the claim."""
    acting = {p.country for p in claim.participants if p.role is Role.SPEAKER and p.country}
    found = []
    for mention in report.persons:
        envoy = mention.person.name and _ENVOY.search(mention.known_office or "")
        if not envoy or not start <= mention.start < end:
            continue
        country = mention.known_country
        if country is None or country in (acting or set(claim.states)):
            found.append(of_mention(mention, country or next(iter(acting), None), Role.TARGET))
    return found
