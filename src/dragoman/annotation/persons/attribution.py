"""The country of persons to whose office the text gives none: "Foreign Minister Vladimir Makei" in a home digest.

In order: "his" and "its" before the office; who is known to the world (``known_people``), who also have an office
where the text leaves it out; a colleague in the same phrase; the home country, where nothing in the sentence points
elsewhere; and whose turn it is in the story (``ground``).
"""

import re
from collections import Counter

from dragoman.annotation.mentions import ActorForm, Person
from dragoman.annotation.persons.beside import describe
from dragoman.annotation.persons.counterparts import antecedent
from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.ground import (
    announces,
    faced,
    ground_at,
    ground_of_page,
    owner,
    pair_of,
    side_behind,
    side_named,
    stands_behind,
)
from dragoman.annotation.persons.known_people import known_person
from dragoman.annotation.persons.office_span import rank_of
from dragoman.annotation.persons.page import Page
from dragoman.annotation.persons.pairs_of_states import met_state, side_of_pair
from dragoman.annotation.persons.posted import sender_of
from dragoman.annotation.persons.register import Register
from dragoman.annotation.persons.secretariat import serves
from dragoman.annotation.persons.told_by import of_news
from dragoman.knowledge.offices import match_office

_VAGUE = frozenset({"leader", "de facto leader"})  # the tables say what the leader is
_CHAIR = 8  # chairs and managers, who act for nobody unless they lead a delegation
_ENVOY = 6  # ambassadors and envoys serve on foreign ground
_SINGLE = frozenset(
    {"President", "Prime Minister", "Foreign Minister", "Chancellor", "King", "Emir", "Sultan"}
)


def attribute(page: Page, register: Register, named: list[Found]) -> None:
    """Fill the country, and with it the rank, of persons and of their mentions where the text leaves it to the reader."""
    ordered = sorted(named, key=lambda f: f.start)
    for item in ordered:
        if item.person is not None and item.person.country is None and (code := serves(page, item)):
            item.country = item.person.country = code
    unsaid = [
        f for f in ordered if f.person is not None and not any(m.country for m in register.mentions(f.person))
    ]
    for item in ordered:
        if item.office is None and item.person is not None and item.person.country is None:
            item.country = item.person.country = _of_delegation(page, item) or side_behind(page, item)
        elif item.country is None and item.person is not None and item.office is not None and item.rank != 8:
            item.country = (
                _of_table(page, register, item)
                or _of_possessor(page, ordered, item)
                or _of_delegation(page, item)
                or side_behind(page, item)
            )
            if item.country and item.person.country is None:
                item.person.country = item.country
        elif item.country is None and item.person is not None and item.rank == _CHAIR:
            item.country = _of_delegation(page, item)
            if item.country and item.person.country is None:
                item.person.country, item.person.acting = item.country, True
    for item in ordered:
        describe(page, item)
    for one in register.people:
        _recognise(page, register, one)
    pair_of(page, ordered)
    page.ground = ground_of_page(page, unsaid)
    for item in ordered:
        person = item.person
        if person is not None and person.country is None and item.office is not None:
            person.country = (
                _of_superior(page, ordered, item)
                or of_news(page, item)
                or _of_neighbour(page, ordered, item)
                or _of_next(page, ordered, item)
                or (side_of_pair(page, ordered, item) if _holds_office(page, item) else None)
            )
    for item in ordered:
        if item.person is not None and item.person.country is None and item.office is not None:
            item.person.country = side_named(page, item)
    for item in ordered:
        if item.person is not None and item.person.country is None and _is_posted(page, item):
            item.person.country = sender_of(page, ordered, item)
    for one in register.people:
        if one.country is None:
            one.country = _by_vote(page, register, one, ordered)
    for item in ordered:
        if item.person is not None and item.person.country is None and _holds_office(page, item):
            item.person.country = (
                side_named(page, item) or faced(page, ordered, item) or _of_neighbour(page, ordered, item)
            )
    for item in ordered:
        _complete(item)


def _recognise(page: Page, register: Register, person: Person) -> None:
    """Fill from the tables the country of a widely known person, and the office where the text gives none."""
    offices = [m.office for m in register.mentions(person) if m.office is not None]
    office = next((o for o in offices if o.name == person.office), offices[0] if offices else None)
    bare = bool(offices) and person.office == "Minister"
    vague = office is not None and person.office == office.name and (office.core in _VAGUE or bare)
    vague = vague and bool(page.published)
    if person.country is not None and person.office is not None and not vague:
        return
    mentions = register.mentions(person)
    day = page.day_at(mentions[0].start) if mentions else page.published
    known = known_person(register.parts(person), day, office, person.country)
    if known is None:
        return
    person.country = person.country or known.country
    person.acting = known.acting
    person.looked_up = office is None or vague
    if known.office is None or (known.rank or 9) > (2 if vague and not bare else 9):
        return
    if bare and not (
        known.office.endswith("Minister") and (len(register.parts(person)) > 1 or known.country == page.home)
    ):
        return
    if vague and not bare:
        for item in register.mentions(person):
            if item.office is office and not item.former:
                item.office, item.label, item.rank = None, None, None
    if vague or person.office is None:
        person.office, person.rank = known.office, known.rank


def _complete(item: Found) -> None:
    person = item.person
    if person is None or item.office is None or (item.rank == 8 and item.office.rank != 8):
        return
    item.country = item.country or person.country
    if item.short_title and "Minister" in (person.office or ""):
        item.label = person.office
    item.rank = rank_of(item.office, item.country)
    if person.office == item.label and not item.former:
        person.rank = item.rank


def _of_table(page: Page, register: Register, item: Found) -> str | None:
    """The country of which a person of this full name holds this very office: before "the country's" is looked up."""
    parts = register.parts(item.person) if item.person is not None else ()
    if item.office is None or len(parts) < 2:
        return None
    day = page.day_at(item.start)
    known = known_person(parts, day, item.office) if day else None
    return known.country if known is not None and known.office == item.office.name else None


def _of_possessor(page: Page, ordered: list[Found], item: Found) -> str | None:
    if item.possessor in ("his", "her"):
        before = antecedent(page, ordered, item.start, item.possessor)
        if before is not None and before.person is not None and before.person is not item.person:
            return before.known_country
    return owner(page, item.start) if item.possessor == "its" else None


def _of_superior(page: Page, ordered: list[Found], item: Found) -> str | None:
    """The country of the person whose name stands as possessor just before: "Trudeau's special envoy, Bob Rae"."""
    if item.possessor != "'s":
        return None
    for other in ordered:
        between = page.text[other.end : item.start]
        if other.end <= item.start and between.strip() in ("", "'s", "’s", "'", "’") and len(between) < 4:
            return other.known_country
    i = page.word_at(item.start)
    for j in range(i - 1, max(-1, i - 5), -1):  # "the Danish prime minister's special envoy, Jens Lund"
        actor = page.actor(j)
        named = actor is not None and match_office(page.words, page.word_at(actor.end)) is not None
        if actor is not None and (page.adjective(actor) or named) and not actor.members:
            return actor.code
    return None


_LED_BY = re.compile(
    r"\b(?:delegation|group|team|party|mission|contingent) (?:(?:of|from) (?:the )?(?P<sender>[^,.;]{3,90}?),? )?(?:[^,.;]{0,60}, ?)?"
    r"(?:that (?:was|is) |which (?:was|is) |was |is |and )?(?:led|headed) by (?:the |its |their |a )?$"
)
_OF_DELEGATION = re.compile(r"\b(?:head|leader|chief) of (?:the|a) (?P<state>[^,.;]{3,30}) delegation, ?$")


def _of_delegation(page: Page, item: Found) -> str | None:
    """The country whose delegation a person leads: "the head of the Russian delegation, X", "the EU delegation led by Y"."""
    start = page.sentence(item.start).start
    by = _LED_BY.search(page.text[start : item.start])
    if by is not None:
        at = by.start("sender") if by["sender"] else max(0, by.start() - 2)
        noun = page.word_at(start + by.start())
        nearest = (
            page.actor(noun - k) for k in range(1, 4) if page.tight(noun - k + 1)
        )  # "Turkish business delegation"
        sender = page.actor(page.word_at(start + at)) or next((actor for actor in nearest if actor), None)
        return sender.code if sender is not None and not sender.members else None
    led = _OF_DELEGATION.search(page.text[start : item.start])
    if led is None:
        return None
    actor = page.actor(page.word_at(start + led.start("state")))
    return actor.code if actor is not None and not actor.members else None


def _of_neighbour(page: Page, ordered: list[Found], item: Found) -> str | None:
    """The country of a person named just before with a higher office: "Russian President Putin and Foreign Minister Lavrov"."""
    if item.rank is None or item.office is None or not 3 <= item.rank <= 7:
        return None
    for other in ordered:
        beside = other.end <= item.start and page.text[other.end : item.start].strip() in (
            ",",
            "and",
            ", and",
        )
        if beside and announces(page, item) and "spokes" in item.office.core:
            return None  # "summoned Ambassador X, spokesman Y said"
        if beside and other.office is not None and other.label != item.label and not other.former:
            return other.known_country
    return None


def _of_next(page: Page, ordered: list[Found], item: Found) -> str | None:
    """The country of the colleague named next, where the page spoke of it before: "a visit to Chisinau ... meetings with acting
    President Lupu and Prime Minister Filat"."""
    if item.rank is None or not 1 <= item.rank <= 4 or not item.person or not item.person.name:
        return None
    nearest = next((f for f in ordered if f.start >= item.end), None)
    if nearest is None or nearest.office is None or nearest.former or nearest.label == item.label:
        return None
    joined = page.text[item.end : nearest.start].strip() in (",", "and", ", and")
    lower = nearest.rank is not None and item.rank < nearest.rank <= 5
    code = nearest.known_country
    start = page.sentence(item.start).start
    spoken = code in page.states_in(0, start) | page.grounds_in(0, start)
    return code if joined and lower and spoken and code != page.home else None


def _by_vote(page: Page, register: Register, person: Person, ordered: list[Found]) -> str | None:
    votes: Counter[str] = Counter()
    for item in register.mentions(person):
        if not _holds_office(page, item):
            continue
        code = _vote(page, register, person, ordered, item)
        if code is not None:
            votes[code] += 1
    return min(votes, key=lambda code: (-votes[code], code)) if votes else None


def _holds_office(page: Page, item: Found) -> bool:
    """Whether a mention gives a person an office of some state, in a sentence that is no heading."""
    office = item.office
    if (
        office is None
        or item.former
        or (item.rank is None and office.kind != "organisation")
        or (item.rank or 0) > 7
        or office.use == "role"
    ):
        return False
    return not page.heading(item.start) and (office.kind != "organisation" or _of_ministry(page, item))


def _is_posted(page: Page, item: Found) -> bool:
    """Whether a mention calls somebody an ambassador, envoy or consul."""
    office = item.office
    if office is None or office.domain is not None or office.core.endswith("at large"):
        return False
    return office.kind == "diplomat" and item.rank in (6, 7) and _holds_office(page, item)


def _of_ministry(page: Page, item: Found) -> bool:
    """Whether a secretary-general who opens a sentence without any organisation is the home ministry's own."""
    sentence = page.sentence(item.start)
    general = item.office is not None and item.office.core in ("secretary general", "general secretary")
    if general and item.office is not None and page.home in dict(item.office.country_ranks):
        return True  # the head of the ruling party
    bodies = [a for a in page.actors if sentence.start <= a.start < sentence.end and not a.is_state]
    return general and not bodies and not page.text[sentence.start : item.start].strip()


def _vote(page: Page, register: Register, person: Person, ordered: list[Found], item: Found) -> str | None:
    own = home = page.home or _ground(page, item)
    if home is None:
        return None
    if announces(page, item):
        return home
    if met_state(page, ordered, item) == own:
        return (
            None  # "the Foreign Secretary called on Sri Lanka's foreign minister": no page says so of its own
        )
    if item.label in _SINGLE and any(
        p is not person and p.country == home and p.office == item.label for p in register.people
    ):
        home = None
    sentence = page.sentence(item.start)
    if _is_posted(page, item) and page.states_in(sentence.start, sentence.end) - {own}:
        return None
    before = [
        f for f in ordered if sentence.start <= f.start and f.end <= item.start and f.person is not person
    ]
    states = page.states_in(sentence.start, sentence.end)
    foreign = states - {own}
    sides = {f.known_country for f in before} - {None}
    ahead = page.states_in(sentence.start, item.start) - {own}
    behind_by = stands_behind(page, item)
    left = page.text[sentence.start : item.start]
    if not sides and not ahead and (_ATTENDED_BY.search(left) or (behind_by and _GUEST_MET.match(left))):
        return home  # "the guest also called on Speaker X", "the audience was attended by Speaker X and the Pakistani ambassador"
    if own in sides and behind_by:
        return next(iter(foreign)) if len(foreign) == 1 else None
    if own in sides:
        return home if not foreign else None
    if sides:
        return home if ahead <= sides else None
    if behind_by:
        return (
            home if ahead and foreign == ahead and len(ahead) == 1 and _visitor(page, item, ahead) else None
        )
    return home if not ahead or own in states else None


def _ground(page: Page, item: Found) -> str | None:
    """Whose officials a page without a home leaves unsaid: those of the dispatch's own ground, or of the whole page."""
    if (item.rank or 0) >= _ENVOY:
        return None
    return ground_at(page, item.start) or page.ground


# Behind a talk, a ceremony or a meal: whoever attends is first of all the host's.
_ATTENDED_BY = re.compile(
    r"^The (?:meeting|audience|talks|session|ceremony|reception|banquet|luncheon|lunch|dinner|call|interview|encounter|event|signing|"
    r"signing ceremony|discussions?) (?:was|were) (?:also )?(?:attended|witnessed|graced|joined|chaired|hosted) by (?:the )?$"
)
_GUEST_MET = re.compile(r"(?:[^,.;]{1,40}, )?[Tt]he (?:\w+ )?(?:guests?|visitors?|dignitary|visiting \w+)\b")
_GUEST = re.compile(
    r" (?:[\w-]+ ){0,2}?(?:minister|president|premier|chancellor|guest|visitor|envoy|ambassador|delegation|side|leader|"
    r"official|diplomat|secretary|team|monarch|king|speaker|prince)s?\b",
    re.IGNORECASE,
)

# "The High Commissioner of X", "the Deputy Foreign Minister of X", "a delegation from X".
_GUEST_OF = re.compile(
    r"\b(?:minister|president|premier|chancellor|envoy|ambassador|commissioner|nuncio|consul(?: general)?|chargé d['’]affaires"
    r"|delegation|leader|secretary|speaker|representative|chief)(?: of [A-Z]\w+(?: Affairs)?)?,? (?:of|from) (?:the )?"
    r"(?:(?:State|Republic|Kingdom|Commonwealth|Federal Republic|People['’]s Republic|Sultanate|Islamic Republic) of (?:the )?)?$",
    re.IGNORECASE,
)


def _visitor(page: Page, item: Found, ahead: set[str]) -> bool:
    """Whether the one foreign state before is a visitor's ("the Ugandan minister"), so that the person met is at home."""
    sentence = page.sentence(item.start)
    if page.grounds_in(sentence.start, sentence.end) & ahead:
        return False
    return any(
        a.code in ahead
        and sentence.start <= a.start < item.start
        and (
            _GUEST.match(page.text, a.end, item.start) is not None
            if a.form is ActorForm.ADJECTIVE
            else _GUEST_OF.search(page.text, max(sentence.start, a.start - 80), a.start) is not None
        )
        for a in page.actors
    )
