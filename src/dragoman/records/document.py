"""Documents: what was read, as far as the page itself or its sidecar tells."""

from dragoman.records.base import Record


class Document(Record):
    """One source. ``published`` and ``retrieved`` are EDTF; ``published`` is never the day of retrieval.

    ``sha256`` is of the source's bytes, in lower-case hexadecimal; ``language`` is ISO 639-1; ``origin`` is the
    path or address that it was read from. ``id`` is derived from ``sha256`` alone.
    """

    id: str
    origin: str
    sha256: str
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    retrieved: str | None = None
    site: str | None = None
    section: str | None = None
    language: str | None = None
    media_type: str | None = None


def document_id(sha256: str) -> str:
    """The stable id of the document whose bytes have this SHA-256."""
    return f"doc-{sha256[:12]}"
