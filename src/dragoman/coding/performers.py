"""Who carried out what the report told just before: who signed, led a side, handed over the note, announced the step.

"A and B signed a treaty. X signed for A and Y for B." "The A side was led by X, the B side by Y." "A recalled its
ambassador. Foreign Minister X announced the decision." The people belong to the event told before, and so do the
place and the day of "the ceremony took place in Z on Thursday". No event is made or dropped here.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from dragoman.annotation.mentions import ActorMention, DateKind, PersonMention
from dragoman.annotation.report import Report, within
from dragoman.coding.assembly.parties import of_mention
from dragoman.coding.attendance import listed
from dragoman.coding.retelling import Told
from dragoman.coding.where import venue_from_places
from dragoman.records import EventClaim, Participant, Role, Status, Venue
from dragoman.records import edtf as edtf_values

# A person with the party for which the text says, or lets understand, that they acted.
Acting = tuple[PersonMention, str]

# The sequel stands at most so many sentences behind its event (a clause after a semicolon counts as one).
_REACH = 3
_SIGNED_KINDS = frozenset({"agreement", "relations"})
_LED_KINDS = frozenset({"meeting", "consultation", "commission", "agreement", "summit"})
_ANSWERING = frozenset({"summons", "expulsion", "protest"})
_OF_STATE = frozenset(
    {"relations", "sanction", "expulsion", "mission", "membership", "aid", "protest", "summons"}
)
_PAPER = (
    r"(?:agreements?|treat(?:y|ies)|accords?|documents?|texts?|papers?|protocols?|memorand(?:um|a)|declarations?|"
    r"communiqu[eé]s?|conventions?|instruments?|letters?|arrangements?|notes?|MoUs?|pacts?|deals?)"
)
# "Signed for A", "signed the treaty", "put their names to it"; not "signed a memorandum on fish", which is another one.
_SIGNED = re.compile(
    rf"\b(?:(?:signed|initialled|initialed|inked)(?: (?:it|them|the (?:[\w-]+ ){{0,2}}{_PAPER}))?"
    r"(?=[.,;]| (?:for|on behalf|in|at|together|alongside|with|on|yesterday|today|and|while)\b|\s*\Z)|"
    r"did so(?= (?:for|on behalf|in|at)\b)|"
    r"(?:put|set|affixed|wrote) (?:his|her|their) (?:names?|signatures?|hands?|pens?)\b(?! to an?\b)|"
    r"(?:affixed|appended) (?:the|their) signatures?\b)"
)
_SIGNATORIES = re.compile(r"\b(?:signator(?:y|ies)(?: of the \w+)?|signing) (?:was|were) ")
_FOR = re.compile(
    r",? (?:(?:signed|did so|acted|acting|signing) )?(?:for|on behalf of) (?:the )?(?:[\w-]+ ){0,3}?\Z"
)
_FOR_BEFORE = re.compile(r"\A,? (?:and )?(?:by )?(?:the )?(?:[\w.’'-]+ ){0,6}?\Z")
_BEHIND = re.compile(
    r"\b(?:after|before|following|during|said|told|meet|met|who|whom|where|since|received|on (?:his|her) way|"
    r"in the presence|witness\w*)\b"
)
# What stands between a name and "signed" where somebody else, or something else, signs.
_OTHERS_DO = re.compile(r"\b(?:said|told|that|which|announced|approved|had|noted|added|stated)\b")
_BY = re.compile(r"\A(?: (?:in|at|on|here|today|yesterday|this)\b[^.;]{0,60}?)? by ")
# "(The) A (side) was led by X", "and the B (side) by Y".
_BY_SIDE = re.compile(
    r"\A(?:['’]s?)?(?: (?:side|delegation|team|section|part|party|group|contingent|mission))?"
    r"(?: (?:is|was|are|were|being|had been|has been))?"
    r"(?: (?:jointly )?(?:co-)?(?:led|headed|chaired|represented|presided over))? by (?:the |its )?(?:[\w.’'-]+,? ){0,8}?\Z"
)
_LED = re.compile(r"\b(?:led|headed|chaired|represented|presided over) by\b")
# "Co-chairman on the A side was X", "leading the A delegation was X", "on the A side, X took part".
_ON_SIDE = re.compile(
    r"\A(?:['’]s?)? (?:side|delegation|team|section|part)(?:,| was| were| is)(?: the)? (?:[\w.’'-]+ ){0,5}?\Z"
)
_SIDE_LED_IN = re.compile(r"\b(?:on|for|from|leading|heading|chairing) the \Z", re.IGNORECASE)
_HEADS = re.compile(r"\b(?:the )?(?:two )?heads of (?:the|both)(?: two)? (?:delegations?|sides?|teams?),? ")
_TO_ENVOY = re.compile(
    r"\A,? (?:then |also |later |in turn )?(?:told|handed|presented|gave|informed|conveyed to|delivered to|received|"
    r"read out to|demanded|warned|lodged|expressed|notified)\b"
)
_ENVOY = re.compile(
    r"\b(?:him|her|them|(?:the|both|two|all) (?:\w+ )?(?:ambassador|diplomat|envoy|charg[eé]|consul|attach[eé]|nuncio)s?)\b"
)
_NAMED_AS = re.compile(r"\b(?:named|identified) (?:them|him|her|the (?:two|three|pair|diplomats?|men)) as ")
_NOTE_GIVEN = re.compile(
    r"\b(?:note|protest|d[eé]marche|letter|document|message|complaint|objection|demand|representations?)\b[^.;,]{0,30} (?:was|had been) (?:handed|delivered|presented|conveyed|given)\b"
)
# "The message was conveyed by Director X to Y, chargé d'affaires".
_NOTE_BY = re.compile(r"[^.;]{0,40}?\bby (?:the )?(?:[\w.’'-]+ ){0,6}?")
_NOTE_TO = re.compile(r"[^.;]{0,160}?\bto (?:the )?(?:[\w.’'-]+ ){0,6}?")
_ANNOUNCED = re.compile(
    r"\A,? (?:(?:has|had|also|later|himself|herself|who) ){0,2}(?:(?:said|told [\w ]{2,20})(?: that)?(?= the (?:decision|step|move|measure|recall|break)\b)|announced|disclosed|confirmed|made public|made known|"
    r"read out|proclaimed|explained|notified)"
    r"(?: it\b| (?:the|this|that|his|her|its|their) (?:[\w-]+ )?(?:decision|step|move|measures?|recall|expulsions?|break|suspension|"
    r"withdrawal|sanctions|closure|changes?|severance|rupture|return|embargo|restrictions|resumption|recognition)\b)"
)
# "This was stated by Foreign Minister X", "the measures were announced by".
_STATED_BY = re.compile(
    r"\b(?:[Tt]his|[Tt]he (?:[\w-]+ ){0,2}(?:decision|step|move|measures?|sanctions|restrictions|expulsions?|recall|resumption|closure|news))"
    r" (?:was|were|has been|have been) (?:stated|announced|reported|confirmed|made public|disclosed)[^.;,]{0,40} by (?:the )?\Z"
)
_CEREMONY = re.compile(
    r"\b(?:the|a) (?:[\w-]+ )?(?:signing|ceremony|exchange)(?: of (?:the|this) \w+)? (?:took place|was held|was hosted)\b",
    re.IGNORECASE,
)
# "The move came on Wednesday", "the decision was taken on 5 May": the day of the act told just before.
_CAME = re.compile(
    r"(?:The|This) (?:move|step|decision|measure|summons|expulsions?|recall|incident|attack|vote|signing|meeting|talks|visit|"
    r"call|conversation|suspension) (?:came|comes|was taken|was made|took place|happened|occurred|took effect|was held) "
    r"(?:late |early |in \w+ )?(?:on )?\Z"
)
_GOVERNMENT = 4
_OFFICIALS = 7
_AT_MOST = 90


def with_performers(report: Report, told: Sequence[Told]) -> list[Told]:
    """The claims, given with the indexes of their sentences, with who carried them out by the sentences after."""
    sentences = list(report.doc.sents)
    claims = list(told)
    for place, (at, claim) in enumerate(claims):
        near = [(where, other) for where, other in claims if at <= where < at + 1 + _REACH]
        for index in range(at + 1, min(at + 1 + _REACH, len(sentences))):
            if _goes_elsewhere(near, claim, at, index):
                break
            claim = _continued(report, sentences[index], claim, index - at, _shared(near, claim, at))
        claims[place] = (at, claim)
    return claims


def _goes_elsewhere(claims: Sequence[Told], claim: EventClaim, at: int, index: int) -> bool:
    """Whether the sentences up to ``index`` have gone on to another event, to which a sequel would belong."""
    parties = {*claim.states, *claim.organisations}
    for where, other in claims:
        same = {*other.states, *other.organisations} == parties
        if at < where <= index and (other.type == claim.type or (not same and where < index)):
            return True
        if where == at and same and claim.type == "meeting" and other.type in ("commission", "consultation"):
            return True  # the session has its delegations
    return False


def _shared(claims: Sequence[Told], claim: EventClaim, at: int) -> bool:
    """Whether one sentence tells of several such events, of other parties."""
    return any(where == at and c.type == claim.type and c.states != claim.states for where, c in claims)


def _continued(report: Report, sentence: Span, claim: EventClaim, behind: int, shared: bool) -> EventClaim:
    """The claim with what one sentence after it tells of who carried it out, and of the ceremony."""
    text, start = sentence.text, sentence.start_char
    people = [p for p in within(report.persons, start, sentence.end_char) if p.person.name and p.plural == 1]
    actors = [
        a
        for a in within(report.actors, start, sentence.end_char)
        if a.is_state or a.code in claim.organisations
    ]
    if behind == 1 and claim.date is None and claim.status is Status.OCCURRED:
        claim = _with_day_it_came(report, sentence, claim)
    acting: list[Acting] = []
    role = Role.SPEAKER
    if claim.type in _SIGNED_KINDS and claim.status is Status.OCCURRED:
        acting = _signers(report, text, start, people, actors, claim)
        if shared and {code for _, code in acting} < {*claim.states}:
            acting = []
        role = _role_at(claim)
        if acting or _CEREMONY.search(text):
            claim = _with_ceremony(report, sentence, claim)
    if not acting and claim.type in _LED_KINDS:
        acting, role = list(_leaders(text, start, people, actors)), _role_at(claim)
    if not acting and claim.type in _ANSWERING and behind <= 2:
        claim = _with(claim, _hit(report, text, start, people, claim), Role.TARGET)
        acting = list(_answering(text, start, people, claim))
    if not acting and claim.type in _OF_STATE and behind <= 2:
        acting = list(_announcers(text, start, people, claim))
    return _with(claim, acting, role)


def _with_day_it_came(report: Report, sentence: Span, claim: EventClaim) -> EventClaim:
    """The claim with the day of "the move came on Wednesday"."""
    for day in within(report.dates, sentence.start_char, sentence.end_char):
        told = _CAME.fullmatch(report.text, sentence.start_char, day.start)
        if told and day.kind is DateKind.MOMENT and day.edtf and edtf_values.precision(day.edtf) == 1:
            return claim.model_copy(update={"date": day.edtf})
    return claim


def _signers(
    report: Report,
    text: str,
    start: int,
    people: Sequence[PersonMention],
    actors: Sequence[ActorMention],
    claim: EventClaim,
) -> list[Acting]:
    """Who signed, with the party for which each did: "X signed for A and his counterpart, Y, for B"."""
    signed = _SIGNED.search(text) or _SIGNATORIES.search(text)
    if signed is None:
        return []
    at = start + signed.start()
    if by := _BY.match(text[signed.end() :]):
        listing = listed(report.text, people, start + signed.end() + by.end())
        named = [p for p in listing if "presence of" not in text[: p.start - start]]
    else:
        named = [
            p
            for p in people
            if not _BEHIND.search(text[: p.start - start])
            if p.start > at or not _OTHERS_DO.search(text[p.end - start : signed.start()])
        ]
    parties = [*claim.states, *claim.organisations]
    sides: list[tuple[PersonMention, str | None]] = []
    for n, person in enumerate(named):
        after = named[n + 1].start if n + 1 < len(named) else start + len(text)
        side = _said_side(text, start, person, after, actors) or person.known_country
        sides.append((person, side if side in parties else None))
    return _settled(report, sides, parties, actors)


def _said_side(
    text: str, start: int, person: PersonMention, after: int, actors: Sequence[ActorMention]
) -> str | None:
    """The party for which the text says that somebody signed: "X for Namibia", "and, for Tunisia, Minister Y"."""
    for actor in actors:
        if person.end <= actor.start < after and _FOR.search(text[person.end - start : actor.start - start]):
            return actor.code
    for actor in actors:
        between = text[actor.end - start : max(0, person.start - start)]
        led = _FOR.search(text[max(0, actor.start - start - 30) : actor.start - start])
        if actor.end <= person.start and led and _FOR_BEFORE.match(between):
            return actor.code
    return None


def _settled(
    report: Report,
    sides: Sequence[tuple[PersonMention, str | None]],
    parties: Sequence[str],
    actors: Sequence[ActorMention],
) -> list[Acting]:
    """The signers with their parties; the one of two of whom nothing is known has the party that the other has not."""
    known = [side for _, side in sides]
    if len(sides) == 2 and len(parties) == 2 and len(set(known)) == 1:
        near = [any(p.start - 20 <= a.start <= p.end + 20 for a in actors) for p, _ in sides]
        own = report.home if report.home in parties else None
        first = known[0] or own
        if first is not None and not all(near):
            other = next(code for code in parties if code != first)
            turned = near[1] and known[1] is not None
            codes = (other, first) if turned else (first, other)
            return [(p, code) for (p, _), code in zip(sides, codes, strict=True)]
    left = [code for code in parties if code not in known]
    if known.count(None) == 1 and len(left) == 1 and len(sides) == len(parties):
        known = [side or left[0] for side in known]
    return [(p, side) for (p, _), side in zip(sides, known, strict=True) if side is not None]


def _leaders(
    text: str, start: int, people: Sequence[PersonMention], actors: Sequence[ActorMention]
) -> Iterator[Acting]:
    """Who led, with the side that the text names: "the A side was led by X, and the B side by Y"."""
    heads = _HEADS.search(text)
    listed = [
        p for p in people if heads and p.known_country and 0 <= p.start - start - heads.end() < _AT_MOST
    ]
    for person in listed:
        yield person, person.known_country or ""
    led = _LED.search(text) is not None
    for person in () if listed else people:
        since = max((p.end for p in people if p.end <= person.start), default=start)
        before = [a for a in actors if since <= a.end <= person.start <= a.end + _AT_MOST]
        for actor in before[-2:]:
            between = text[actor.end - start : person.start - start]
            on_side = _ON_SIDE.match(between) and _SIDE_LED_IN.search(text[: actor.start - start])
            if on_side or (led and _BY_SIDE.match(between)):
                yield person, actor.code


def _answering(text: str, start: int, people: Sequence[PersonMention], claim: EventClaim) -> Iterator[Acting]:
    """Who saw the envoy for the state that called them in: "State Secretary X handed her a note"."""
    doer = _doer(claim)
    note = _NOTE_GIVEN.search(text)
    targets = {p.name.split()[-1] for p in claim.participants if p.name and p.role is Role.TARGET}
    for person in people:
        behind = text[person.end - start :]
        told = _TO_ENVOY.match(behind)
        if note is not None and doer is not None:
            handed = _NOTE_BY.fullmatch(text[note.end() : person.start - start])
            if doer == person.known_country or (handed and person.known_country is None):
                yield person, doer
        if doer is None or told is None or (person.known_rank or _OFFICIALS) > _OFFICIALS:
            continue
        if person.known_country not in (None, doer):
            continue
        whom = behind[told.end() : told.end() + _AT_MOST]
        if _ENVOY.search(whom) or any(name in whom for name in targets):
            yield person, doer


def _hit(
    report: Report, text: str, start: int, people: Sequence[PersonMention], claim: EventClaim
) -> list[Acting]:
    """Whom a measure hits: "the agency named them as Consul General X and consul Y"; to whom the note was handed."""
    aims = {p.country for p in claim.participants if p.role is Role.TARGET and p.country}
    if len(aims) != 1:
        return []
    (aim,) = aims
    given = _NAMED_AS.search(text)
    named = listed(report.text, people, start + given.end()) if given is not None else []
    if (note := _NOTE_GIVEN.search(text)) is not None:
        named += [p for p in people if p.known_country == aim]
        named += [
            p for p in people
            if p.known_country is None and _NOTE_TO.fullmatch(text[note.end() : p.start - start])
        ][:1]  # fmt: skip
    return [(p, aim) for p in named if p.known_country in (None, aim) or given is not None]


def _announcers(
    text: str, start: int, people: Sequence[PersonMention], claim: EventClaim
) -> Iterator[Acting]:
    """Who made an act of state known: "Foreign Minister X announced the decision in Quito"."""
    doer = _doer(claim)
    for person in people:
        country = person.known_country or doer
        if country is None or country not in claim.states or (doer is not None and country != doer):
            continue
        if person.known_rank is None or person.known_rank > _GOVERNMENT:
            continue
        if _ANNOUNCED.match(text[person.end - start :]) or _STATED_BY.search(
            text[: max(0, person.start - start)]
        ):
            yield person, country


def _doer(claim: EventClaim) -> str | None:
    """The one state that acts upon the others, or None where that is open."""
    aims = {p.country for p in claim.participants if p.role is Role.TARGET}
    doers = [code for code in claim.states if code not in aims]
    return doers[0] if aims and len(doers) == 1 else None


def _role_at(claim: EventClaim) -> Role:
    return Role.SIGNATORY if claim.type == "agreement" else Role.COUNTERPART


def _with(claim: EventClaim, acting: Sequence[Acting], role: Role) -> EventClaim:
    """The claim with the people who acted for its parties; nameless ones of the same party give way to them."""
    parties = {*claim.states, *claim.organisations}
    people: tuple[Participant, ...] = claim.participants
    for mention, code in acting:
        if code not in parties or any(p.name == mention.person.name for p in people):
            continue
        own = [p.role for p in people if p.country == code and p.role is not Role.TARGET]
        here = of_mention(mention, code, own[0] if own else role)
        kept = (p for p in people if p.name or p.country != code or p.role is Role.TARGET)
        people = (*kept, here)
    return claim.model_copy(update={"participants": people}) if people != claim.participants else claim


def _with_ceremony(report: Report, sentence: Span, claim: EventClaim) -> EventClaim:
    """The claim with the day and the place of its signing, where it has none and the sentence names one."""
    update: dict[str, object] = {}
    named = report.days_named(sentence.start_char, sentence.end_char)
    days = {day for day in named if edtf_values.precision(day) == 1}
    if claim.date is None and len(days) == 1:
        update["date"] = next(iter(days))
    if claim.venue is None and (venue := _place(report, sentence)) is not None:
        update["venue"] = venue
    return claim.model_copy(update=update) if update else claim


def _place(report: Report, sentence: Span) -> Venue | None:
    """The one place of the sentence that stands behind "in" or "at"."""
    text = report.text
    places = [
        p
        for p in within(report.places, sentence.start_char, sentence.end_char)
        if re.search(r"\b(?:in|at)(?: the \w+ of)? (?:the )?\Z", text[max(0, p.start - 24) : p.start])
    ]
    return venue_from_places(places) if len({p.name for p in places}) == 1 else None
