"""Offices without a name: "the Serbian president", "presidents of France and Russia", "the two foreign ministers"."""

from dragoman.annotation.mentions import ActorMention, Person
from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.ground import ground_at, owner
from dragoman.annotation.persons.office_span import OfficeSpan, rank_of
from dragoman.annotation.persons.page import Page, not_names
from dragoman.annotation.persons.posted import posted_to
from dragoman.annotation.persons.pronouns import is_subject
from dragoman.annotation.persons.register import Register
from dragoman.annotation.persons.secretariat import serves
from dragoman.annotation.persons.sections import section_at
from dragoman.annotation.persons.titled_names import label_of

_NOT_A_HOLDER = frozenset(
    [
        "as",
        "become",
        "becomes",
        "became",
        "becoming",
        "elected",
        "appointed",
        "named",
        "being",
        "post",
        "position",
        "office",
        "rank",
        "role",
        "job",
        "title",
        "nominated",
        "called",
    ]
)
_COMPOUNDS = frozenset(
    [
        "office",
        "administration",
        "level",
        "levels",
        "post",
        "position",
        "elections",
        "election",
        "race",
        "candidate",
        "candidates",
        "format",
        "residence",
        "website",
        "press",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "adviser",
        "advisor",
        "aide",
        "palace",
        "guard",
        "term",
        "elect",
        "designate",
    ]
)
_ENVOYS = frozenset({"envoy", "diplomat", "official", "special envoy"})
_LEADERS = frozenset({"leader", "de facto leader", "head of state", "chief of state", "head of government"})


def find_descriptions(page: Page, offices: list[OfficeSpan], used: set[int]) -> list[Found]:
    """Mentions by office alone, one for each country named; persons are linked later, by ``link_descriptions``."""
    found: list[Found] = []
    for number, span in enumerate(offices):
        if number not in used and _speaks_of_person(page, span):
            found.extend(_mentions(page, span))
    return found


def _speaks_of_person(page: Page, span: OfficeSpan) -> bool:
    if not span.office.bare or span.outside or span.office.former:
        return False
    before = page.lower(span.first - 1) if span.first and page.tight(span.first) else ""
    if before in _NOT_A_HOLDER or page.lower(span.first) in _NOT_A_HOLDER:
        return False
    if (
        span.end < len(page.words)
        and not page.words[span.end].gap.strip("’'s ")
        and page.lower(span.end) in _COMPOUNDS
    ):
        return False
    following = page.words[span.end] if span.end < len(page.words) and page.tight(span.end) else None
    if following is not None and following.capital and not_names().get(following.lower) == "facility":
        return False
    named = bool(span.countries) or span.office.bound_to is not None
    if span.office.use == "role":
        return named or (span.office.plural and span.number > 1)
    if span.office.plural:
        return (
            named
            or span.number > 1
            or (span.determiner in ("the", "their") and span.office.kind in ("state", "government"))
        )
    if span.determiner in ("a", "an"):
        return bool(span.countries)
    if span.determiner in ("the", "his", "her", "its"):
        return True
    return bool(span.countries)


def _mentions(page: Page, span: OfficeSpan) -> list[Found]:
    words = page.words
    start, end = words[span.first].start, words[span.end - 1].end
    actors: list[ActorMention] = []
    for _, actor in span.countries:
        if actor is not None and all(actor is not a for a in actors):
            actors.append(actor)
    if len(actors) < 2:
        single = len(span.countries) <= 1
        country = span.country if single else None
        count = 1 if not span.office.plural else max(2, span.number, len(span.countries))
        return [_found(page, span, start, end, words[span.noun].start, country, count)]
    return [
        _found(page, span, piece[0], piece[1], _head_in(page, span, piece), actor.code, 1)
        for actor, piece in zip(actors, _pieces(page, span, actors, start, end), strict=True)
    ]


def _pieces(
    page: Page, span: OfficeSpan, actors: list[ActorMention], start: int, end: int
) -> list[tuple[int, int]]:
    """The part of the phrase for each country: "presidents of France" | "Russia" | "Ukraine"."""
    if actors[0].start < page.words[span.core].start:
        pieces = [(a.start, a.end) for a in actors[:-1]]
        return [*pieces, (actors[-1].start, end)]
    return [(start, actors[0].end), *[(a.start, a.end) for a in actors[1:]]]


def _head_in(page: Page, span: OfficeSpan, piece: tuple[int, int]) -> int:
    noun = page.words[span.noun].start
    return noun if piece[0] <= noun < piece[1] else piece[0]


def _found(
    page: Page, span: OfficeSpan, start: int, end: int, head: int, country: str | None, plural: int
) -> Found:
    return Found(
        start=start,
        end=end,
        head=head,
        office=span.office,
        label=label_of(page, span),
        rank=rank_of(span.office, country),
        country=country,
        form="office",
        plural=plural,
        possessor=span.possessor,
        source="office",
    )


def link_descriptions(page: Page, register: Register, found: list[Found], named: list[Found]) -> None:
    """Give each mention by office its person: one named in the document who holds it, else a nameless one."""
    nameless: dict[tuple[str | None, str | None], Person] = {}
    ordered = sorted(named, key=lambda f: f.start)
    for item in sorted(found, key=lambda f: f.start):
        if item.plural > 1:
            item.person = Person("", item.country, item.label, item.rank)
            continue
        person = _holder(page, register, item, ordered)
        ordered.append(item)
        if person is None and (code := serves(page, item)) is not None:
            person = nameless.setdefault((item.label, code), _official(page, item, code))
            item.country, item.rank = code, person.rank
        elif person is None:
            if item.country is None and item.possessor == "its":
                item.country = owner(page, item.start)
                item.rank = rank_of(item.office, item.country) if item.office else item.rank
            if (
                item.country is None
                and item.possessor in ("", "our")
                and item.label
                and item.office is not None
            ):
                own = page.home or ground_at(page, item.start) or page.ground
                own = own or posted_to(page, named, item)
                item.country = own if item.office.use != "role" and item.office.kind != "diplomat" else None
                item.rank = rank_of(item.office, item.country)
            key = (item.label, item.country)
            person = nameless.setdefault(key, Person("", item.country, item.label, item.rank))
            if item.country is None:
                nameless.pop(key)
        elif item.office is not None and (
            item.office.core in _ENVOYS | _LEADERS | _PORTFOLIOS or item.office.core == "minister"
        ):
            item.label, item.rank = person.office or item.label, person.rank or item.rank
        item.country = item.country or person.country
        if item.rank is None and item.office is not None and not item.office.former:
            item.rank = rank_of(item.office, item.country)
        item.person = person


def _official(page: Page, item: Found, code: str) -> Person:
    """An organisation's official of whom the page says no more than the office; its head may stand in a headline."""
    rank = rank_of(item.office, code) if item.office else item.rank
    its = page.secretariat
    head = its.head if its is not None and item.office is not None else None
    named = head is not None and item.office is not None and item.office.name == head.office
    return Person(head.name if head is not None and named else "", code, item.label, rank)


_MINISTER = 4
"""The rank of a minister; deputies have the next one."""


def _holder(page: Page, register: Register, item: Found, named: list[Found]) -> Person | None:
    holders = [p for p in register.people if _holds(register, p, item)]
    if item.country is not None:
        exact = [p for p in holders if p.country == item.country]
        if item.office is not None and item.office.core in _ENVOYS:
            exact = [p for p in exact if _recent(page, register, p, item, 8)]
            return exact[0] if len(exact) == 1 else None
        return register.nearest(exact, item.start) if exact else None
    if item.possessor in ("his", "her", "its", "their"):
        return None
    before = sorted(
        (f for f in named if f.end <= item.start and f.person is not None and f.plural == 1),
        key=lambda f: f.start,
    )
    here = page.sentence_number(item.start)
    home = page.home or section_at(page.sections, item.start)
    later = [f.person for f in named if f.start > item.start and page.sentence_number(f.start) == here]
    holders = [p for p in holders if all(p is not other for other in later)]
    if _visiting(page, item) and home is not None:
        holders = [p for p in holders if p.country not in (home, None)]
    if item.office is not None and item.office.core == "minister" and item.office.domain is None:
        full = [p for p in holders if p.rank == _MINISTER]
        if home is not None and any(p.country == home for p in full):
            holders = full  # on a minister's own page his guest's deputy is never "the minister"
    told = [p for p in holders if any(m.office is not None for m in register.mentions(p))]
    holders = (
        told if len(told) == 1 else holders
    )  # "Minister X called Lavrov ... The Minister": whom the text calls so
    for number in (here, here - 1, here - 2):
        inside = [f for f in before if page.sentence_number(f.start) == number]
        if inside:
            own = [f.person for f in inside if home is not None and f.person and f.person.country == home]
            if any(p is own[-1] for p in holders if own):
                return own[-1]
            first = inside[0].person
            ours = _of_home_lately(page, register, item, holders, home)
            foreign = first is not None and first.country != home
            if ours is not None and foreign and not is_subject(page, inside[0]):
                return ours
            if any(first is p for p in holders):
                return first
            break
    if len(holders) == 1:
        only = holders[0]
        if home is None or only.country in (home, None) or _recent(page, register, only, item, 2):
            return only
        return None
    own = [p for p in holders if home is not None and p.country == home]
    if own:
        return register.nearest(own, item.start)
    late = [p for p in holders if _recent(page, register, p, item, 3)]
    return _whom_the_page_is_about(page, register, holders) or register.nearest(late, item.start)


# In so many sentences at its head a page says whom it is about.
_HEAD = 2


def _whom_the_page_is_about(page: Page, register: Register, holders: list[Person]) -> Person | None:
    """Of several who hold an office the only one who was the subject at the head of the page: "Bhutan's Prime Minister,
    X, met China's Premier, Y ... The Prime Minister also signed"."""
    head = [
        person
        for person in holders
        if any(
            page.sentence_number(m.start) < _HEAD and is_subject(page, m) for m in register.mentions(person)
        )
    ]
    return head[0] if len(head) == 1 else None


def _of_home_lately(
    page: Page, register: Register, item: Found, holders: list[Person], home: str | None
) -> Person | None:
    """The page's own minister, where it named him lately: "he had talks with X. The Minister then visits"."""
    if _visiting(page, item):
        return None
    own = [p for p in holders if home is not None and p.country == home]
    return own[0] if len(own) == 1 and _recent(page, register, own[0], item, 5) else None


def _visiting(page: Page, item: Found) -> bool:
    """ "The visiting Minister", "the guest minister": not the page's own."""
    first = page.word_at(item.start)
    return not {page.lower(first), page.lower(first - 1)}.isdisjoint(("visiting", "guest"))


def _recent(page: Page, register: Register, person: Person, item: Found, sentences: int) -> bool:
    here = page.sentence_number(item.start)
    return any(0 <= here - page.sentence_number(m.start) <= sentences for m in register.mentions(person))


# Offices that are named without their portfolio when told again: "the Cabinet Secretary signed".
_PORTFOLIOS = frozenset(
    {
        "cabinet secretary",
        "principal secretary",
        "permanent secretary",
        "state secretary",
        "minister of state",
        "state minister",
        "deputy minister",
        "vice minister",
        "parliamentary secretary",
        "assistant secretary",
        "undersecretary",
        "under secretary",
        "commissioner",
        "eu commissioner",
        "european commissioner",
        "high representative",
        "high commissioner",
        "managing director",
        "director general",
        "special representative",
        "special envoy",
    }
)


def _holds(register: Register, person: Person, item: Found) -> bool:
    office = item.office
    if office is None:
        return False
    for mention in register.mentions(person):
        own = mention.office
        if own is None or mention.former or (mention.rank == 8 and item.rank != 8):
            continue
        if office.core in _ENVOYS:
            fits = mention.rank is not None and 5 <= mention.rank <= 7
        elif office.core in ("leader", "de facto leader"):
            fits = mention.rank in (1, 2)
        elif office.core in _LEADERS:
            fits = mention.rank == (1 if "state" in office.core else 2)
        elif office.core == "minister" and office.domain is None:
            fits = own.core in ("minister", "deputy minister", "vice minister") and mention.rank in (4, 5)
        elif office.core == "speaker":  # of whatever chamber: "the Speaker of the Saeima, X ... the Speaker"
            fits = own.kind == "parliament" and mention.rank == item.rank
        else:
            fits = mention.label == item.label or (own.name == office.name)
            fits = fits or (office.domain is None and own.core == office.core and own.core in _PORTFOLIOS)
        if fits:
            return True
    if any(mention.office is not None for mention in register.mentions(person)):
        return False
    # the text gives no office: what the tables of holders say of the person
    if office.core in _LEADERS:
        return person.rank in (1, 2)
    if office.core == "minister" and office.domain is None:
        return person.rank == 4 and "Minister" in (person.office or "")
    return person.office is not None and person.office == item.label
