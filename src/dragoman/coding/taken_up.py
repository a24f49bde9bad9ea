"""What a later sentence that takes up an act by a noun says of it: its day, and who handed over, received or witnessed.

"A has handed a protest note to B. The note was delivered on Monday to Ambassador X by Deputy Minister Y." "The ceremony took
place in the presence of Minister Z." "Ambassador X was handed the note by Y." No event is made or dropped here.
"""

import re
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Span

from dragoman.annotation.mentions import DateKind, PersonMention
from dragoman.annotation.report import Report, within
from dragoman.coding.assembly.parties import of_mention
from dragoman.coding.behind import officials_in
from dragoman.coding.retelling import Told
from dragoman.knowledge.taken_up import taken_up_by
from dragoman.records import EventClaim, Role, Status, edtf

# So many sentences behind the act.
_REACH = 3
_DONE = (
    r"(?:handed(?: over| out)?|delivered|presented|conveyed|transmitted|served|lodged|made|sent|submitted|passed(?: on)?|given|"
    r"held|signed|issued|adopted|taken|announced|performed|carried out|received|accepted|published|approved|attended|"
    r"witnessed|hosted|opened|unveiled|dispatched|communicated|forwarded|read out)"
)
_ACTIVE = (
    r"(?:handed(?: over)?|delivered|presented|conveyed|transmitted|served|lodged|submitted|passed(?: on)?|gave|signed|issued|"
    r"announced|received|accepted|attended|witnessed|performed|unveiled|cut|took delivery of|read out|forwarded)"
)
# Behind these a sentence tells of something else.
_BREAK = re.compile(
    r";|\b(?:while|before|ahead of|whose|where|when|who (?:had|was|is|will|also|met)|but|after which|will|would|is to|are to)\b"
)
_BY = re.compile(r"\bby (?:the |its |his |her )?(?:[\w.’'-]+,? ){0,5}?\Z")
_TO = re.compile(r"\bto (?:the |its |his |her )?(?:[\w.’'-]+,? ){0,5}?\Z")
_LEADS_TO_DAY = re.compile(r" (?:here |held |there )?(?:late |early )?(?:on )?")
_NEAR = 40
_NOT = re.compile(r"\b(?:not|never|no|refus\w+|declin\w+)\b")


def with_taken_up(report: Report, told: Sequence[Told]) -> list[Told]:
    """The claims, given with the indexes of their sentences, with what later sentences that take them up tell of them."""
    sentences = list(report.doc.sents)
    claims = list(told)
    for place, (at, claim) in enumerate(claims):
        if claim.status is not Status.OCCURRED or not taken_up_by(claim.type):
            continue
        others = [c for where, c in claims if where == at and c.type == claim.type and c is not claim]
        common = {*claim.states}.intersection(*(c.states for c in others)) if others else set()
        for index in range(at + 1, min(at + 1 + _REACH, len(sentences))):
            if any(
                at < where and _another(c, claim, here=where == index)
                for where, c in claims
                if where <= index
            ):
                break
            claim = _continued(report, sentences[index], claim, common)
        claims[place] = (at, claim)
    return claims


def _another(other: EventClaim, claim: EventClaim, *, here: bool) -> bool:
    """Whether an event told later is one to which what takes up, in the same sentence or behind, would belong."""
    return other.type == claim.type or (not here and not {*other.states} <= {*claim.states})


@cache
def _takes_up(kind: str) -> re.Pattern[str]:
    """The ways in which a sentence takes up an act of a kind: by its subject, its object, or the words that it opens with."""
    noun = "|".join(re.escape(n) for n in sorted(taken_up_by(kind), key=len, reverse=True))
    the = r"(?:the|this|that|both|these|those|a similar)"
    return re.compile(
        rf"(?:\A|, |; |said |that )(?P<subject>{the} (?:[\w-]+ ){{0,2}}?(?:{noun})\b[^.;]{{0,60}}? (?:(?:was|were|has been|had been|have been)"
        rf" (?:\w+ly )?{_DONE}|took place|came|arrived|reached|happened)\b)|"
        rf"(?P<dative>\b(?:was|were) (?:handed|given|served(?: with)?|presented with|shown|sent) (?:the|a|this|that) (?:[\w-]+ )?(?:{noun})\b)|"
        rf"(?P<news>\b(?:broke|delivered|gave|conveyed|passed on) (?:\w+ )?the news\b|\bmade the (?:announcement|news known|news public)\b|"
        rf"\bannounced (?:it|this|as much)\b|\b(?:said|stated|explained|told \w+)(?: that)? the (?:[\w-]+ )?(?:{noun})\b)|"
        rf"(?P<object>\b{_ACTIVE} (?:the|this|that) (?:[\w-]+ ){{0,2}}?(?:{noun})\b)|"
        rf"(?P<opening>\A\W*(?:at|during|speaking at|addressing|attending|opening) the (?:[\w-]+ ){{0,2}}?(?:{noun})\b)",
        re.IGNORECASE,
    )


def _continued(report: Report, sentence: Span, claim: EventClaim, common: set[str]) -> EventClaim:
    """The claim with the day and the people of a sentence that takes it up; ``common`` to acts told along with it are those
    states whose people and day may be of another of these."""
    text = sentence.text
    found = _takes_up(claim.type).search(text)
    if found is None or _NOT.search(found[0]):
        return claim
    broken = _BREAK.search(text, found.end())
    end = broken.start() if broken is not None else len(text)
    if claim.date is None and (found.lastgroup not in ("opening", "news")):
        claim = _dated(report, sentence, end, claim) if not common else claim
    elif claim.date is None and found.lastgroup == "opening":
        near = _day_behind(report, sentence.start_char + found.end())
        claim = claim.model_copy(update={"date": near}) if near is not None else claim
    return _joined(report, sentence, end, claim, found, common)


def _day_behind(report: Report, at: int) -> str | None:
    """The day that stands right behind a noun: "during the meetings on Wednesday"."""
    for day in within(report.dates, at, at + _NEAR):
        if day.kind is DateKind.MOMENT and day.edtf and not day.prefix and edtf.precision(day.edtf) == 1:
            return day.edtf if _LEADS_TO_DAY.fullmatch(report.text, at, day.start) else None
    return None


def _dated(report: Report, sentence: Span, end: int, claim: EventClaim) -> EventClaim:
    """The claim with the one day that the sentence names, if that day is not ahead."""
    start = sentence.start_char
    days = {
        d.edtf
        for d in within(report.dates, start, start + end)
        if d.kind is DateKind.MOMENT and d.edtf and not d.prefix and edtf.precision(d.edtf) == 1
    }
    if len(days) != 1:
        return claim
    (day,) = days
    page = report.published
    ahead = page is not None and len(day) == len(page) and day > page
    return claim if ahead else claim.model_copy(update={"date": day})


def _joined(
    report: Report, sentence: Span, end: int, claim: EventClaim, found: re.Match[str], common: set[str]
) -> EventClaim:
    """The claim with the officials of its parties whom the sentence names; nameless ones of theirs give way to them."""
    text, start = sentence.text, sentence.start_char
    aims = {p.country for p in claim.participants if p.role is Role.TARGET and p.country}
    people = list(claim.participants)
    officials = [p for p in officials_in(report, sentence) if p.known_office and p.start - start < end]
    left = {*claim.states} - {p.known_country or "" for p in officials}
    alone = next(iter(left)) if len(left) == 1 and len(officials) == len(claim.states) else None
    for mention in officials:
        code = mention.known_country
        if code is None and not common:
            code = _side(text, mention, start, claim, aims, found) or alone
        if code not in {*claim.states} - common or any(p.name == mention.person.name for p in people):
            continue
        own = [p.role for p in people if p.country == code]
        role = own[0] if own else Role.TARGET if code in aims else Role.SPEAKER
        people = [p for p in people if p.name or p.country != code]
        people.append(of_mention(mention, code, role))
    kept = tuple(people)
    return claim if kept == claim.participants else claim.model_copy(update={"participants": kept})


def _side(
    text: str, mention: PersonMention, start: int, claim: EventClaim, aims: set[str], found: re.Match[str]
) -> str | None:
    """The party of an official whose country nothing tells: by whom it was done is the doer's, to whom the target's."""
    doers = [code for code in claim.states if code not in aims]
    if len(aims) != 1 or len(doers) != 1:
        return None
    (aim,), (doer,) = aims, doers
    before = text[: mention.start - start]
    if _BY.search(before):
        return doer
    if _TO.search(before):
        return aim
    if mention.end - start <= found.start():
        return {"dative": aim, "object": doer, "news": doer}.get(found.lastgroup or "")
    return None
