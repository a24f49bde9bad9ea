"""Whether a state's or an organisation's name stands for it here: not in a company, a language, a person's name."""

import re

from dragoman.annotation.actors.lexicon import Entry
from dragoman.annotation.actors.surroundings import After, Before, Surroundings
from dragoman.annotation.mentions import ActorForm
from dragoman.knowledge.actor_contexts import contexts

_HYPHEN_BEFORE = re.compile(r"(\w+)[-‐‑]$")
_HYPHEN_AFTER = re.compile(r"[-‐‑]([A-Za-z]+)")
_TITLE_BEFORE = re.compile(r"(\w+(?: [a-z]\w*)? of)(?: the)? $")
_PARTICIPLE = re.compile(r"[A-Z]\w*(?:ing|ed|ly|ern|ese|ian|ish|an|i)")
_HONORIFIC = frozenset({"Mr", "Mrs", "Ms", "Dr", "Sir", "Mr.", "Mrs.", "Ms.", "Dr.", "Messrs"})
_SMALL_PREPOSITIONS = frozenset(
    {"in", "of", "to", "from", "at", "with", "between", "for", "by", "near", "across"}
)


def hyphen_forbids(text: str, start: int, end: int) -> bool:
    """Whether a hyphen makes something else of the word: "anti-Russian", "London-based"."""
    if start and text[start - 1] in "-‐‑":
        found = _HYPHEN_BEFORE.search(text[max(0, start - 16) : start])
        if found and found[1].lower() in contexts("hyphen_before"):
            return True
    if end < len(text) and text[end] in "-‐‑":
        found = _HYPHEN_AFTER.match(text[end : end + 20])
        if found and found[1] in contexts("hyphen_after"):
            return True
    return False


def is_institution(text: str, start: int, end: int, after: After) -> bool:
    """Whether the word names a company, university, newspaper or club: "Turkish Airlines", "University of Malta"."""
    if after.adjacent and after.word[:1].isupper():
        right = text[end + 1 : end + 60]
        if any(right.startswith(bank) for bank in contexts("government_bank")):
            return False
        words = re.findall(r"[\w.'’]+", right)[:2]
        nouns = contexts("organisation_noun")
        if words and words[0] in nouns:
            return True
        if len(words) > 1 and words[0] in contexts("organisation_middle") and words[1] in nouns:
            return right.startswith(f"{words[0]} {words[1]}")
    if text[start - 3 : start] != "of " and text[start - 4 : start] != "the ":
        return False
    found = _TITLE_BEFORE.search(text[max(0, start - 40) : start])
    return bool(found) and any(found[1].endswith(title) for title in contexts("title_before"))  # type: ignore[index]


def _is_neutral(word: str, before_all: Surroundings, start: int) -> bool:
    """Whether a capitalised word before a name is no given name."""
    return (
        word in contexts("name_neutral")
        or (word.isupper() and not before_all.shouted(start))
        or _PARTICIPLE.fullmatch(word) is not None
    )


def is_surname(around: Surroundings, start: int, before: Before) -> bool:
    """Whether a given name or title stands before the word, inside its sentence: "said Joseph Muscat"."""
    return (
        before.adjacent
        and before.word[:1].isupper()
        and not around.headline(start)
        and not _is_neutral(before.word, around, start)
        and not around.opens_sentence(start - len(before.gap) - len(before.word))
    )


# A name before a hyphen: what follows it is another name.
_HYPHENATED = re.compile(r"\w[-–—]$")


def is_persons_name(
    surface: str, around: Surroundings, start: int, end: int, before: Before, after: After
) -> bool:
    """Whether the word is part of a person's name: "Michael Jordan", "Chad Smith"."""
    if surface not in contexts("name_homonym") or _HYPHENATED.search(around.text[max(0, start - 2) : start]):
        return False  # "the EU-Jordan council"
    if before.word in _HONORIFIC and not before.gap.strip(" ."):
        return True
    if around.headline(start):
        return False
    if before.adjacent and before.word[:1].isupper() and not _is_neutral(before.word, around, start):
        return True
    if not after.adjacent or surface not in contexts("given_homonym"):
        return False
    if before.adjacent and before.word in _SMALL_PREPOSITIONS:
        return False
    word = after.word
    return (
        len(word) > 1
        and word[0].isupper()
        and word[1:].islower()
        and word not in contexts("title")
        and not _PARTICIPLE.fullmatch(word)
    )


# What is said of wares when a state shuts them out, or lets them in again: then they are that state's.
_TRADE_MEASURE = re.compile(
    r"\b(?:bans?|banned|banning|bar|bars|barred|embargo\w*|tariffs?|duty|duties|restrict\w+|sanctions?|halt\w*|stopped|"
    r"suspend\w*|blocked|imports?)\b",
    re.IGNORECASE,
)


def is_bare_ware(around: Surroundings, start: int, after: After) -> bool:
    """Whether an adjective only says what sort of ware it is: "a Moldovan wine", but not in "the ban on Moldovan wine"."""
    if not (after.adjacent and after.word in contexts("ware")):
        return False
    low, high = around.sentence(start)
    return _TRADE_MEASURE.search(around.text, low, high) is None


def is_language(entry: Entry, before: Before, after: After) -> bool:
    """Whether an adjective names a language, a currency or a people's art: "in Russian", "US dollars"."""
    if entry.form not in (ActorForm.ADJECTIVE, ActorForm.ACRONYM):
        return False
    if after.adjacent and after.word in contexts("noun"):
        return True
    if entry.form is ActorForm.ACRONYM:
        return False
    if before.adjacent and before.word in contexts("language_before"):
        return not (after.adjacent and after.word.isalpha()) or after.word in {"and", "or", "but", "on"}
    return False


# "The Danish crown prince", who is no currency.
_OF_THE_COURT = re.compile(r" crown (?:prince|council)")

# "Two Baltic states", "most Gulf leaders" are not all of them.
_SOME = frozenset({"some", "several", "most", "many", "other", "two", "few", "certain"})


def is_actor(entry: Entry, around: Surroundings, start: int, end: int, before: Before, after: After) -> bool:
    """Whether a name, adjective or demonym of a state, organisation or group stands for it."""
    text = around.text
    surface = text[start:end]
    if hyphen_forbids(text, start, end):
        return False
    if end < len(text) and text[end] == "$":
        return False
    if entry.what == "organisation":
        return not (surface == "WHO" and around.shouted(start))
    if entry.what == "group":
        return before.word.lower() not in _SOME
    if before.adjacent and before.word in contexts("ethnic_before"):
        return False
    if surface == "US" and around.shouted(start) and before.word in contexts("pronoun_us_before"):
        return False
    if before.adjacent and before.word in contexts("club_before"):
        return False
    if entry.form is ActorForm.ADJECTIVE and is_bare_ware(around, start, after):
        return False
    return not (
        (is_language(entry, before, after) and not _OF_THE_COURT.match(text, end))
        or is_institution(text, start, end, after)
        or is_persons_name(surface, around, start, end, before, after)
    )
