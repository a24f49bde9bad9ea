"""States that are no more, on the pages of their time: which codes stood for which on a day."""

from functools import lru_cache

from dragoman.errors import DragomanError
from dragoman.knowledge.countries import is_state
from dragoman.knowledge.loading import settings
from dragoman.records import edtf


@lru_cache(maxsize=1024)
def in_force(day: str | None) -> dict[str, str]:
    """The codes of states that existed on ``day`` (EDTF) and are no more, each with itself, and those of what was a part of
    them with theirs: ``{"YUG": "YUG", "SRB": "YUG", "MNE": "YUG"}`` in 1998. Empty where no day is known.

    The states, their time and parts are those of ``tables/contested.toml``; raises DragomanError where it has a day or a
    code that is none.
    """
    span = edtf.bounds(day) if day else None
    found: dict[str, str] = {}
    if span is None:
        return found
    for entity in settings("contested.toml", "entity", "code"):
        if entity.get("treat_as") != "none" or "until" not in entity:
            continue
        first, last = (edtf.bounds(str(entity.get(end, ""))) for end in ("since", "until"))
        unknown = [code for code in entity.get("parts", []) if not is_state(code)]
        if first is None or last is None or unknown:
            raise DragomanError(
                f"contested.toml: {entity['name']} has no days in since and until, or a part that is no state."
            )
        if first[0] <= span[0] and span[1] <= last[1]:
            found |= dict.fromkeys((entity["code"], *entity.get("parts", [])), entity["code"])
    return found


@lru_cache(maxsize=1)
def former_codes() -> frozenset[str]:
    """The codes of all states that are no more, and that the reader takes only for those of their time."""
    return frozenset(
        e["code"]
        for e in settings("contested.toml", "entity", "code")
        if e.get("treat_as") == "none" and "until" in e
    )
