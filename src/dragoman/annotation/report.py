"""The container that flows through annotation and coding: an article, its parse, and all that was found in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from spacy.tokens import Doc, Span, Token

from dragoman.annotation.dates import is_diary, is_register, labels_of
from dragoman.annotation.mentions import (
    ActorMention,
    AmountMention,
    DateKind,
    DateMention,
    Mention,
    PersonMention,
    PlaceMention,
)
from dragoman.annotation.persons.sections import section_at
from dragoman.annotation.viewpoint import keeper_of
from dragoman.cleaning.article import Article
from dragoman.records import Evidence

M = TypeVar("M", bound=Mention)


@dataclass
class Report:
    """One article on its way from words to claims.

    ``doc`` is a spaCy Doc over exactly ``article.text`` (so ``token.idx`` is an offset of the article text).
    ``doc.sents`` are our own sentences; only those in ``parsed`` (by index) carry tags and a parse;
    ``first_parses`` keeps, for those that were parsed twice, the parse that the Doc does not show. ``home`` is
    the alpha-3 code of the country whose diplomacy is read, or None. ``published`` is EDTF or None. ``sections`` are the parts of a digest by countries.
    """

    article: Article
    document: str
    doc: Doc
    home: str | None = None
    published: str | None = None
    parsed: set[int] = field(default_factory=set)
    first_parses: dict[int, Any] = field(default_factory=dict)
    dates: list[DateMention] = field(default_factory=list)
    amounts: list[AmountMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    persons: list[PersonMention] = field(default_factory=list)
    sections: list[tuple[int, str | None]] = field(default_factory=list)

    def section_at(self, offset: int) -> str | None:
        """The country under whose name a digest by countries tells what stands at an offset, or None."""
        return section_at(self.sections, offset)

    @property
    def text(self) -> str:
        """The article text that all mentions count in."""
        return self.article.text

    @cached_property
    def is_diary(self) -> bool:
        """Whether the page lists what is to come ("Week ahead"): its present tense is the future."""
        return is_diary(f"{self.article.title or ''}\n{self.text}")

    @cached_property
    def is_register(self) -> bool:
        """Whether the page is a court's register ("Court Circular"), which tells what was done on the day over each entry."""
        return is_register(self.text) or is_register(self.article.source_text)

    @cached_property
    def keeper(self) -> PersonMention | None:
        """Whose appointments a diary lists, where its title names somebody; to be asked for when persons are marked."""
        return keeper_of(self.text, self.persons) if self.is_diary else None

    @cached_property
    def day_labels(self) -> list[DateMention]:
        """The days that lead or head an entry, as in a chronicle; to be asked for when the dates are marked."""
        return labels_of(self.text, self.dates)

    def days_named(self, start: int, end: int) -> set[str]:
        """The EDTF values (a day, a month, any time) of the dates wholly inside [start, end) that say when something was.

        A length of time is none of them, and neither is a limit ("since", "until"): both say nothing of the day itself.
        """
        inside = within(self.dates, start, end)
        return {d.edtf for d in inside if d.kind is DateKind.MOMENT and d.edtf and not d.prefix}

    def parsed_sentences(self) -> list[Span]:
        """The sentences that were worth parsing, in the order of the text."""
        return [sent for i, sent in enumerate(self.doc.sents) if i in self.parsed]

    def evidence(self, start: int, end: int) -> Evidence:
        """Evidence for the span [start, end) of the article text, led back to the stored source text."""
        source_start, source_end = self.article.to_source(start, end)
        return Evidence(
            document=self.document,
            start=source_start,
            end=source_end,
            quote=self.article.source_text[source_start:source_end],
        )

    def stripped(self, start: int, end: int) -> tuple[int, int]:
        """The span [start, end) without the white space at its ends."""
        text = self.text[start:end]
        return start + len(text) - len(text.lstrip()), start + len(text.rstrip())

    def tokens(self, mention: Mention) -> list[Token]:
        """The tokens that a mention covers, wholly or in part."""
        span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        return list(span) if span is not None else []


def within(mentions: Iterable[M], start: int, end: int) -> list[M]:
    """The mentions that lie wholly inside [start, end), in order."""
    return [m for m in mentions if start <= m.start and m.end <= end]


def covering(mentions: Sequence[M], offset: int) -> M | None:
    """The longest mention that covers the character at ``offset``, or None."""
    hits = [m for m in mentions if m.start <= offset < m.end]
    return max(hits, key=lambda m: m.end - m.start, default=None)
