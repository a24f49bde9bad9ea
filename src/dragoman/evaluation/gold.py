"""Gold reports: texts with the events that a careful reader finds in them, as TOML files that a person can write.

A file gives ``text``, ``published``, ``home``, ``style`` and either ``[[event]]`` tables or ``nothing = true``.
An event names ``type``, ``status`` and ``states``, and where the text says so ``date`` (EDTF), ``organisations``,
``people`` (names) and ``venue`` (a name). ``optional = true`` marks an event that a reader may or may not record:
finding it is neither rewarded nor punished.
"""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from dragoman.errors import DragomanError


class GoldEvent(BaseModel):
    """An event as a careful reader records it; null fields are not scored."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: str
    status: str
    states: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    date: str | None = None
    people: tuple[str, ...] = ()
    venue: str | None = None
    optional: bool = False


class GoldReport(BaseModel):
    """One gold file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    style: str
    text: str
    published: str | None = None
    home: str | None = None
    nothing: bool = False
    event: tuple[GoldEvent, ...] = ()


def load_gold(folder: Path) -> list[GoldReport]:
    """The gold reports of a folder, in the order of their names. Raises DragomanError where one does not fit."""
    reports = []
    for path in sorted(path for path in folder.rglob("*.toml") if path.name != "floors.toml"):
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            reports.append(GoldReport.model_validate({"name": path.stem, **table}))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
            raise DragomanError(f"the gold file {path} does not fit: {str(error).splitlines()[0]}") from error
    if not reports:
        raise DragomanError(f"there is no gold in {folder}")
    return reports
