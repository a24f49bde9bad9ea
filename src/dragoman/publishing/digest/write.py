"""The thin way from a ledger to a digest on disk or on screen: what ``dragoman digest`` calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, get_args

from dragoman.analysis.contacts import most_met
from dragoman.errors import DragomanError, UsageError
from dragoman.publishing.digest.build import build_digest
from dragoman.publishing.digest.model import Digest
from dragoman.publishing.digest.render import render_html, render_markdown
from dragoman.records import Commitment, Document, Event, Figure

Format = Literal["md", "html", "pdf", "docx"]
FORMATS: tuple[Format, ...] = get_args(Format)


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
    """What was written: the page's ``content``, and the files (``path`` is None where nothing was to be saved)."""

    content: bytes
    path: Path | None = None
    pictures: tuple[Path, ...] = ()

    @property
    def text(self) -> str:
        """The page, where it is text (Markdown and HTML)."""
        return self.content.decode("utf-8")


def write_digest(
    ledger: Records,
    month: str,
    home: str | None = None,
    output: Path | None = None,
    format: Format = "md",
    templates: Path | None = None,
) -> WrittenDigest:
    """Write the digest of ``month`` ("2015-03") for the country ``home`` (alpha-3; None: the ledger's own,
    else the state that takes part in most events).

    ``output`` None only returns the page (Markdown then comes without pictures; the others always carry their own).
    An ``output`` that is a folder, or has no suffix, receives ``digest-BLR-2015-03.md``, ``.html`` ...; any other is
    the file itself. With Markdown, the pictures are saved beside it as PNG and SVG. ``templates`` is a folder whose
    files replace ours of the same name (default: the environment variable ``DRAGOMAN_TEMPLATES``).

    Raises UsageError for a month that isn't one, an unknown country or format, and DragomanError where the ledger
    holds nothing to write about or the output cannot be written.
    """
    if format not in FORMATS:
        raise UsageError(f"'{format}' is not a format of the digest: use {', '.join(FORMATS)}.")
    events = ledger.events()
    country = (home or ledger.home or most_met(events) or "").upper()
    if not country:
        raise DragomanError(
            "The ledger holds no events: read something into it first, with 'dragoman ingest'."
        )
    drawn = format != "md" or output is not None
    digest = build_digest(
        events, ledger.figures(), ledger.commitments(), ledger.documents(), month, country, pictures=drawn
    )
    if output is None:
        return WrittenDigest(_page(digest, format, {}, templates))
    path = _path(output, digest, format)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files, names = _save_pictures(digest, path) if format == "md" else ((), {})
        content = _page(digest, format, names, templates)
        path.write_bytes(content)
    except OSError as error:
        raise DragomanError(f"The digest cannot be written to {path}: {error.strerror or error}.") from error
    return WrittenDigest(content, path, files)


def _page(digest: Digest, format: Format, pictures: dict[str, str], templates: Path | None) -> bytes:
    """The digest in one of its formats. ``pictures`` are the files that a Markdown page shows."""
    if format == "pdf":
        from dragoman.publishing.digest.pdf import render_pdf

        return render_pdf(digest, templates)
    if format == "docx":
        from dragoman.publishing.digest.docx import render_docx

        return render_docx(digest)
    if format == "html":
        return render_html(digest, templates).encode("utf-8")
    return render_markdown(digest, pictures or None, templates).encode("utf-8")


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
