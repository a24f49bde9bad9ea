"""What lies so far back that a page only remembers it."""

import re

from dragoman.annotation.report import Report
from dragoman.records import EventClaim, Status, edtf

# Contacts so many years before the page are its history, not its news; treaties and memberships stay of interest.
HISTORY_YEARS = 20
# A treaty of longer ago than this is nobody's news, whatever stays of it.
LASTING_YEARS = 75
# Contacts before this year on a page that says nothing of its own day: a schoolbook, an encyclopaedia.
LIVING_MEMORY = 1990
_LASTING = frozenset({"relations", "membership", "agreement"})


# "A hundred years ago this week the embassies were shut", "it was on this day in 1979 that".
_LONG_AGO = re.compile(
    r"\W*(?:(?:a|one|two|three|four|five) (?:hundred years|century|centuries)|half a century|(?:[3-9]\d|\d{3}) years|"
    r"(?:thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)? years) ago\b|"
    r"\W*(?:it was )?(?:on|upon) this (?:very )?(?:day|date)(?: back)?,? (?:in|of) \d{4}\b",
    re.IGNORECASE,
)


def long_past(claim: EventClaim, report: Report) -> bool:
    """Whether a contact lies so far back that the page only remembers it."""
    lasting = claim.type in _LASTING
    if any(_LONG_AGO.match(e.quote) for e in claim.evidence[:1]):
        return True
    if claim.date is None:
        return not lasting and not _is_news(claim) and tells_of_the_past(report)
    event = edtf.bounds(claim.date)
    page = edtf.bounds(report.published) if report.published else None
    if event is None:
        return False
    if page is None:
        return not lasting and event[1].year < LIVING_MEMORY
    return page[0].year - event[1].year > (LASTING_YEARS if lasting else HISTORY_YEARS)


# "Has arrived in Accra", "will meet", "is on a visit to": whatever years the page recalls besides, this is of its day.
_OF_TODAY = re.compile(
    r"\b(?:has|have) (?:\w+ly |just |also |already )?(?!been\b)[a-z]+(?:ed|en|ne|id|de|ld|et)\b|\bwill\b|\b(?:is|are) (?:on|in|to|set to|expected to|due to|scheduled to)\b"
)


def _is_news(claim: EventClaim) -> bool:
    """Whether a contact is told as of the day of the page, in the perfect or as something to come."""
    return claim.status is Status.PLANNED or any(_OF_TODAY.search(e.quote) for e in claim.evidence[:1])


def tells_of_the_past(report: Report) -> bool:
    """Whether all that a page dates lies long before it, and at least two things do: what it leaves undated does so too."""
    page = edtf.bounds(report.published) if report.published else None
    last = page[0].year if page is not None else LIVING_MEMORY + HISTORY_YEARS
    spans = [b for d in report.dates if d.edtf and (b := edtf.bounds(d.edtf)) is not None]
    return len(spans) > 1 and all(last - span[1].year > HISTORY_YEARS for span in spans)
