"""A candidate: a frame that fired on a word of a sentence, with its arguments, on its way to becoming a claim."""

from collections.abc import Collection
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from dragoman.annotation.modality import Modality
from dragoman.annotation.report import Report
from dragoman.coding.entities import Entity, Resolver
from dragoman.knowledge.kinds import Frame, Kind

TOO_FEW = "fewer than two parties"
"""Why an encounter was dropped whose other side nothing told."""


@dataclass
class Candidate:
    """``words`` leads from a slot to the tokens that fill it, ``fillers`` to what these stand for.

    ``anchor`` is the verb that carries the event's time and place: the trigger itself, or the verb that an event
    noun depends on ("held" in "held talks"). ``dropped`` says why no claim came of it, for ``explain``.
    """

    kind: Kind
    frame: Frame
    trigger: Token
    anchor: Token | None
    sentence: Span
    report: Report
    resolver: Resolver
    modality: Modality
    words: dict[str, list[Token]] = field(default_factory=dict)
    fillers: dict[str, list[Entity]] = field(default_factory=dict)
    dropped: str | None = None

    @property
    def name(self) -> str:
        """How the frame is called in ``explain`` and in a claim's ``frames``."""
        return f"{self.kind.name}:{self.trigger.lemma_.lower()}"

    @property
    def sentence_before(self) -> Span | None:
        """The sentence before the candidate's, or None for the first."""
        start = self.sentence.start
        return self.report.doc[start - 1].sent if start else None

    @property
    def home(self) -> str | None:
        """The country from whose side this is told: the page's home, or that of its part in a digest by countries."""
        return self.resolver.home

    @property
    def partner(self) -> str | None:
        """The country under whose name a digest of one country's diplomacy tells this, where that is another one."""
        section = self.report.section_at(self.sentence.start_char)
        return section if self.report.home is not None and section != self.report.home else None

    def entities(self, *slots: str) -> list[Entity]:
        """The entities in these slots, each once, in the order of the text."""
        seen: dict[tuple[int, int, str | None], Entity] = {}
        for slot in slots:
            for entity in self.fillers.get(slot, []):
                seen.setdefault((entity.start, entity.end, entity.code), entity)
        return sorted(seen.values(), key=lambda e: (e.start, e.code or ""))

    def tokens(self, *slots: str) -> list[Token]:
        """The tokens in these slots."""
        return [token for slot in slots for token in self.words.get(slot, [])]

    def home_beside(self, others: Collection[str] = ()) -> list[Entity]:
        """The page's home as the party that the words leave unsaid, unless it is one of ``others``."""
        at, home = self.trigger.idx, self.home
        return [Entity(at, at, home, True, assumed=True)] if home is not None and home not in others else []

    def drop(self, reason: str) -> None:
        """Note why nothing is claimed; the first reason stands."""
        self.dropped = self.dropped or reason
