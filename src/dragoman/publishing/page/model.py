"""A page as a structure, before it is Markdown or HTML: sentences with the notes and records they rest on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of prose.

    ``notes`` are the numbers of the notes that support it; ``records`` the ids of the records it was built from.
    """

    text: str
    notes: tuple[int, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together; ``partner`` is a country's code or an acronym where they are about one."""

    sentences: tuple[Sentence, ...]
    partner: str | None = None
    label: str | None = None

    @property
    def text(self) -> str:
        """The paragraph's prose, without references."""
        return " ".join(s.text for s in self.sentences)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``numeric`` names the columns (from 0) that are set flush right."""

    key: str
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    remark: str | None = None


def filled_columns(
    header: tuple[str, ...], rows: Sequence[tuple[str, ...]], columns: Iterable[int], empty: str = "–"
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The header and the rows without those of ``columns`` in which no row has anything."""
    idle = {c for c in columns if all(row[c] == empty for row in rows)}
    kept = [c for c in range(len(header)) if c not in idle]
    return tuple(header[c] for c in kept), [tuple(row[c] for c in kept) for row in rows]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn picture: self-contained SVG, with the words that stand for it where it cannot be seen.

    An ``opening`` picture stands right below the lead of the page.
    """

    key: str
    caption: str
    alt: str
    svg: str
    opening: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A source passage: ``quote`` is the passage, shortened; the offsets are those of the whole passage.

    ``start`` and ``end`` count characters in the stored source text of ``document``; ``published`` is a date in
    words or None.
    """

    number: int
    title: str
    quote: str
    document: str
    start: int
    end: int
    site: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a page. ``key`` is stable and serves as an anchor; ``bulleted`` asks for a list.

    Its own ``pictures`` and ``tables`` stand below its prose.
    """

    key: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    bulleted: bool = False
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A digest, a dossier or a review, ready to be set.

    ``kind`` names the form ("digest"): a user's template of that name goes before ours. ``name`` tells this page
    from others of its kind ("NOR-2015-03") and names its file; ``kicker`` is the line above the title. ``pictures``
    and ``tables`` are those that belong to no section: opening pictures stand below the lead, the rest at the end.
    """

    kind: str
    name: str
    kicker: str
    title: str
    lead: Paragraph
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    pictures: tuple[Picture, ...]
    notes: tuple[Note, ...]
    colophon: str

    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in reading order."""
        paragraphs = [self.lead, *(p for s in self.sections for p in s.paragraphs)]
        return tuple(sentence for p in paragraphs for sentence in p.sentences)

    def all_pictures(self) -> tuple[Picture, ...]:
        """All pictures, in reading order."""
        first = [p for p in self.pictures if p.opening]
        last = [p for p in self.pictures if not p.opening]
        return (*first, *(p for s in self.sections for p in s.pictures), *last)

    def all_tables(self) -> tuple[Table, ...]:
        """All tables, in reading order."""
        return (*(t for s in self.sections for t in s.tables), *self.tables)
