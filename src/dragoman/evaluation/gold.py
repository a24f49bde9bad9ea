"""Gold reports: texts with the events that a careful reader finds in them, as TOML files that a person can write.

A file gives ``text``, ``published``, ``home``, ``style`` and either ``[[event]]`` tables or ``nothing = true``.
An event names ``type``, ``status`` and ``states``, and where the text says so ``date`` (EDTF), ``organisations``,
``people`` and ``venue`` (a name). One of the people is a name, or a table of ``name`` with ``country``, ``office`` and
``role`` where the text gives them. ``optional = true`` marks an event that a reader may or may not record: finding it
is neither rewarded nor punished. ``[[figure]]``, ``[[commitment]]`` and ``[[statement]]`` tables hold the other records.
"""

import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from dragoman.errors import DragomanError


class GoldPerson(BaseModel):
    """Somebody who takes part; null fields are not scored. ``office`` is as the text words it, for short or in full."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    country: str | None = None
    office: str | None = None
    role: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_name(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value


class GoldEvent(BaseModel):
    """An event as a careful reader records it; null fields are not scored."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: str
    status: str
    states: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    date: str | None = None
    people: tuple[GoldPerson, ...] = ()
    venue: str | None = None
    optional: bool = False


class GoldFigure(BaseModel):
    """A figure in units (64180000); null fields are not scored, but for the currency, which may be none, and for the
    role of what was traded, which is actual unless said."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    indicator: str
    reporter: str
    value: float
    partner: str | None = None
    currency: str | None = None
    period: str | None = None
    role: str | None = None
    optional: bool = False


class GoldCommitment(BaseModel):
    """Who undertook what by when. ``undertaking`` is a part of the text's own words that the record must contain."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    parties: tuple[str, ...]
    undertaking: str
    due: str | None = None
    state: str = "open"
    optional: bool = False


class GoldStatement(BaseModel):
    """Who holds what on what. ``speaker`` is a name, or a country's or organisation's code where nobody is named;
    ``position`` is a part of the text's own words that the record must contain."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    speaker: str
    country: str | None = None
    position: str
    stance: str | None = None
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
    figure: tuple[GoldFigure, ...] = ()
    commitment: tuple[GoldCommitment, ...] = ()
    statement: tuple[GoldStatement, ...] = ()
    complete: bool = (
        False  # figures, commitments and statements are annotated too: what is not there is false
    )


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
