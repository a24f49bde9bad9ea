"""Lists whose items have a day or a traveller of their own: "to London on Tuesday and to Berlin on Friday", "and Y to B".

The parse hangs all of these on one verb; which day belongs to which item is told by the order of the words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dragoman.annotation.mentions import (
    ActorForm,
    ActorMention,
    DateKind,
    DateMention,
    PersonMention,
    PlaceMention,
)
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity

WEEK = 7
"""Days in a week."""
# A verb between an item and a day begins another story.
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LINK = re.compile(r"[\s,;–—-]*(?:and|while|whereas|but|then)?[\s,]*")
_LEADING = re.compile(r"\s*(?:on|in|at)?[\s,]*(?:to|in|for)\s+(?:the\s+)?")
_ALSO = re.compile(
    r"[\s,;]*(?:and|then|followed by)[\s,]*(?:on|in|at)?[\s,]*(?:also\s+)?(?:with\s+|by\s+)?(?:the\s+)?"
)
_NEW = re.compile(r"[\s,]*(?:with |by |the |newly appointed |new )*")
_STOP = re.compile(r"\s*,?\s*(?:(?:and|then)\s+)*(?:(?:to|in|for)\s+)?")
_ONWARD = re.compile(
    r"\s*,?\s*(?:(?:and|before|followed by)\s+)?(?:(?:then|later|next|afterwards|finally|from there|onwards?|also|subsequently)\s+)?"
    r"(?:(?:on|onwards?)\s+)?(?:(?:travelling|traveling|going|flying|heading|moving|continuing|proceeding)\s+(?:on\s+)?)?(?:(?:to|in|for|by|at)\s+)?(?:the\s+)?"
)
_ONLY_ON = re.compile(r"\s*,?\s*(?:on|in|at|from|between)?\s*(?:the\s+)?")
_NAMED = frozenset({"name", "office", "counterpart", "delegation"})


def days_of(
    candidate: Candidate, items: Sequence[tuple[int, int]], likewise: "Sequence[Gapped]" = ()
) -> list[str | None]:
    """The day of each item (its span in the text), where the list gives days to its items; else all None.

    "In A and B on 23 July and in C on the 24th": an item without a day of its own shares that of the next. Where
    others go ``likewise``, their days are not those of the items.
    """
    none: list[str | None] = [None] * len(items)
    if each := respective_days(candidate, len(items)):
        return [*each]
    if likewise and items:
        own = _first_day(candidate, items[-1][1], likewise[0].person.start)
        return [own] * len(items)
    if len(items) < 2 or any(one[1] > two[0] for one, two in pairwise(items)):
        return none
    ends = [*[start for start, _ in items[1:]], candidate.sentence.end_char]
    behind = [_first_day(candidate, item[1], end) for item, end in zip(items, ends, strict=True)]
    if behind[-1] is None and (leading := _days_before(candidate, items)):
        return _in_order(candidate, leading)
    if behind[-1] is None or len({day for day in behind if day is not None}) < 2:
        return none
    found = [*none]
    following: str | None = None
    for index in range(len(items) - 1, -1, -1):
        following = behind[index] or following
        found[index] = following
    return _in_order(candidate, found)


def respective_days(candidate: Candidate, count: int) -> list[str]:
    """The days of as many items as they are: "with A and B on 3 May and 9 May, respectively"; else none."""
    at = candidate.report.text.find(
        "respectively", candidate.sentence.start_char, candidate.sentence.end_char
    )
    before = [d for d in _days(candidate) if d.end <= at]
    days = [day for d in before[-count:] for day in (d.edtf or "").split("/")]
    return days if count > 1 and len(days) == count == len({*days}) else []


def shared_day(candidate: Candidate, after: int) -> str | None:
    """The day right behind the last of several stops, which the parse hung on that stop: "Oslo and then Ottawa next week"."""
    day = _first_day(candidate, after, candidate.sentence.end_char)
    first = next((d for d in _days(candidate) if d.start >= after), None)
    near = first is not None and not _ONLY_ON.sub("", candidate.report.text[after : first.start])
    return day if near else None


def _days_before(candidate: Candidate, items: Sequence[tuple[int, int]]) -> list[str | None]:
    """The days of items that stand before these: "on Monday in A, on Tuesday in B"; "in A on Monday, a day later in B"."""
    found: list[str | None] = []
    start = candidate.sentence.start_char
    for index, (begin, end) in enumerate(items):
        before = [d.edtf for d in _days(candidate) if start <= d.start and d.end <= begin]
        following = items[index + 1][0] if index + 1 < len(items) else end
        own = [d.edtf for d in _days(candidate) if end <= d.start and d.end <= following]
        if not before and len(own) < 2:
            return []
        found.append(own[0] if len(own) > 1 else before[-1])
        start = end
    return found if len(set(found)) == len(items) else []


def _in_order(candidate: Candidate, days: Sequence[str | None]) -> list[str | None]:
    """ "Travels to A on Wednesday and to B on Friday": the Friday is that after the Wednesday ahead."""
    found = list(days)
    published = candidate.report.published or ""
    for index in range(1, len(found)):
        one, two = found[index - 1], found[index]
        if one is None or two is None or len(one) != len("2016-01-01") or len(two) != len(one):
            continue
        first, second = date.fromisoformat(one), date.fromisoformat(two)
        if one > published >= two and 0 < (first - second).days < WEEK:
            found[index] = (second + timedelta(days=WEEK)).isoformat()
    return found


def _first_day(candidate: Candidate, start: int, end: int) -> str | None:
    """The first day between two places of the text, with no verb before it."""
    days = [d for d in _days(candidate) if start <= d.start and d.end <= end]
    if not days or any(t.tag_ in _FINITE for t in candidate.sentence if start <= t.idx < days[0].start):
        return None
    return days[0].edtf if ";" not in candidate.report.text[start : days[0].start] else None


def _days(candidate: Candidate) -> list[DateMention]:
    start, end = candidate.sentence.start_char, candidate.sentence.end_char
    return [
        d
        for d in candidate.report.dates
        if start <= d.start < end and d.edtf is not None and d.kind is DateKind.MOMENT
        and d.prefix not in ("since", "until", "before", "after", "by")
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gapped:
    """An item that leaves the verb out: who, where to, and the day."""

    person: PersonMention
    place: PlaceMention
    day: str | None


def gapped(candidate: Candidate, after: int) -> list[Gapped]:
    """Travellers told without the verb again: "X went to A in May, and Y to B in November"."""
    found: list[Gapped] = []
    position = after
    for place in candidate.resolver.places:
        if place.start < position:
            continue
        people = [p for p in candidate.resolver.persons if position <= p.start and p.end <= place.start]
        people = [p for p in people if not place.start <= p.start < place.end]
        if len(people) != 1 or people[0].form not in _NAMED:
            break
        between = _without_days(candidate, people[0].end, place.start)
        if not _LINK.fullmatch(_without_days(candidate, position, people[0].start)):
            break
        bare = candidate.trigger.lemma_.lower() in ("visit", "tour") and not between.strip()
        if not (bare or _LEADING.fullmatch(between)) or people[0].country in (None, place.country):
            break
        ending = candidate.sentence.end_char
        later = [p.start for p in candidate.resolver.places if p.start >= place.end]
        day = _first_day(candidate, people[0].end, min([*later, ending]))
        found.append(Gapped(people[0], place, day))
        position = place.end
    return found


def further_stops(candidate: Candidate, after: int) -> list[PlaceMention | ActorMention]:
    """Places and states that go on with a list whose items have days: "visited A on 7 April and B on 8 April";
    and where the list goes on by a word of travel: "A and then B", "A before heading to B"."""
    found: list[PlaceMention | ActorMention] = []
    position, ending = after, candidate.sentence.end_char
    states = [a for a in candidate.resolver.actors if a.form in (ActorForm.NAME, ActorForm.CAPITAL)]
    covered = {p.start for p in candidate.resolver.places}
    stops: list[PlaceMention | ActorMention] = [
        *candidate.resolver.places,
        *[a for a in states if a.start not in covered],
    ]
    for stop in sorted(stops, key=lambda s: s.start):
        if stop.start < position:
            continue
        if candidate.report.text[stop.end : stop.end + 2] in ("'s", "’s"):
            break  # "and Kenya's on Wednesday": whose minister went, not where
        passed = any(position <= d.start and d.end <= stop.start for d in _days(candidate))
        between = _without_days(candidate, position, stop.start)
        ends = min([s.start for s in stops if s.start >= stop.end] + [ending])
        told_apart = passed and (
            _first_day(candidate, stop.end, ends) is not None or _led_by_day(candidate, position, stop.start)
        )
        if not (told_apart and _STOP.fullmatch(between)) and not _goes_on(candidate, between, stop):
            break
        found.append(stop)
        position = stop.end
    return found


def _led_by_day(candidate: Candidate, start: int, end: int) -> bool:
    """Whether a stretch holds the day of the item before it and one that leads to the item behind it."""
    return sum(start <= d.start and d.end <= end for d in _days(candidate)) > 1


def _goes_on(candidate: Candidate, between: str, stop: PlaceMention | ActorMention) -> bool:
    """Whether words only lead on to the next stop, which does nothing itself: "Oslo and then Ottawa"."""
    subject = any(
        t.dep_ in ("nsubj", "nsubjpass", "poss", "compound")
        for t in candidate.sentence
        if stop.start <= t.idx < stop.end
    )
    return _ONWARD.fullmatch(between) is not None and not subject


def _without_days(candidate: Candidate, start: int, end: int) -> str:
    """The text of a stretch, without the days in it and the prepositions before them."""
    text = candidate.report.text[start:end]
    for day in sorted(_days(candidate), key=lambda d: -d.start):
        if start <= day.start and day.end <= end:
            head = re.sub(r"\b(?:on|in|at|from)\s+(?:the\s+)?$", "", text[: day.start - start])
            text = head + text[day.end - start :]
    return text


def on_other_days(candidate: Candidate, after: int) -> list[tuple[Entity, str]]:
    """Counterparts who follow with a day before them: "received X on Monday and on Wednesday the Cuban envoy"."""
    found: list[tuple[Entity, str]] = []
    position = after
    for person in sorted(candidate.resolver.persons, key=lambda p: p.start):
        if person.start < position or person.form not in _NAMED or person.country is None:
            continue
        days = [d for d in _days(candidate) if position <= d.start and d.end <= person.start]
        if len(days) == 1 and (day := _day_behind(candidate, position, person)):
            found.append((candidate.resolver.of_person(person), day))
            position = person.end
            continue
        if len(days) != 1 or days[0].edtf is None:
            break
        before = candidate.report.text[position : days[0].start]
        behind = candidate.report.text[days[0].end : person.start]
        if not _ALSO.fullmatch(before) or not _NEW.fullmatch(behind):
            break
        found.append((candidate.resolver.of_person(person), days[0].edtf))
        position = person.end
    return found


_AND_ONE = re.compile(r"[\s,;]*(?:and|then|followed by)\s(?:with\s|by\s)?(?:the\s)?")
_WHERE = re.compile(r"\s*(?:in|at)\s+")


def _day_behind(candidate: Candidate, start: int, person: PersonMention) -> str | None:
    """The day behind a counterpart who is joined to the one before, where that one has his too: "X on Monday and Y on Tuesday"."""
    report = candidate.report
    between = _without_days(candidate, start, person.start)
    for actor in candidate.resolver.actors:
        if start <= actor.start < person.start and actor.code == person.country:
            between = (
                re.sub(re.escape(actor.text) + r"(?:['’]s)?\s*$", "", between.rstrip() + " ").rstrip() + " "
            )
    for place in candidate.resolver.places:
        if start <= place.start < person.start:
            between = re.sub(r"\b(?:in|at)\s+" + re.escape(place.text), "", between)
    if not _AND_ONE.fullmatch(re.sub(r"\s+", " ", between)):
        return None
    position = person.end
    led = _WHERE.match(report.text, position)
    position = next((p.end for p in candidate.resolver.places if led and p.start == led.end()), position)
    days = [d for d in _days(candidate) if d.start >= position]
    near = days and not _ONLY_ON.sub("", report.text[position : days[0].start])
    return days[0].edtf if near else None
