"""The lead of a digest: how much there was, with whom, at what level, about what; what slipped; what lies ahead."""

from collections import Counter
from collections.abc import Sequence

from dragoman.analysis.contacts import contact_table, contacts, highest_contact, topic_counts
from dragoman.analysis.selection import partners
from dragoman.analysis.vectors import vector_of_parties
from dragoman.publishing.english.actors import actor, heading
from dragoman.publishing.english.dates import date_phrase, month_words
from dragoman.publishing.english.lists import listed, plural, sentence
from dragoman.publishing.english.numbers import cardinal
from dragoman.publishing.english.phrases import fill, phrases, topic_words
from dragoman.publishing.page.model import Paragraph, Sentence
from dragoman.publishing.telling.events import Prose
from dragoman.records import Event, Status

_SLIPPED = (Status.POSTPONED, Status.CANCELLED, Status.DECLINED)
MOST_LISTED = 3


def title_of(events: Sequence[Event], prose: Prose) -> str:
    """A headline from what the month shows: its busiest partners."""
    home, month = heading(prose.home), month_words(prose.span.first)
    rows = contact_table(events, prose.home)
    if not rows:
        return f"{home}’s foreign policy in {month}"
    names = [actor(r.partner) for r in rows[:MOST_LISTED] if r.total > 1] or [actor(rows[0].partner)]
    return f"{home} meets {listed(names)}: foreign policy in {month}"


def lead(events: Sequence[Event], prose: Prose) -> Paragraph:
    """The lead paragraph, from the month's own events of home."""
    found = [_count(events, prose)]
    met = contacts(events, prose.home)
    if met:
        found += [
            s
            for s in (
                _busiest(events, prose),
                highest_sentence(events, prose),
                topics_sentence(events, prose),
            )
            if s
        ]
    found += [s for s in (_slipped(events, prose), _open(events, prose)) if s]
    return Paragraph(tuple(found))


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
    slots |= {
        "contacts": f"{cardinal(len(met))} {plural(len(met), 'contact')}",
        "partners": f"{cardinal(len(others))} {plural(len(others), 'partner')}",
    }
    if vector and len(tally) > 1 and most > 1:
        slots |= {"share": cardinal(most), "region": phrases()["regions"].get(vector.id, f"“{vector.title}”")}
    return Sentence(sentence(fill(phrases()["lead"]["count"], slots)), (), tuple(e.id for e in met))


def _busiest(events: Sequence[Event], prose: Prose) -> Sentence | None:
    table = contact_table(events, prose.home)
    rows = [r for r in table if r.total > 1]
    if not rows or len(table) == 1:
        return None
    top = [r for r in rows if r.total >= rows[min(len(rows), MOST_LISTED) - 1].total][: MOST_LISTED + 1]
    items = [f"{actor(r.partner)} ({cardinal(r.total)} {plural(r.total, 'contact')})" for r in top]
    key = "busiest_one" if len(top) == 1 else "busiest_many"
    codes = {r.partner for r in top}
    behind = tuple(e.id for e in contacts(events, prose.home) if codes & set(partners(e, prose.home)))
    return Sentence(sentence(fill(phrases()["lead"][key], {"busiest": listed(items)})), (), behind)


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
    names = {topic for topic, _ in counted}
    behind = [e for e in contacts(events, prose.home) if names & set(e.topics)]
    text = fill(phrases()["lead"]["topics"], {"topics": listed([topic_words(topic) for topic, _ in counted])})
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
