"""One spell in office as a foreign file tells it, and what the values of such files mean."""

import re
from dataclasses import dataclass

_DATE = re.compile(r"[+]?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Tenure:
    """A spell in office in the words of the file; ``where`` says where it stands there. Empty is what is not said."""

    name: str
    country: str
    office: str
    start: str
    end: str
    wikidata: str = ""
    variants: tuple[str, ...] = ()
    where: str = ""


def edtf_day(value: str) -> str:
    """A date of a foreign file as EDTF: "2015-03-18T00:00:00Z" is 2015-03-18; empty where it is none.

    "2015-00-00", as Wikidata writes a bare year, is 2015.
    """
    found = _DATE.fullmatch(value.strip())
    if found is None:
        return ""
    year, month, day = found.groups()
    if month in (None, "00"):
        return str(year)
    return f"{year}-{month}" if day in (None, "00") else f"{year}-{month}-{day}"


def item(value: str) -> str:
    """The Wikidata item (Q7747) that a value names, by itself or as an address; empty where it names none."""
    found = _ITEM.fullmatch(value.strip())
    return found[1] if found else ""
