"""Who chaired, opened or attended an occasion, where its own sentence or one right behind says so.

"The session was co-chaired by X, Deputy Minister of A, and Y, Foreign Secretary of B." "Minister X and his counterpart Y chaired the
inauguration ceremony." The people belong to the event told before; no event is made or dropped here.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Span

from dragoman.annotation.mentions import PersonMention
from dragoman.annotation.report import Report
from dragoman.coding.assembly.parties import of_mention
from dragoman.coding.behind import officials_in, sentences_on
from dragoman.coding.retelling import Told
from dragoman.records import EventClaim, Role, Status

_KINDS = frozenset({"consultation", "commission", "meeting", "mission", "agreement"})
_REACH = 2
_OCCASION = r"(?:meeting|session|ceremony|consultations?|talks|commission|committee|dialogue|inauguration|event|round|opening|plenary|sitting)"
_CHAIRED = r"(?:co-?chaired|chaired|presided over|co-?hosted|co-?headed|inaugurated|opened)"
_BY = re.compile(
    rf"\b(?:{_CHAIRED} (?:jointly )?by|under the (?:joint )?(?:co-)?chair(?:man)?ship of|with the (?:attendance|participation) of) "
)
_CHAIRS = re.compile(
    rf"\A,? (?:(?:jointly|together|also|both) )?(?:{_CHAIRED}|(?:attended|took part in|participated in)) (?:the|this|its) "
    rf"(?:[\w-]+ ){{0,4}}{_OCCASION}\b"
)
_ALONG = re.compile(
    r"\b(?:participated|took part|co-?chaired|attended)\b[^.;]{0,40}\b(?:along|together|alongside|jointly) (?:with )?\Z"
)
_ALONE = re.compile(
    r"\A (?:has )?(?:participated|took part|co-?chaired)\b[^.;]{0,40}\b(?:along|together|jointly) with "
)
_JOINED = re.compile(r"(?:, [^.;]{0,110}?)?,? and (?:his |her |their |the )?[^.;]{0,140}")
_BREAK = re.compile(r"\b(?:who|whom|whose|which|where|while|when|after|before|during|met|told|said|says)\b|;")
_AT_MOST = 140


def with_presiding(report: Report, told: Sequence[Told]) -> list[Told]:
    """The claims, given with the indexes of their sentences, with who chaired or attended the occasion."""
    sentences = list(report.doc.sents)
    claims = list(told)
    for place, (at, claim) in enumerate(claims):
        if claim.type not in _KINDS or claim.status not in (Status.OCCURRED, Status.PLANNED):
            continue
        for sentence in sentences_on(sentences, claims, place, _KINDS, _REACH):
            claim = _with(claim, _presiding(report, sentence))
        claims[place] = (at, claim)
    return claims


def _presiding(report: Report, sentence: Span) -> list[PersonMention]:
    """Those of whom a sentence says that they chaired, or were there."""
    text, start = sentence.text, sentence.start_char
    people = officials_in(report, sentence)
    by = _BY.search(text)
    found = _named_behind(text, start, people, by.end()) if by is not None else []
    for number, person in enumerate(people):
        before, behind = text[: max(0, person.start - start)], text[person.end - start :]
        if _ALONG.search(before) or _ALONE.match(behind):
            found.append(person)
        if _CHAIRS.match(behind):
            found.append(person)
            first = people[number - 1] if number else None
            joint = report.text[first.end : person.start] if first is not None else ""
            if first is not None and _JOINED.fullmatch(joint):
                found.append(first)
    return found


def _named_behind(text: str, start: int, people: Sequence[PersonMention], at: int) -> list[PersonMention]:
    """Those of the list that begins at ``at``, with their offices behind them, up to a clause on something else."""
    found: list[PersonMention] = []
    for person in people:
        if person.head - start < at:
            continue
        between = text[at : max(at, person.start - start)]
        if len(between) > _AT_MOST or _BREAK.search(between):
            break
        found.append(person)
        at = person.end - start
    return found


def _with(claim: EventClaim, people: Sequence[PersonMention]) -> EventClaim:
    """The claim with those of its parties for which nobody is named yet."""
    spoken_for = {p.country for p in claim.participants if p.name}
    kept = list(claim.participants)
    known = {p.known_country for p in people}
    left = [code for code in claim.states if code not in known]
    one_unknown = len(people) == 2 == len(claim.states) and None in known and len(left) == 1
    for mention in people:
        code = mention.known_country or (left[0] if one_unknown else None)
        if code is None or code not in claim.states or code in spoken_for:
            continue
        role = Role.SIGNATORY if claim.type == "agreement" else Role.COUNTERPART
        kept = [p for p in kept if p.name or p.country != code]
        kept.append(of_mention(mention, code, role))
        spoken_for.add(code)
    return (
        claim if kept == list(claim.participants) else claim.model_copy(update={"participants": tuple(kept)})
    )
