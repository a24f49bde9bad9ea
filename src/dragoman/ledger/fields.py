"""What a person may type for a field of a record, and the value that it becomes.

Corrected fields obey the same rules as those that were read: EDTF, alpha-3 codes, the kinds and lists of the
contract. What does not is refused in one sentence (UsageError).
"""

import json
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from dragoman.errors import UsageError
from dragoman.records import (
    Commitment,
    CommitmentState,
    Event,
    Figure,
    FigureRole,
    Indicator,
    Role,
    Stance,
    Statement,
    Status,
    Track,
    edtf,
)

if TYPE_CHECKING:
    from dragoman.knowledge.ontologies import Codes

Parser = Callable[[str, str], Any]

#: What empties a field.
NOTHING = frozenset({"", "none", "null"})

_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:[ ,_]\d{3})+)(?:\.\d+)?")
_PERSON = re.compile(r"(?P<name>[^()]*)\((?P<known>[^()]*)\)")


def date(field: str, text: str) -> str:
    """EDTF, or a day as people write it."""
    if edtf.is_valid(text):
        return text
    try:
        return edtf.parse_user_date(text)
    except ValueError as error:
        raise UsageError(f"{field}: {error}") from None


def state(field: str, text: str) -> str:
    """The alpha-3 code of a state."""
    from dragoman.knowledge.countries import code_for

    found = code_for(text)
    if found is None:
        raise UsageError(f"{field}: '{text}' is not a country that is known (write BLR, BY or Belarus).")
    return found


def organisation(field: str, text: str) -> str:
    """The acronym of an organisation."""
    from dragoman.knowledge.organisations import is_organisation, organisation_for

    found = text.upper() if is_organisation(text.upper()) else organisation_for(text)
    if found is None:
        raise UsageError(
            f"{field}: '{text}' is not an organisation that is known (write EU or European Union)."
        )
    return found


def actor(field: str, text: str) -> str:
    """The code of a state, or the acronym of an organisation."""
    from dragoman.knowledge.countries import code_for

    return code_for(text) or organisation(field, text)


def words(field: str, text: str) -> str:
    """Any words."""
    return " ".join(text.split())


def number(field: str, text: str) -> float:
    """A number in units: 64180000 or 64,180,000."""
    if not _NUMBER.fullmatch(text):
        raise UsageError(f"{field}: '{text}' is not a number (write 64180000).")
    return float(re.sub("[ ,_]", "", text))


def whole(field: str, text: str) -> int:
    """A whole number above zero."""
    if not text.isdecimal() or int(text) < 1:
        raise UsageError(f"{field}: '{text}' is not a whole number above zero.")
    return int(text)


def one_of(known: Callable[[], list[str]], field: str, text: str) -> str:
    """A word of a controlled list."""
    value = text.lower()
    if value not in known():
        raise UsageError(f"{field}: '{text}' is none of {', '.join(known())}.")
    return value


def currency(field: str, text: str) -> str:
    """An ISO 4217 code."""
    from dragoman.knowledge.currencies import currencies

    if text.upper() not in currencies():
        raise UsageError(f"{field}: '{text}' is not a currency that is known (write USD).")
    return text.upper()


def many(parser: Parser, ordered: bool, field: str, text: str) -> list[Any]:
    """Several values, between commas; sorted where their order says nothing."""
    values = [parser(field, part.strip()) for part in re.split("[,;]", text) if part.strip()]
    return list(dict.fromkeys(values if ordered else sorted(values)))


def venue(field: str, text: str) -> dict[str, Any]:
    """A place: its name, and its country after a comma; coordinates are known of cities."""
    from dragoman.knowledge.cities import choose, city_in

    name, _, land = (part.strip() for part in text.rpartition(",")) if "," in text else (text, "", "")
    country = state(field, land) if land else None
    city = city_in(name, country) if country else choose(name, frozenset())
    return {
        "name": name,
        "country": country or (city.country if city else None),
        "latitude": city.latitude if city else None,
        "longitude": city.longitude if city else None,
    }


def participants(field: str, text: str) -> list[dict[str, Any]]:
    """People as exports show them: ``Name (office, COUNTRY, role); ...``."""
    return [_participant(field, part.strip()) for part in text.split(";") if part.strip()]


def _participant(field: str, text: str) -> dict[str, Any]:
    from dragoman.knowledge.offices import parse_office

    match = _PERSON.fullmatch(text)
    known = [part.strip() for part in match["known"].split(",")] if match else []
    roles = [part.lower() for part in known if part.lower() in set(Role)]
    if match is None or len(roles) != 1:
        raise UsageError(
            f"{field}: write people as 'Name (office, COUNTRY, role); ...', the role one of {', '.join(Role)}; "
            f"'{text}' is not written so."
        )
    rest = [part for part in known if part.lower() != roles[0] and part]
    country = actor(field, rest.pop()) if rest else None
    office = parse_office(rest[0]) if rest else None
    return {
        "name": match["name"].strip().replace("unnamed", "") or None,
        "country": country,
        "office": (office.name if office else rest[0]) if rest else None,
        "rank": office.rank_in(country) if office else None,
        "role": roles[0],
    }


def _kinds() -> list[str]:
    from dragoman.knowledge.kinds import kinds

    return sorted(kinds())


def _topics() -> list[str]:
    from dragoman.knowledge.topics import topics

    return list(topics())


def _list(values: Any) -> Parser:
    return partial(one_of, lambda: [str(value) for value in values])


FIELDS: dict[str, dict[str, Parser]] = {
    "event": {
        "type": partial(one_of, _kinds),
        "status": _list(Status),
        "date": date,
        "states": partial(many, state, False),
        "organisations": partial(many, organisation, False),
        "participants": participants,
        "venue": venue,
        "track": _list(Track),
        "form": partial(many, words, True),
        "ordinal": whole,
        "series": words,
        "topics": partial(many, partial(one_of, _topics), False),
        "outcome": words,
        "plover": words,
        "cameo": words,
    },
    "figure": {
        "indicator": _list(Indicator),
        "reporter": actor,
        "partner": actor,
        "value": number,
        "currency": currency,
        "unit": words,
        "period": date,
        "role": _list(FigureRole),
        "qualifier": words,
    },
    "commitment": {
        "parties": partial(many, actor, False),
        "undertaking": words,
        "due": date,
        "state": _list(CommitmentState),
        "outcome_event": words,
        "outcome_figure": words,
    },
    "statement": {
        "speaker": words,
        "country": actor,
        "position": words,
        "issue": words,
        "stance": _list(Stance),
        "quotation": words,
        "date": date,
    },
}
"""The fields that a person may set, by kind of record, each with what reads its text."""

RECORDS: dict[str, type[Event | Figure | Commitment | Statement]] = {
    "event": Event,
    "figure": Figure,
    "commitment": Commitment,
    "statement": Statement,
}


def parsed(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The values of fields of a record of ``kind``, as JSON. Texts are read as a person types them; a text that is
    JSON (``[...]`` or ``{...}``), and a value that is no text, stands for itself. Raises UsageError."""
    values: dict[str, Any] = {}
    for field, value in given.items():
        parser = FIELDS[kind].get(field)
        if parser is None:
            raise UsageError(
                f"'{field}' is not a field of {_article(kind)} that can be set; choose from {', '.join(FIELDS[kind])}."
            )
        if isinstance(value, str):
            text = value.strip()
            if text.lower() in NOTHING:
                value = _empty(kind, field)
            elif text[0] in "[{":
                value = _json(field, text)
            else:
                value = parser(field, text)
        values[field] = value
    return values


def fitting(kind: str, plain: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """``fields`` as the record's own model has them, in JSON. Raises UsageError where they don't fit a record."""
    shape = RECORDS[kind]
    try:
        made = shape.model_validate({**plain, **fields})
    except ValidationError as error:
        first = error.errors()[0]
        spot = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{spot}: {first['msg'][0].lower()}{first['msg'][1:]}.") from None
    values = made.model_dump(mode="json")
    return {field: _checked(kind, field, values[field]) for field in fields}


def _checked(kind: str, field: str, value: Any) -> Any:
    """A value that came as JSON obeys the rules of typed ones."""
    parser = FIELDS[kind][field]
    if value is None or field in ("venue", "participants"):
        for place in value if isinstance(value, list) else [value] if value else []:
            if place.get("country"):
                actor(field, place["country"])
        return value
    if isinstance(value, list):
        return parser(field, "; ".join(value))
    return parser(field, value) if isinstance(value, str) else value


def _empty(kind: str, field: str) -> Any:
    shape = RECORDS[kind].model_fields[field]
    if shape.is_required():
        raise UsageError(f"{field}: {_article(kind)} can't be without it.")
    return shape.default


def _json(field: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise UsageError(f"{field}: '{text}' is not JSON ({error}).") from None


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def derived(kind: str, plain: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """What follows from fields of an event that a person set, where the person doesn't say otherwise: the track from
    who takes part, and the codes from the kind and the status."""
    if kind != "event":
        return {}
    found: dict[str, Any] = {}
    if fields.keys() & {"states", "organisations"}:
        states = fields.get("states", plain["states"])
        bodies = fields.get("organisations", plain["organisations"])
        found["track"] = _track(len(states), len(bodies))
    if fields.keys() & {"type", "status"}:
        codes = _codes(plain, fields)
        found["plover"], found["cameo"] = codes.plover, codes.cameo
    return {name: value for name, value in found.items() if name not in fields and plain.get(name) != value}


def _codes(plain: Mapping[str, Any], fields: Mapping[str, Any]) -> "Codes":
    """The codes that fit the kind and the status that a person set: a plan is coded as no act, and an act as no plan."""
    from dragoman.knowledge.kinds import Frame, kinds
    from dragoman.knowledge.ontologies import Codes, codes_of, recoded

    kind = kinds()[fields.get("type") or plain["type"]]
    before = Status(plain.get("status") or Status.OCCURRED)
    status = Status(fields.get("status") or before)
    if fields.get("type", plain.get("type")) != plain.get("type"):
        return codes_of(kind, Frame(), status)
    return recoded(kind, Codes(plain.get("plover"), plain.get("cameo")), before, status)


def _track(states: int, bodies: int) -> str | None:
    if states == 2 and not bodies:
        return Track.BILATERAL.value
    if bodies and states <= 1:
        return Track.INSTITUTIONAL.value if states + bodies > 1 else None
    return Track.MULTILATERAL.value if states + bodies > 2 else None
