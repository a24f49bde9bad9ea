"""The whole way on one screen: sources come in, are cleaned, annotated and coded, and the ledger takes them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from dragoman.errors import DragomanError
from dragoman.intake.source import Source, Unreadable
from dragoman.records import Document, Reading, document_id

KINDS = ("events", "figures", "commitments", "statements")


class Keeper(Protocol):
    """What the way needs of a ledger (``dragoman.ledger.store.Ledger``)."""

    def has(self, sha256: str) -> bool:
        """Whether a source with this hash is kept already."""

    def add(
        self, reading: Reading, raw: bytes, *, encoding: str, home: str | None, given: dict[str, Any]
    ) -> object:
        """Keep what one document says, in one transaction."""


@dataclass
class Ingested:
    """What became of the sources. ``skipped`` and ``failed`` hold (origin, reason): a failure is a defect of ours."""

    read: int = 0
    known: int = 0
    claims: Counter[str] = field(default_factory=Counter)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, Exception]] = field(default_factory=list)
    refused: DragomanError | None = None


def read(source: Source, home: str | None) -> Reading:
    """Make of one source all that the reader can. ``home`` is alpha-3. Pure: the same source, the same reading."""
    from dragoman.annotation.pipeline import annotate
    from dragoman.cleaning.cleaner import clean
    from dragoman.coding.coder import code

    article = clean(source)
    document = Document(
        id=document_id(source.sha256),
        origin=source.origin,
        sha256=source.sha256,
        media_type=source.media_type,
        url=article.url,
        title=article.title,
        authors=article.authors,
        published=article.published,
        retrieved=article.retrieved,
        site=article.site,
        section=article.section,
        language=article.language,
    )
    report = annotate(article, document.id, home, article.published)
    spans = tuple((passage.start, passage.end) for passage in article.passages)
    return Reading(document=document, text=article.source_text, spans=spans, claims=code(report))


def ingest(
    sources: Iterable[Source | Unreadable],
    ledger: Keeper,
    home: str | None = None,
    progress: Callable[[str], None] = lambda origin: None,
) -> Ingested:
    """Read sources into a ledger, one transaction a document; what it knows already is skipped before any work.

    A document that cannot be read never costs the others. What the sources themselves refuse at their end (a named
    file that is not text) is kept in ``refused``; errors of the ledger are raised, with all documents before kept.
    """
    done = Ingested()
    for source in _to_the_end(sources, done):
        progress(source.origin)
        if isinstance(source, Unreadable):
            done.skipped.append((source.origin, source.reason))
        elif ledger.has(source.sha256):
            done.known += 1
        else:
            try:
                reading = read(source, home)
            except ImportError:  # an installation that is not whole: no document would fare better
                raise
            except Exception as error:
                done.failed.append((source.origin, error))
                continue
            ledger.add(reading, source.raw, encoding=source.encoding, home=home, given=source.given)
            done.read += 1
            done.claims.update({kind: len(getattr(reading.claims, kind)) for kind in KINDS})
    return done


def _to_the_end(sources: Iterable[Source | Unreadable], done: Ingested) -> Iterator[Source | Unreadable]:
    try:
        yield from sources
    except DragomanError as error:
        done.refused = error
