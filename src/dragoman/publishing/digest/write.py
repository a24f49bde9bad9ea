"""The thin way from a ledger to a digest on disk or on screen: what ``dragoman digest`` calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from dragoman.records import Commitment, Document, Event, Figure, Statement


class Records(Protocol):
    """What the digest asks of a ledger (``dragoman.ledger.store.Ledger`` answers it)."""

    def events(self) -> Sequence[Event]:
        """All events."""
        ...

    def figures(self) -> Sequence[Figure]:
        """All figures."""
        ...

    def commitments(self) -> Sequence[Commitment]:
        """All commitments."""
        ...

    def statements(self) -> Sequence[Statement]:
        """All statements."""
        ...

    def documents(self) -> Sequence[Document]:
        """All documents."""
        ...


@dataclass(frozen=True, slots=True)
class WrittenDigest:
    """What was written: the page's ``text``, and the files (``path`` is None where nothing was to be saved)."""

    text: str
    path: Path | None = None
    pictures: tuple[Path, ...] = ()


def write_digest(
    ledger: Records,
    month: str,
    home: str | None = None,
    output: Path | None = None,
    format: Literal["md", "html"] = "md",
    templates: Path | None = None,
) -> WrittenDigest:
    """Write the digest of ``month`` ("2015-03") for the country ``home`` (alpha-3; None: the state most met with).

    ``output`` None only returns the text (Markdown then comes without pictures; HTML always carries its own).
    An ``output`` that is a folder, or has no suffix, receives ``digest-BLR-2015-03.md`` or ``.html``; any other is
    the file itself. With Markdown, the pictures are saved beside it as PNG and SVG. ``templates`` is a folder whose
    files replace ours of the same name (default: the environment variable ``DRAGOMAN_TEMPLATES``).

    Raises UsageError for a month that isn't one, an unknown country or format, and DragomanError where the ledger
    holds nothing to write about or the output cannot be written.
    """
    raise NotImplementedError
