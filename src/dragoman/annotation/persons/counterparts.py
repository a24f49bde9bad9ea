"""Persons named by what they are to somebody: "his Italian counterpart", "colleagues from Austria and Latvia"."""

from collections.abc import Sequence

from dragoman.annotation.mentions import ActorForm, ActorMention, Person
from dragoman.annotation.persons.country_lists import read_countries
from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.name_runs import NameRun, read_name
from dragoman.annotation.persons.office_span import rank_of
from dragoman.annotation.persons.page import Page
from dragoman.annotation.persons.register import Register
from dragoman.annotation.persons.titled_names import names_in_turn

_NOUNS = {"counterpart": 1, "counterparts": 2, "colleague": 1, "colleagues": 2, "peer": 1, "peers": 2, "homologue": 1,
          "homologues": 2}  # fmt: skip
_POSSESSORS = frozenset({"his", "her", "their", "its", "the", "my", "our"})
_ADJECTIVES = frozenset(
    [
        "new",
        "newly",
        "appointed",
        "elected",
        "respective",
        "then",
        "former",
        "european",
        "western",
        "asian",
        "african",
        "arab",
        "eu",
    ]
)


def find_counterparts(page: Page) -> list[Found]:
    """All counterparts, named and unnamed, one mention for each country."""
    found: list[Found] = []
    for i, word in enumerate(page.words):
        noun = word.lower
        if noun in _NOUNS:
            found.extend(
                _read(page, i, i, _NOUNS[noun] == 2, colleague=noun.startswith(("colleague", "peer")))
            )
        elif noun == "opposite" and page.lower(i + 1) in ("number", "numbers") and page.tight(i + 1):
            found.extend(_read(page, i, i + 1, page.lower(i + 1) == "numbers", colleague=False))
    return found


def _read(page: Page, i: int, noun: int, plural: bool, *, colleague: bool) -> list[Found]:
    first, actors, possessor = _before(page, i)
    states: list[tuple[str, ActorMention | None]] = [
        (a.code, a) for a in actors if a.form is not ActorForm.GROUP and not a.members
    ]
    listed: list[tuple[str, ActorMention | None]] = []
    end = noun + 1
    if page.lower(end) in ("from", "in", "of") and page.tight(end) and not page.words[noun].possessive:
        listed, stop = read_countries(page, end + 1)
        listed = [(code, actor) for code, actor in listed if actor is None or not actor.members]
        end = stop if listed else end
        capital = page.capital_at(end + 1) if not (listed or states) and page.lower(end) == "in" else None
        if capital is not None:
            listed, end = [(capital[0], None)], capital[1]
    if len(listed) == 1 and not plural:
        names = _names(page, end, plural, True)
        if names:  # "his counterpart from Yemen, Ahmed Awad bin Mubarak"
            return _named(page, first, noun, names, [(listed[0][0], None)], possessor, colleague=colleague)
    if plural and len(listed) == 1 and (pairs := names_in_turn(page, end, listed[0])):
        return _pairs(page, first, noun, pairs, possessor)
    if listed:
        runs = _names(page, end, plural, True) if len(listed) > 1 else []
        if len(runs) == len(listed):  # "his counterparts from Fiji and Samoa, X and Y"
            pairs = list(zip(runs, listed, strict=True))
            return _pairs(page, first, noun, pairs, possessor)
        return _listed(page, first, noun, end, listed, possessor, plural)
    names = [] if page.words[noun].possessive else _names(page, end, plural, bool(possessor or states))
    if names:
        after = names[-1].end
        if not states and len(names) == 1 and page.lower(after) in ("of", "from") and page.tight(after):
            states = read_countries(page, after + 1)[0][:1]  # "his counterpart Holguin of Ecuador"
        return _named(page, first, noun, names, states, possessor, colleague=colleague)
    if not states and (not possessor or colleague or possessor == "the"):
        return []
    if len(states) > 1:
        pieces = [(a.start, a.end) for _, a in states if a is not None]
        pieces[-1] = (pieces[-1][0], page.words[noun].end)
        return [
            _unnamed(s, e, page.words[noun].start if s <= page.words[noun].start < e else s, code, possessor)
            for (code, _), (s, e) in zip(states, pieces, strict=True)
        ]
    item = _unnamed(
        page.words[first].start,
        page.words[noun].end,
        page.words[noun].start,
        states[0][0] if states else None,
        possessor,
    )
    item.plural = 2 if plural else 1
    return [item]


def _before(page: Page, i: int) -> tuple[int, list[ActorMention], str]:
    """The first word of the phrase, the adjectives of countries in it, and "his", "her" or a name before it."""
    first, j, actors = i, i - 1, list[ActorMention]()
    while j >= 0 and (page.tight(j + 1) or (actors and page.words[j + 1].gap.strip() == ",")):
        actor = page.actor(j)
        if actor is not None and (
            page.adjective(actor) or actor.form in (ActorForm.ACRONYM, ActorForm.NAME, ActorForm.GROUP)
        ):
            if (
                actor.form is ActorForm.NAME
                and not page.words[j].possessive
                and actor.is_state
                and actor.code not in ("USA", "GBR", "ARE")
                and page.lower(page.word_at(actor.start) - 1) not in _POSSESSORS  # "his Tuvalu counterpart"
            ):
                break
            actors.insert(0, actor)
            j = page.word_at(actor.start)
            first = j
        elif page.lower(j) in _ADJECTIVES:
            first = j
        elif not (page.lower(j) == "and" and actors):
            break
        j -= 1
    if j >= 0 and page.tight(j + 1) and page.lower(j) in _POSSESSORS:
        return j, actors, page.lower(j)
    if (
        j >= 0
        and page.tight(j + 1)
        and page.words[j].possessive
        and page.actor(j) is None
        and page.words[j].capital
    ):
        return first, actors, "'s"
    return first, actors, ""


def _names(page: Page, i: int, plural: bool, definite: bool) -> list[NameRun]:
    if i >= len(page.words) or not page.same_sentence(i - 1, i):
        return []
    comma = page.words[i].gap.strip() == ","
    if page.words[i].gap.strip() not in ("", ",") or "\n" in page.words[i].gap:
        return []
    run = read_name(page, i, titled=not comma, apposed=comma)
    if run is None or (comma and (len(run.parts) < 2 or not definite)):
        return []
    runs = [run]
    while plural and len(runs) < 6:
        j = runs[-1].end
        if j >= len(page.words) or not page.same_sentence(j - 1, j):
            break
        j += page.lower(j) == "and"
        if j >= len(page.words) or page.words[j].gap.strip() not in ("", ","):
            break
        following = read_name(page, j, titled=False)
        if following is None:
            break
        runs.append(following)
    return runs


def _named(
    page: Page,
    first: int,
    noun: int,
    names: list[NameRun],
    states: Sequence[tuple[str, ActorMention | None]],
    possessor: str,
    *,
    colleague: bool,
) -> list[Found]:
    own_side = colleague and not states and _leads_clause(page, first)
    found = []
    for number, run in enumerate(names):
        start = page.words[first].start if number == 0 else page.words[run.first].start
        code = None
        if states:
            code = (
                states[number][0] if len(states) == len(names) else states[0][0] if len(states) == 1 else None
            )
        found.append(
            Found(
                start=start,
                end=page.words[run.end - 1].end,
                head=page.words[run.head].start,
                parts=run.parts,
                country=code,
                form="name" if own_side else "counterpart",
                possessor=possessor,
                source="colleague" if own_side else "counterpart",
            )
        )
    return found


def _leads_clause(page: Page, first: int) -> bool:
    """Whether the phrase opens its clause: "Her colleague X went ..." speaks of one of her own side."""
    if page.opens_sentence(first) or page.words[first].gap.strip() == ",":
        return True
    return page.lower(first - 1) in ("while", "and", "but", "whereas")


_Pair = tuple[NameRun, tuple[str, ActorMention | None]]


def _pairs(page: Page, first: int, noun: int, pairs: list[_Pair], possessor: str) -> list[Found]:
    """One mention for each pair of a name and a country; the first begins with "his peers from"."""
    return [
        Found(
            start=page.words[first].start if number == 0 else page.words[run.first].start,
            end=page.words[run.end - 1].end,
            head=page.words[noun].start if number == 0 else page.words[run.head].start,
            parts=run.parts,
            country=code,
            form="counterpart",
            possessor=possessor,
            source="counterpart",
        )
        for number, (run, (code, _)) in enumerate(pairs)
    ]


def _listed(
    page: Page,
    first: int,
    noun: int,
    end: int,
    listed: list[tuple[str, ActorMention | None]],
    possessor: str,
    plural: bool,
) -> list[Found]:
    found = []
    for number, (code, actor) in enumerate(listed):
        start, stop = (
            (actor.start, actor.end)
            if actor is not None
            else (page.words[first].start, page.words[end - 1].end)
        )
        head = start
        if number == 0:
            start, head = page.words[first].start, page.words[noun].start
        found.append(_unnamed(start, stop, head, code, possessor))
    if len(found) == 1 and plural:
        found[0].plural = 2
    return found


def _unnamed(start: int, end: int, head: int, country: str | None, possessor: str) -> Found:
    return Found(
        start, end, head, country=country, form="counterpart", possessor=possessor, source="counterpart"
    )


def link_counterparts(page: Page, register: Register, found: list[Found], others: list[Found]) -> None:
    """Give counterparts the office of the person whose counterpart they are; nameless ones become persons."""
    ordered = sorted(others, key=lambda f: f.start)
    for item in sorted(found, key=lambda f: f.start):
        plural = item.possessor in ("their", "its", "the")
        before = None if plural else antecedent(page, ordered, item.start, item.possessor)
        label = rank = country = None
        if before is not None and before.person is not None:
            label = before.label if before.label and not before.former else before.person.office
            rank = before.rank if before.label and not before.former else before.person.rank
            country = before.country or before.person.country
        if before is not None and (apposed := _name_before(page, item, ordered)) not in (None, before):
            item.person = apposed.person if apposed is not None else None
        known = item.country or item.known_country
        label = _abroad(label, country, known)
        if known is None and country is not None and item.form == "counterpart":
            item.country = _side_of_talks(page, item, country)
        if item.person is None:
            item.person = _holder_in(register, item.country, label) or Person("", item.country, label, rank)
        person = item.person
        person.country = person.country or item.country
        if person.office is None and label is not None:
            person.office, person.rank, person.looked_up = label, rank, False
            if item.source == "colleague":
                person.country = person.country or country
            if before is not None and before.office is not None and rank is not None and rank < 8:
                person.rank = rank_of(before.office, person.country)
        item.label = person.office if item.parts else label
        item.rank = person.rank if item.parts else rank
        item.country = item.country or person.country


def _name_before(page: Page, item: Found, ordered: list[Found]) -> Found | None:
    """ "Met Luis Gallegos, his Ecuadorean counterpart": the full name, of whom nothing else is told, before the comma."""
    if item.parts or item.plural > 1 or item.country is None or item.possessor not in ("his", "her"):
        return None
    near = [f for f in ordered if f.end <= item.start and page.text[f.end : item.start] in (", ", " (")]
    told = near[-1] if near else None
    if told is None or len(told.parts) < 2 or told.person is None or told.label is not None:
        return None
    return told if told.person.country in (None, item.country) and told.person.office is None else None


# Where members of the government are called secretaries.
_SECRETARIES = frozenset({"USA", "GBR", "PHL", "MEX"})


def _abroad(label: str | None, own: str | None, other: str | None) -> str | None:
    """What an office is called in another state: the counterpart of a Defence Secretary is a Defence Minister."""
    if label is None or own not in _SECRETARIES or other in (None, *_SECRETARIES):
        return label
    if label == "Secretary of State":
        return "Foreign Minister"
    portfolio = label.removesuffix(" Secretary")
    known = (
        portfolio != label
        and len(portfolio.split()) == 1
        and portfolio not in ("First", "Permanent", "Press")
    )
    return (
        {"Home": "Interior Minister", "Treasury": "Finance Minister"}.get(portfolio, f"{portfolio} Minister")
        if known
        else label
    )


def _side_of_talks(page: Page, item: Found, own: str) -> str | None:
    """The one other state that the sentence names, by its name or capital, before a counterpart; else the sentence before."""
    number = page.sentence_number(item.start)
    for sentence, end in (
        (page.sentences[number], item.start),
        *((s, s.end) for s in page.sentences[number - 1 : number]),
    ):
        others = page.states_in(sentence.start, end) - {own}
        if others:
            return others.pop() if len(others) == 1 else None
    return None


def _holder_in(register: Register, country: str | None, label: str | None) -> Person | None:
    if country is None or label is None:
        return None
    fits = [p for p in register.people if p.country == country and p.office == label]
    return fits[0] if len(fits) == 1 else None


def antecedent(page: Page, ordered: list[Found], offset: int, possessor: str) -> Found | None:
    """Whom "his" or "her" means: the first person of the sentence before it, else of the last sentences."""
    here = page.sentence_number(offset)
    for number in (here, here - 1, here - 2):
        inside = [
            f
            for f in ordered
            if f.end <= offset
            and page.sentence_number(f.start) == number
            and f.person is not None
            and f.form != "delegation"
        ]
        if inside and not page.heading(inside[0].start):
            return inside[-1] if possessor == "'s" else inside[0]
    return None
