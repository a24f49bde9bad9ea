"""Offices in a text with the country they belong to: "the Serbian president", "Minister of Defence of Peru"."""

from dataclasses import dataclass, field, replace

from dragoman.annotation.mentions import ActorForm, ActorMention
from dragoman.annotation.persons.page import Page, not_names
from dragoman.knowledge.countries import is_state
from dragoman.knowledge.offices import Office, OfficeMatch, is_portfolio_word, match_office

_DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "their", "its", "our", "my", "this", "that", "both"}
)
_POSSESSORS = frozenset({"his", "her", "their", "its", "our"})
_BETWEEN = frozenset(
    [
        "new",
        "newly",
        "appointed",
        "elected",
        "visiting",
        "outgoing",
        "longtime",
        "veteran",
        "current",
        "incumbent",
        "then",
        "former",
        "late",
        "top",
        "senior",
        "respective",
        "country's",
        "state's",
        "own",
        "all",
        "most",
        "said",
        "aforementioned",
        "powerful",
        "influential",
        "long",
        "serving",
        "reelected",
        "re",
    ]
)
_STATE_WORDS = frozenset(
    [
        "republic",
        "kingdom",
        "state",
        "states",
        "of",
        "the",
        "federal",
        "federation",
        "democratic",
        "people's",
        "peoples",
        "islamic",
        "socialist",
        "commonwealth",
        "sultanate",
        "emirate",
        "principality",
        "union",
        "grand",
        "duchy",
        "united",
        "bolivarian",
        "plurinational",
        "confederation",
        "hashemite",
        "arab",
        "and",
        "co",
        "operative",
    ]
)
_OWN_STATE = frozenset(
    {"republic", "country", "state", "nation", "federation", "confederation", "government"}
)
_BODIES = frozenset(
    [
        "company",
        "club",
        "bank",
        "university",
        "party",
        "association",
        "group",
        "board",
        "college",
        "team",
        "school",
        "firm",
        "corporation",
        "chamber",
        "committee",
        "business",
        "football",
        "society",
        "institute",
        "council",
        "commission",
        "academy",
        "foundation",
        "agency",
        "court",
        "trade-union",
        "union",
        "federation",
        "student",
        "class",
        "centre",
        "center",
        "organization",
        "organisation",
        "corporate",
        "regional",
        "village",
        "city",
        "town",
        "district",
        "religious",
    ]
)
_NUMBERS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "both": 2,
}


@dataclass(slots=True)
class OfficeSpan:
    """An office at words [first, end) of the page, with all that belongs to it before and after.

    ``core`` is the first word of the office itself, ``noun`` its head noun, ``core_end`` where the office ends and
    its "of Country" begins. ``countries`` holds code and actor of each country it belongs to. ``outside`` says that it belongs
    to a club, firm or the like and is no office of a state. ``possessor`` is "his", "her", "their" or "its".
    """

    first: int
    core: int
    noun: int
    core_end: int
    end: int
    office: Office
    countries: list[tuple[str, ActorMention | None]] = field(default_factory=list)
    determiner: str = ""
    possessor: str = ""
    outside: bool = False
    number: int = 1
    after: bool = False

    @property
    def country(self) -> str | None:
        """The one country, or the first of several."""
        return self.countries[0][0] if self.countries else self.office.bound_to

    @property
    def government(self) -> bool:
        """Whether this is an office of a state or an organisation of states, not a function elsewhere."""
        return not self.outside and (self.office.use != "role" or bool(self.countries))

    def rank(self, country: str | None) -> int | None:
        """The level of the office when it is held in ``country``."""
        return rank_of(self.office, country, outside=self.outside)


def rank_of(office: Office, country: str | None, *, outside: bool = False) -> int | None:
    """The level of ``office`` in ``country`` (alpha-3, an organisation's acronym, or None where not known)."""
    if office.former:
        return None
    if outside:
        return 8
    organisation = country is not None and not is_state(country)
    if organisation and office.rank == 1:
        return 2
    if office.core in ("secretary general", "general secretary") and not office.qualifiers:
        if country is None:
            return None
        return office.rank if organisation else 5
    if office.core in ("chairman", "chairwoman", "chairperson") and organisation:
        return 2
    return office.rank_in(country)


def find_offices(page: Page) -> list[OfficeSpan]:
    """All offices of the page, in order, each as long as it can be; they don't overlap."""
    spans = []
    i = 0
    while i < len(page.words):
        match = match_office(page.words, i)
        if (
            match is None
            or _of_council(page, match)
            or not page.same_sentence(match.first, match.end - 1)
            or _part_of_actor(page, match)
        ):
            i += 1
            continue
        span = _complete(page, match)
        spans.append(span)
        i = max(span.end, i + 1)
    return spans


def _of_council(page: Page, match: OfficeMatch) -> bool:
    """Whether the office is part of a body's name: "Council of Ministers", "Office of the Prime Minister"."""
    i = match.first - 1 - (page.lower(match.first - 1) == "the")
    return page.lower(i) == "of" and page.tight(i + 1) and page.lower(i - 1) in _COUNCILS


_COUNCILS = frozenset(
    {
        "council",
        "cabinet",
        "committee",
        "collegium",
        "office",
        "administration",
        "service",
        "secretariat",
        "conference",
    }
)


def _part_of_actor(page: Page, match: OfficeMatch) -> bool:
    """Whether the words are part of a body's name ("Council of Ministers of Belarus", "Prime Minister's Office")."""
    actor = page.actor(match.noun)
    if actor is None:
        return False
    word = page.words[match.noun]
    return actor.start < page.words[match.first].start or actor.end > word.end + 2


def _complete(page: Page, match: OfficeMatch) -> OfficeSpan:
    span = OfficeSpan(match.first, match.first, match.noun, match.end, match.end, match.office)
    _read_inside(page, span)
    _read_after(page, span)
    _read_before(page, span)
    _read_former(page, span)
    if page.words[span.noun].possessive and span.end == span.core_end:
        span.after = True
    return span


def _read_inside(page: Page, span: OfficeSpan) -> None:
    """The country inside a title: "Speaker of the Latvian Saeima", "head of the Ukrainian presidential administration"."""
    for i in range(span.noun + 1, span.core_end):
        actor = page.actor(i)
        if actor is not None and page.adjective(actor) and not actor.members:
            span.countries = [(actor.code, actor)]
            return


_FORMER = frozenset({"former", "ex", "then", "late", "ousted", "deposed", "exiled"})


def _read_former(page: Page, span: OfficeSpan) -> None:
    """ "Former" may stand before the country: "former US President Jimmy Carter"."""
    words = {page.lower(i) for i in range(max(0, span.first - 1), span.core)}
    if words & _FORMER and not span.office.former:
        span.office = replace(span.office, rank=None, qualifiers=(*span.office.qualifiers, "former"))
        if page.lower(span.first - 1) in _FORMER:
            span.first -= 1


def _read_after(page: Page, span: OfficeSpan) -> None:
    words = page.words
    if words[span.core_end - 1].possessive:
        return
    _skip_party(page, span)
    j = span.end
    if page.lower(j) in ("of", "to") and page.tight(j) and page.lower(j - 1) != "of":
        nested = j + 1 + (page.lower(j + 1) == "the")
        inner = _nested_office(page, nested)
        if inner is not None and page.lower(j) == "of":
            deeper = _complete(page, inner)
            if span.office.core.endswith(
                ("representative", "envoy", "adviser", "advisor", "coordinator", "assistant")
            ):
                span.end = deeper.end
                span.countries.extend(deeper.countries[:1])
                _skip_destination(page, span)
            return
    if page.lower(j) == "of" and page.tight(j):
        codes, end = read_countries(page, j + 1)
        if codes:
            span.countries, span.end = codes, end
        elif _names_body(page, j + 1):
            regional = span.office.kind == "regional"
            span.outside = span.office.use in ("open", "role") and not regional
            if span.outside or regional:
                span.end = _body_end(page, j + 1)
    if span.office.kind in ("diplomat", "organisation") or span.office.domain or span.countries:
        _skip_destination(page, span)


def _skip_party(page: Page, span: OfficeSpan) -> None:
    """Past "-designate" and a parenthesis of an abbreviation; nothing else may stand between office and country."""
    if page.lower(span.end) in ("elect", "designate") and page.tight(span.end):
        span.end += 1
        span.core_end = span.end


def _nested_office(page: Page, i: int) -> OfficeMatch | None:
    actor = page.actor(i)
    while actor is not None and i < len(page.words) and page.actor(i) is actor:
        i += 1
    return match_office(page.words, i) if i < len(page.words) else None


def _skip_destination(page: Page, span: OfficeSpan) -> None:
    """Past "to Lithuania", "for Syria", "in Minsk": where a diplomat serves is not the country served."""
    for _ in range(3):
        j = span.end
        if page.lower(j) not in ("to", "for", "in", "at", "on", "and") or not page.tight(j):
            return
        if page.lower(j) in ("in", "at") and span.office.kind != "diplomat":
            return
        if page.lower(j) == "and" and not (span.end > span.core_end and page.lower(j + 1) in ("to", "for")):
            return
        j += page.lower(j) == "and"
        codes, end = read_countries(page, j + 1)
        if codes:
            span.end = end
            continue
        stop = j + 1 + (page.lower(j + 1) == "the")
        first = stop
        while (
            stop < len(page.words)
            and stop - first < 6
            and page.tight(stop)
            and (page.actor(stop) is not None or _is_regional(page, stop))
        ):
            stop += 1
        while (
            span.office.kind == "diplomat"
            and stop < len(page.words)
            and page.words[stop].capital
            and page.tight(stop)
        ):
            if stop - first > 2 or page.lower(j) != "in":
                break
            stop += 1
        if stop == first:
            return
        span.end = stop


def _is_regional(page: Page, i: int) -> bool:
    return is_portfolio_word(page.lower(i)) or (
        page.lower(i) in ("and", "the") and i + 1 < len(page.words) and is_portfolio_word(page.lower(i + 1))
    )


def _names_body(page: Page, i: int) -> bool:
    """Whether what follows "of" is a body that is no state: "of FC Barcelona", "of the company"."""
    if page.lower(i) in ("the", "a", "an", "our", "its", "his", "their"):
        i += 1
    lower = page.lower(i)
    if lower in _OWN_STATE or not lower:
        return False
    return page.words[i].capital or bool({page.lower(i), page.lower(i + 1), page.lower(i + 2)} & _BODIES)


def _body_end(page: Page, i: int) -> int:
    end = i
    while end < len(page.words) and end - i < 7 and page.tight(end):
        if (
            not page.words[end].capital
            and page.lower(end) not in ("the", "of", "for", "and", "a", "an")
            and page.lower(end) not in _BODIES
        ):
            break
        end += 1
    while end > i and not (page.words[end - 1].capital or page.lower(end - 1) in _BODIES):
        end -= 1
    return max(i, end)


def read_countries(page: Page, i: int) -> tuple[list[tuple[str, ActorMention | None]], int]:
    """The states and organisations listed from word ``i`` on ("the Republic of Poland", "France, Russia and Ukraine").

    Returns code and actor of each, and the word after the last; an empty list where none stands there.
    """
    found: list[tuple[str, ActorMention | None]] = []
    end = i
    j = i
    while j < len(page.words):
        if j > i and not _list_gap(page, j, found):
            break
        k = j
        while (
            k < len(page.words)
            and k - j < 6
            and page.actor(k) is None
            and page.lower(k) in _STATE_WORDS
            and (k == i or _listing(page, k))
        ):
            k += 1
        actor = page.actor(k) if k < len(page.words) else None
        if actor is None or page.adjective(actor) or (k > j and not _listing(page, k)):
            break
        if page.words[k - 1].capital and k > j and page.words[k - 1].possessive:
            break
        last = k
        while last < len(page.words) and page.words[last].start < actor.end:
            last += 1
        if found and actor.form is ActorForm.GROUP:
            break
        if page.words[last - 1].possessive:
            # "of Russia's Gazprom": the office does not belong to the state
            if not found:
                return [], i
            break
        codes = actor.members or (actor.code,)
        found.extend((code, actor) for code in codes)
        end = j = last
    return found, end


def _listing(page: Page, k: int) -> bool:
    return page.words[k].gap.strip(" \u00a0") in ("", ",", "-", "’", "'")


def _list_gap(page: Page, j: int, found: list[tuple[str, ActorMention | None]]) -> bool:
    gap = page.words[j].gap.strip(" \u00a0")
    return bool(found) and (gap == "," or (gap == "" and page.lower(j) == "and")) and _more_follow(page, j)


def _more_follow(page: Page, j: int) -> bool:
    k = j
    while k < len(page.words) and k - j < 5 and page.lower(k) in ("and", "the", "republic", "kingdom", "of"):
        k += 1
    actor = page.actor(k) if k < len(page.words) else None
    if actor is None or page.adjective(actor):
        return False
    last = k
    while last < len(page.words) and page.words[last].start < actor.end:
        last += 1
    if page.words[last - 1].possessive:
        return False
    return last >= len(page.words) or match_office(page.words, last) is None


def _read_before(page: Page, span: OfficeSpan) -> None:
    j = span.first - 1
    while (
        j >= 0
        and page.tight(j + 1)
        and page.lower(j) in _BETWEEN
        and page.actor(j) is None
        and not page.words[j].possessive
    ):
        j -= 1
    if j >= 0 and page.tight(j + 1) and _takes_country(page, j):
        actor = page.actor(j)
        if actor is not None and not span.countries:
            _add_before(page, span, actor, j)
        elif actor is not None and span.countries:
            span.first = min(span.first, page.word_at(actor.start))
        j = span.first - 1
        while j >= 0 and page.tight(j + 1) and page.lower(j) in _BETWEEN and page.actor(j) is None:
            j -= 1
    elif j >= 0 and page.tight(j + 1):
        _note_body(page, span, j)
    if j >= 0 and page.lower(j) in _NUMBERS and page.tight(j + 1):
        span.number = _NUMBERS[page.lower(j)]
        span.first = j
        j -= 1
    if j >= 0 and page.tight(j + 1) and page.lower(j) in _DETERMINERS:
        span.determiner = page.lower(j)
        if span.determiner in _POSSESSORS:
            span.possessor = span.determiner
        span.first = min(span.first, j + (span.determiner in ("the", "a", "an")))
    elif j >= 0 and page.words[j].possessive and page.lower(j) in ("country", "state", "nation"):
        span.determiner, span.possessor = "its", "its"


def _takes_country(page: Page, j: int) -> bool:
    actor = page.actor(j)
    if actor is None:
        return False
    return actor.end <= page.words[j].end + 2


def _add_before(page: Page, span: OfficeSpan, actor: ActorMention, j: int) -> None:
    first = page.word_at(actor.start)
    if (
        actor.form is ActorForm.NAME
        and not page.words[j].possessive
        and span.office.bound_to not in (None, actor.code)
    ):
        return
    if (
        span.core == j + 1
        and not page.words[j].possessive
        and actor.form in (ActorForm.CAPITAL,)
        and page.lower(first - 1) in ("in", "to", "from", "of")
    ):
        return
    span.countries = [(code, actor) for code in (actor.members or (actor.code,))]
    span.first = first
    k = first - 1
    if span.office.plural and k > 0 and page.lower(k) == "and" and page.tight(first) and page.tight(k):
        while k > 0:
            other = page.actor(k - 1)
            if other is None or not page.adjective(other):
                break
            span.countries.insert(0, (other.code, other))
            span.first = page.word_at(other.start)
            k = span.first
            if page.words[k].gap.strip() != ",":
                break


def _note_body(page: Page, span: OfficeSpan, j: int) -> None:
    """Mark an office of a firm, club or the like: "company president", "Barcelona president"."""
    if span.office.use != "open" or span.office.kind == "regional":
        return
    word = page.words[j]
    if word.lower in _BODIES or (word.possessive and word.lower not in _OWNERS):
        span.outside = True
    elif word.capital and word.text not in ("The", "State", "Former", "Mr", "Mrs"):
        reason = not_names().get(word.lower)
        ordinary = reason in ("function", "calendar", "verb") or match_office(page.words, j) is not None
        span.outside = not ordinary and not word.lower.endswith(_DEMONYMS)


_OWNERS = frozenset({"country", "state", "nation", "today", "yesterday", "republic"})
_DEMONYMS = ("ian", "san", "ese", "ish", "ani")  # an adjective of a country that the tables don't know
