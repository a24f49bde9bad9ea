"""The thin way from a ledger to a digest on disk or on screen: what ``dragoman digest`` calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from dragoman.analysis.contacts import most_met
from dragoman.errors import DragomanError, UsageError
from dragoman.publishing.digest.build import build_digest
from dragoman.publishing.digest.model import Digest
from dragoman.publishing.digest.render import render_html, render_markdown
from dragoman.records import Commitment, Document, Event, Figure


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

    def documents(self) -> Sequence[Document]:
        """All documents."""
        ...

    @property
    def home(self) -> str | None:
        """The country whose diplomacy the ledger is about, where it has been told."""
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
    """Write the digest of ``month`` ("2015-03") for the country ``home`` (alpha-3; None: the ledger's own,
    else the state that takes part in most events).

    ``output`` None only returns the text (Markdown then comes without pictures; HTML always carries its own).
    An ``output`` that is a folder, or has no suffix, receives ``digest-BLR-2015-03.md`` or ``.html``; any other is
    the file itself. With Markdown, the pictures are saved beside it as PNG and SVG. ``templates`` is a folder whose
    files replace ours of the same name (default: the environment variable ``DRAGOMAN_TEMPLATES``).

    Raises UsageError for a month that isn't one, an unknown country or format, and DragomanError where the ledger
    holds nothing to write about or the output cannot be written.
    """
    if format not in ("md", "html"):
        raise UsageError(f"'{format}' is not a format of the digest: use md or html.")
    events = ledger.events()
    country = (home or ledger.home or most_met(events) or "").upper()
    if not country:
        raise DragomanError(
            "The ledger holds no events: read something into it first, with 'dragoman ingest'."
        )
    drawn = format == "html" or output is not None
    digest = build_digest(
        events, ledger.figures(), ledger.commitments(), ledger.documents(), month, country, pictures=drawn
    )
    if output is None:
        text = (
            render_html(digest, templates) if format == "html" else render_markdown(digest, None, templates)
        )
        return WrittenDigest(text)
    path = _path(output, digest, format)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files, names = _save_pictures(digest, path) if format == "md" else ((), {})
        text = (
            render_html(digest, templates) if format == "html" else render_markdown(digest, names, templates)
        )
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise DragomanError(f"The digest cannot be written to {path}: {error.strerror or error}.") from error
    return WrittenDigest(text, path, files)


def _path(output: Path, digest: Digest, format: str) -> Path:
    if output.is_dir() or not output.suffix:
        return output / f"digest-{digest.home}-{digest.month}.{format}"
    return output


def _save_pictures(digest: Digest, page: Path) -> tuple[tuple[Path, ...], dict[str, str]]:
    """The pictures beside a Markdown page, as SVG and PNG; the names under which the page shows them."""
    from dragoman.publishing.charts.style import to_png

    files: list[Path] = []
    names = {}
    for picture in digest.pictures:
        svg, png = (page.with_name(f"{page.stem}-{picture.key}.{ending}") for ending in ("svg", "png"))
        svg.write_text(picture.svg, encoding="utf-8", newline="\n")
        png.write_bytes(to_png(picture.svg))
        files += [svg, png]
        names[picture.key] = png.name
    return tuple(files), names
