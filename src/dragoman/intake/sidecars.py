"""Sidecars: ``FILE.meta.toml`` beside a source says what the source itself does not."""

import re
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError
from dragoman.intake.source import Sidecar

SUFFIX = ".meta.toml"
# A sidecar is a handful of lines; what is larger is some other file.
MAX_BYTES = 64 * 1024

_EDTF_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


def parse_date(value: object) -> str:
    """The EDTF date (``2015``, ``2015-03`` or ``2015-03-18``) of a value that a person wrote.

    Takes dates and times of TOML as well; of a time, the day. Raises ValueError for all that is not a date.
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = str(value).strip()
    if re.match(r"\d{4}-\d{2}-\d{2}[T ]", text):
        text = text[:10]
    match = _EDTF_DATE.match(text)
    if match is None:
        raise ValueError(f"{str(value)!r} is not a date like 2015-03-18, 2015-03 or 2015")
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ValueError(f"{text!r} is not on the calendar") from None
    return text


def sidecar_path(path: Path) -> Path:
    """Where the sidecar of a source stands."""
    return path.with_name(path.name + SUFFIX)


def read_sidecar(path: Path) -> Sidecar:
    """What the sidecar of the source at ``path`` says; nothing where there is none.

    Keys: published, retrieved (dates), url, title, authors (a list or one name), site, language; keys that are
    not known are left alone. Raises DragomanError for a sidecar that cannot be used.
    """
    place = sidecar_path(path)
    if not place.is_file():
        return Sidecar()
    try:
        if place.stat().st_size > MAX_BYTES:
            raise DragomanError(f"its sidecar {place.name} is too large to be one")
        table = tomllib.loads(place.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise DragomanError(f"its sidecar {place.name} cannot be opened ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DragomanError(f"its sidecar {place.name} is not TOML ({error})") from error
    try:
        return _sidecar(table)
    except ValueError as error:
        raise DragomanError(f"its sidecar {place.name} is wrong: {error}") from error


def _sidecar(table: dict[str, Any]) -> Sidecar:
    def text(key: str) -> str | None:
        value = table.get(key)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            raise ValueError(f"{key} is not a text in quotes")
        return value.strip()

    def day(key: str) -> str | None:
        value = table.get(key)
        if value is None or value == "":
            return None
        try:
            return parse_date(value)
        except ValueError as error:
            raise ValueError(f"{key}: {error}") from None

    authors = table.get("authors", table.get("author", []))
    if isinstance(authors, str):
        authors = [authors]
    if not isinstance(authors, list) or not all(isinstance(author, str) for author in authors):
        raise ValueError("authors is not a list of names")
    return Sidecar(
        published=day("published"),
        retrieved=day("retrieved"),
        url=text("url"),
        title=text("title"),
        authors=tuple(author.strip() for author in authors if author.strip()),
        site=text("site"),
        language=text("language"),
    )
