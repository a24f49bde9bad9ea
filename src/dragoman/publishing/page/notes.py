"""The notes of a page: each passage once, numbered in the order in which the text needs it."""

from collections.abc import Iterable, Sequence

from dragoman.publishing.english.dates import period_words
from dragoman.publishing.english.lists import plural
from dragoman.publishing.english.numbers import cardinal
from dragoman.publishing.page.model import Note
from dragoman.records import Document, Evidence, edtf

LONGEST_QUOTE = 320


class NoteBook:
    """Numbers passages as they are cited. Its state follows the order of the text."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = {d.id: d for d in documents}
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._notes: list[Note] = []

    def cite(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """The numbers of the notes for a record's evidence: its first passage in each document."""
        first: dict[str, Evidence] = {}
        for passage in evidence:
            first.setdefault(passage.document, passage)
        return tuple(sorted({self._number(passage) for passage in first.values()}))

    def notes(self) -> tuple[Note, ...]:
        """All notes so far, in order."""
        return tuple(self._notes)

    def name(self, document: str) -> str:
        """How a document is called in running text: its title in quotation marks, else its site, else its id."""
        entry = self._documents.get(document)
        if entry and entry.title:
            return f"“{entry.title.strip()}”"
        return (entry.site if entry else None) or document

    def _number(self, passage: Evidence) -> int:
        key = (passage.document, passage.start, passage.end)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._notes.append(self._note(self._numbers[key], passage))
        return self._numbers[key]

    def _note(self, number: int, passage: Evidence) -> Note:
        entry = self._documents.get(passage.document)
        published = entry.published if entry else None
        return Note(
            number=number,
            title=(entry.title if entry and entry.title else _origin(entry)) or passage.document,
            quote=shortened(passage.quote),
            document=passage.document,
            start=passage.start,
            end=passage.end,
            site=entry.site if entry else None,
            authors=entry.authors if entry else (),
            published=period_words(published) if published and edtf.is_valid(published) else None,
            url=entry.url if entry else None,
        )


def shortened(text: str, longest: int = LONGEST_QUOTE) -> str:
    """The text on one line; where it is too long, cut between words and marked with an ellipsis."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 2].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def colophon(notes: NoteBook) -> str:
    """The last line of a page: from how many sources it was written."""
    count = len({n.document for n in notes.notes()})
    return f"Written by Dragoman from {cardinal(count)} {plural(count, 'source')}; every statement rests on the passages in the notes."


def _origin(entry: Document | None) -> str | None:
    return entry.origin.replace("\\", "/").rsplit("/", 1)[-1] if entry else None
