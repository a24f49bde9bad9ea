"""Who handed over the aid and who took it, and on which day, where a clause or sentence behind tells it.

"A donated medicine to B. The consignment was handed over on Monday by Ambassador X. Receiving the donation, Minister Y of B
thanked A": both people belong to the aid told before, and so does the day. No event is made or dropped here.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Span

from dragoman.annotation.mentions import PersonMention
from dragoman.annotation.report import Report, within
from dragoman.coding.assembly.parties import of_mention
from dragoman.coding.attendance import listed
from dragoman.coding.behind import officials_in, sentences_on
from dragoman.coding.retelling import Told
from dragoman.records import EventClaim, Participant, Role, Status, edtf

GOODS = (
    r"(?:goods|suppl(?:y|ies)|donations?|donated items|aid|relief|assistance|consignment|shipment|items|equipment|materials?|"
    r"grant|cheque|check|vehicles|ambulances?|medicines?|vaccines|gift|package|cargo|food|drugs)"
)
"""What is handed over as aid, once it has been told."""
# The handover is told in so many sentences behind the aid.
_REACH = 8
_HANDED = r"(?:handed over|handed|turned over|presented|delivered|handing over|handing|presenting|delivering)"
_HANDED_OVER = re.compile(rf"\b{_HANDED}\b")
_BY = re.compile(rf"\b{_HANDED}\b[^.;]{{0,150}}? by ")
_GIVES = re.compile(
    rf"\A,? (?:(?:who|which|then|also|formally|officially|yesterday|today|has|had) ){{0,3}}{_HANDED}\b"
)
_GIVING = re.compile(
    rf"\A(?:\W*(?:Speaking|while|When|On|After|before))?\W*{_HANDED} [^,.;]{{3,90}}, \Z", re.IGNORECASE
)
_TO = re.compile(rf"\b{_HANDED}\b[^.;]{{0,120}}?\bto (?:the |its |his )?\Z")
_TAKING = re.compile(
    rf"\b(?:receiving|accepting|taking delivery of|on receiving|upon receiving|in accepting) (?:the|this|these) (?:[\w-]+ )?{GOODS}"
    r"[^.;]{0,60}?, (?:[A-Z][\w-]+,? (?:and )?){0,6}\Z",
    re.IGNORECASE,
)
_TAKES = re.compile(
    rf"\A,? (?:who )?(?:received|accepted|took delivery of) (?:the|this|these) (?:[\w-]+ )?{GOODS}\b",
    re.IGNORECASE,
)
_TAKEN_BY = re.compile(r"\b(?:received|accepted|taken over) by (?:the |its )?\Z")
_THE_GOODS = re.compile(rf"\b(?:the|this|these|those) (?:\w+ )?(?:{GOODS})\b", re.IGNORECASE)


def with_handover(report: Report, told: Sequence[Told]) -> list[Told]:
    """The claims, given with the indexes of their sentences; an aid has the people and the day of its handover."""
    sentences = list(report.doc.sents)
    claims = list(told)
    for place, (at, claim) in enumerate(claims):
        if claim.type != "aid" or claim.status not in (Status.OCCURRED, Status.PLANNED):
            continue
        for number, sentence in enumerate(sentences_on(sentences, claims, place, {"aid"}, _REACH)):
            claim = _continued(report, sentence, claim, own=number == 0)
        claims[place] = (at, claim)
    return claims


def _continued(report: Report, sentence: Span, claim: EventClaim, *, own: bool) -> EventClaim:
    text, start = sentence.text, sentence.start_char
    targets = [p for p in claim.participants if p.role is Role.TARGET and p.country]
    aims = {p.country or "" for p in targets if p.name is None} or {p.country or "" for p in targets}
    doers = [code for code in claim.states if code not in aims]
    if len(aims) != 1 or len(doers) != 1:
        return claim
    (aim,), (doer,) = aims, doers
    named = [p for p in officials_in(report, sentence) if p.known_office]
    by = _BY.search(text)
    givers = listed(report.text, named, start + by.end()) if by is not None else []
    takers: list[PersonMention] = []
    for person in named:
        before, behind = text[: max(0, person.start - start)], text[person.end - start :]
        if _GIVES.match(behind) or _GIVING.match(before):
            givers.append(person)
        elif _TO.search(before) or _TAKING.search(before) or _TAKES.match(behind) or _TAKEN_BY.search(before):
            takers.append(person)
    claim = _with(report, claim, givers, doer, Role.COUNTERPART)
    claim = _with(report, claim, takers, aim, Role.TARGET)
    handed = (_HANDED_OVER.search(text) or givers or takers) and _THE_GOODS.search(text)
    if not own and handed and claim.date is None and claim.status is Status.OCCURRED:
        claim = _dated(report, sentence, claim)
    return claim


def _with(
    report: Report, claim: EventClaim, people: Sequence[PersonMention], code: str, role: Role
) -> EventClaim:
    """The claim with those who acted for one of its two; the nameless one who stood for it gives way to them."""
    for mention in people:
        others: tuple[Participant, ...] = claim.participants
        assumed = mention.known_country in claim.states and not within(
            report.actors, mention.start, mention.end
        )
        if mention.known_country not in (None, code) and not assumed:
            continue
        name = mention.person.name
        if any(p.name == name and p.country == code for p in others):
            continue
        kept = tuple(p for p in others if p.name != name and (p.name or p.country != code))
        claim = claim.model_copy(update={"participants": (*kept, of_mention(mention, code, role))})
    return claim


def _dated(report: Report, sentence: Span, claim: EventClaim) -> EventClaim:
    """The claim with the one day that the sentence of the handover gives."""
    named = report.days_named(sentence.start_char, sentence.end_char)
    days = {day for day in named if edtf.precision(day) == 1}
    return claim.model_copy(update={"date": days.pop()}) if len(days) == 1 else claim
