"""How far one may look behind an event for more of it, and who is an official there."""

import pytest

from dragoman.annotation.pipeline import annotate
from dragoman.cleaning.article import Article, Passage, PassageRole
from dragoman.coding.behind import officials_in, sentences_on
from dragoman.coding.retelling import Told
from dragoman.records import EventClaim, Evidence, Status

TEXT = (
    "Minister Ana Rojas of Chile met Romuald Wadagni. Reporters waited. The session was long. "
    "It ended at noon. Nobody complained."
)


def _told(index: int, kind: str, *states: str) -> Told:
    evidence = (Evidence(document="doc", start=0, end=4, quote=TEXT[:4]),)
    return index, EventClaim(
        type=kind, status=Status.OCCURRED, states=states, confidence=0.5, evidence=evidence, frames=()
    )


def _reached(told: list[Told], reach: int = 3) -> int:
    report = annotate(
        Article(source_text=TEXT, passages=(Passage(0, len(TEXT), PassageRole.PARAGRAPH),)), "doc", None, None
    )
    return len(list(sentences_on(list(report.doc.sents), told, 0, {"meeting", "visit"}, reach)))


@pytest.mark.parametrize(
    ("behind", "count"),
    [
        ((2, "meeting", "BEN", "PER"), 2),
        ((2, "visit", "BEN", "PER"), 2),
        ((2, "meeting", "BEN", "CHL"), 4),
        ((2, "sanction", "BEN", "PER"), 4),
        ((0, "meeting", "BEN", "PER"), 4),
    ],
    ids=["another", "of another kind looked for", "of the same states", "of no such kind", "beside it"],
)
def test_one_looks_on_until_another_event_of_other_states_is_told(
    behind: tuple[int, str, str, str], count: int
) -> None:
    assert _reached([_told(0, "meeting", "BEN", "CHL"), _told(*behind)]) == count


def test_one_looks_no_further_than_the_text_goes() -> None:
    told = _told(0, "meeting", "BEN", "CHL")
    assert _reached([told], reach=0) == 1
    assert _reached([told], reach=9) == 5
    assert _reached([_told(3, "meeting", "BEN", "CHL")], reach=9) == 2


def test_officials_are_those_named_of_a_rank_that_acts_in_public() -> None:
    report = annotate(
        Article(source_text=TEXT, passages=(Passage(0, len(TEXT), PassageRole.PARAGRAPH),)), "doc", None, None
    )
    first, second, *_ = report.doc.sents
    assert "Ana Rojas" in [p.person.name for p in officials_in(report, first)]
    assert officials_in(report, second) == []
