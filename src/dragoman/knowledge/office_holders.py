"""Who held which office when: heads of state and government, foreign ministers, heads of organisations.

The table is ``tables/office_holders.csv``; a user's file of the same name adds to it (see ``loading``). A name is
compared by the keys of its words, so that Lukashenka finds Lukashenko, and by the given name's forms (Uladzimir).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from dragoman.errors import DragomanError
from dragoman.knowledge.loading import many, table
from dragoman.knowledge.names import (
    given_key,
    given_names,
    keys_of,
    name_key,
    particles,
    plain,
    split_words,
    surname_keys,
)

# Offices whose holders go by a given name, which is a name of theirs only behind the title (King Philippe, Pope Francis).
_GIVEN_NAME_OFFICES = frozenset(
    {"King", "Queen", "Emir", "Sultan", "Emperor", "Pope", "Grand Duke", "Crown Prince"}
)
_CHIEF_DIPLOMATS = frozenset(
    {"Foreign Minister", "Foreign Secretary", "High Representative", "Secretary of State"}
)
_ARTICLES = ("al-", "el-", "as-", "an-", "ar-", "at-")
_PATRONYMIC = frozenset({"bin", "ibn", "ben", "abdul", "abd", "abu", "ould"})


@dataclass(frozen=True, slots=True)
class Holder:
    """One tenure of an office.

    ``country`` is alpha-3 or the acronym of an organisation; ``office`` its canonical English name; ``rank`` as in
    ``ranks.csv``. ``start`` and ``end`` are EDTF dates of a day, month or year; ``end`` is empty while none is known.
    ``wikidata`` is the item of the person, or empty.
    """

    name: str
    variants: tuple[str, ...]
    country: str
    office: str
    rank: int
    start: str
    end: str
    wikidata: str = ""

    def in_office(self, date: str) -> bool:
        """Whether the office was held on ``date`` (EDTF), as far as both dates are exact: a shorter one is a period."""
        return _not_after(self.start, date) and (not self.end or _not_after(date, self.end))

    @property
    def weight(self) -> int:
        """How likely a bare surname means this holder: 0 those who lead, 1 foreign ministers, 2 the others."""
        return 0 if self.rank <= 2 else 1 if self.office in _CHIEF_DIPLOMATS else 2

    @property
    def called_by_given_name(self) -> bool:
        """Whether the office is one whose holders are called by a given name: King Philippe, Pope Francis."""
        return self.office in _GIVEN_NAME_OFFICES


def _not_after(one: str, other: str) -> bool:
    size = min(len(one), len(other), 10)
    return one[:size] <= other[:size]


@cache
def office_holders() -> tuple[Holder, ...]:
    """Every tenure of the table, each person under one name. Raises DragomanError for a row whose rank is no number."""
    holders = []
    for row in table("office_holders.csv", ("name", "country", "office", "start")):
        if not row["rank"].isdigit():
            raise DragomanError(
                f"office_holders.csv: the rank {row['rank']!r} of {row['name']} is no number."
            )
        holders.append(
            Holder(
                row["name"],
                many(row["variants"]),
                row["country"],
                row["office"],
                int(row["rank"]),
                row["start"],
                row["end"],
                row["wikidata"],
            )
        )
    return tuple(_joined(_one_name(holders)))


def _one_name(holders: Sequence[Holder]) -> Iterator[Holder]:
    """The tenures with the spellings of one person made one: the first of the table, with the others as variants.

    Tables that users import spell names in their own way (Sergey Lavrov, Sergei Lavrov).
    """
    names: dict[str | tuple[str, tuple[str, ...]], str] = {}
    for holder in holders:
        key = (holder.country, tuple(name_key(word.rstrip(".")) for word in _words(holder.name)))
        marks: list[str | tuple[str, tuple[str, ...]]] = [holder.wikidata, key] if holder.wikidata else [key]
        known = next((names[mark] for mark in marks if mark in names), holder.name)
        for mark in marks:
            names.setdefault(mark, known)
        if known == holder.name:
            yield holder
        else:
            yield replace(holder, name=known, variants=(*holder.variants, holder.name))


def _joined(holders: Iterator[Holder]) -> Iterator[Holder]:
    """The tenures with what only repeats or goes on with one that stands earlier in the table laid into that one.

    An open end is closed where all that is laid into it ended.
    """
    kept: dict[tuple[str, str, str], list[Holder]] = defaultdict(list)
    inside: dict[Holder, list[Holder]] = defaultdict(list)
    for holder in holders:
        spells = kept[holder.name, holder.country, holder.office]
        around = next((s for s in spells if s.in_office(holder.start) or _near(s.start, holder.start)), None)
        if around is None:
            spells.append(holder)
        else:
            inside[around].append(holder)
    for spells in kept.values():
        for spell in spells:
            others = inside.get(spell, [])
            variants = tuple(dict.fromkeys(v for h in (spell, *others) for v in h.variants if v != h.name))
            closed = bool(others) and not spell.end and all(h.end for h in others)
            yield replace(spell, variants=variants, end=max(h.end for h in others) if closed else spell.end)


def _near(one: str, other: str) -> bool:
    """Whether two beginnings may be one, told differently: the same year, or half a year apart."""
    months = [int(d[:4]) * 12 + int(d[5:7] or 1) for d in (one, other)]
    return abs(months[0] - months[1]) <= 6 or (one[:4] == other[:4] and min(len(one), len(other)) == 4)


@dataclass(frozen=True, slots=True)
class _Name:
    keys: tuple[str, ...]
    given: str
    joined: str
    holder: Holder


def _words(name: str | Sequence[str]) -> tuple[str, ...]:
    """The words of a name, without Arabic articles, which come and go between spellings."""
    words = name.split() if isinstance(name, str) else list(name)
    bare = [w[3:] if w.lower().startswith(_ARTICLES) and len(w) > 5 else w for w in words]
    return tuple(w for w in bare if w.lower() not in ("al", "el"))


@cache
def _names() -> dict[str, list[_Name]]:
    """Every name and variant under the key of its first and of its last word, and under its letters run together."""
    index: dict[str, list[_Name]] = defaultdict(list)
    for holder in office_holders():
        for spelling in (holder.name, *holder.variants):
            words = _words(spelling)
            keys = keys_of(words)
            if not keys:
                continue
            name = _Name(keys, given_key(words[0]), "".join(plain(w) for w in words), holder)
            for place in {keys[0], keys[-1], name.joined}:
                index[place].append(name)
    return index


# A word that opens the names of more persons than this is a given name, though some people are called by it for short.
_EVERYWHERE = 6


@cache
def _given_words() -> frozenset[str]:
    """Keys of words that open the names of several persons, and so are no surname by which one is known."""
    people: dict[str, set[str]] = defaultdict(set)
    for holder in office_holders():
        words = _words(holder.name)
        if len(words) > 1:
            people[keys_of(words[:1])[0] if keys_of(words[:1]) else ""].add(holder.name)
    family = set(_family_first())
    return frozenset(
        key for key, names in people.items() if len(names) > (_EVERYWHERE if key in family else 1)
    )


@cache
def _family_first() -> frozenset[str]:
    first = set()
    for holder in office_holders():
        keys = keys_of(_words(holder.name))
        if len(keys) > 1 and (keys[0],) in surname_keys(tuple(_words(holder.name)), holder.country):
            first.add(keys[0])
    return frozenset(first)


@cache
def _surnames() -> dict[tuple[str, ...], list[Holder]]:
    """Every tenure under the short names by which its holder is called without a title."""
    index: dict[tuple[str, ...], list[Holder]] = defaultdict(list)
    for holder in office_holders():
        if holder.called_by_given_name:
            continue
        short: set[tuple[str, ...]] = set()
        for spelling in (holder.name, *holder.variants):
            words = _words(spelling)
            keys = keys_of(words)
            for candidate in surname_keys(words, holder.country):
                middle = len(candidate) == 1 and candidate[0] not in (keys[0], keys[-1])
                patronymic = len(words) > 2 and words[-2].lower() in _PATRONYMIC and candidate == (keys[-1],)
                given = candidate == (keys[0],) and len(keys) > 1 and plain(words[0]) in given_names()
                if not (middle or patronymic or given or candidate[0] in _given_words()):
                    short.add(candidate)
        for candidate in short:
            index[candidate].append(holder)
    return index


def holders_named(name: str | Sequence[str], *, titled: bool = False) -> tuple[Holder, ...]:
    """Every tenure of whoever may be meant by ``name``: a full name, or a surname alone.

    With ``titled`` a given name alone is enough for those who go by it, as behind "King" or "Pope".
    """
    words = _words(name)
    keys = keys_of(words)
    if not keys:
        return ()
    if len(keys) == 1:
        found = list(_surnames().get(keys, ()))
        if titled:
            found += [n.holder for n in _names().get(keys[0], ()) if n.holder.called_by_given_name]
        return tuple(dict.fromkeys(found))
    joined = "".join(plain(w) for w in words)
    known = [*_names().get(keys[0], ()), *_names().get(keys[-1], ()), *_names().get(joined, ())]
    full = [n for n in known if len(n.keys) > 1 or n.joined == joined]
    given = given_key(words[0])
    for tier in (
        [n for n in full if n.keys == keys or n.joined == joined],
        [
            n
            for n in full
            if n.keys[-1] == keys[-1]
            and (n.given == given or _initial(words[0], n))
            and not _at_odds(keys, n.keys)
        ],
        [n for n in full if _part_of(keys, n.keys) or _part_of(n.keys, keys)],
    ):
        if tier:
            return tuple(dict.fromkeys(n.holder for n in tier))
    return tuple(dict.fromkeys(_surnames().get(keys, ())))


def _at_odds(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether all that stands between the first and the last word differs: "José Antonio" and "José Eduardo dos Santos"."""
    mine, theirs = ({*keys[1:-1]} - particles() for keys in (one, other))
    return bool(mine and theirs) and not mine & theirs


def _initial(word: str, name: _Name) -> bool:
    return len(word.rstrip(".")) == 1 and name.joined.startswith(plain(word)) and len(name.keys) > 1


def _part_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether ``short`` leaves out only later words of ``full``: Tamim bin Hamad (Al Thani)."""
    rest = iter(full)
    return len(short) > 1 and short[0] == full[0] and all(any(k == other for other in rest) for k in short)


def leaders_named(text: str) -> set[str]:
    """The countries and organisations whose leaders or foreign ministers of any time a text may name by surname."""
    split = split_words(text)
    words = {word.text for word in split if word.capital and len(word.text) > 3}
    for first, second in pairwise(split):  # "Theresa May", "Kim Jong-un": short names beside another
        if first.capital and second.capital and second.gap == " ":
            words |= {word.text for word in (first, second) if len(word.text) == 3}
    keys = {(name_key(word),) for word in words}
    found = {h.country for key in keys & _surnames().keys() for h in _surnames()[key] if h.weight < 2}
    return found | ({"VAT"} if any(word.text in ("Pope", "Pontiff") for word in split) else set())


def names_holder_of(text: str, country: str) -> bool:
    """Whether a text has the whole name of somebody who ever held an office of a country or organisation."""
    held = (h for h in office_holders() if h.country == country)
    return any(name in text for h in held for name in (h.name, *h.variants) if " " in name)


def weightiest(holders: Sequence[Holder]) -> list[Holder]:
    """Of the tenures of persons of one surname those that foreign news means by it: leaders before foreign ministers."""
    first = min((h.weight for h in holders), default=0)
    return [h for h in holders if h.weight == first]


def holder_at(name: str | Sequence[str], date: str, office: str | None = None) -> Holder | None:
    """The one person of ``name`` in office on ``date`` (EDTF), with the highest of the offices then held.

    With ``office`` only holders of it. None where nobody of the name was in office, or several persons were.
    """
    held = weightiest(
        [
            h
            for h in holders_named(name, titled=office in _GIVEN_NAME_OFFICES)
            if h.in_office(date) and office in (None, h.office)
        ]
    )
    if len({(h.name, h.country) for h in held}) != 1 and len({h.name for h in held}) != 1:
        return None
    return min(held, key=lambda h: (h.rank, _descending(h.start)))


def _descending(date: str) -> tuple[int, ...]:
    return tuple(-int(part) for part in date.split("-"))
