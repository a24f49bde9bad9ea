"""Reading the stored sources again with the present reader: what would change, and, where that is wanted, changing it.

Nothing is fetched: the ledger keeps the bytes of its sources, and what was said of them when they were first read.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman import pipeline
from dragoman.intake.reading import source_again
from dragoman.records import Document, Reading

if TYPE_CHECKING:
    from dragoman.ledger.renewing import Change
    from dragoman.ledger.store import Ledger


@dataclass(frozen=True)
class Reread:
    """What came of reading one document again: its ``changes``, or why it could not be read (``failed``, a defect of
    ours; ``skipped``, its bytes were not kept)."""

    document: Document
    changes: "tuple[Change, ...]" = ()
    failed: Exception | None = None
    skipped: str | None = None


def reread(
    ledger: "Ledger",
    documents: list[Document],
    *,
    apply: bool = False,
    home: str | None = None,
    progress: Callable[[str], None] = lambda origin: None,
) -> Iterator[Reread]:
    """Read ``documents`` of the ledger again, one transaction each; without ``apply`` nothing is changed.

    ``home`` stands for documents of which it isn't known for which country they were read.
    """
    for document in documents:
        progress(document.origin)
        raw = ledger.raw_or_none(document.id)
        if raw is None:
            yield Reread(document, skipped="its bytes were not kept")
            continue
        known = ledger.circumstances(document.id)
        given = dict(known.given) if known else _given_before(document)
        read_for = (known.home if known else None) or home or ledger.home
        try:
            reading = pipeline.read(source_again(raw, document.origin, given), read_for)
        except ImportError:  # an installation that is not whole: no document would fare better
            raise
        except Exception as error:
            yield Reread(document, failed=error)
            continue
        reading = _named(reading, document)
        changes = ledger.renew(reading, home=read_for, given=given) if apply else ledger.changes(reading)
        yield Reread(document, changes=tuple(changes))


def _given_before(document: Document) -> dict[str, Any]:
    """What may have been given beside the bytes, of documents from before that was kept: what is known of the
    document, for where the page says nothing itself."""
    return {"default_published": document.published} if document.published else {}


def _named(reading: Reading, document: Document) -> Reading:
    """The reading of the same document: where a sidecar that was not kept said more than the page, that stays."""
    fields = ("url", "title", "authors", "published", "retrieved", "site", "section", "language")
    lost = {
        name: getattr(document, name)
        for name in fields
        if getattr(document, name) and not getattr(reading.document, name)
    }
    named = reading.document.model_copy(update=lost | {"id": document.id, "origin": document.origin})
    return reading.model_copy(update={"document": named})
