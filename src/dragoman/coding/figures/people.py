"""Figures of people: "12,000 Nepalese workers", "the number of visitors climbed to 1.4 million", and who is none of them."""

import re
from functools import cache

from dragoman.annotation.mentions import ActorForm, AmountMention
from dragoman.coding.figures.scene import Cue, Scene
from dragoman.knowledge.indicators import indicators, section_pattern

# Two soldiers and four officers are people, not a figure of people; "four Russians" even less so.
FEWEST_PEOPLE, FEWEST_NATIONALS = 5, 100


def people_cue(scene: Scene, amount: AmountMention) -> Cue | None:
    """The word by which a number counts people of one country in another, or None."""
    if amount.unit is not None and _are_dealt_with(scene, amount):
        return None
    if amount.unit is None and (cue := _counted_people(scene, amount)) is not None:
        return cue
    counted = amount.unit in indicators()["people"].units and amount.value >= FEWEST_PEOPLE
    if counted or (amount.value >= FEWEST_NATIONALS and _are_people_of_a_country(scene, amount)):
        return Cue(amount.start, amount.end, "people")
    return None


def counted_word(scene: Scene, cue: Cue) -> str | None:
    """The unit of a figure whose number stands behind those whom it counts: "visitors"."""
    return scene.between(cue.start, cue.end).lower() if cue.indicator == "people" else None


@cache
def _number_of() -> re.Pattern[str]:
    """ "The number of A visitors to B climbed to", "arrivals from C numbered": who is counted stands before the number."""
    units = "|".join(map(re.escape, indicators()["people"].units))
    return re.compile(
        rf"\bnumbers?\s+of\s+(?:[\w-]+\s+){{0,4}}?(?P<who>{units})\b[^,;]{{0,60}}$"
        r"|\b(?:[Tt]ourist|[Vv]isitor|[Rr]efugee|[Mm]igrant|[Ss]tudent)\s+(?P<came>arrivals)\b[^,;]{0,60}$"
    )


_BY = re.compile(r"\bby\s+(?:\w+\s+)?$")


def _counted_people(scene: Scene, amount: AmountMention) -> Cue | None:
    text, value = scene.report.text, amount.value
    told = _number_of().search(text, scene.start, amount.start)
    percent = text[amount.end : amount.end + 10].lstrip().startswith(("%", "per cent", "percent"))
    if told is None or value < FEWEST_NATIONALS or percent or _BY.search(text[scene.start : amount.start]):
        return None
    start, end = told.span("who") if told["who"] else told.span("came")
    return Cue(start, end, "people")


# So many characters before a number what is done to those counted stands.
_NEAR_VERB = 30


def _are_dealt_with(scene: Scene, amount: AmountMention) -> bool:
    """ "Ordered out fifteen intelligence officers", "the ban on 188 officials": no people who live, study or work there."""
    before = scene.report.text[max(scene.start, amount.start - _NEAR_VERB) : amount.start]
    after = scene.report.text[amount.end : amount.end + _NEAR_VERB]
    pattern = section_pattern("undergoing")
    passive = re.match(r"[^,.;]{0,20}\b(?:was|were|been|be)\b", after)
    return pattern.search(before) is not None or (passive is not None and pattern.search(after) is not None)


def _are_people_of_a_country(scene: Scene, amount: AmountMention) -> bool:
    """ "3.3 million Argentines", "262,000 Filipinos"."""
    inside = [p for p in scene.parties if amount.start < p.start and p.end <= amount.end]
    return amount.unit is not None and any(p.form is ActorForm.DEMONYM for p in inside)
