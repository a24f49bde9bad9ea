"""A visit that a report tells of in several sentences is one claim, with what each of them says.

"X arrived in Japan on Sunday ... On the visit, X saw Hiroshima": one journey. "X is due in Rome on Friday ... The
visit has been called off": one journey too, and what became of it counts.
"""

import re
from collections.abc import Sequence

from dragoman.coding.durations import LONGEST_VISIT
from dragoman.records import EventClaim, Participant, Role, Status, Venue, edtf

Told = tuple[int, EventClaim]

# What became of a plan, over the plan.
_OUTCOMES = frozenset({Status.POSTPONED, Status.CANCELLED, Status.DECLINED, Status.DENIED})
# "The agreement" was told no more sentences before.
_REACH_OF_PAPER = 4
# A plan without a day is part of a journey under way where that began at most so many days before the report.
UNDER_WAY_DAYS = 10


def retold(told: Sequence[Told], published: str | None) -> list[Told]:
    """The claims of a report, each visit once, where it was told first."""
    kept: list[Told] = []
    for index, claim in told:
        if claim.type == "agreement" and (place := _same_signing(kept, index, claim)) is not None:
            first, earlier = kept[place]
            kept[place] = (first, _one_signing(earlier, claim))
            continue
        if claim.type == "summit" and (place := _same_gathering(kept, claim)) is not None:
            first, earlier = kept[place]
            kept[place] = (first, _one_gathering(earlier, claim))
            continue
        if claim.type != "visit":
            kept.append((index, claim))
            continue
        for place, (first, earlier) in enumerate(kept):
            joined = _joined(earlier, claim, published) if earlier.type == "visit" else None
            if joined is not None:
                kept[place] = (first, joined)
                break
        else:
            kept.append((index, claim))
    return kept


# "The agreement was signed by X and Y": the one just told.
_THE_PAPER = re.compile(
    r"\W*The (?:[\w-]+ ){0,2}(?:agreements?|memorand(?:um|a)|MoUs?|deals?|documents?|accords?|treaty|treaties|protocols?|pact|contract) "
    r"(?:[\w ]{3,40} )?(?:was|were) (?:signed|inked|initialled|concluded)\b"
)


def of_one_paper(one: EventClaim, two: EventClaim) -> bool:
    """Whether two agreements are of the same parties, and the same was done with each, on whatever days."""
    parties = (one.states, one.organisations) == (two.states, two.organisations)
    return one.type == two.type == "agreement" and parties and set(one.form) == set(two.form)


def _same_signing(kept: Sequence[Told], index: int, claim: EventClaim) -> int | None:
    """Where the signing was told in the sentence before: the same parties on the same day sign once."""
    named_again = bool(claim.evidence) and _THE_PAPER.match(claim.evidence[0].quote) is not None
    for place, (first, earlier) in enumerate(kept):
        same = earlier.status is claim.status is Status.OCCURRED and of_one_paper(earlier, claim)
        near = 0 < index - first <= 1 and claim.date is not None and earlier.date == claim.date
        if named_again and 0 < index - first <= _REACH_OF_PAPER:
            near = near or dates_of_both(earlier.date, claim.date) is not None
        if same and near:
            return place
    return None


def _one_signing(one: EventClaim, two: EventClaim) -> EventClaim:
    """Two sentences about one signing, with the signatories of both."""
    dates = dates_of_both(one.date, two.date)
    return one.model_copy(
        update={
            "date": dates[0] if dates is not None else one.date,
            "venue": venue_of_both(one.venue, two.venue),
            "topics": tuple(dict.fromkeys((*one.topics, *two.topics))),
            "participants": people_of_both(one.participants, two.participants),
            "evidence": tuple(dict.fromkeys((*one.evidence, *two.evidence))),
        }
    )


def _same_gathering(kept: Sequence[Told], claim: EventClaim) -> int | None:
    """Where this organisation's summit was told before: neither day nor place nor rank may speak against it."""
    for place, (_, earlier) in enumerate(kept):
        if earlier.type != "summit" or earlier.status is not claim.status or not claim.organisations:
            continue
        mine, theirs = set(claim.organisations), set(earlier.organisations)
        if not (mine <= theirs or theirs <= mine) or dates_of_both(earlier.date, claim.date) is None:
            continue
        if earlier.venue and claim.venue and earlier.venue.name != claim.venue.name:
            continue
        levels = [{p.office for p in c.participants if p.name is None and p.office} for c in (earlier, claim)]
        if levels[0] and levels[1] and not levels[0] & levels[1]:
            continue
        if earlier.ordinal is None or claim.ordinal is None or earlier.ordinal == claim.ordinal:
            return place
    return None


def _one_gathering(one: EventClaim, two: EventClaim) -> EventClaim:
    """Two sentences about one summit, with those who are told to be there in either."""
    dates = dates_of_both(one.date, two.date)
    return one.model_copy(
        update={
            "states": tuple(sorted({*one.states, *two.states})),
            "organisations": tuple(sorted({*one.organisations, *two.organisations})),
            "date": dates[0] if dates is not None else one.date,
            "venue": venue_of_both(one.venue, two.venue),
            "ordinal": one.ordinal or two.ordinal,
            "topics": tuple(dict.fromkeys((*one.topics, *two.topics))),
            "participants": people_of_both(one.participants, two.participants),
            "confidence": max(one.confidence, two.confidence),
            "evidence": tuple(dict.fromkeys((*one.evidence, *two.evidence))),
        }
    )


def _joined(one: EventClaim, two: EventClaim, published: str | None) -> EventClaim | None:
    """Both as one claim, or None where they may be two journeys."""
    if {*one.states, *one.organisations} != {*two.states, *two.organisations}:
        return None
    if of_time_before(one) != of_time_before(two):
        return None
    if one.venue and two.venue and one.venue.country != two.venue.country:
        return None
    if not _same_travellers(one.participants, two.participants):
        return None
    if _within_journey(one, two, published):
        return one
    status = _status(one.status, two.status)
    dates = dates_of_both(one.date, two.date) or _arrival_and_end(one, two)
    if status is None or dates is None:
        return None
    first, second = (
        (one, two) if len(_named(one.participants)) >= len(_named(two.participants)) else (two, one)
    )
    return first.model_copy(
        update={
            "status": status,
            "date": dates[0],
            "venue": venue_of_both(one.venue, two.venue),
            "form": tuple(dict.fromkeys((*one.form, *two.form))),
            "topics": tuple(dict.fromkeys((*one.topics, *two.topics))),
            "participants": people_of_both(first.participants, second.participants),
            "confidence": max(one.confidence, two.confidence),
            "evidence": tuple(dict.fromkeys((*one.evidence, *two.evidence))),
            "frames": tuple(dict.fromkeys((*one.frames, *two.frames))),
        }
    )


# "He last visited Tanzania in August", "had previously met in Doha": not what the report is about.
_TIME_BEFORE = re.compile(
    r"\b(?:last|previously|most recently|had (?:also |already )?(?:earlier|before)) "
    r"(?:visited|came|travell?ed|went|flew|was|were|been|toured|paid|met|held|sat|saw|spoke|talked|conferred|convened|gathered|seen)\b"
)


def of_time_before(claim: EventClaim) -> bool:
    """Whether a claim is told of an occasion before the one that the report is about."""
    return bool(claim.evidence) and _TIME_BEFORE.search(claim.evidence[0].quote) is not None


# "Arrived on Monday ... ended his visit on Wednesday".
_ARRIVES = re.compile(
    r"\b(?:arriv\w+|land(?:ed|s)|reach(?:ed|es)|touch(?:ed|es) down|flew in|flies in|beg(?:an|ins)|start(?:ed|s)|came|comes)\b"
)
_ENDS = re.compile(
    r"\b(?:end(?:ed|s)|conclud(?:ed|es)|wrap(?:ped|s) up|complet(?:ed|es)|finish(?:ed|es)|wound up|winds up)\b"
    r"[^.;]{0,50}\b(?:visit|trip|tour|stay)\b|\bat the end of\b[^.;]{0,40}\b(?:visit|trip|stay)\b"
)


def _arrival_and_end(one: EventClaim, two: EventClaim) -> tuple[str | None] | None:
    """The days from an arrival to the end of the visit, told in two sentences; None where they are not that."""
    first, last = (edtf.bounds(c.date) if c.date else None for c in (one, two))
    if first is None or last is None or first[0] != first[1] or last[0] != last[1]:
        return None
    if not 0 < (last[0] - first[0]).days < LONGEST_VISIT:
        return None
    if not (_ARRIVES.search(one.evidence[0].quote) and _ENDS.search(two.evidence[0].quote)):
        return None
    return (edtf.span_of(first[0], last[0]),)


def _within_journey(one: EventClaim, two: EventClaim, published: str | None) -> bool:
    """ "Will also travel to Ganja": a further place of a journey that is going on."""
    if one.status is not Status.OCCURRED or two.status is not Status.PLANNED or not published:
        return False
    first, report = edtf.bounds(one.date or published), edtf.bounds(published)
    if first is None or report is None or (report[1] - first[1]).days > UNDER_WAY_DAYS:
        return False
    if two.date is None:
        return True
    later = edtf.bounds(two.date)
    return one.date is not None and later is not None and first[0] <= later[0] and later[1] <= first[1]


def _status(one: Status, two: Status) -> Status | None:
    if one is two:
        return one
    pair = {one, two}
    outcome = pair & _OUTCOMES
    if len(outcome) == 1 and pair - outcome <= {Status.PLANNED, Status.UNCONFIRMED}:
        return next(iter(outcome))
    return None


def dates_of_both(one: str | None, two: str | None) -> tuple[str | None] | None:
    """The date of both, in a tuple of one; None where they contradict each other."""
    if one is None or two is None or one == two:
        return (one or two,)
    mine, theirs = edtf.bounds(one), edtf.bounds(two)
    if mine is None or theirs is None:
        return None
    inside = theirs[0] <= mine[0] and mine[1] <= theirs[1]
    around = mine[0] <= theirs[0] and theirs[1] <= mine[1]
    if not inside and not around:
        return None
    wide, narrow = (two, one) if inside else (one, two)
    spans = edtf.bounds(wide)
    # "In May" says less than a day of May; "from 3 to 5 May" says more than "arrived on 3 May".
    whole = spans is not None and (spans[1] - spans[0]).days > 20
    return (narrow if whole or "/" not in wide else wide,)


def venue_of_both(one: Venue | None, two: Venue | None) -> Venue | None:
    """The city, rather than the country alone; of two cities, the one told first."""
    if one is None or two is None:
        return one or two
    return two if one.latitude is None and two.latitude is not None else one


def _named(people: Sequence[Participant]) -> set[str]:
    return {p.name for p in people if p.name and p.role is not Role.HOST}


def _same_travellers(one: Sequence[Participant], two: Sequence[Participant]) -> bool:
    mine, theirs = _named(one), _named(two)
    if mine and theirs:
        return bool(mine & theirs)
    offices = [{p.office for p in people if p.office and p.office != "delegation" and p.role is not Role.HOST}
               for people in (one, two)]  # fmt: skip
    return not (offices[0] and offices[1]) or bool(offices[0] & offices[1])


def people_of_both(most: Sequence[Participant], more: Sequence[Participant]) -> tuple[Participant, ...]:
    """The people of both, each once; an office without a name says nothing more beside names."""
    known = {p.name for p in most if p.name}
    if not most:
        return tuple(more)
    return (*most, *[p for p in more if p.name and p.name not in known])
