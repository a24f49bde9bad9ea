"""Figures of a report: each amount is led to what it measures, whose it is, of when, and how real it is."""

import re
from collections.abc import Iterator, Sequence

from dragoman.annotation.mentions import AmountMention
from dragoman.annotation.report import Report
from dragoman.coding.figures.donors import each_gave
from dragoman.coding.figures.frame import Frame, frame_of, is_bilateral
from dragoman.coding.figures.given import with_gifts
from dragoman.coding.figures.link import cue_of
from dragoman.coding.figures.part_year import months_counted, part_of_year
from dragoman.coding.figures.parties import Dyad, dyad_of, favours
from dragoman.coding.figures.people import counted_word, people_cue
from dragoman.coding.figures.period import edtf_of, period_of, role_of
from dragoman.coding.figures.reporting import latest, pointed
from dragoman.coding.figures.scene import GIFTS, Cue, Scene, is_conversion, is_money, scenes
from dragoman.coding.figures.story import Story
from dragoman.knowledge.indicators import indicators, section_pattern
from dragoman.records import EventClaim, FigureClaim, FigureRole, Indicator

_PER_UNIT = re.compile(
    r"^(?:\s*/\s*[a-z]|-a-|-per-|\s*(?:per|a|an|each|every|apiece)\b\s*(?:barrel|tonne|ton|kilo\w*|kg|cubic|thousand|head|person|capita|share|litre|liter|gallon"
    r"|night|hour|unit|piece|mmbtu|bottle|ticket|employee|citizen|student|visa|MWh|kWh)?)(?=\W|$)",
    re.IGNORECASE,
)
_PER_YEAR = re.compile(r"^\s*(?:per|a|an|each|every)\s+(?:year|annum|month|quarter)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:by|(?<!made )(?<!makes )(?<!make )up|down|additional|another|extra|further|rise of|increase of|growth of|drop of|decrease of|decline of)\s*$",
    re.IGNORECASE,
)
# Of what is given at one time, "a further $50m" is a sum of its own.
_MORE = re.compile(r"\b(?:additional|another|extra|further)\s*$", re.IGNORECASE)
# "A rise equivalent to $2bn", "$800 million more than a year earlier".
_RISE = re.compile(
    r"\b(?:rise|increase|growth|gain|drop|decrease|decline|fall)\b[^.;$€£]{0,12}\b(?:equivalent|equal|amounting)\s+to\s*$",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(r"^\s+(?:more|less|higher|lower|fewer)\s+(?:than|compared|year)\b", re.IGNORECASE)
_EARLIER_VALUE = re.compile(
    r"\b(?:from|compared\s+(?:with|to)|against|versus|vs\.?|than|down\s+from|up\s+from|instead\s+of|in\s+comparison\s+with)\s*$",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:no|not|never|denied|denies|false|fake|if|unless|wasn['’]t|didn['’]t)\b[\s\w]{0,30}$", re.IGNORECASE
)
_TOTAL = re.compile(
    r"(?:.*\b(?:our|its|the|country['’]s))?(?:['’]s?)?(?:\s+(?:total|overall|foreign|external|global|aggregate|annual|world|merchandise|goods|national))*\s*",
    re.IGNORECASE | re.DOTALL,
)
_TRADED = frozenset({"exports", "imports", "balance"})
_BESIDE = re.compile(
    r"(?:^|\b(?:while|whereas|and|but))\s*(?:(?:its|the|total|country['’]s)\s+)*$", re.IGNORECASE
)
_OWN_YEAR = re.compile(r"^\s+(?:in|for|during|a year|the year|one year|the previous|the preceding|last)\b")


def code_figures(report: Report, events: Sequence[EventClaim] = ()) -> list[FigureClaim]:
    """The figures that a report tells, in the order of its text; each once, with all sentences that tell it.

    Turnover, contracts and projects put the report's home first, or else the side named first. For exports,
    investment, loans and aid the reporter is the one who sends, invests, lends or gives; for people, the
    country that they come from; for imports, the one who receives; for a balance, the one whose deficit
    (negative) or surplus it is. A range keeps its low end as the value and its words as the qualifier. A pledge is a
    target. A figure whose sides can't be known is left out; so are changes ("grew by $2m"), prices and company results.
    ``events`` are those of the report: of aid, they know who gave; of any two sides, who "the two countries" are.
    """
    all_scenes = scenes(report)
    story = Story(all_scenes, events)
    claims: dict[tuple[object, ...], FigureClaim] = {}
    inherited: tuple[int, str | None] = (-9, None)
    for unpointed in all_scenes:
        scene = pointed(unpointed, inherited[1])
        previous = all_scenes[scene.index - 1] if scene.index else None
        coded = _dated_alike(list(_coded(scene, previous, story)), scene, inherited)
        if trade := [c.period for c in coded if _measures_trade(c)]:
            inherited = (scene.index, latest([p for p in trade if p]))
        coded += each_gave(scene, coded)
        for claim in with_gifts(scene, events, coded):
            key = _key(claim)
            known = claims.get(key)
            claims[key] = claim if known is None else _merged(known, claim)
    return list(claims.values())


def _coded(scene: Scene, previous: Scene | None, story: Story) -> Iterator[FigureClaim]:
    """The figures of one sentence."""
    if not scene.amounts or section_pattern("excluding").search(scene.between(scene.start, scene.end)):
        return
    seen: set[tuple[str, float]] = set()
    for amount in scene.amounts:
        cue = _cue(scene, amount, previous)
        if cue is None or cue.indicator is None or not _is_level(scene, amount, cue):
            continue
        frame = frame_of(scene, cue, amount)
        if frame.referred and not _same_passage(scene, previous):
            continue
        total = story.total(scene) if cue.indicator in _TRADED and not is_bilateral(frame) else None
        dyad = dyad_of(frame, story.dyad(scene) if total is None else None)
        if dyad is not None and cue.indicator in _TRADED and story.exceeded(dyad, amount):
            dyad = dyad_of(frame, None)
        if dyad is None and total is not None and not frame.parties:
            dyad = total
        if dyad is None or (cue.indicator, amount.value) in seen or not _is_whole(frame, dyad, total):
            continue
        if dyad.reporter == dyad.partner or _needs_partner(frame, dyad):
            continue
        seen.add((cue.indicator, amount.value))
        story.note(scene, dyad, amount if cue.indicator == "turnover" else None)
        yield _claim(frame, dyad)


def _dated_alike(
    claims: list[FigureClaim], scene: Scene, inherited: tuple[int, str | None]
) -> list[FigureClaim]:
    """The claims of a sentence, where a figure of trade without a period has that of its neighbour.

    The neighbour is another actual figure of trade in the sentence, or the last one of the sentence before.
    """
    periods = [c.period for c in claims if c.period and _measures_trade(c)]
    if not periods and scene.index - inherited[0] <= 1 and inherited[1]:
        periods = [inherited[1]]
    dated = []
    for claim in claims:
        changed: dict[str, object] = {}
        if claim.period is None and indicators()[claim.indicator].inherits:
            lost = 0.05 if periods and _measures_trade(claim) else 0.1
            changed["confidence"] = round(max(0.3, claim.confidence - lost), 2)
            if periods and _measures_trade(claim):
                changed["period"] = periods[-1]
        dated.append(claim.model_copy(update=changed) if changed else claim)
    return dated


def _measures_trade(claim: FigureClaim) -> bool:
    return claim.role is FigureRole.ACTUAL and indicators()[claim.indicator].inherits


def _cue(scene: Scene, amount: AmountMention, previous: Scene | None) -> Cue | None:
    """What an amount measures: money by the words around it, people by what they are."""
    if is_money(amount):
        cue = cue_of(scene, amount, previous)
        return None if cue is not None and cue.indicator == "people" else cue
    return people_cue(scene, amount)


def _is_level(scene: Scene, amount: AmountMention, cue: Cue) -> bool:
    """Whether an amount is a level of something: no price, no change, no earlier value, no conversion."""
    text = scene.report.text
    after, before = (
        text[amount.end : amount.end + 30],
        text[max(scene.start, amount.start - 60) : amount.start],
    )
    if amount.qualifier:
        before = re.sub(re.escape(amount.qualifier) + r"\s*$", "", before, flags=re.IGNORECASE)
    if _PER_UNIT.match(after) and not _PER_YEAR.match(after) and is_money(amount):
        unit = _PER_UNIT.match(after)
        if unit is not None and unit[0].split()[-1:] not in (["a"], ["an"], ["each"], ["every"]):
            return False
    given = cue.indicator in GIFTS and _MORE.search(before)
    if (
        is_money(amount)
        and _CHANGE.search(before)
        and not given
        and not before.rstrip().lower().endswith("up to")
    ):
        return False
    if is_money(amount) and (_RISE.search(before) or _DIFFERENCE.match(after)):
        return False
    if _DENIAL.search(before):
        return False
    if _EARLIER_VALUE.search(before):
        return _dated(scene, amount)
    return not is_conversion(scene, amount)


def _dated(scene: Scene, amount: AmountMention) -> bool:
    """Whether an earlier value carries its own year: "from $2bn in 2014"."""
    text = scene.report.text
    return _OWN_YEAR.match(text[amount.end : amount.end + 8]) is not None and any(
        0 <= d.start - amount.end < 12 for d in scene.dates
    )


def _same_passage(scene: Scene, previous: Scene | None) -> bool:
    article = scene.report.article
    return previous is not None and article.passage_at(scene.start) == article.passage_at(previous.start)


def _is_whole(frame: Frame, dyad: Dyad, total: Dyad | None) -> bool:
    """Whether a figure of one country alone is its total: not that of one good, nor of two countries unnamed.

    ``total`` is the total told before: "Peru's exports reached $60bn, while imports amounted to $50bn".
    """
    if dyad.partner is not None:
        return True
    before = frame.scene.report.text[frame.left : frame.cue.start]
    if frame.referred or is_bilateral(frame) or frame.cue.kind != "noun":
        return False
    owned = [p.end for p in frame.parties if p.end <= frame.cue.start]
    if total is not None and not owned and _BESIDE.search(before):
        return True
    return _TOTAL.fullmatch(before[max(owned) - frame.left :] if owned else before[-20:]) is not None


def _needs_partner(frame: Frame, dyad: Dyad) -> bool:
    return dyad.partner is None and not indicators()[frame.cue.indicator or ""].alone


def _claim(frame: Frame, dyad: Dyad) -> FigureClaim:
    scene, amount, cue = frame.scene, frame.amount, frame.cue
    words = indicators()[cue.indicator or ""]
    date = period_of(scene, amount, cue)
    role = role_of(scene, amount, cue, date)
    period = edtf_of(date) if date is not None else None
    if words.inherits and role is FigureRole.ACTUAL:
        period = months_counted(scene) or period or part_of_year(scene)
    confidence = dyad.confidence
    if frame.referred:
        confidence -= 0.05
    value = amount.value
    if words.parties == "balance" and cue.negative and not favours(frame):
        value = -value
    start, end = _evidence_span(scene)
    return FigureClaim(
        indicator=Indicator(words.name),
        reporter=dyad.reporter,
        partner=dyad.partner,
        value=value,
        currency=amount.currency,
        unit=amount.unit or counted_word(scene, cue),
        period=period,
        role=role,
        qualifier=amount.qualifier if amount.high is None else amount.text,
        confidence=round(max(0.3, min(0.95, confidence)), 2),
        evidence=(scene.report.evidence(start, end),),
        frames=(f"figure.{words.name}",),
    )


def _evidence_span(scene: Scene) -> tuple[int, int]:
    """The sentence without the white space around it."""
    return scene.report.stripped(scene.start, scene.end)


def _key(claim: FigureClaim) -> tuple[object, ...]:
    sides: object = (claim.reporter, claim.partner)
    if indicators()[claim.indicator].parties == "mutual":
        sides = frozenset((claim.reporter, claim.partner))
    return (claim.indicator, sides, claim.value, claim.currency, claim.unit, claim.period, claim.role)


def _merged(known: FigureClaim, again: FigureClaim) -> FigureClaim:
    """One claim with both passages."""
    evidence = tuple(dict.fromkeys((*known.evidence, *again.evidence)))
    return known.model_copy(
        update={"evidence": evidence, "confidence": max(known.confidence, again.confidence)}
    )
