"""A source as it came in: bytes, decoded text, and what its sidecar says of it."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What ``FILE.meta.toml`` says of a source; all EDTF dates. It goes before what the page says of itself."""

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
    ``default_published`` is the EDTF date that the command line gives for sources that carry none: it yields
    to the sidecar's date, and to one that is found in the page.
    """

    origin: str
    raw: bytes
    sha256: str
    text: str
    media_type: str
    encoding: str
    sidecar: Sidecar = field(default_factory=Sidecar)
    default_published: str | None = None

    @property
    def given(self) -> dict[str, Any]:
        """What was said of the source beside its bytes, as JSON values: with these it can be read again."""
        said = {name: value for name, value in asdict(self.sidecar).items() if value}
        return said | ({"default_published": self.default_published} if self.default_published else {})


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be read, and why, as the end of a sentence ("is a PDF; save its text first")."""

    origin: str
    reason: str

    def __str__(self) -> str:
        return f"{self.origin} {self.reason}"
