"""Files, folders and standard input become sources."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.errors import DragomanError, UsageError
from dragoman.intake.decoding import decode, is_html
from dragoman.intake.sidecars import SUFFIX as SIDECAR_SUFFIX
from dragoman.intake.sidecars import parse_date, read_sidecar
from dragoman.intake.source import Sidecar, Source, Unreadable

STDIN = "-"
# The longest article in any archive we saw is under 2 MB; a page with its pictures inlined stays under 20.
MAX_BYTES = 20 * 1024 * 1024
# A paragraph of a million characters (a third of a long novel) was not written by people.
MAX_LINE = 1_000_000

TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".asc"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


def read_sources(
    paths: Sequence[str | Path], *, stdin: BinaryIO | None = None, published: str | None = None
) -> Iterator[Source | Unreadable]:
    """Read files, folders (recursively, in the order of their names) and, for ``-``, standard input.

    Hidden files and sidecars are not sources; a file reached twice is read once. Files in a folder that cannot
    be read come as ``Unreadable``. ``published`` (EDTF) is the date of sources that carry none: a sidecar's
    date goes before one found in the page, and that before this one.

    Raises UsageError for a ``published`` that is not a date, and DragomanError for a path that does not exist
    (before anything is read); and, after all that can be read was read, for a folder with nothing readable and
    for named files that cannot be read.
    """
    if published is not None:
        try:
            published = parse_date(published)
        except ValueError as error:
            raise UsageError(f"--published: {error}.") from None
    for path in paths:
        if str(path) != STDIN and not os.path.lexists(path):
            raise DragomanError(f"There is no file or folder {path}.")
    return _read_all(paths, stdin, published)


def read_source(path: str | Path, *, published: str | None = None) -> Source:
    """Read one file with its sidecar. Raises DragomanError with one sentence where it cannot be read."""
    found = _read_file(Path(path), published)
    if isinstance(found, Unreadable):
        raise DragomanError(f"{found}.")
    return found


def source_from_bytes(
    raw: bytes, origin: str, *, sidecar: Sidecar | None = None, published: str | None = None
) -> Source:
    """The source of these bytes. Raises DragomanError, with the end of a sentence, where they are not text."""
    if len(raw) > MAX_BYTES:
        raise DragomanError(_too_large(len(raw)))
    text, encoding = decode(raw)
    suffix = Path(origin).suffix.lower()
    media_type = "text/html" if suffix in HTML_SUFFIXES or is_html(text) else "text/plain"
    if media_type == "text/plain" and len(text) > MAX_LINE:
        longest = max(map(len, text.splitlines()), default=0)
        if longest > MAX_LINE:
            raise DragomanError(f"has a line of {longest:,} characters, which is no text that people wrote")
    return Source(
        origin=origin,
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=text,
        media_type=media_type,
        encoding=encoding,
        sidecar=sidecar or Sidecar(),
        default_published=published,
    )


def source_again(raw: bytes, origin: str, given: Mapping[str, Any]) -> Source:
    """The source of these bytes with what was ``given`` beside them (``Source.given``)."""
    said = dict(given)
    published = said.pop("default_published", None)
    authors = tuple(said.pop("authors", ()))
    return source_from_bytes(raw, origin, sidecar=Sidecar(**said, authors=authors), published=published)


def _read_all(
    paths: Sequence[str | Path], stdin: BinaryIO | None, published: str | None
) -> Iterator[Source | Unreadable]:
    seen: set[str] = set()
    failures: list[str] = []
    for path in paths:
        if str(path) == STDIN:
            found: Source | Unreadable = _read_stdin(stdin, published)
            if isinstance(found, Source):
                yield found
            else:
                failures.append(str(found))
        elif Path(path).is_dir():
            readable = 0
            for file in _files(Path(path)):
                if _is_new(file, seen):
                    found = _read_listed(file, published)
                    readable += isinstance(found, Source)
                    yield found
                else:
                    readable += 1
            if not readable:
                failures.append(f"{path} holds nothing that can be read")
        elif _is_new(Path(path), seen):
            found = _read_file(Path(path), published)
            if isinstance(found, Source):
                yield found
            else:
                failures.append(str(found))
    if failures:
        raise DragomanError("; ".join(failures) + ".")


def _is_new(path: Path, seen: set[str]) -> bool:
    place = os.path.realpath(path)
    if place in seen:
        return False
    seen.add(place)
    return True


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder and its folders, by name; links to folders are not followed, so there is an end."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(SIDECAR_SUFFIX):
                yield Path(place) / name


def _read_listed(path: Path, published: str | None) -> Source | Unreadable:
    """A file of a folder: unlike one that is named, it must also look like a text by its name."""
    found = _read_file(path, published)
    suffix = path.suffix.lower()
    if isinstance(found, Source) and suffix not in TEXT_SUFFIXES | HTML_SUFFIXES and len(suffix) <= 6:
        return Unreadable(str(path), f"is neither text nor HTML by its name ({suffix})")
    return found


def _read_file(path: Path, published: str | None) -> Source | Unreadable:
    try:
        if not path.is_file():
            reason = "is a link to nothing" if path.is_symlink() and not path.exists() else "is not a file"
            return Unreadable(str(path), reason)
        size = path.stat().st_size
        if size > MAX_BYTES:
            return Unreadable(str(path), _too_large(size))
        raw = path.read_bytes()
        return source_from_bytes(raw, str(path), sidecar=read_sidecar(path), published=published)
    except OSError as error:
        return Unreadable(str(path), f"cannot be opened ({(error.strerror or 'unknown error').lower()})")
    except DragomanError as error:
        message = str(error)
        return Unreadable(
            str(path), f"is left out, because {message}" if message.startswith("its ") else message
        )


def _read_stdin(stdin: BinaryIO | None, published: str | None) -> Source | Unreadable:
    if stdin is None:
        return Unreadable("standard input", "is not there to be read")
    try:
        raw = stdin.read(MAX_BYTES + 1)
        return source_from_bytes(raw, STDIN, published=published)
    except (OSError, DragomanError) as error:
        return Unreadable("standard input", str(error))


def _too_large(size: int) -> str:
    return f"is too large ({size / 1024 / 1024:.0f} MB; the limit is {MAX_BYTES // 1024 // 1024} MB)"
