"""The way from a text to its actors and places."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.annotation.actors.called_so import states_called_so
from dragoman.annotation.actors.described import described_places
from dragoman.annotation.actors.epithets import states_by_epithet
from dragoman.annotation.actors.homonyms import Readings
from dragoman.annotation.actors.lexicon import BIG_CITY, Entry, lexicon
from dragoman.annotation.actors.places import (
    PLACE,
    VISITS,
    Verdict,
    in_country,
    is_dateline,
    read_capital,
    read_city,
)
from dragoman.annotation.actors.states import is_actor
from dragoman.annotation.actors.surroundings import Before, Surroundings
from dragoman.annotation.mentions import ActorForm, ActorMention, PlaceMention
from dragoman.knowledge.actor_contexts import contexts
from dragoman.knowledge.cities import City, choose
from dragoman.knowledge.countries import country, is_state
from dragoman.knowledge.former_states import former_codes, in_force
from dragoman.knowledge.organisations import organisation

Hit = tuple[Entry, int, int]
_WELL_KNOWN = 1_000_000


def find_actors(
    text: str, sentences: Sequence[tuple[int, int]], home: str | None, published: str | None = None
) -> tuple[list[ActorMention], list[PlaceMention]]:
    """The states, organisations and groups, and the places, that ``text`` mentions, each in the order of the text.

    ``sentences`` are (start, end) offsets; ``home`` is the alpha-3 code of the country whose diplomacy is read.
    On the day ``published`` (EDTF) a state that is no more may still have been one.
    Actors never overlap one another, nor do places; a capital that may be either stands in both lists. A
    possessive ("Georgia's") and an article are no part of the span. A city and its country in apposition
    ("in Tbilisi, Georgia") are one place and no actor.
    """
    hits = _bounded(text)
    search = _Search(
        Surroundings(text, sentences), Readings(text, home), _mentioned(hits, home), hits, in_force(published)
    )
    search.run()
    described = described_places(text, search.actors, search.places, home)
    # "In the Finnish capital" is where, and Finland no party.
    actors = [a for a in search.actors if not any(p.start <= a.start and a.end <= p.end for p in described)]
    called = [*states_by_epithet(text, sentences, actors), *states_called_so(text, actors)]
    actors = sorted([*actors, *called], key=lambda actor: actor.start) if called else actors
    return actors, sorted([*search.places, *described], key=lambda place: place.start)


def _whole_words(
    matches: Callable[[str], list[tuple[int, int, int]]], text: str
) -> Iterator[tuple[int, int, int]]:
    """The matches, and for one that ends inside a word those before that word: "AU" in "the AU Commissioner"."""
    for index, start, end in matches(text):
        yield index, start, end
        if end < len(text) and text[end].isalnum() and " " in text[start:end]:
            within = text[start : text.rindex(" ", start, end)]
            yield from ((i, start + s, start + e) for i, s, e in matches(within))


def _bounded(text: str) -> list[Hit]:
    """The lexicon's matches that begin and end with a word."""
    found = []
    lex = lexicon()
    entries, length = lex.entries, len(text)
    for index, start, end in _whole_words(lex.matches, text):
        if start and (text[start - 1].isalnum() or text[start - 1] in "_@"):
            continue
        if end < length and (text[end].isalnum() or text[end] == "_"):
            continue
        if (
            text[start - 1 : start] == "."
            and start > 1
            and text[start - 2].isalnum()
            and text[start - 2].islower()
        ):
            continue
        if text[end : end + 1] == "." and text[end + 1 : end + 2].islower():
            continue
        found.append((entries[index], start, end))
    return found


def _mentioned(hits: Sequence[Hit], home: str | None) -> frozenset[str]:
    """The codes of the states that the text names."""
    named = {entry.code for entry, _, _ in hits if entry.what in ("state", "capital")}
    return frozenset(named | {home} if home else named)


_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTED = re.compile(
    rf"\b(?P<few>{'|'.join(_NUMBERS)}|several|some|a few|a handful of|certain|various|\d{{1,2}}) $",
    re.IGNORECASE,
)


def _some_of(before: str, members: int) -> bool:
    """Whether a group's name stands for some of its states that nobody names: "a tour of three Central Asian countries"."""
    found = _COUNTED.search(before)
    if found is None:
        return False
    few = found["few"].lower()
    if few.isdigit():
        return int(few) < members
    return few not in _NUMBERS or _NUMBERS.index(few) + 1 < members


@dataclass
class _Search:
    """One pass over the matches of a text."""

    around: Surroundings
    readings: Readings
    mentioned: frozenset[str]
    hits: list[Hit]
    in_force: dict[str, str]
    actors: list[ActorMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    _last: tuple[int, Verdict, bool] | None = None
    _skip_until: int = 0

    def run(self) -> None:
        """Read every match in the order of the text."""
        self._persons = self._names_of_persons()
        self._full_names = {entry.code for entry, _, _ in self.hits if entry.form is ActorForm.NAME}
        for entry, start, end in self.hits:
            if start < self._skip_until:
                continue
            if entry.what in ("state", "organisation", "group"):
                self._read_actor(entry, start, end)
            elif entry.what == "capital":
                self._read_capital(entry, start, end)
            elif entry.what == "city":
                self._read_city(entry, start, end)
            elif entry.what == "seat":
                self._read_seat(entry, start, end)
            elif entry.what == "combining":
                self._read_combining(entry, start, end)

    def _names_of_persons(self) -> frozenset[str]:
        """City names that follow a given name or title somewhere in the text ("President Obama")."""
        ends = {end for _, _, end in self.hits}
        counted: Counter[str] = Counter()
        for entry, start, end in self.hits:
            if entry.what != "city" or start - 1 in ends:
                continue
            before = self.around.before(start)
            if before.adjacent and before.word[:1].isupper() and not self.around.headline(start):
                known = before.word in contexts("name_neutral") and before.word not in contexts("title")
                if not known and not self.around.opens_sentence(start - 1 - len(before.word)):
                    counted[self.around.text[start:end]] += 1
        return frozenset(counted)

    def _add_actor(self, entry: Entry, start: int, end: int, code: str) -> None:
        code = self.in_force.get(code, code)
        if code in former_codes() and code not in self.in_force:
            return
        self.actors.append(
            ActorMention(
                start=start,
                end=end,
                text=self.around.text[start:end],
                code=code,
                is_state=entry.what != "group" and is_state(code),
                form=entry.form,
                members=entry.members,
            )
        )

    def _add_place(self, city: City, start: int, end: int, shouted: bool = False) -> None:
        text = self.around.text[start:end]
        self.places.append(
            PlaceMention(
                start=start,
                end=end,
                text=text,
                name=city.name if shouted or city.kind != "city" else text,
                country=self.in_force.get(city.country, city.country) if city.country else None,
                latitude=city.latitude,
                longitude=city.longitude,
            )
        )

    def _read_actor(self, entry: Entry, start: int, end: int) -> None:
        around = self.around
        surface = around.text[start:end]
        before, after = around.before(start), around.after(end)
        if surface in contexts("weak_acronym") and not self._spelt_out(entry):
            return
        if not is_actor(entry, around, start, end, before, after):
            return
        code = self.readings.read(surface, entry.code, around.vicinity(start))
        if code == "none":
            return
        if entry.what == "group" and _some_of(around.text[max(0, start - 40) : start], len(entry.members)):
            return
        self._add_actor(entry, start, end, code)
        if entry.place is not None:
            verdict = read_capital(around, start, end, before, after, self._last)
            if verdict.place:
                self._add_place(entry.place, start, end, entry.shouted)
            self._last = (end, verdict, around.opens_sentence(start))

    def _spelt_out(self, entry: Entry) -> bool:
        """Whether the full name of a weak acronym stands in the text."""
        if entry.what == "organisation":
            return organisation(entry.code).name in self.around.text or entry.code in self._full_names
        return entry.what == "group" or entry.code in self._full_names

    def _read_capital(self, entry: Entry, start: int, end: int) -> None:
        around = self.around
        surface = around.text[start:end]
        code = self.readings.read(surface, entry.code, around.vicinity(start))
        if code == "none":
            self._read_city(entry, start, end)
            return
        before, after = around.before(start), around.after(end)
        verdict = read_capital(around, start, end, before, after, self._last)
        own = entry.place.country if entry.place else None
        if own and in_country(around.text, end, country(own).name):
            verdict = PLACE
            self._skip_until = end + 2 + len(country(own).name)
        if verdict.actor or (verdict.place and self._may_be_organisation(code, before)):
            self._add_actor(entry, start, end, code)
        if verdict.place and entry.place is not None:
            self._add_place(entry.place, start, end, entry.shouted)
        self._last = (max(end, self._skip_until), verdict, self._opens_with_preposition(start))

    def _may_be_organisation(self, code: str, before: Before) -> bool:
        """Whether a journey to an organisation's seat ("visited Brussels") may be one to the organisation."""
        return not is_state(code) and before.adjacent and (before.word == "to" or before.word in VISITS)

    def _opens_with_preposition(self, start: int) -> bool:
        before = self.around.before(start)
        return self.around.opens_sentence(start - len(before.gap) - len(before.word))

    def _read_city(self, entry: Entry, start: int, end: int) -> None:
        around = self.around
        city = choose(entry.surface, self.mentioned)
        if city is None:
            return
        small = entry.shouted and city.kind == "city" and city.population < BIG_CITY
        if small and not is_dateline(around.text, start, end):
            return  # in capitals a smaller town only leads a dispatch or an entry
        before, after = around.before(start), around.after(end)
        persons = frozenset() if city.population >= _WELL_KNOWN else self._persons
        if city.country and in_country(around.text, end, country(city.country).name):
            self._skip_until = end + 2 + len(country(city.country).name)
        elif not read_city(city, around, start, end, before, after, self._last, persons):
            self._last = None
            return
        self._add_place(city, start, end, entry.shouted)
        self._last = (max(end, self._skip_until), PLACE, self._opens_with_preposition(start))

    def _read_seat(self, entry: Entry, start: int, end: int) -> None:
        around = self.around
        before, after = around.before(start), around.after(end)
        if entry.place is None:
            # "The German Foreign Office", "Pakistan's Foreign Office" are told whose.
            owner = self.actors[-1] if before.adjacent and self.actors else None
            owned = owner is not None and start - owner.end in (1, 3) and owner.is_state
            code = self.readings.read(around.text[start:end], entry.code, around.vicinity(start))
            if owner is not None and owned:
                code = owner.code
            if code != "none":
                self._add_actor(entry, start, end, code)
            return
        verdict = read_capital(around, start, end, self.around.before(start), after, None)
        if before.word == "the":
            verdict = read_capital(
                around, start - len(before.word) - len(before.gap), end, before, after, None
            )
        code = self.readings.read(around.text[start:end], entry.code, around.vicinity(start))
        if verdict.actor and code != "none":
            self._add_actor(entry, start, end, code)
        if verdict.place and code == entry.code:  # a house of the same name elsewhere stands elsewhere
            self._add_place(entry.place, start, end, entry.shouted)

    def _read_combining(self, entry: Entry, start: int, end: int) -> None:
        text = self.around.text
        if text[end : end + 1] in ("-", "–", "‐", "‑") and text[end + 1 : end + 2].isupper():
            self._add_actor(entry, start, end, entry.code)
