"""Whether a reworded sentence says no more than ours and its records: the first fault that is found, in words."""

import re
from functools import cache
from itertools import pairwise

from dragoman.knowledge import countries
from dragoman.knowledge.kinds import kinds
from dragoman.knowledge.loading import table
from dragoman.knowledge.office_table import office_rows
from dragoman.publishing.polish.facts import (
    Quantity,
    days,
    fits,
    lists,
    negated,
    quantities,
    quoted,
    statuses,
    stem,
    times,
    tokens,
)
from dragoman.publishing.polish.material import Material

_MARKUP = re.compile(r"[<>{}\[\]|*_#`\\]|https?:|www\.|\r|\n")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z“\"])")
# Letters that the forms of a name share: Belarus, Belarusian.
_ROOT = 5
# The kinds whose verbs and nouns are acts; to meet, to visit and to say are what a lead is about.
_ACTS = frozenset({
    "agreement", "sanction", "expulsion", "protest", "summons", "vote", "incident", "aid", "membership", "relations", "mission",
})  # fmt: skip


def fault(answer: str, ours: str, material: Material) -> str | None:
    """Why ``answer`` may not stand in the place of ``ours``, as in "it adds the name Putin"; None where it may."""
    text = answer.strip()
    if not text or text[-1] not in '.!?”"' or "!" in text:
        return "it is no whole sentence"
    if _MARKUP.search(text):
        return "it holds markup"
    if len(text) > 2 * len(ours) + 60:
        return "it is much longer than ours"
    if len(_SENTENCE_END.findall(text)) > len(_SENTENCE_END.findall(ours)):
        return "it makes more sentences of one"
    return (
        _quotation(text, ours, material)
        or _date(text, ours, material)
        or _number(text, ours, material)
        or _name(text, ours, material)
        or _act(text, ours, material)
        or _status(text, ours)
        or _lost(text, ours)
    )


def _quotation(text: str, ours: str, material: Material) -> str | None:
    known = [ours, *material.phrases, *material.passages]
    for passage in quoted(text):
        if not any(passage.rstrip(".,") in phrase for phrase in known):
            return f"it quotes “{passage}”, which no source says"
    return None


def _date(text: str, ours: str, material: Material) -> str | None:
    allowed = [*days(ours)[0], *material.dates]
    for day in days(text)[0]:
        if not any(fits(day, other) for other in allowed):
            return f"it adds the date {'-'.join(str(part) for part in reversed(day) if part)}"
    known = times(ours).union(*(times(phrase) for phrase in material.phrases))
    if added := times(text) - known:
        return f"it adds “{min(added)}”"
    return None


def _number(text: str, ours: str, material: Material) -> str | None:
    allowed = [*quantities(ours), *(each for phrase in material.phrases for each in quantities(phrase))]
    for quantity in quantities(text):
        if not any(_same(quantity, other) for other in allowed):
            return f"it adds the number “{quantity.said}”"
    return None


def _same(quantity: Quantity, other: Quantity) -> bool:
    """The same number, of the same thing: "nine contacts" is not "nine partners". What "first" is of need not be told."""
    if quantity.value != other.value:
        return False
    either = not (quantity.about and other.about) if quantity.ordinal else not (quantity.about or other.about)
    return either or bool(quantity.about & other.about)


def _name(text: str, ours: str, material: Material) -> str | None:
    known = [ours, *material.phrases]
    words = {word.lower() for phrase in known for word in tokens(phrase)} | material.forms
    written = {word for phrase in known for word in tokens(phrase)}
    pairs = {pair for phrase in known for pair in pairwise(word.lower() for word in tokens(phrase))}
    for sentence in _SENTENCE_END.split(text):
        parts = tokens(days(sentence)[1])
        for place, word in enumerate(parts):
            lower = word.lower()
            begins = place == 0 and lower in lists()["openers"]
            if word[0].isupper() and lower not in words and not begins:
                return f"it adds the name “{word}”"
            if (lower in _names() or lower in _offices()) and lower not in words:
                return f"it adds “{word}”"
            if word in _names() and word not in written:
                return f"it writes “{word}” without its capital"
        found = _joined(sentence, pairs, material.forms)
        if found:
            return f"it joins “{found}”, which no record has together"
    return None


def _joined(sentence: str, pairs: set[tuple[str, str]], forms: frozenset[str]) -> str | None:
    """Two capitalised words in a row that stand so nowhere: one person's first name before another's last."""
    for match in re.finditer(r"(?=\b([A-Z][^\W\d_]*[’'\w-]*) ([A-Z][\w’'-]*))", days(sentence)[1]):
        one, two = (
            tokens(word)[-1 if place == 0 else 0].lower() for place, word in enumerate(match.groups())
        )
        opens = match.start() == 0 and one in lists()["openers"]
        if (one, two) not in pairs and not opens:
            return f"{match[1]} {match[2]}"
    return None


def _lost(text: str, ours: str) -> str | None:
    """A name or number of ours that is not in the answer: who is left out may have been put in another's place."""
    told = [quantity.value for quantity in quantities(text)]
    for quantity in quantities(ours):
        if quantity.value not in told and not quantity.ordinal:
            return f"it leaves out the number “{quantity.said}”"
    said = {word.lower()[:_ROOT] for word in tokens(text)}
    for sentence in _SENTENCE_END.split(ours):
        for place, word in enumerate(tokens(days(sentence)[1])):
            opens = place == 0 and word.lower() in lists()["openers"]
            if word[0].isupper() and not opens and word.lower()[:_ROOT] not in said:
                return f"it leaves out “{word}”"
    return None


@cache
def _names() -> frozenset[str]:
    """Names of states, their people and seats, as single words in lower case: what is a name however it is written."""
    names = {surface.text.lower() for surface in countries.surfaces() if " " not in surface.text}
    seats = {
        row["surface"].lower() for row in table("seats.csv", ("surface", "code")) if " " not in row["surface"]
    }
    return frozenset((names | seats) - set(lists()["openers"]))


@cache
def _offices() -> frozenset[str]:
    """Offices of one word."""
    found = {row["phrase"] for row in office_rows() if " " not in row["phrase"]}
    return frozenset(found - set(lists()["openers"]))


def _act(text: str, ours: str, material: Material) -> str | None:
    known = {stem(word) for phrase in (ours, *material.phrases) for word in tokens(phrase)}
    for word in tokens(text):
        if stem(word) in _acts() and stem(word) not in known:
            return f"it adds the act “{word}”"
    return None


@cache
def _acts() -> frozenset[str]:
    """The verbs and nouns by which our kinds tell of an act, without those that tell of anything."""
    found = {
        stem(w)
        for name, kind in kinds().items()
        if name in _ACTS
        for f in kind.frame
        for w in (*f.verb, *f.noun)
    }
    general = {
        stem(w) for name, kind in kinds().items() if name not in _ACTS for f in kind.frame for w in f.verb
    }
    return frozenset(found - general - {stem(word) for word in lists()["openers"]})


def _status(text: str, ours: str) -> str | None:
    theirs, told = statuses(text), statuses(ours)
    if lost := told - theirs:
        return f"it no longer says that something was {min(lost)}"
    if added := theirs - told:
        return f"it says that something was {min(added)}"
    if negated(text) != negated(ours):
        return (
            "it says what is not, or not known"
            if negated(text)
            else "it no longer says what is not, or not known"
        )
    return None
