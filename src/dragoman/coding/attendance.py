"""Who else took part, where the text says it beside the event or in the sentence after it.

"The delegations were headed by X and Y", "he was accompanied by Z", "the Georgian guest", "signed by the two": the
people belong to an event told before. No event is made or dropped here.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Span

from dragoman.annotation.mentions import PersonMention
from dragoman.annotation.report import Report
from dragoman.coding.assembly.parties import of_mention
from dragoman.coding.retelling import Told
from dragoman.records import EventClaim, Participant, Role

_TALKS = r"(?:talks|consultations?|meetings?|sessions?|negotiations|rounds?|commission|committee|dialogue|discussions|event)"
_LED = re.compile(
    rf"\b(?:delegations?|sides?|teams?|parties|{_TALKS})\b[^.;]{{0,60}}?\b"
    rf"(?:co-)?(?:headed|led|chaired|co-?chaired|presided over|represented)(?: \w+ly)? by\b",
    re.IGNORECASE,
)
_ATTENDED = re.compile(
    r"\b(?:attended|joined) by\b|"
    r"(?:^|; )(?:also )?(?:present|attending|in attendance|taking part)(?: at the \w+| on the \w+ side)? (?:was|were)\b|"
    r"(?:^|; )on the \w+ side\b[^.;]{0,30}?\b(?:took part|were present|attended)\b|\balso at the table (?:was|were)\b",
    re.IGNORECASE,
)
_ACCOMPANIED = re.compile(
    r"\b(?:accompanied|escorted|flanked) by\b|\b(?:together|along) with (?:his|her|their)\b|\bwith (?:his|her) (?!own\b)",
    re.IGNORECASE,
)
_CHAIRED = re.compile(
    rf"\b(?:(?:co-?)?chaired|headed|led|presided over|represented|attended) (?:at )?"
    rf"(?:the (?:\w+ ){{0,2}}(?:delegations?|sides?|teams?|{_TALKS})\b|their (?:countries|sides|delegations)\b)",
    re.IGNORECASE,
)
# Each side may be told in a sentence of its own.
_OF_SIDES = re.compile(r"delegation|side|team", re.IGNORECASE)
_CHAIRMANSHIP = re.compile(
    r"\bunder the (?:joint )?(?:co-?)?(?:chairmanship|chair|chairship|leadership|presidency) of\b|\bco-?chaired by\b|\bunder (?:the )?co-?chairs\b|"
    r"\b(?:protocol|minutes|document|memorandum|communiqué|communique)s?\b[^.;,]{0,40}\bsigned by\b|"
    r"\bin the presence of (?:their|both|the two) (?:\w+ )?(?:ministers|presidents|leaders),? ",
    re.IGNORECASE,
)
# "X and Y leading for the two sides", "with X and Y heading the delegations": the people stand before.
_LEADING = re.compile(
    r"\b(?:leading|heading|chairing)(?: for)?(?: the| their)? (?:two |respective )?(?:sides|delegations?|teams?)\b",
    re.IGNORECASE,
)
_WELCOMED = re.compile(
    r"\b(?:welcomed|greeted|met)(?: (?:on|upon) (?:his|her|their) arrival)?(?: (?:at|in) (?:the )?[^.;,]{0,40}?)?,? by\b"
    r"(?=[^.;]{0,90}(?:\bairport\b|\barrival\b))?",
    re.IGNORECASE,
)
_AT_ARRIVAL = re.compile(
    r"\b(?:airport|air base|arriv\w+|landed|landing|set foot)\b|\b(?:welcomed|greeted) (?:at|in|by)\b",
    re.IGNORECASE,
)
# What a state does is told by its president or minister: "A is imposing sanctions, Foreign Minister X announced".
_ANNOUNCED = re.compile(
    r",? (?:(?:has|had|also|today|yesterday|on \w+day|later|himself|herself) ){0,2}(?:announced|said|declared|confirmed|disclosed|made public|made known|"
    r"revealed|proclaimed|informed|stated|reported|notified|announces|says|told (?:reporters|journalists|parliament|lawmakers|the nation|a news conference))\b"
)
_ACCORDING = re.compile(r"\baccording to (?:the |its |their |his |her )?\Z", re.IGNORECASE)
_ACTS_OF_STATE = frozenset({"relations", "sanction", "expulsion", "mission", "membership", "aid", "protest"})
_OF_GOVERNMENT = 4
_HEADS = 2
# What ends a list of people.
_BREAK = re.compile(
    r"\b(?:who|whom|whose|which|where|while|when|after|before|during|met|meets?|received|told|said|with|to|for)\b|;"
)
_GUEST = re.compile(
    r"\b(?:the|their|his|her) (?:[\w’'-]+ )?(?:guests?|visitors?|dignitary|visiting \w+|diplomat|official|head of government|"
    r"head of state|premier|leader)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\bby (?:the two|both)\b|\b(?:the two|both) (?:\w+ )?(?:presidents|premiers|ministers|leaders|diplomats|officials|"
    r"secretaries|chancellors|men|women|heads of (?:state|government|delegation)|kings|colleagues|counterparts)\b|"
    r"\bthe (?:foreign |prime )?(?:ministers|presidents|premiers|heads of (?:state|government))\b(?! of\b)|(?<!\bof )\bthe (?:two|pair) (?:\w+ )?(?:met|signed|spoke|talked|saw|conferred)\b|"
    rf"\btheir (?:(?:latest|last|previous|next|first|second|third|own|private) )?(?:conversation|{_TALKS})\b|^they\b",
    re.IGNORECASE,
)
_FACING = frozenset({"meeting", "consultation", "commission", "call", "agreement", "summit"})
# Titles may stand before the first name of a list, over so many characters.
_TITLE_REACH = 160
# And behind a name of a list its office: "X, Minister of External Relations of the Republic of Cuba and Dr Y".
_OFFICE_REACH = 110
# The mark between the items of a long list: "X, Minister of Trade; Hon. Y, Minister of Health; and Z".
_NEXT_ITEM = re.compile(r";(?= (?:and |as well as )?(?:the |Mr |Mrs |Ms )?$)")
# "For" and "to" within an office: "X, Minister for Trade, Y", "X, Ambassador to Chad, and Y".
_POST_FOR = re.compile(
    r"\b(?:minister|secretary|commissioner|envoy|representative|ambassador|adviser|advisor|state) (?:for|to)\b",
    re.IGNORECASE,
)
# "The Georgian guest" is somebody named no more sentences before.
_REACH = 4
# "The two ministers" are the two of an event of the same parties told so many sentences before, at most.
_REACH_OF_TWO = 8


def with_attendance(report: Report, told: Sequence[Told]) -> list[Told]:
    """The claims, given with the indexes of their sentences, with the people that are told beside them."""
    claims = list(told)
    sentences = list(report.doc.sents)
    for index, sentence in enumerate(sentences):
        text, start = sentence.text, sentence.start_char
        people = [p for p in report.persons if start <= p.start < sentence.end_char and p.person.name]
        for place, (at, claim) in enumerate(claims):
            if at == index:
                claims[place] = (at, _guest(_pair(claim, text, claims[:place], at), text, claims[:place], at))
        for place, (at, claim) in enumerate(claims):
            if at == index:
                claims[place] = (at, _announced(claim, text, start, people))
        _welcome(report, claims, index, text, start, people)
        for pattern in (_LED, _CHAIRMANSHIP, _ATTENDED, _ACCOMPANIED):
            for match in pattern.finditer(text):
                items = [*people, *_further_items(report, sentences, index)]
                named = listed(report.text, items, start + match.end())
                before = [p for p in people if p.end <= start + match.start()]
                _give(report, claims, index, named, before, pattern is _ACCOMPANIED)
        leading = _LEADING.search(text)
        if leading is not None:
            before = [p for p in people if p.end <= start + leading.start()]
            _give(report, claims, index, before[-2:], [], accompanying=False)
        chaired = _CHAIRED.search(text)
        if chaired is not None and not any(at == index and c.type in _FACING for at, c in claims):
            before = [p for p in people if p.end <= start + chaired.start()]
            sides = _OF_SIDES.search(chaired[0]) is not None
            _give(report, claims, index, before, [], accompanying=False, reach=2 if sides else 1)
    return claims


def _further_items(report: Report, sentences: Sequence[Span], index: int) -> list[PersonMention]:
    """The people of a list whose items are parted by ";", and so told like sentences of their own without a verb."""
    found: list[PersonMention] = []
    for before, item in pairwise(sentences[index:]):
        inside = [p for p in report.persons if item.start_char <= p.start < item.end_char and p.person.name]
        if not before.text.rstrip().endswith(";") or not inside or any(t.tag_ in _TENSED for t in item):
            break
        if inside[0].start - item.start_char > _ARTICLES:
            break
        found.extend(inside)
    return found


_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Characters of "and the" before the first name of an item.
_ARTICLES = 8


def _announced(claim: EventClaim, text: str, start: int, people: Sequence[PersonMention]) -> EventClaim:
    """An act of state with the president or minister of its parties who announces it in the same sentence."""
    if claim.type not in _ACTS_OF_STATE:
        return claim
    named = {p.country for p in claim.participants if p.name and p.role is not Role.TARGET}
    for person in people:
        country, rank = person.known_country, person.known_rank
        if country is None or country not in claim.states or country in named:
            continue
        if rank is None or rank > _OF_GOVERNMENT:
            continue
        if not (
            _ANNOUNCED.match(text, person.end - start) or _ACCORDING.search(text[: person.start - start])
        ):
            continue
        speaker = of_mention(person, country, Role.SPEAKER)
        known = [p for p in claim.participants if p.name or p.country != country or p.role is Role.TARGET]
        return claim.model_copy(update={"participants": (*known, speaker)})
    return claim


def _welcome(
    report: Report, claims: list[Told], index: int, text: str, start: int, people: Sequence[PersonMention]
) -> None:
    """Gives a visit, told here or in the sentence before, the host who welcomed the visitor on arrival."""
    for match in _WELCOMED.finditer(text):
        hosts = listed(report.text, people, start + match.end())[:1]
        if not hosts or not _AT_ARRIVAL.search(text):
            continue
        for place, (at, claim) in enumerate(claims):
            host = hosts[0].known_country
            visitors = {p.country for p in claim.participants if p.role is Role.VISITOR}
            fits = (
                claim.type == "visit"
                and 0 <= index - at <= 1
                and host in claim.states
                and host not in visitors
            )
            if fits and visitors and all(p.name != hosts[0].person.name for p in claim.participants):
                there = of_mention(hosts[0], host, Role.HOST)
                claims[place] = (at, claim.model_copy(update={"participants": (*claim.participants, there)}))


def listed(text: str, people: Sequence[PersonMention], at: int) -> list[PersonMention]:
    """The people of the list that begins at ``at``."""
    found: list[PersonMention] = []
    for person in people:
        if person.head < at:
            continue
        between = _POST_FOR.sub("", _NEXT_ITEM.sub(",", text[at : max(at, person.start)]))
        limit = _OFFICE_REACH if found else _TITLE_REACH
        if len(between) > limit or (_BREAK.search(between) and (found or ";" in between)):
            break
        found.append(person)
        at = person.end
    return found


def _give(
    report: Report,
    claims: list[Told],
    index: int,
    named: Sequence[PersonMention],
    before: Sequence[PersonMention],
    accompanying: bool,
    reach: int = 1,
) -> None:
    """Adds the people to the event that they belong to: one of this sentence, or the one told last before it."""
    if not named:
        return
    wanted = _FACING - {"agreement", "call"} | ({"visit"} if accompanying or len(named) == 1 else set())
    here = [n for n, (at, c) in enumerate(claims) if at == index and c.type in wanted]
    earlier = [n for n, (at, c) in enumerate(claims) if 0 < index - at <= reach and c.type in wanted]
    if accompanying and before:
        whom = {p.person.name for p in before[-1:]}
        here = [n for n in here if whom & {p.name for p in claims[n][1].participants}]
        if not here and not earlier:
            journeys = [
                n for n, (at, c) in enumerate(claims) if 0 < index - at <= _REACH and c.type == "visit"
            ]
            earlier = [n for n in journeys if whom & {p.name for p in claims[n][1].participants}]
    for place in here or earlier[-1:]:
        at, claim = claims[place]
        more = _participants(report, claim, named, accompanying)
        if more:
            claims[place] = (
                at,
                claim.model_copy(update={"participants": (*claim.participants, *more)}),
            )


def _countries(report: Report, claim: EventClaim, named: Sequence[PersonMention]) -> list[str | None]:
    """The countries of the people; two heads of delegations of whom the text says none come in the order of the parties."""
    countries = [p.known_country for p in named]
    told = [c for p, c in zip(named, countries, strict=True) if c != report.home or _marked(report, p)]
    if len(named) == len(claim.states) == 2 and not any(told):
        first = {
            code: min(a.start for a in report.actors if a.code == code)
            for code in claim.states
            if any(a.code == code for a in report.actors)
        }
        if len(first) == 2:
            return [code for code, _ in sorted(first.items(), key=lambda item: item[1])]
    return countries


def _marked(report: Report, person: PersonMention) -> bool:
    """Whether a state's name stands with the person: "Georgian Deputy Minister X", "X of Georgia"."""
    return any(person.start - 20 <= a.start <= person.end + 20 for a in report.actors)


def _participants(
    report: Report, claim: EventClaim, named: Sequence[PersonMention], accompanying: bool
) -> list[Participant]:
    """The people as participants of the claim: those of its parties whom it has not yet."""
    parties = [*claim.states, *claim.organisations]
    countries = _countries(report, claim, named)
    known = {p.name for p in claim.participants}
    left = [code for code in parties if code not in countries]
    travellers = {p.country for p in claim.participants if p.role is Role.VISITOR and p.country}
    found = []
    for person, country in zip(named, countries, strict=True):
        if country is None and countries.count(None) == 1 and len(left) == 1 and len(named) > 1:
            country = left[0]
        if country is None and accompanying and len(travellers) == 1:
            country = next(iter(travellers))
        if country not in parties or person.person.name in known:
            continue
        if claim.type == "visit" and travellers and country not in travellers:
            continue
        found.append(of_mention(person, country, _role(claim, country)))
    return found


def _role(claim: EventClaim, country: str | None) -> Role:
    roles = [p.role for p in claim.participants if p.country == country]
    if roles:
        return roles[0]
    if claim.type == "visit":
        return Role.VISITOR
    if claim.venue is None or claim.venue.country not in claim.states:
        return Role.COUNTERPART
    return Role.HOST if claim.venue.country == country else Role.VISITOR


def _pair(claim: EventClaim, text: str, before: Sequence[Told], index: int) -> EventClaim:
    """ "Signed by the two", "their latest conversation": an event without names is of those who were named last."""
    named = [p for p in claim.participants if p.name]
    parties = {*claim.states, *claim.organisations}
    missing = parties - {p.country for p in named}
    both = _BOTH.search(text)
    if claim.type not in _FACING or not missing or both is None:
        return claim
    for at, earlier in reversed(before):
        known = [p for p in earlier.participants if p.name and p.country in parties]
        same = {*earlier.states, *earlier.organisations} == parties
        if same and index - at <= _REACH_OF_TWO and {p.country for p in known} >= parties:
            if not all(_is_called(p, both[0].lower()) for p in known):
                continue
            if named and not {p.name for p in named} <= {p.name for p in known}:
                return claim  # others of the two states
            role = Role.SIGNATORY if claim.type == "agreement" else Role.COUNTERPART
            more = (p.model_copy(update={"role": role}) for p in known if p.country in missing)
            kept = [p for p in claim.participants if p.name or p.country not in missing]
            return claim.model_copy(update={"participants": (*kept, *more)})
    return claim


def _is_called(person: Participant, words: str) -> bool:
    """Whether one of "the two ministers", or "the heads of state", can be this person."""
    if person.rank is None:
        return True
    if "president" in words or "heads of state" in words or "kings" in words:
        return person.rank <= _HEADS
    return "ministers" not in words or "prime" in words or person.rank > _HEADS


def _guest(claim: EventClaim, text: str, before: Sequence[Told], index: int) -> EventClaim:
    """ "The Georgian guest was received by X": the one person of the other side whom the report named lately."""
    if claim.type not in ("meeting", "consultation") or len(claim.states) != 2 or claim.organisations:
        return claim
    present = {p.country for p in claim.participants}
    missing = [code for code in claim.states if code not in present]
    if len(missing) != 1 or not _GUEST.search(text):
        return claim
    near = [c for at, c in before if index - at <= _REACH]
    named = {p.name: p for c in near for p in c.participants if p.name and p.country == missing[0]}
    if len(named) != 1:
        return claim
    (person,) = named.values()
    role = Role.VISITOR if any(p.role is Role.HOST for p in claim.participants) else Role.COUNTERPART
    return claim.model_copy(
        update={"participants": (*claim.participants, person.model_copy(update={"role": role}))}
    )
