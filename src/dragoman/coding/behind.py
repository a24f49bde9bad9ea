"""Where more of an event is told behind it, and by whom: its own sentence and those right behind, and the officials in them.

"A and B held consultations. The session was co-chaired by X and Y." "A donated medicine to B. The consignment was handed over by
Ambassador X." Who looks behind must stop at the next event of that kind: from there on, "the session" is another.
"""

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Span

from dragoman.annotation.mentions import PersonMention
from dragoman.annotation.report import Report, within
from dragoman.coding.retelling import Told

_OFFICIALS = 8
"""The lowest rank of those who act for a state in public."""


def sentences_on(
    sentences: Sequence[Span], told: Sequence[Told], place: int, kinds: Collection[str], reach: int
) -> Iterator[Span]:
    """The sentence of the claim at ``place``, and up to ``reach`` behind it, until one of ``kinds`` of other states is told."""
    at, claim = told[place]
    for index in range(at, min(at + 1 + reach, len(sentences))):
        if any(at < where <= index and c.type in kinds and c.states != claim.states for where, c in told):
            return
        yield sentences[index]


def officials_in(report: Report, sentence: Span) -> list[PersonMention]:
    """The officials whom a sentence names, each alone, in order; one whose rank isn't known may be one."""
    return [
        p
        for p in within(report.persons, sentence.start_char, sentence.end_char)
        if p.person.name and p.plural == 1 and (p.known_rank or _OFFICIALS) <= _OFFICIALS
    ]
