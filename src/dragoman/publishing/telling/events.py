"""Events in sentences: the record's fields fill the templates of ``english/phrases.toml``."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.analysis.selection import VAGUE, Span, in_span
from dragoman.knowledge import countries
from dragoman.publishing.english.actors import actor, adjective, heading
from dragoman.publishing.english.dates import scheduled, time_phrase
from dragoman.publishing.english.lists import indefinite, listed, sentence
from dragoman.publishing.english.names import Introductions
from dragoman.publishing.english.numbers import ordinal
from dragoman.publishing.english.phrases import choose, fill, phrases, topic_words
from dragoman.publishing.page.model import Sentence
from dragoman.publishing.page.notes import NoteBook, shortened
from dragoman.publishing.telling.journeys import other_side, within
from dragoman.publishing.telling.sides import Side, Sides, place_words, sides_of
from dragoman.records import Event, Evidence, Figure, Participant, Status, edtf

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
    place: str = ""
    leaning: int = 0
    count: int = 0

    def told(self, event: Event) -> None:
        """Move on past an event."""
        self.previous = event
        self.count += 1
        if event.type == "visit" and event.status is Status.OCCURRED:
            self.visit = event
            self.leaning = 0


class Prose:
    """Writes sentences about events; knows who has been introduced and which notes have been cited."""

    def __init__(
        self,
        home: str,
        span: Span,
        known: Introductions,
        notes: NoteBook,
        settling: Mapping[str, Event | Figure] | None = None,
    ) -> None:
        """``settling`` are the records by id in which promises may have ended."""
        self.home = home
        self.span = span
        self.known = known
        self.notes = notes
        self.settling = settling or {}

    def sentence(self, event: Event, context: Context) -> Sentence:
        """The sentence for one event, in the wording of its status."""
        slots = self._slots(event)
        opening = ""
        if event.status is Status.OCCURRED:
            templates = self._occurred(event)
            opening, bare = self._opening(event, context)
            if bare:
                slots.pop("when", None)
                same = context.previous is not None and context.previous.venue == event.venue
                if same or (context.place and slots.get("place") == context.place):
                    slots.pop("place", None)
                else:
                    context.place = str(slots.get("place", ""))
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

    def copula(self, event: Event) -> str:
        """The verb that agrees with the event's noun phrase: "is", or "are" of "consultations"."""
        return str(self._slots(event)["is"])

    def journey(self, visit: Event, parts: Sequence[Event], context: Context) -> Sentence:
        """One sentence for a visit and for what it was made of: whom the guest met, which talks were held."""
        talks = next((e for e in parts if e.type != "meeting"), None)
        meetings = [e for e in parts if e.type == "meeting"]
        met = self._met(visit, meetings)
        slots = self._slots(visit)
        about = [e for e in meetings if e.topics]
        topics = about[0].topics if len(meetings) == 1 and about else visit.topics
        if met:
            slots.pop("counterparts", None)
            slots.pop("topics", None)
        opening, bare = self._opening(visit, context)
        if bare:
            slots.pop("when", None)
        template = choose(self._occurred(visit), slots, context.count)
        text = opening + (fill(template, slots) if template else self._quoted(visit))
        tail: dict[str, Words] = {"topics": listed([topic_words(t) for t in topics[:MOST_TOPICS]])}
        if talks:
            inner = self._slots(talks)
            tail |= {"session": inner["session"], "with": self._others(talks, visit)}
        if met:
            tail["met"] = lambda: Side(met).words(self.known)
            tail["place"] = self._other_place(visit, meetings)
        key = "talks_and_met" if talks and met else "talks" if talks else "met"
        text += " " + fill(phrases()["journey"][key], tail)
        context.told(visit)
        context.place = str(tail.get("place", ""))
        evidence = [e for event in (visit, *parts) for e in event.evidence]
        return Sentence(sentence(text), self._cited(evidence), tuple(e.id for e in (visit, *parts)))

    def _met(self, visit: Event, meetings: Sequence[Event]) -> tuple[Participant, ...]:
        """The people of the other side in the meetings of a visit, each once, by rank."""
        found: list[Participant] = []
        for event in meetings:
            for person in other_side(event, visit, self.known):
                if not any(self.known.same(person, p) for p in found):
                    found.append(person)
        return tuple(sorted(found, key=lambda p: (p.rank or 9, p.name or "")))

    @staticmethod
    def _other_place(visit: Event, meetings: Sequence[Event]) -> str:
        """Where all meetings were held, if that is another place than where the visit went."""
        venues = {e.venue for e in meetings if e.venue}
        if len(venues) != 1 or not visit.venue:
            return ""
        venue = venues.pop()
        wider = venue.name == visit.venue.name or countries.code_for(venue.name) == venue.country
        return "" if wider else f"in {place_words(venue)}"

    def _others(self, talks: Event, visit: Event) -> str:
        """With whom talks were held, where the visit's own words do not tell it."""
        codes = sides_of(talks, self.home).them.codes
        if not talks.organisations and visit.venue and visit.venue.country in codes:
            return ""
        return listed([actor(c) for c in codes])

    def together(self, events: list[Event], context: Context) -> Sentence:
        """One sentence for several events that differ in partner and place only."""
        first = events[0]
        by_place: dict[str, list[str]] = {}
        for event in events:
            where = f" in {place_words(event.venue)}" if event.venue else ""
            names = [actor(c) for c in sides_of(event, self.home).them.codes]
            by_place.setdefault(where, []).extend(names)
        groups = sorted(by_place.items(), key=lambda item: -len(item[1]))
        said = [listed(sorted(set(names), key=_unarticled)) + where for where, names in groups]
        slots = self._slots(first) | {"them": listed([said[0], *(f"with {words}" for words in said[1:])])}
        opening, bare = self._opening(first, context, front=True)
        if bare:
            slots.pop("when", None)
        text = opening + fill(phrases()[first.type]["together"], slots)
        for event in events:
            context.told(event)
        evidence = [e for event in events for e in event.evidence]
        return Sentence(sentence(text), self._cited(evidence), tuple(e.id for e in events))

    def outcome(self, event: Event, signed: Sequence[Event] = ()) -> Sentence | None:
        """What came of an event, quoted, with the acts (``signed``) that the quotation tells of; None where no source
        says."""
        if not event.outcome or event.status is not Status.OCCURRED:
            return None
        text = fill(phrases()["outcome"]["told"], {"words": shortened(event.outcome, 240)})
        evidence = [e for told in (event, *signed) for e in told.evidence]
        return Sentence(sentence(text), self._cited(evidence), tuple(e.id for e in (event, *signed)))

    def _cited(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        return tuple(sorted({n for e in evidence for n in self.notes.cite([e])}))

    def _opening(self, event: Event, context: Context, front: bool | None = None) -> tuple[str, bool]:
        """The words before the clause, and whether they make the date inside it needless."""
        words, previous = phrases()["opening"], context.previous
        if not event.date:
            return "", True
        if context.visit is not None and event.type != "visit" and within(event, context.visit, self.known):
            context.leaning += 1
            return words["visit"][(context.leaning - 1) % len(words["visit"])], True
        if previous is not None and previous.date == event.date and previous.status is Status.OCCURRED:
            if previous.type == "summit" and previous.venue == event.venue and event.venue:
                return words["there"], True
            if edtf.precision(event.date) == 1:
                return words["same_day"], True
            if edtf.precision(event.date) <= VAGUE:
                return words["same_days"], True
            return "", True
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
        if event.status is not Status.PLANNED:
            return [generic[key], *_as_list(entry.get(key))]
        if event.date and in_span(event, self.span):
            own = [t + generic["nothing_heard"] for t in _flat(entry.get("planned_within"))]
            return [generic["planned_within"], *own]
        if event.date:
            return [generic["planned_after"], *_as_list(entry.get("planned_after"))]
        own = [t + generic["no_date"] for t in _flat(entry.get("planned_after"))]
        return [generic["planned_undated"], *own]

    def _slots(self, event: Event) -> dict[str, Words]:
        sides = sides_of(event, self.home)
        slots = self._side_slots(event, sides)
        if event.topics:
            slots["topics"] = listed([topic_words(t) for t in event.topics[:MOST_TOPICS]])
        if event.date:
            slots["when"] = self._when(event)
            slots["for_when"] = scheduled(event.date, self.span.year)
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
        if not _names_a_side(event, (*sides.us.codes, *sides.them.codes)):
            us, them = _later(sides.us, self.known), _later(sides.them, self.known)
            slots["of_both"] = lambda: f"of {us()} and {them()}"
            slots["by_both"] = lambda: f"by {us()} and {them()}"
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
                slots[f"{name}_was"] = "were" if side.plural else "was"
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
        if event.type == "mission":
            posts = [w for w in entry["posts"] if any(w in e.quote.lower() for e in event.evidence)]
            post = posts[0] if posts else entry["post"]
            slots |= {"post": post, "a_post": f"{indefinite(post)} {post}"}
        for table in ("verb", "built", "plan", "act"):
            slots[table] = fill(_of_form(entry.get(table, {}), event), slots)
        if event.type == "agreement" and event.series:
            title = _articled(event.series)
            slots["title"], slots["Title"] = title, _capital(title)
        if "session" in entry:
            slots["session"] = _session(event, entry)
        return slots

    def _when(self, event: Event) -> str:
        ahead = event.status is not Status.OCCURRED
        return time_phrase(event.date, self.span.year, ahead=ahead) if event.date else ""

    def _quoted(self, event: Event) -> str:
        """For what no template words: the source's own words."""
        when = self._when(event)
        words = shortened(event.evidence[0].quote, 240).rstrip(" ;,:")
        return fill(phrases()["outcome"]["quoted"], {"when": when, "words": words})


def _session(event: Event, entry: dict[str, str], their: str = "their") -> str:
    """The session of a series in words: "the third round of talks on visas", "consultations on trade"."""
    series = _series(event)
    their = "the" if series and series[0].isupper() else their
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


def _later(side: Side, known: Introductions) -> Callable[[], str]:
    return lambda: side.words(known)


def _names_a_side(event: Event, parties: Sequence[str]) -> bool:
    """Whether the name of the series says already whose it is: "India-Belarus Intergovernmental Commission"."""
    words = event.series or ""
    names = [(heading(code), adjective(code)) for code in parties]
    return any(name and name in words for pair in names for name in pair)


def _of_form(table: dict[str, str], event: Event) -> str:
    """The words for the event's form; those for "" only where it has none, lest an unknown form be told as another."""
    return next((table[form] for form in event.form or ("",) if form in table), "")


def _flat(value: Any) -> list[str]:
    return [t for entry in _as_list(value) for t in _as_list(entry)]


def _as_list(value: Any) -> list[Any]:
    return [value] if isinstance(value, str) else list(value or ())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _unarticled(name: str) -> str:
    return name.removeprefix("the ")
