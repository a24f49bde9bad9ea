"""A page as PDF: the HTML page, set on A4 by WeasyPrint. Nothing is fetched, and the same page gives the same bytes."""

import logging
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.publishing.charts.style import to_png
from dragoman.publishing.page.model import Page
from dragoman.publishing.page.render import render_html

# WeasyPrint draws the pictures from pixels: at this many for each of the drawing's own, 300 to the inch on A4.
SHARPNESS = 3.0


def render_pdf(given: Page, templates: Path | None = None) -> bytes:
    """The page as a PDF with bookmarks, links and alternative texts.

    Raises DragomanError where a user's template cannot be used, or where the machine lacks Pango, the system library
    that sets the type.
    """
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher, URLFetcherResponse
    except OSError as error:
        raise DragomanError(
            "PDF needs the system library Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0), which is not here; "
            "HTML and DOCX do without it."
        ) from error

    pictures = {f"picture:{picture.key}": to_png(picture.svg, SHARPNESS) for picture in given.all_pictures()}

    class Inside(URLFetcher):  # type: ignore[misc]
        """Gives the page's own pictures, and refuses everything else."""

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
            if url not in pictures:
                raise ValueError(f"a page fetches nothing: {url}")
            return URLFetcherResponse(url, BytesIO(pictures[url]), {"Content-Type": "image/png"})

    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.ERROR)  # it names every style that is for screens only
    page = HTML(string=render_html(given, templates, paper=True), url_fetcher=Inside())
    identifier = f"{given.kind}-{given.name}".encode()
    written: bytes = page.write_pdf(pdf_identifier=identifier)
    return written
