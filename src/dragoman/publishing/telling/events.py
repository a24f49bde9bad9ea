"""Events in sentences: the record's fields fill the templates of ``english/phrases.toml``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dragoman.analysis.selection import Span, in_span
from dragoman.publishing.english.actors import actor
from dragoman.publishing.english.dates import date_phrase, period_words
from dragoman.publishing.english.lists import indefinite, listed, sentence
from dragoman.publishing.english.names import Introductions
from dragoman.publishing.english.numbers import ordinal
from dragoman.publishing.english.phrases import choose, fill, phrases, topic_words
from dragoman.publishing.page.model import Sentence
from dragoman.publishing.page.notes import NoteBook, shortened
from dragoman.publishing.telling.sides import Side, Sides, place_words, sides_of
from dragoman.records import Event, Status, edtf

Words = Callable[[], str] | str

MOST_TOPICS = 3
LONGEST_SERIES = 90
_KINDS_OF_VISIT = (
    "state",
    "official",
    "working",
    "private",
    "transit",
    "unofficial",
    "surprise",
    "farewell",
    "courtesy",
)


@dataclass
class Context:
    """What the paragraph has just said, so that the next sentence can lean on it."""

    previous: Event | None = None
    visit: Event | None = None
    count: int = 0

    def told(self, event: Event) -> None:
        """Move on past an event."""
        self.previous = event
        self.count += 1
        if event.type == "visit" and event.status is Status.OCCURRED:
            self.visit = event


class Prose:
    """Writes sentences about events; knows who has been introduced and which notes have been cited."""

    def __init__(self, home: str, span: Span, known: Introductions, notes: NoteBook) -> None:
        self.home = home
        self.span = span
        self.known = known
        self.notes = notes

    def sentence(self, event: Event, context: Context) -> Sentence:
        """The sentence for one event, in the wording of its status."""
        slots = self._slots(event)
        opening = ""
        if event.status is Status.OCCURRED:
            templates = self._occurred(event)
            opening, bare = self._opening(event, context)
            if bare:
                slots.pop("when", None)
                if context.previous is not None and context.previous.venue == event.venue:
                    slots.pop("place", None)
        else:
            templates = self._other_status(event)
        template = choose(templates, slots, context.count)
        text = opening + fill(template, slots) if template else self._quoted(event)
        context.told(event)
        return Sentence(sentence(text), self.notes.cite(event.evidence), (event.id,))

    def fulfilled(self, event: Event) -> Sentence:
        """A plan of which later sources say that it happened."""
        template = choose([phrases()["status"]["fulfilled"]], self._slots(event))
        text = fill(template, self._slots(event)) if template else self._quoted(event)
        return Sentence(sentence(text), self.notes.cite(event.evidence), (event.id,))

    def noun(self, event: Event) -> str:
        """The event as a noun phrase: "a working visit by Lukashenka to Georgia"; empty where there is none."""
        noun = self._slots(event).get("noun", "")
        return noun() if callable(noun) else noun

    def together(self, events: list[Event], context: Context) -> Sentence:
        """One sentence for several events that differ in partner and place only."""
        first = events[0]
        by_place: dict[str, list[str]] = {}
        for event in events:
            where = f" in {place_words(event.venue)}" if event.venue else ""
            names = [actor(c) for c in sides_of(event, self.home).them.codes]
            by_place.setdefault(where, []).extend(names)
        them = listed([listed(sorted(names, key=_unarticled)) + where for where, names in by_place.items()])
        slots = self._slots(first) | {"them": them}
        slots.pop("place", None)
        opening, bare = self._opening(first, context, front=True)
        if bare:
            slots.pop("when", None)
        template = choose(self._occurred(first)[:1], slots, 0)
        text = opening + fill(template, slots) if template else self._quoted(first)
        for event in events:
            context.told(event)
        evidence = [e for event in events for e in event.evidence]
        notes = tuple(sorted({n for e in evidence for n in self.notes.cite([e])}))
        return Sentence(sentence(text), notes, tuple(e.id for e in events))

    def outcome(self, event: Event) -> Sentence | None:
        """What came of an event, quoted; None where no source says."""
        if not event.outcome or event.status is not Status.OCCURRED:
            return None
        text = f"What came of it, in the words of the source: “{shortened(event.outcome, 240)}”"
        return Sentence(sentence(text), self.notes.cite(event.evidence), (event.id,))

    def _opening(self, event: Event, context: Context, front: bool | None = None) -> tuple[str, bool]:
        """The words before the clause, and whether they make the date inside it needless."""
        if not event.date:
            return "", True
        if context.visit is not None and event.type != "visit" and _within(event, context.visit):
            return "During the visit, ", True
        previous = context.previous
        if previous is not None and previous.date == event.date and previous.status is Status.OCCURRED:
            if edtf.precision(event.date) == 1:
                return "The same day, ", True
            return "", edtf.precision(event.date) > 10
        if front if front is not None else context.count % 2 == 0:
            return f"{self._when(event)}, ", True
        return "", False

    @staticmethod
    def _occurred(event: Event) -> list[Any]:
        entry = phrases().get(event.type, {})
        if "entered into force" in event.form:
            return _as_list(entry.get("occurred_in_force"))
        return _as_list(entry.get("occurred"))

    def _other_status(self, event: Event) -> list[Any]:
        entry, generic = phrases().get(event.type, {}), phrases()["status"]
        key = event.status.value
        if event.status is Status.PLANNED:
            key = (
                "planned_undated"
                if not event.date
                else "planned_within"
                if in_span(event, self.span)
                else "planned_after"
            )
        own = _as_list(entry.get(key))
        return [generic[key], *own]

    def _slots(self, event: Event) -> dict[str, Words]:
        sides = sides_of(event, self.home)
        slots = self._side_slots(event, sides)
        if event.topics:
            slots["topics"] = listed([topic_words(t) for t in event.topics[:MOST_TOPICS]])
        if event.date:
            slots["when"] = self._when(event)
            slots["for_when"] = f"for {period_words(event.date, self.span.year)}"
        if event.venue:
            slots["place"] = f"in {place_words(event.venue)}"
            slots["dest"] = place_words(event.venue)
        elif sides.host:
            slots["dest"] = listed([actor(c) for c in sides.host.codes])
        if event.organisations:
            slots["bodies"] = listed([actor(c) for c in event.organisations])
        forms = [f for f in event.form if f in _KINDS_OF_VISIT]
        if forms:
            slots["a_form"] = f"{indefinite(forms[0])} {listed(forms)} visit"
        slots["a_form_or"] = f"{indefinite(forms[0])} {listed(forms)}" if forms else "a"
        slots |= self._kind_slots(event)
        plural = bool(phrases().get(event.type, {}).get("plural")) and event.ordinal is None
        slots |= {"was": "were" if plural else "was", "is": "are" if plural else "is"}
        slots |= {"has": "have" if plural else "has", "it": "they" if plural else "it"}
        template = choose(_as_list(phrases().get(event.type, {}).get("noun")), slots)
        if template:
            inner = {k: v for k, v in slots.items() if k != "when"}
            if "session" in inner:
                inner["session"] = _session(event, phrases()[event.type], "the")
            slots["noun"] = lambda: fill(template, inner)
            slots["Noun"] = lambda: _capital(fill(template, inner))
        return slots

    def _side_slots(self, event: Event, sides: Sides) -> dict[str, Words]:
        slots: dict[str, Words] = {}
        named = {"us": sides.us, "them": sides.them, "visitor": sides.visitor, "host": sides.host}
        named |= {"sender": sides.sender, "target": sides.target, "counterparts": sides.counterparts}
        for name, side in named.items():
            if side:
                slots[name] = _later(side, self.known)
                slots[f"{name}_is"] = "are" if side.plural else "is"
            if side.people:
                slots[f"{name}_people"] = _later(side, self.known)
        if event.type == "meeting" and not (
            sides.host.people and sides.visitor.people and _told_roles(event)
        ):
            slots.pop("host_people", None)
        return slots

    @staticmethod
    def _kind_slots(event: Event) -> dict[str, Words]:
        """The session, the verb and the title that the kind's table words."""
        entry = phrases().get(event.type, {})
        slots: dict[str, Words] = {}
        if "verb" in entry:
            verb = next((entry["verb"][f] for f in (*event.form, "") if f in entry["verb"]), "")
            slots["verb"] = verb
        if event.type == "agreement" and event.series:
            title = _articled(event.series)
            slots["title"], slots["Title"] = title, _capital(title)
        if "session" in entry:
            slots["session"] = _session(event, entry)
        return slots

    def _when(self, event: Event) -> str:
        return date_phrase(event.date, self.span.year) if event.date else ""

    def _quoted(self, event: Event) -> str:
        """For what no template words: the source's own words."""
        when = self._when(event)
        words = f"as the source puts it: “{shortened(event.evidence[0].quote, 240)}”"
        return f"{when}, {words}" if when else words


def _session(event: Event, entry: dict[str, str], their: str = "their") -> str:
    """The session of a series in words: "the third round of talks on visas", "consultations on trade"."""
    series = _series(event)
    inner: dict[str, Words] = {"nth": ordinal(event.ordinal) if event.ordinal else "", "their": their}
    if event.topics:
        inner["topics"] = listed([topic_words(t) for t in event.topics[:MOST_TOPICS]])
    if event.organisations:
        inner["bodies"] = listed([actor(c) for c in event.organisations])
    if series:
        unit = series.split()[0].lower() in phrases()["series"]["units"]
        if unit and event.type != "summit":
            return f"the {inner['nth']} {series}" if event.ordinal else f"{indefinite(series)} {series}"
        plain = series.split(" on ")[0].split(" of ")[0].endswith("s") or event.type != "consultation"
        inner["series"] = series if plain or event.ordinal else f"{indefinite(series)} {series}"
    key = "session" + ("_series" if series else "") + ("_nth" if event.ordinal else "")
    return fill(entry[key], inner)


def _series(event: Event) -> str | None:
    """The name of the series, without the venue that the sentence gives anyway; None for what is too long for a name."""
    if not event.series or len(event.series) > LONGEST_SERIES:
        return None
    series = event.series
    for word in ("in", "at"):
        if event.venue:
            series = series.removesuffix(f" {word} {event.venue.name}")
    return series


def _articled(title: str) -> str:
    """What was signed, with an article unless it begins with one or with a number or is a plural."""
    head = title.split(" on ")[0].split(" of ")[0].split(" between ")[0]
    if (
        title.split()[0].lower() in ("a", "an", "the", "its", "their")
        or title[0].isdigit()
        or head.endswith("s")
    ):
        return title
    return f"{indefinite(title)} {title}"


def _told_roles(event: Event) -> bool:
    return any(p.role == "host" for p in event.participants) or any(
        p.role == "visitor" for p in event.participants
    )


def _within(event: Event, visit: Event) -> bool:
    """Whether an event is a part of a visit: its days lie within it, one of the travellers takes part, same country."""
    if not event.date or not visit.date or not edtf.year_known(event.date) or edtf.precision(visit.date) > 10:
        return False
    inner, outer = edtf.bounds(event.date), edtf.bounds(visit.date)
    if not inner or not outer or inner[0] < outer[0] or inner[1] > outer[1]:
        return False
    if event.venue and visit.venue and event.venue.country != visit.venue.country:
        return False
    travellers = {p.name for p in visit.participants if p.name}
    return bool(travellers & {p.name for p in event.participants})


def _later(side: Side, known: Introductions) -> Callable[[], str]:
    return lambda: side.words(known)


def _as_list(value: Any) -> list[Any]:
    return [value] if isinstance(value, str) else list(value or ())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _unarticled(name: str) -> str:
    return name.removeprefix("the ")
