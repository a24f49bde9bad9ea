"""OpenSanctions files of politically exposed persons: FollowTheMoney entities as JSON lines, flat or nested.

A ``Person`` holds an ``Occupancy`` (with dates) of a ``Position`` (with a country). In nested files, the one stands inside
the other. A person's bare "position", without an occupancy, has no dates and can't be looked up by day.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from dragoman.errors import DragomanError
from dragoman.knowledge.importing.tenure import Tenure, edtf_day, item

_PEOPLE = frozenset({"Person", "LegalEntity"})


@dataclass
class _Store:
    """What of a file is needed: persons and positions by id, and occupancies."""

    people: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    positions: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    occupancies: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)
    undated: int = 0

    def enter(self, entity: dict[str, Any], where: str, holder: str = "") -> str:
        """Keep an entity and those nested in it; returns its id."""
        name = str(entity.get("id", ""))
        schema = entity.get("schema")
        flat: dict[str, list[str]] = {}
        for prop, values in dict(entity.get("properties") or {}).items():
            listed = values if isinstance(values, list) else [values]
            flat[prop] = [
                self.enter(v, where, name if schema in _PEOPLE else holder) if isinstance(v, dict) else str(v)
                for v in listed
            ]
        if schema in _PEOPLE:
            flat.setdefault("name", [str(entity.get("caption", ""))])
            self.people[name] = flat
        elif schema == "Position":
            flat.setdefault("name", [str(entity.get("caption", ""))])
            self.positions[name] = flat
        elif schema == "Occupancy":
            flat["holder"] = flat.get("holder") or [holder]
            self.occupancies.append((where, flat))
        return name


def from_entities(lines: Iterable[str], origin: str) -> Iterator[Tenure]:
    """The tenures of a FollowTheMoney file. Raises DragomanError for a line that is no JSON object, or where there are none."""
    store = _Store()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
        except json.JSONDecodeError as error:
            raise DragomanError(f"{origin}, line {number}: this is not JSON ({error.msg}).") from error
        if not isinstance(entity, dict) or "schema" not in entity:
            raise DragomanError(f"{origin}, line {number}: this is not a FollowTheMoney entity (no schema).")
        store.enter(entity, f"line {number}")
    if not store.occupancies:
        raise DragomanError(
            f"{origin} holds {len(store.people)} persons but no Occupancy, which says who held which position when; "
            "of OpenSanctions' files of persons, entities.ftm.json and targets.nested.json have them."
        )
    for where, one in store.occupancies:
        person = store.people.get(_first(one, "holder"))
        position = store.positions.get(_first(one, "post"))
        if person is None or position is None:
            continue
        names = person.get("name", [])
        yield Tenure(
            name=_latin(names),
            country=_first(position, "country") or _first(person, "country"),
            office=_latin(position.get("name", [])),
            start=edtf_day(_first(one, "startDate")),
            end=edtf_day(_first(one, "endDate")),
            wikidata=item(_first(person, "wikidataId")) or item(_first(one, "holder")),
            variants=tuple(
                n for n in [*names, *person.get("alias", [])] if n != _latin(names) and n.isascii()
            )[:6],
            where=where,
        )


def _first(properties: dict[str, list[str]], name: str) -> str:
    values = properties.get(name) or [""]
    return values[0]


def _latin(names: list[str]) -> str:
    """The name to show: the first in Latin letters with more than one word, else in Latin letters, else none."""
    latin = [n for n in names if n and max(n) < "\u0250"]
    return next((n for n in latin if " " in n), latin[0] if latin else "")
