"""Rolls of donors: "Kuwait pledged $500m for Syria, the UAE $300m and Norway $75m", "Australia ($9m) and Denmark ($5m)"."""

import re
from collections.abc import Iterator, Sequence

from dragoman.coding.figures.scene import GIFTS, Party, Scene
from dragoman.records import FigureClaim

# What may stand between a donor and the sum: nothing, a bracket, "with", or what is left out ("Norway, $75m").
_BESIDE = re.compile(
    r"(?:,|\(|with|a|another|some|about|around|up\s+to|over|more\s+than|further|\s)*", re.IGNORECASE
)
_BEFORE = re.compile(r"(?:[,;(]|\band|\bwhile|\bby)\s+(?:the\s+)?$", re.IGNORECASE)


def each_gave(scene: Scene, coded: Sequence[FigureClaim]) -> Iterator[FigureClaim]:
    """The sums that stand beside other donors of a sentence, behind a first one whose sides are known."""
    known = {claim.value for claim in coded}
    gifts = [claim for claim in coded if claim.indicator in GIFTS]
    if not gifts:
        return
    first = gifts[0]
    begun = min((a.end for a in scene.money() if a.value == first.value), default=scene.end)
    for amount in scene.money():
        donor = _donor(scene, amount.start)
        if amount.start < begun or amount.value in known or donor is None:
            continue
        if donor.code in (first.reporter, first.partner):
            continue
        yield first.model_copy(
            update={
                "reporter": donor.code,
                "value": amount.value,
                "currency": amount.currency,
                "qualifier": amount.qualifier if amount.high is None else amount.text,
                "confidence": round(max(0.3, first.confidence - 0.1), 2),
            }
        )


def _donor(scene: Scene, at: int) -> Party | None:
    """The party right before a sum, if it begins an entry of the list."""
    text = scene.report.text
    before = [p for p in scene.parties if p.end <= at]
    if not before or before[-1].possessive or not _BESIDE.fullmatch(text, before[-1].end, at):
        return None
    return before[-1] if _BEFORE.search(text[scene.start : before[-1].start]) else None
