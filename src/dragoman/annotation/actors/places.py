"""Whether a capital is the government or the place, and whether another city's name is a place at all."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.annotation.actors.states import hyphen_forbids, is_institution, is_persons_name, is_surname
from dragoman.annotation.actors.surroundings import After, Before, Surroundings
from dragoman.annotation.dates.dateline import CREDITED, STOPPED
from dragoman.knowledge.actor_contexts import contexts
from dragoman.knowledge.cities import City

_PREPOSITION_BEFORE = re.compile(
    r"(?:^|[^\w])(?:(\w+)[,]? )?(in|at|to|from|near|outside|around|inside|into|via|through|throughout|across|of|for|"
    r"toward|towards|with|by|between|against)"
    r"(?: (?:the|downtown|central|nearby|neighbouring|neighboring|its|their|capital|city|resort|town|southern|northern|"
    r"eastern|western|historic|old))*"
    r"(?: (?:\w+ )?(?:capital|city|town|resort|village|port|region)(?: city| town)?(?: of|,)?)? $",
    re.IGNORECASE,
)
_APPOSITION_BEFORE = re.compile(
    r"\b(?:capital|city|town|resort|village|port|suburb|outskirts|[Cc]ities|towns)(?: city)?(?: of)?,? $"
)
_VENUE_BEFORE = re.compile(r"\w,? (?:at|in) (?:the )?(?:[A-Z][\w'’.-]* (?:of (?:the )?)?)*[A-Z][\w'’.-]*, $")
# "At State House Lusaka", "at Christiansborg Palace, Copenhagen": the city behind the building.
BUILDING = r"(?:the )?(?:[A-Z][\w'’.-]* ){1,3}?"
"""How a building is named before what it is."""
BUILDINGS = "House|Palace|Residence|Lodge|Castle|Hotel"
"""What a head of state or a guest is at."""
_BUILDING_BEFORE = re.compile(rf"\b(?:at|in|inside) {BUILDING}(?<=[a-z] )(?:{BUILDINGS}|Airport),? $")
_AIRPORT = re.compile(r" (?:National|International|Central|Main) (?:Airport|Station|Library|Stadium|Theatre)")
_DASHES = frozenset({"-", "–", " – ", " - ", "—"})
_DEPARTURE = re.compile(r"\b(?:left|leaves?|leaving|departs?|departed|departing) [^.,;]*for $")
_COORDINATION = re.compile(
    r"(?: on (?:[A-Z]\w+day|\d{1,2} [A-Z]\w+|[A-Z]\w+ \d{1,2}))?(?:,| and| or| to|, and| –| -|/| as well as)(?: then| later| finally| afterwards| next| on to| to)? ?$|^[–/-]$| ?[–-] ?$"
)
LONGEST_JOINT = 30
"""Two names further apart than so many characters don't stand in one list: ", and afterwards "."""
_CREDITED = re.sub(r"\(\?P<\w+>", "(?:", CREDITED)
_DATELINE = re.compile(
    r"(?:, [A-Z][\w. ]{2,25})?(?:, \d{1,2} [A-Z][a-z]+|, [A-Z][a-z]+\.? \d{1,2})?(?:,? \d{4})?"
    r"(?:, [A-Z][\w ]{2,20})?\s?"
    r"(?:(?:\([^)\n]{2,30}\)|/[^/\n]{2,30}/)\s?(?:\.?\s?[-–—]{1,2}\s|:\s|\.\s)|[-–—]{1,2}\s|:\s|\.\s?[-–—]{1,2}\s)"
    r"|\. [A-Z][\w/]{3,20}\s?[-–—]{1,2}\s"  # "NUR-SULTAN. KAZINFORM -"
    r"|[.,] (?:\d{1,2} [A-Z][A-Za-z]+|[A-Z][A-Za-z]+\.? \d{1,2})(?:,? \d{4})? ?\([^)\n]{2,30}\)\s?[-–—:]\s(?=\S)"  # "MOSCOW. Oct 3 (Interfax) - "
    rf"|{STOPPED}(?=\S)|{_CREDITED}(?=\S)"
    r"|(?:,? \([A-Za-z .-]{2,30}\))?,? (?:[-–—] )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    r"(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}),? \d{4}(?:\.\s|\s*(?:\n|$))"  # "New Delhi (PIB), Friday, 18 June 2015."
)
# What may stand before the place of an entry: a bullet, a weekday, a day, an hour ("Sat 16 June, 10:00 - HARARE: ...").
_ENTRY = re.compile(
    r"[ \t\u00a0*•●▪]*(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|rs|nes|ur|urs)?(?:day)?\.?)?[ ,]*"
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?: [A-Z][a-z]{2,8}\.?)?|[A-Z][a-z]{2,8}\.? \d{1,2})?(?:,? \d{4})?[ ,]*"
    r"(?:\d{1,2}[:.]?\d{2}(?: ?(?:GMT|UTC|local|hrs|a\.?m\.?|p\.?m\.?))?)?[ \t]*[-–—:,.]?[ \t]*",
    re.IGNORECASE,
)
_DATED = re.compile(
    r", (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+\.? \d{1,2})"
    r"(?:\.\s(?=[A-Z])|(?:,? \d{4})?,? ?(?:\([A-Z][^)\n]{1,30}\)|/[A-Z][^/\n]{1,30}/)[.:]?\s(?=[A-Z]))"
)  # "BAKU, May 30. The president", "Lima, Jul. 8. The two"
_DAY_FOLLOWS = re.compile(r", (?:on )?(?:\d{1,2}(?:[-–]\d{1,2})? [A-Z][a-z]+|[A-Z][a-z]+\.? \d{1,2})\b")
# "Samarkand will host the summit": what a city does that is its place.
_HOSTS = re.compile(
    r" (?:will |would |is to |was to |is due to |is set to |has |had |also )?(?:also |again |play )?(?:play )?(?:host|hosts|hosted|hosting)\b"
)
# "The next round will be hosted by Dakar."
_HOSTED_BY = re.compile(r"\bhosted (?:this time |jointly |next )?by $")
VISITS = frozenset(
    {
        "visit",
        "visited",
        "visits",
        "visiting",
        "tour",
        "toured",
        "tours",
        "touring",
        "left",
        "leave",
        "leaves",
    }
    | {"leaving", "reach", "reached", "reaches", "reaching", "enter", "entered", "enters"}
)
_STRONG = frozenset(
    {"in", "at", "near", "outside", "around", "inside", "into", "via", "through", "throughout", "across"}
)


_TOWN_ENTRY = re.compile(r"(?:^|[.;)!?] )(?:The )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2}: (?=\S)", re.MULTILINE)
FEWEST_ENTRIES = 4
"""So many entries that a name and a colon lead make a list by towns; fewer may be speakers."""

# A service that puts its name before the place, in capitals and with a stroke: "MERCOPRESS / MONTEVIDEO - ".
_SERVICE = re.compile(r"[A-Z][A-Z .&-]{2,24} [/|] ")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a place's name is here: an actor, a place, both or neither."""

    actor: bool
    place: bool


NEITHER = Verdict(False, False)
PLACE = Verdict(False, True)
ACTOR = Verdict(True, False)
BOTH = Verdict(True, True)


@lru_cache(8)
def _entries(text: str) -> frozenset[int]:
    """Where the colons stand that part a town from what happens there, in a text that tells so of one town after another:
    "Riga: X arrives. The Hague: Y sees Z."."""
    found = frozenset(entry.end() - 2 for entry in _TOWN_ENTRY.finditer(text))
    return found if len(found) >= FEWEST_ENTRIES else frozenset()


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether the name opens a dispatch or an entry of a list: "MINSK, 3 March (BelTA) - ", "* PARIS - "."""
    if end in _entries(text) or _in_days_entry(text, start, end):
        return True
    line = text.rfind("\n", 0, start) + 1
    if _ENTRY.fullmatch(text, line, start) is None and _SERVICE.fullmatch(text, line, start) is None:
        return False
    return _DATED.match(text, end) is not None or _DATELINE.match(text, end) is not None


# A line that a weekday leads ("TUESDAY 18: ", "Fri - ") tells of one town after another, each before a comma.
_DAYS_LINE = re.compile(
    r"[ \t*•●▪–-]*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|rs|nes|ur|urs)?(?:day)?\.?,?(?: \d{1,2}(?:st|nd|rd|th)?)?(?: [A-Z][a-z]+)?"
    r"(?:,? \d{1,2}[.:]?\d\d)? ?[:–—|-] ?",
    re.IGNORECASE,
)
_NEW_ENTRY = re.compile(r"[.;!?)] (?:The )?\Z")


def _in_days_entry(text: str, start: int, end: int) -> bool:
    """ "TUESDAY 18: Riga, X meets Y. Oslo, Z arrives": whether the name opens an entry of such a line."""
    line = text.rfind("\n", 0, start) + 1
    label = _DAYS_LINE.match(text, line, start)
    if label is None or re.match(r", (?=[A-Z])", text[end : end + 4]) is None:
        return False
    before = text[line:start]
    return label.end() >= start - len("The ") or _NEW_ENTRY.search(before) is not None


def _opens_bracket(text: str, start: int, end: int) -> bool:
    """Whether the name opens a bracket with a day: "consultations with Tunisia (Tunis, 24 November)"."""
    return text[start - 1 : start] == "(" and _DAY_FOLLOWS.match(text, end) is not None


def in_country(text: str, end: int, country: str) -> bool:
    """Whether the country's name follows in apposition and closes the phrase: "in Tbilisi, Georgia, on"."""
    return (
        re.match(
            rf", {re.escape(country)}(?:[.)]|, (?![A-Z])| (?:on|in|from|this|last|next|to|where)\b|$)",
            text[end : end + 80],
        )
        is not None
    )


def _governed(word: str, preposition: str, left: str) -> Verdict:
    """What the preposition before a capital makes of it; ``word`` stands before the preposition."""
    if preposition in _STRONG:
        return PLACE
    if preposition == "to":
        return ACTOR if word in contexts("to_actor") else PLACE
    if preposition == "from":
        return ACTOR if word in contexts("from_actor") else PLACE
    if preposition == "of":
        return PLACE if word in contexts("capital_of_before") else ACTOR
    if preposition == "for":
        return PLACE if word in contexts("for_place") or _DEPARTURE.search(left) else BOTH
    return ACTOR


def _joined(around: Surroundings, start: int, last: tuple[int, Verdict, bool] | None) -> Verdict | None:
    """The verdict taken over from the name before it: "in Vilnius and Klaipeda"."""
    if last is None:
        return None
    end, verdict, opening = last
    between = around.text[end:start]
    if len(between) > LONGEST_JOINT or not _COORDINATION.fullmatch(between):
        return None
    if opening and between.strip() == "," and verdict == PLACE:
        return BOTH
    return verdict


def _after_noun(after: After, text: str, end: int) -> Verdict | None:
    """What the noun after a capital makes of it: "Minsk agreements", "Riga summit", "Minsk airport"."""
    if after.possessive:
        return PLACE if after.word in contexts("city_noun") else ACTOR
    if not after.adjacent:
        return None
    if after.word in contexts("treaty_noun"):
        return NEITHER
    if after.word in contexts("event_noun"):
        return PLACE
    if after.word in contexts("city_noun") or _AIRPORT.match(text, end):
        return NEITHER
    return None


def _behind_building(text: str, start: int, after: After) -> bool:
    """ "At State House Lusaka": the city in which a building of that name stands."""
    if after.adjacent and after.word[:1].isupper():
        return False
    return _BUILDING_BEFORE.search(text, max(0, start - 60), start) is not None


def read_capital(
    around: Surroundings,
    start: int,
    end: int,
    before: Before,
    after: After,
    last: tuple[int, Verdict, bool] | None,
) -> Verdict:
    """What a capital's name is here."""
    text = around.text
    surface = text[start:end]
    if _behind_building(text, start, after):
        return PLACE
    if (
        hyphen_forbids(text, start, end)
        or is_institution(text, start, end, after)
        or is_persons_name(surface, around, start, end, before, after)
        or is_surname(around, start, before)
        or (before.adjacent and before.word in contexts("club_before"))
    ):
        return NEITHER
    if is_dateline(text, start, end) or _opens_bracket(text, start, end):
        return PLACE
    left = text[max(0, start - 60, around.sentence(start)[0]) : start]
    left = left[left.rfind("\n") + 1 :]
    if before.gap in _DASHES and last is not None and last[0] == start - len(before.gap):
        return last[1]
    noun = _after_noun(after, text, end)
    found = _PREPOSITION_BEFORE.search(left)
    if noun is NEITHER:
        near = found is not None and found[2].lower() in _STRONG
        return PLACE if near and after.word not in contexts("treaty_noun") else NEITHER
    if _HOSTED_BY.search(left):
        return BOTH
    if found:
        verdict = _governed((found[1] or "").lower(), found[2].lower(), left)
        if noun is not None and verdict != noun and after.possessive:
            return noun
        return PLACE if noun is PLACE else verdict
    if before.adjacent and before.word.lower() in VISITS:
        return noun or PLACE
    if _APPOSITION_BEFORE.search(left) or (before.gap == ", " and _VENUE_BEFORE.search(left)):
        return PLACE
    if noun is not None:
        return noun
    joined = _joined(around, start, last)
    if joined is not None:
        return joined
    if (after.adjacent and after.word in contexts("host_verb")) or _HOSTS.match(text, end):
        return BOTH
    return ACTOR


def read_city(
    city: City,
    around: Surroundings,
    start: int,
    end: int,
    before: Before,
    after: After,
    last: tuple[int, Verdict, bool] | None,
    persons: frozenset[str],
) -> bool:
    """Whether the name of a city that is no capital is a place here."""
    text = around.text
    surface = text[start:end]
    if _behind_building(text, start, after):
        return True
    if hyphen_forbids(text, start, end) or is_institution(text, start, end, after):
        return False
    if is_persons_name(surface, around, start, end, before, after) or surface in persons:
        return False
    if is_dateline(text, start, end) or _opens_bracket(text, start, end):
        return city.population >= 100_000 or city.kind != "city" or surface.isupper()
    if after.adjacent and after.word in contexts("treaty_noun"):
        return False
    if after.adjacent and after.word in contexts("event_noun"):
        return city.population >= 100_000 or city.kind != "city"
    if after.adjacent and after.word[:1].isupper() and not around.headline(start):
        return False
    left = text[max(0, start - 60, around.sentence(start)[0]) : start]
    left = left[left.rfind("\n") + 1 :]
    found = _PREPOSITION_BEFORE.search(left)
    if _HOSTED_BY.search(left):
        return city.population >= 100_000 or city.kind != "city"
    if found:
        word, preposition = (found[1] or "").lower(), found[2].lower()
        if preposition in _STRONG:
            return True
        if preposition in {"to", "from"}:
            return word not in contexts("to_actor") and word not in contexts("from_actor")
        if preposition == "for" and _DEPARTURE.search(left):
            return True
        if preposition in {"of", "between", "for"}:
            return city.kind != "city" or word in contexts("capital_of_before") or preposition == "between"
        return False
    if before.adjacent and before.word.lower() in VISITS:
        return True
    if _APPOSITION_BEFORE.search(left) or (before.gap == ", " and _VENUE_BEFORE.search(left)):
        return True
    joined = _joined(around, start, last)
    if joined is not None:
        return joined.place
    if _HOSTS.match(text, end) and around.opens_sentence(start):
        return city.population >= 100_000 or city.kind != "city"
    return city.kind in {"venue", "region"} and not before.word[:1].isupper()
