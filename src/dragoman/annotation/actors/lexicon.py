"""Every word that may call an actor or a place, in one automaton."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.annotation.mentions import ActorForm
from dragoman.knowledge.actor_contexts import contexts
from dragoman.knowledge.cities import City, cities_named, city_in, folded, place_names
from dragoman.knowledge.countries import countries, surfaces, treated_as
from dragoman.knowledge.former_states import former_codes
from dragoman.knowledge.groups import groups
from dragoman.knowledge.loading import table
from dragoman.knowledge.organisations import members, organisations

_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}|[A-Z][A-Za-z]?[A-Z]+|[A-Z]-?\d{1,2}|P5 ?\+ ?1|E3\+3")
_ACTOR_KINDS = frozenset({"state", "organisation", "group"})
BIG_CITY = 500_000


@dataclass(frozen=True, slots=True)
class Entry:
    """What a surface may mean.

    ``what`` is phrase (consumed, and neither actor nor place), state, organisation, group, capital, seat, city or
    combining. ``place`` is where a thing of this name lies, ``shouted`` marks the ALL-CAPS variant.
    """

    surface: str
    what: str
    code: str = ""
    form: ActorForm = ActorForm.NAME
    members: tuple[str, ...] = ()
    place: City | None = None
    shouted: bool = False


class Lexicon:
    """The entries by surface, and the automaton that finds them (longest match first, case-sensitive)."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._add_phrases()
        self._add_states()
        self._add_organisations()
        self._add_groups()
        self._add_capitals()
        self._add_seats()
        self._add_places()
        self._add_shouted()
        self.entries: tuple[Entry, ...] = tuple(self._entries.values())
        self._automaton = self._built()

    def _built(self) -> Any:
        import ahocorasick_rs

        return ahocorasick_rs.AhoCorasick(
            list(self._entries), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def matches(self, text: str) -> list[tuple[int, int, int]]:
        """The matches as (index into ``entries``, start, end); not yet checked for the bounds of words."""
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(text)
        return found

    def _add(self, entry: Entry, variants: bool = True) -> None:
        texts = {entry.surface}
        if variants:
            texts |= {folded(text) for text in texts}
            texts |= {text.replace("'", "’") for text in texts}
        for text in texts:
            self._entries.setdefault(text, entry)

    def _add_phrases(self) -> None:
        for text in contexts("phrase"):
            self._add(Entry(text, "phrase"))
        for row in table("combining_forms.csv", ("form",)):
            self._add(Entry(row["form"], "combining", row["code"], ActorForm.ADJECTIVE))

    def _add_states(self) -> None:
        forms = {"name": ActorForm.NAME, "adjective": ActorForm.ADJECTIVE, "demonym": ActorForm.DEMONYM}
        city_states = {entry.code: entry for entry in countries() if entry.capital.startswith(entry.name)}
        for form in forms:
            for surface in surfaces():
                if surface.form != form:
                    continue
                code = surface.code if surface.code in former_codes() else treated_as(surface.code)
                if code is None:
                    self._add(Entry(surface.text, "phrase"))
                    continue
                written = forms[form]
                if _ACRONYM.fullmatch(surface.text):
                    written = ActorForm.ACRONYM
                place = None
                if form == "name" and surface.code in city_states:
                    own = city_states[surface.code]
                    place = City(own.capital, code, own.latitude, own.longitude, BIG_CITY)
                self._add(Entry(surface.text, "state", code, written, place=place))

    def _add_organisations(self) -> None:
        for entry in organisations():
            acronym = (entry.code,) if _ACRONYM.fullmatch(entry.code) or entry.code.isupper() else ()
            for text in (*acronym, entry.name, *entry.names, *entry.bodies):
                form = ActorForm.ACRONYM if _ACRONYM.fullmatch(text) else ActorForm.NAME
                if entry.kind == "grouping":
                    states = tuple(sorted(members(entry.code)))
                    self._add(Entry(text, "group", entry.code, ActorForm.GROUP, states))
                else:
                    self._add(Entry(text, "organisation", entry.code, form))

    def _add_groups(self) -> None:
        for group in groups():
            for text in group.surfaces:
                self._add(Entry(text, "group", group.name, ActorForm.GROUP, group.members))

    def _add_capitals(self) -> None:
        seat_of = {entry.code: entry for entry in countries()}
        for surface in surfaces():
            if surface.form != "capital":
                continue
            own = seat_of[surface.code]
            place = city_in(surface.text, own.code) or City(
                own.capital if surface.text.startswith(own.capital) else surface.text,
                own.code,
                own.latitude,
                own.longitude,
                BIG_CITY,
                "alias",
            )
            code = treated_as(surface.code)
            if code is not None:
                self._add(Entry(surface.text, "capital", code, ActorForm.CAPITAL, place=place))

    def _add_seats(self) -> None:
        for row in table("seats.csv", ("surface",)):
            place = None
            if row["kind"] == "seat" and row["latitude"]:
                country = row["code"] if len(row["code"]) == 3 else None
                # a building stands in its city, and the records carry the city
                place = City(
                    row["city"] or row["surface"],
                    country,
                    float(row["latitude"]),
                    float(row["longitude"]),
                    0,
                    "venue",
                )
            self._add(Entry(row["surface"], "seat", row["code"], ActorForm.SEAT, place=place))

    def _add_places(self) -> None:
        for name in place_names():
            if name not in self._entries:
                self._entries[name] = Entry(name, "city")

    def _add_shouted(self) -> None:
        for surface, entry in list(self._entries.items()):
            upper = surface.upper()
            if entry.what == "city":
                wanted = bool(cities_named(entry.surface))
            else:
                wanted = entry.what in {"state", "capital", "phrase"} or (
                    entry.what in _ACTOR_KINDS and " " in surface
                )
            if wanted and len(upper) >= 4 and upper not in self._entries:
                self._entries[upper] = Entry(
                    entry.surface,
                    entry.what,
                    entry.code,
                    entry.form,
                    entry.members,
                    entry.place,
                    shouted=True,
                )


@cache
def lexicon() -> Lexicon:
    """The lexicon, built at its first use (about a second, mostly reading GeoNames)."""
    return Lexicon()
