"""Whether two claims tell of the same event. The rules, with their reasons, are in ``docs/merging.md``."""

from collections.abc import Collection, Iterable

from dragoman.ledger.merging import times
from dragoman.ledger.merging.claim import Key, Match, StoredClaim
from dragoman.ledger.merging.people import agreement, contradicted
from dragoman.ledger.merging.views import FAMILIES, EventView, view
from dragoman.ledger.names import alike, initials
from dragoman.records import EventClaim, Status, edtf
from dragoman.records.vocabulary import CONTACTS

Claim = StoredClaim[EventClaim]

#: What each agreement is worth, in twentieths. Twelve of twenty join two claims (``clustering.THRESHOLD``).
WEIGHTS = {
    "same kind": 2,
    "same parties": 3,
    "same days": 7,
    "dates overlap within days": 6,
    "dates overlap within a week": 4,
    "dates overlap within a month": 2,
    "dates overlap": 1,
    "a plan and what followed it": 2,
    "a leading person in common": 6,
    "another leading person in common": 4,
    "leaders of the same rank": 2,
    "same place": 3,
    "same country of the venue": 2,
    "same number in the series": 5,
    "same series": 3,
    "a rare kind of event at one place": 2,
    "a topic in common": 1,
    "like words": 5,
    "one document": 1,
}

#: How far apart states may be named: a summit of many and a meeting of two are different things.
MOST_PARTIES_KEYED = 8


#: Contacts that happen so seldom that the place and the month tell which one is meant.
SELDOM = frozenset({"commission", "summit", "consultation"})


class EventMatcher:
    """Tells claims of one event from claims of two."""

    lasting = True

    def keys(self, claim: Claim) -> list[Key]:
        """Keys for each pair of parties (or for "many"), with the days on which the event may lie.

        Where a day is known it is looked for by its days. Contacts are looked for by people too, and by their number
        in a series, as one of which no day is known must be (see ``_doubt``). So must a contact be that was put off: what
        is held months later has a leading person in common with it or a number, or is one of a seldom kind.
        """
        seen = view(claim)
        if not seen.parties or seen.window is None:
            return []
        wide, own = seen.window, times.own_days(claim)
        contact = seen.type in CONTACTS
        marks: list[tuple[str, tuple[int, int]]] = []
        if not contact or seen.type in SELDOM:
            marks = [("", wide)] if seen.date is not None or not contact else []
        elif seen.date is not None:
            marks = [("", own or wide)]
        if contact:
            marks += [(f":{letter}", wide) for letter in sorted(_initials(seen))]
            marks += [(f":{seen.ordinal}", wide)] if seen.ordinal else []
        family = FAMILIES.get(seen.type, seen.type)
        return [Key(f"event:{family}:{name}{mark}", *days) for name in _pairs(seen) for mark, days in marks]

    def unlike(self, a: Claim, b: Claim) -> bool:
        """Whether others lead, or it is another thing whoever takes part: so with most pairs that meet under a key."""
        left, right = view(a), view(b)
        if _other_thing(left, right) is not None:
            return True
        if a.canonical > b.canonical:
            left, right = right, left
        return _others_lead(left, contradicted(left.sides, right.sides))

    def compare(self, a: Claim, b: Claim) -> Match:
        """The score of two claims with its reasons, or the conflict that keeps them apart."""
        if a.canonical > b.canonical:
            a, b = b, a
        return _compare(a, b)

    def order(self, claim: Claim) -> tuple[object, ...]:
        """What occurred on known days, then what was put off, then other dated claims, then undated ones.

        Within these the more precise first, then those that name leaders of more sides, then those with their whole names:
        a bare surname may fit two of them, and must find both.
        """
        seen, status = view(claim), claim.said.status
        if status is Status.POSTPONED:
            stage = 1
        elif seen.date is None:
            stage = 3
        else:
            stage = 0 if status is Status.OCCURRED else 2
        names = [person.name for leading in seen.leaders.values() for person in leading if person.name]
        bare = sum(1 for name in names if len(name.split()) == 1)
        return (stage, times.vagueness(seen.date), -len(seen.leaders), bare)

    def excused(self, claims: Iterable[Claim]) -> bool:
        """A report of postponement explains why a plan and what occurred have different dates."""
        return any(claim.said.status is Status.POSTPONED for claim in claims)

    def nearness(self, claim: Claim, other: Claim) -> int:
        """A plan, kept or put off, belongs to the first event that follows it; else nearness decides nothing."""
        if claim.said.status in (Status.PLANNED, Status.POSTPONED) and other.said.status is Status.OCCURRED:
            return times.days_until(claim.reported, view(other).days)
        return 0


def _pairs(seen: EventView) -> list[str]:
    parties = sorted(seen.parties)
    if len(parties) > MOST_PARTIES_KEYED:
        return ["many"]
    names = [f"{p}+{q}" for i, p in enumerate(parties) for q in parties[i + 1 :]] or parties
    return names + (["many"] if len(parties) > 2 else [])


def _initials(seen: EventView) -> set[str]:
    """The initials of people who must be in common where no day is: the visitors, or those of all sides but one."""
    named = {side: [p.name for p in people if p.name] for side, people in seen.leaders.items()}
    if seen.type == "visit":
        # who doesn't say who travels may mean anybody's visit
        sides = [seen.visitor_side] if seen.visitor_side else list(named)
        return {i for side in sides for name in named.get(side, ()) for i in initials(name)}
    sides = sorted(side for side, names in named.items() if names)
    return {i for side in sides[:-1] for name in named[side] for i in initials(name)}


def _compare(a: Claim, b: Claim) -> Match:
    left, right = view(a), view(b)
    conflict = _other_thing(left, right)
    if conflict:
        return Match(conflict=conflict)
    time = times.relate(a, b, left, right)
    if time.conflict and not time.excusable:
        return Match(conflict=time.conflict)
    people = agreement(left.sides, right.sides)
    conflict = _conflict(left, right, people.contradiction, len(people.named))
    if conflict:
        return Match(conflict=conflict)
    if time.conflict:
        return Match(conflict=time.conflict, excusable=time.excusable)
    reasons = [r for r in (_kinds(left, right), _parties(left, right), time.reason) if r]
    reasons += ["a leading person in common"][: len(people.named)]
    reasons += ["another leading person in common"] * max(0, len(people.named) - 1)
    reasons += ["leaders of the same rank"] * len(people.ranked)
    reasons += _places(left, right) + _series(left, right) + _words(a, b, left, right)
    forbidden = _doubt(left, right, time, reasons, people.named)
    if forbidden and left.type == "agreement" and a.document == b.document and not _topics_agree(left, right):
        return Match(conflict="told apart by one source")
    if forbidden:
        return Match(reasons=(*reasons, forbidden))
    return Match(min(1.0, sum(WEIGHTS[r] for r in reasons) / 20), tuple(reasons))


def _other_thing(a: EventView, b: EventView) -> str | None:
    """What keeps two claims apart whoever takes part; asked first, since most pairs differ in this."""
    if not _may_be_one_kind(a, b):
        return "different kinds"
    if a.visitor_side and b.visitor_side and a.visitor_side != b.visitor_side:
        return "visits in opposite directions"
    if a.country and b.country and a.country != b.country and a.type != "call":
        return "venues in different countries"
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal:
        return "different numbers in the series"
    if a.type not in CONTACTS and a.form and b.form and not a.form & b.form:
        return "different acts"
    if a.type not in CONTACTS and a.targets and b.targets and not a.targets & b.targets:
        return "aimed at different sides"
    return None


def _conflict(a: EventView, b: EventView, people: str | None, shared: int) -> str | None:
    if a.parties != b.parties and not _part_of(a, b, shared):
        return "different parties"
    if _others_lead(a, people):
        return "different people lead"
    if a.type != "visit" and a.place and b.place and shared < 2 and _far(a, b):
        return "different venues"
    if a.type in CONTACTS and a.series and b.series and not alike(a.series, b.series):
        return "different series"
    return None


def _others_lead(a: EventView, side: str | None) -> bool:
    """Whether it matters that other people lead on this side: on a visit, the visitor's alone."""
    return side is not None and not (a.type == "visit" and side != a.visitor_side)


def _may_be_one_kind(a: EventView, b: EventView) -> bool:
    return a.type == b.type or (a.type in FAMILIES and FAMILIES[a.type] == FAMILIES.get(b.type))


def _part_of(a: EventView, b: EventView, shared: int) -> bool:
    small, big = sorted((a.parties, b.parties), key=len)
    if len(small) < 2 or not small < big:
        return False
    if a.track and b.track and a.track is not b.track:
        return False
    return shared >= 2 or (a.type == "visit" and shared >= 1 and a.country == b.country is not None)


def _far(a: EventView, b: EventView) -> bool:
    distance = a.distance(b)
    return not alike(a.place or "", b.place or "") if distance is None else distance > 60


def _kinds(a: EventView, b: EventView) -> str | None:
    return "same kind" if a.type == b.type else None


def _parties(a: EventView, b: EventView) -> str | None:
    return "same parties" if a.parties == b.parties else None


def _places(a: EventView, b: EventView) -> list[str]:
    if a.place and b.place and not _far(a, b):
        rare = a.type == b.type and a.type in SELDOM
        return ["same place", *(["a rare kind of event at one place"] if rare else [])]
    return ["same country of the venue"] if a.country and a.country == b.country else []


def _series(a: EventView, b: EventView) -> list[str]:
    reasons = ["same number in the series"] if a.ordinal and a.ordinal == b.ordinal else []
    return reasons + (["same series"] if a.series and b.series and alike(a.series, b.series) else [])


def _words(a: Claim, b: Claim, left: EventView, right: EventView) -> list[str]:
    reasons = ["a topic in common"] if left.topics & right.topics else []
    reasons += ["one document"] if a.document == b.document else []
    if left.type not in CONTACTS and (left.words_like(right) or _same_title(left, right)):
        reasons.append("like words")
    return reasons


def _same_title(a: EventView, b: EventView) -> bool:
    """Whether two instruments bear the same title, of three words at least ("treaty of friendship")."""
    if a.series is None or b.series is None or a.type != b.type:
        return False
    return a.series.casefold() == b.series.casefold() and len(a.series.split()) >= 3


def _abroad(a: EventView, b: EventView) -> bool:
    """Whether both took place in one country that is nobody's own: leaders don't meet there twice in a month."""
    return a.country is not None and a.country == b.country and a.country not in a.parties | b.parties


def _one_occasion(a: EventView, b: EventView) -> bool:
    """Whether two agreements were made on one day: what two sides sign on one occasion, under whatever titles, is one."""
    return a.date is not None and a.date == b.date and edtf.precision(a.date) == 1


def _topics_agree(a: EventView, b: EventView) -> bool:
    return not (a.topics and b.topics) or bool(a.topics & b.topics)


def _doubt(
    a: EventView, b: EventView, time: times.Relation, reasons: list[str], sides: Collection[str]
) -> str | None:
    """Why two claims that contradict each other nowhere are still not known to be one."""
    named = len(sides)
    if a.window is None or b.window is None:
        return "but nothing says when one of them was"
    numbered = "same number in the series" in reasons
    if a.type != b.type and not (time.close and (named or numbered)):
        return "but different kinds, without a day and a person in common"
    if a.type in CONTACTS:
        if time.close or numbered or ("same place" in reasons and not time.open and a.type in SELDOM):
            return None
        if a.type == "visit":
            return None if a.visitor_side in sides else "but no visitor"
        if time.follows and named >= 2:
            return None
        if named >= 2 and time.reason == "dates overlap within a month" and _abroad(a, b):
            return None
        known = time.open is False or time.soon
        return None if named >= 2 and known and "same place" in reasons else "but no day"
    if "like words" in reasons or (time.close and named and "a topic in common" in reasons):
        return None
    if (
        a.type == "agreement"
        and ("one document" not in reasons)
        and (_one_occasion(a, b) or (time.open and named >= 2 and _topics_agree(a, b)))
    ):
        return None
    return None if time.close and not (a.topics and b.topics) and named >= 2 else "but unlike words"
