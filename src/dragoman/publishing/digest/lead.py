"""The lead of a digest: how much there was, with whom, at what level, about what; what slipped; what lies ahead."""

from collections import Counter
from collections.abc import Sequence

from dragoman.analysis.balance import asymmetric
from dragoman.analysis.contacts import contact_table, contacts, highest_contact, topic_counts
from dragoman.analysis.firsts import called_first, first_since
from dragoman.analysis.geography import abroad
from dragoman.analysis.selection import partners
from dragoman.analysis.vectors import vector_of_parties
from dragoman.publishing.english.actors import actor, heading
from dragoman.publishing.english.dates import date_phrase, day_words, month_words, period_words
from dragoman.publishing.english.lists import listed, plural, sentence
from dragoman.publishing.english.numbers import cardinal, times
from dragoman.publishing.english.phrases import fill, phrases, topic_words
from dragoman.publishing.page.model import Paragraph, Sentence
from dragoman.publishing.telling.events import Prose
from dragoman.records import Event, Status, edtf

_SLIPPED = (Status.POSTPONED, Status.CANCELLED, Status.DECLINED)
MOST_LISTED = 3
FEW = 3
"""Contacts of known place from which on the lead says how many were abroad."""


def title_of(events: Sequence[Event], prose: Prose) -> str:
    """A headline from what the month shows: its busiest partners."""
    home, month = heading(prose.home), month_words(prose.span.first)
    rows = contact_table(events, prose.home)
    if not rows:
        return f"{home}’s foreign policy in {month}"
    names = [actor(r.partner) for r in rows[:MOST_LISTED] if r.total > 1] or [actor(rows[0].partner)]
    return f"{home} meets {listed(names)}: foreign policy in {month}"


def lead(events: Sequence[Event], prose: Prose, ours: Sequence[Event] = ()) -> Paragraph:
    """The lead paragraph, from the month's own events of home; ``ours`` are those of all time, for what was a first."""
    found: list[Sentence | None] = [_count(events, prose)]
    if contacts(events, prose.home):
        found += [
            _busiest(events, prose),
            highest_sentence(events, prose),
            *_firsts(events, ours, prose),
            _uneven(events, prose),
            topics_sentence(events, prose),
        ]
    found += [_slipped(events, prose), _open(events, prose)]
    return Paragraph(tuple(s for s in found if s))


def _cite(events: Sequence[Event], prose: Prose) -> tuple[int, ...]:
    return tuple(sorted({n for e in events for n in prose.notes.cite(e.evidence)}))


def _count(events: Sequence[Event], prose: Prose) -> Sentence:
    met = contacts(events, prose.home)
    month = month_words(prose.span.first)
    slots = {"Home": actor(prose.home), "home": actor(prose.home), "month": month}
    if not met:
        return Sentence(sentence(fill(phrases()["lead"]["none"], slots)))
    others = {p for e in met for p in partners(e, prose.home)}
    tally = Counter(vector_of_parties(partners(e, prose.home), prose.home) for e in met)
    vector, most = min(tally.items(), key=lambda item: (-item[1], item[0].order if item[0] else 999))
    there, here = abroad(events, prose.home)
    if there and here and there + here >= FEW:
        told = {"there": cardinal(there), "here": cardinal(here), "home": actor(prose.home)}
        slots["places"] = fill(
            phrases()["lead"]["places" if there + here == len(met) else "places_known"], told
        )
    slots |= {
        "contacts": f"{cardinal(len(met))} {plural(len(met), 'contact')}",
        "partners": f"{cardinal(len(others))} {plural(len(others), 'partner')}",
    }
    if vector and len(tally) > 1 and most > 1:
        slots |= {"share": cardinal(most), "region": phrases()["regions"].get(vector.id, f"“{vector.title}”")}
    return Sentence(sentence(fill(phrases()["lead"]["count"], slots)), (), tuple(e.id for e in met))


def _busiest(events: Sequence[Event], prose: Prose) -> Sentence | None:
    """Who came first and who second, where that says something: a partner with one contact is not busy."""
    table = contact_table(events, prose.home)
    counts = sorted({row.total for row in table if row.total > 1}, reverse=True)
    if not counts or len(table) == 1:
        return None
    ranked = [[row.partner for row in table if row.total == count] for count in counts[:2]]
    if len(ranked[0]) > MOST_LISTED + 1:
        return None
    first = listed([actor(code) for code in ranked[0]])
    slots = {"First": first[:1].upper() + first[1:], "most": cardinal(counts[0])}
    text = fill(phrases()["lead"]["busiest" if len(ranked[0]) == 1 else "busiest_tie"], slots)
    shown = ranked[0]
    if len(ranked) > 1 and len(ranked[0]) + len(ranked[1]) <= MOST_LISTED + 2:
        each = "each" if len(ranked[1]) > 1 else ""
        slots = {
            "next": listed([actor(code) for code in ranked[1]]),
            "fewer": cardinal(counts[1]),
            "each": each,
        }
        text += fill(phrases()["lead"]["then"], slots)
        shown = ranked[0] + ranked[1]
    behind = tuple(e.id for e in contacts(events, prose.home) if {*shown} & set(partners(e, prose.home)))
    return Sentence(sentence(text), (), behind)


def _firsts(events: Sequence[Event], ours: Sequence[Event], prose: Prose) -> list[Sentence]:
    """Contacts that a source calls a first, and those that are one by the ledger."""
    found = []
    for event, words in called_first(events, prose.home)[:MOST_LISTED]:
        noun, when = prose.noun(event), date_phrase(event.date, prose.span.year) if event.date else ""
        if noun:
            text = fill(phrases()["lead"]["first_said"], {"noun": noun, "when": when, "words": words})
            found.append(Sentence(sentence(text), _cite([event], prose), (event.id,)))
    for event, code, before in first_since(ours, prose.home, prose.span)[:MOST_LISTED]:
        noun, when = prose.noun(event), date_phrase(event.date, prose.span.year) if event.date else ""
        if noun and event.id not in {r for s in found for r in s.records}:
            slots = {
                "noun": noun,
                "when": when,
                "partner": actor(code),
                "before": _last_day(before),
            }
            text = fill(phrases()["lead"]["first_kept"], slots)
            found.append(Sentence(sentence(text), _cite([event, before], prose), (event.id, before.id)))
    return found


def _last_day(event: Event) -> str:
    """The day on which an event ended, or its month or year where no day is known."""
    days = edtf.bounds(event.date) if event.date and "-" in event.date[5:] else None
    return day_words(days[1]) if days else period_words(event.date or "")


def _uneven(events: Sequence[Event], prose: Prose) -> Sentence | None:
    """The contact at which the ranks of the two sides stood furthest apart, where they did by far."""
    steep = asymmetric(events, prose.home)
    noun = prose.noun(steep[0][0]) if steep else ""
    if not noun:
        return None
    event, steps = steep[0]
    slots = {"noun": noun, "steps": f"{cardinal(abs(steps))} ranks"}
    slots["when"] = date_phrase(event.date, prose.span.year) if event.date else ""
    return Sentence(sentence(fill(phrases()["lead"]["uneven"], slots)), _cite([event], prose), (event.id,))


def highest_sentence(events: Sequence[Event], prose: Prose) -> Sentence | None:
    """The contact at the highest level; None where no level is known."""
    top = highest_contact(events, prose.home)
    noun = prose.noun(top) if top else ""
    if not top or not noun:
        return None
    when = date_phrase(top.date, prose.span.year) if top.date else ""
    text = fill(phrases()["lead"]["highest"], {"noun": noun, "when": when})
    return Sentence(sentence(text), _cite([top], prose), (top.id,))


def topics_sentence(events: Sequence[Event], prose: Prose) -> Sentence | None:
    """What the contacts turned to most often; None where no topic came up twice."""
    counted = [(topic, n) for topic, n in topic_counts(events, prose.home) if n > 1][:MOST_LISTED]
    if not counted:
        return None
    most, table = counted[0][1], phrases()["lead"]
    tied = [topic_words(topic) for topic, n in counted if n == most]
    then = [f"{topic_words(topic)} ({times(n)})" for topic, n in counted if n < most]
    slots = {"topics": listed(tied), "topic": tied[0], "times": times(most)}
    slots["then"] = listed(then) if len(tied) == 1 else ""
    names = {topic for topic, n in counted if n == most or len(tied) == 1}
    behind = [e for e in contacts(events, prose.home) if names & set(e.topics)]
    text = fill(table["topics" if len(tied) == 1 else "topics_tie"], slots)
    return Sentence(sentence(text), (), tuple(e.id for e in behind))


def _slipped(events: Sequence[Event], prose: Prose) -> Sentence | None:
    slipped = [e for e in events if e.status in _SLIPPED]
    items = [f"{noun} ({e.status.value})" for e in slipped[:MOST_LISTED] if (noun := prose.noun(e))]
    if not items:
        return None
    count = f"{cardinal(len(slipped))} {plural(len(slipped), 'contact')}"
    slots = {"Count": count[:1].upper() + count[1:], "items": listed(items)}
    return Sentence(
        sentence(fill(phrases()["lead"]["slipped"], slots)),
        _cite(slipped, prose),
        tuple(e.id for e in slipped),
    )


def _open(events: Sequence[Event], prose: Prose) -> Sentence | None:
    unreported = [e for e in events if e.status is Status.PLANNED]
    if not unreported:
        return None
    n = len(unreported)
    slots = {"count": f"{cardinal(n)} {plural(n, 'contact')}", "it": "it" if n == 1 else "they"}
    return Sentence(sentence(fill(phrases()["lead"]["open"], slots)), (), tuple(e.id for e in unreported))
