"""A page on disk or on screen: set in one of its formats, and its pictures beside it where it is Markdown."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from dragoman.errors import DragomanError, UsageError
from dragoman.publishing.page.model import Page
from dragoman.publishing.page.render import render_html, render_markdown

Format = Literal["md", "html", "pdf", "docx"]
FORMATS: tuple[Format, ...] = get_args(Format)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the page's ``content``, and the files (``path`` is None where nothing was to be saved)."""

    content: bytes
    path: Path | None = None
    pictures: tuple[Path, ...] = ()

    @property
    def text(self) -> str:
        """The page, where it is text (Markdown and HTML)."""
        return self.content.decode("utf-8")


def with_pictures(output: Path | None, format: Format, noun: str) -> bool:
    """Whether a page in this format, to this place, can show pictures. Raises UsageError for no format of ours."""
    if format not in FORMATS:
        raise UsageError(f"'{format}' is not a format of the {noun}: use {', '.join(FORMATS)}.")
    return format != "md" or output is not None


def save(
    page: Page, output: Path | None = None, format: Format = "md", templates: Path | None = None
) -> Written:
    """Set the page and write it to ``output``; None only returns it (Markdown then comes without pictures).

    An ``output`` that is a folder, or has no suffix, receives ``digest-BLR-2015-03.md``, ``.html`` ... (kind and name
    of the page); any other is the file itself. With Markdown, the pictures are saved beside it as PNG and SVG.
    ``templates`` is a folder whose files replace ours of the same name (default: the environment variable
    ``DRAGOMAN_TEMPLATES``). Raises DragomanError where the output cannot be written.
    """
    if output is None:
        return Written(_content(page, format, {}, templates))
    path = _path(output, page, format)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files, names = _save_pictures(page, path) if format == "md" else ((), {})
        content = _content(page, format, names, templates)
        path.write_bytes(content)
    except OSError as error:
        raise DragomanError(
            f"The {page.kind} cannot be written to {path}: {error.strerror or error}."
        ) from error
    return Written(content, path, files)


def _content(page: Page, format: Format, pictures: dict[str, str], templates: Path | None) -> bytes:
    """The page in one of its formats. ``pictures`` are the files that a Markdown page shows."""
    if format == "pdf":
        from dragoman.publishing.page.pdf import render_pdf

        return render_pdf(page, templates)
    if format == "docx":
        from dragoman.publishing.page.docx import render_docx

        return render_docx(page)
    if format == "html":
        return render_html(page, templates).encode("utf-8")
    return render_markdown(page, pictures or None, templates).encode("utf-8")


def _path(output: Path, page: Page, format: str) -> Path:
    if output.is_dir() or not output.suffix:
        return output / f"{page.kind}-{page.name}.{format}"
    return output


def _save_pictures(page: Page, path: Path) -> tuple[tuple[Path, ...], dict[str, str]]:
    """The pictures beside a Markdown page, as SVG and PNG; the names under which the page shows them."""
    from dragoman.publishing.charts.style import to_png

    files: list[Path] = []
    names = {}
    for picture in page.all_pictures():
        svg, png = (path.with_name(f"{path.stem}-{picture.key}.{ending}") for ending in ("svg", "png"))
        svg.write_text(picture.svg, encoding="utf-8", newline="\n")
        png.write_bytes(to_png(picture.svg))
        files += [svg, png]
        names[picture.key] = png.name
    return tuple(files), names
