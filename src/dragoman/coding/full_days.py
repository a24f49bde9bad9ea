"""The day and the place of a string of meetings: "had a busy Thursday in Brussels. He met X and Y"; "held a series of talks
in New York on Monday. He saw Z".

The sentence that sums them up is no event itself; it says when and where those are that the next sentences name.
"""

import re

from spacy.tokens import Span

from dragoman.annotation.mentions import DateKind, PlaceMention
from dragoman.annotation.report import within
from dragoman.coding.candidate import Candidate
from dragoman.records import Status

_MEETINGS = r"(?:meetings|talks|bilaterals|encounters|engagements|conversations|discussions|contacts|appointments|interviews|audiences)"
_STRING = re.compile(
    rf"\b(?:series|string|round|number|succession|flurry|raft|host|spate|marathon|whirl|cycle) of (?:[\w-]+ ){{0,3}}{_MEETINGS}\b"
    rf"|\b(?:several|many|numerous|separate|back-to-back|various|multiple|two|three|four|five|six|seven|eight|nine|ten|a dozen|\d+) "
    rf"(?:[\w-]+ ){{0,2}}{_MEETINGS}\b"
    r"|\b(?:busy|full|packed|crowded|hectic|heavy|crammed|intensive|eventful|punishing|dense) (?:[\w-]+ ){0,2}"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|day|morning|afternoon|evening|programme|program|schedule|diary|agenda|week)\b",
)
_PAST = re.compile(
    r"\b(?:had|held|spent|conducted|completed|put in|went through|engaged in|took part in|began|opened|kept|was)\b"
)
# He of whom the string is told goes on: "He saw", "The minister also met", "With the Armenian he signed".
_HE = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Tt]he (?:\w+ )?(?:minister|president|premier|secretary|chancellor|speaker|king|emir|prince))\b"
)
_REACH = 3
"""So many sentences behind the string its meetings may be named."""


def day_of_string(candidate: Candidate) -> str | None:
    """The one day that the string of meetings has to which this one belongs; None where it belongs to none."""
    string = _string_before(candidate)
    if string is None:
        return None
    days = {
        d.edtf
        for d in within(candidate.report.dates, string.start_char, string.end_char)
        if d.kind is DateKind.MOMENT and d.edtf is not None and not d.prefix
    }
    day = next(iter(days)) if len(days) == 1 else ""
    return day if day is not None and len(day) == len("2016-09-22") and "X" not in day else None


def place_of_string(candidate: Candidate) -> list[PlaceMention]:
    """The one place of the string of meetings to which this one belongs."""
    string = _string_before(candidate)
    places = within(candidate.report.places, string.start_char, string.end_char) if string is not None else []
    return places[:1] if len({p.name for p in places}) == 1 else []


def _string_before(candidate: Candidate) -> Span | None:
    """The sentence shortly before that sums up meetings of the same person; every sentence between goes on with them."""
    if candidate.modality.status is not Status.OCCURRED or candidate.kind.assembly not in (
        "encounter",
        "instrument",
    ):
        return None
    report, doc = candidate.report, candidate.sentence.doc
    sentences = [s for s in doc.sents if s.start_char <= candidate.sentence.start_char]
    for here, before in zip(
        reversed(sentences[-_REACH:]), reversed(sentences[-_REACH - 1 : -1]), strict=False
    ):
        if "\n\n" in report.text[before.start_char : here.start_char] or not _HE.search(here.text):
            return None
        if (
            within(report.dates, here.start_char, here.end_char)
            and here.start_char != candidate.sentence.start_char
        ):
            return None
        if _STRING.search(before.text) and _PAST.search(before.text):
            return before
    return None
