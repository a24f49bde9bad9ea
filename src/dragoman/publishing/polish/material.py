"""What the records of a sentence say, as words: the names, numbers and dates that a rewording may use."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from dragoman.knowledge import countries, organisations
from dragoman.publishing.english.actors import actor, adjective, heading
from dragoman.publishing.english.phrases import topic_words
from dragoman.publishing.polish.facts import Day, days
from dragoman.records import Event, Participant, Record, edtf

MOST_DAYS = 31
"""Days of an interval that are each allowed by name; of a longer one, its ends."""


@dataclass(frozen=True, slots=True)
class Material:
    """The words of the records behind a sentence, phrase by phrase, their dates, and the passages that they quote.

    A quoted passage may be quoted again, but its names and numbers may be of something else: they are allowed only where
    a field of a record has them, too. ``forms``: other words for the states that are meant (adjectives, names of citizens), to be allowed singly.
    """

    phrases: tuple[str, ...] = ()
    dates: tuple[Day, ...] = ()
    forms: frozenset[str] = field(default_factory=frozenset)
    passages: tuple[str, ...] = ()


def material(records: Iterable[Record]) -> Material:
    """What these records allow to be said."""
    phrases: list[str] = []
    dates: list[Day] = []
    codes: set[str] = set()
    passages: list[str] = []
    for record in records:
        told = record.model_dump(mode="json")
        codes |= set(_codes(told))
        phrases += _texts(told)
        passages += [proof["quote"] for proof in told["evidence"]]
        if isinstance(record, Event):
            phrases += [line for who in record.participants for line in _person(who)]
            phrases += [topic_words(topic) for topic in record.topics]
        for value in _dates(told):
            dates += _days(value)
    for text in phrases:
        dates += days(text)[0]
    names = [name for code in sorted(codes) for name in (heading(code), actor(code), code)]
    return Material(
        tuple(dict.fromkeys([*phrases, *names])), tuple(dict.fromkeys(dates)), _forms(codes), tuple(passages)
    )


def _forms(codes: set[str]) -> frozenset[str]:
    states = {code for code in codes if countries.is_state(code)}
    found = {s.text for s in countries.surfaces() if s.code in states and s.form != "capital"}
    found |= {adjective(code) or "" for code in codes}
    return frozenset(word for form in found for word in form.lower().replace("-", " ").split())


def _codes(told: Mapping[str, Any]) -> Iterator[str]:
    """The codes of states and organisations anywhere in a record."""
    for value in _strings(told):
        if (
            value.isalnum()
            and value[:1].isupper()
            and (countries.is_state(value) or organisations.is_organisation(value))
        ):
            yield value


def _texts(told: Mapping[str, Any]) -> list[str]:
    """Every text in a record but what only our machinery reads: ids, codes, histories."""
    kept = {
        name: value
        for name, value in told.items()
        if name not in ("id", "history", "corrections", "contradictions", "evidence")
    }
    found = [value for value in _strings(kept) if not edtf.is_valid(value)]
    value = told.get("value")
    return [*found, *([f"{value:g}"] if isinstance(value, int | float) else [])]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _person(who: Participant) -> Iterator[str]:
    """The ways in which a person is called: "Chilean Foreign Minister Ana Ruiz", "Minister Ruiz", "Ruiz of Chile"."""
    office, name = who.office or "", who.name or ""
    of = adjective(who.country) if who.country else ""
    for prefix in (of or "", actor(who.country).removeprefix("the ") if who.country else ""):
        yield " ".join(filter(None, (prefix, office, name)))
        yield " ".join(filter(None, (prefix, name)))
        yield " ".join(filter(None, (prefix, office.split(" ")[-1], name.split(" ")[-1])))
    yield " ".join(filter(None, (office, name.split(" ")[-1])))
    yield " ".join(filter(None, (office, "of", heading(who.country) if who.country else "")))


def _dates(told: Mapping[str, Any]) -> list[str]:
    values = [told.get(name) for name in ("date", "due", "period")]
    return [value for value in values if isinstance(value, str) and edtf.is_valid(value)]


def _days(value: str) -> Iterator[Day]:
    """The days, months and years that a date says."""
    for point in value.split("/"):
        parts = point.split("-")
        if point == edtf.OPEN or point.endswith("X"):
            continue
        year = None if parts[0] == "XXXX" else int(parts[0])
        month = int(parts[1]) if len(parts) > 1 else None
        yield (int(parts[2]) if len(parts) > 2 else None, month, year)
    span = edtf.bounds(value) if edtf.year_known(value) else None
    exact = all(len(point) == len("2015-03-18") for point in value.split("/"))
    if span and exact and (span[1] - span[0]).days <= MOST_DAYS:
        for number in range((span[1] - span[0]).days + 1):
            day = span[0] + timedelta(days=number)
            yield (day.day, day.month, day.year)
