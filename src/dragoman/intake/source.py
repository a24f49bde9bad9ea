"""A source as it came in: bytes, decoded text, and what its sidecar says of it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What ``FILE.meta.toml`` (or the command line) says of a source; all EDTF dates."""

    published: str | None = None
    retrieved: str | None = None
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    site: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One source, read and decoded, before anything is made of it.

    ``text`` is the decoded content without a byte-order mark and otherwise unchanged: for plain text, it is
    the stored source text that offsets count in. ``media_type`` is ``text/plain`` or ``text/html``.
    """

    origin: str
    raw: bytes
    sha256: str
    text: str
    media_type: str
    encoding: str
    sidecar: Sidecar = field(default_factory=Sidecar)
