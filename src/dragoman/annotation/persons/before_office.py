"""What stands before an office: a country, a number, "the", "his", "former"."""

from dataclasses import replace

from dragoman.annotation.mentions import ActorForm, ActorMention
from dragoman.annotation.persons.bodies import note_body
from dragoman.annotation.persons.office_span import OfficeSpan
from dragoman.annotation.persons.page import Page
from dragoman.knowledge.official_nouns import no_descriptions, office_descriptions, offices_of_states
from dragoman.knowledge.vocabulary import vocabulary

_DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "their", "its", "our", "my", "this", "that", "both"}
)
_POSSESSORS = frozenset({"his", "her", "their", "its", "our"})
_WORDS_BETWEEN = 2
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


_FORMER = frozenset({"former", "ex", "then", "late", "ousted", "deposed", "exiled"})


_SENT_FOR = ("envoy", "representative", "emissary", "coordinator", "mediator", "negotiator")


_SENT_TO_BODIES = ("ambassador", "envoy", "representative", "delegate")


def _sender_before(page: Page, span: OfficeSpan, actor: ActorMention) -> ActorMention | None:
    """Whose envoy "Washington's Afghanistan envoy", "the UN Yemen envoy" is: the first named sends him to the second."""
    if not actor.is_state and (sender := _sender_to_body(page, span, actor)) is not None:
        return sender
    if not span.office.core.endswith(_SENT_FOR) or actor.form is not ActorForm.NAME:
        return None
    at = page.word_at(actor.start)
    own = page.words[page.word_at(actor.end - 1)].possessive
    if own or at == 0 or page.words[at].gap.strip(" \u00a0'’s"):
        return None
    sender = page.actor(at - 1)
    return sender if sender is not None and sender.code != actor.code and not sender.members else None


def _sender_to_body(page: Page, span: OfficeSpan, body: ActorMention) -> ActorMention | None:
    """The state that sends "Kenya's UN ambassador", "the Israeli EU envoy": he speaks for it, and for no organisation."""
    at = page.word_at(body.start)
    if not span.office.core.endswith(_SENT_TO_BODIES) or at == 0 or not page.tight(at):
        return None
    sender = page.actor(at - 1)
    if sender is None or not sender.is_state or sender.members:
        return None
    lettered = sender.text.isupper()  # "US UN ambassador"
    owns = page.words[at - 1].possessive or page.adjective(sender) or lettered
    return sender if owns and not page.words[page.word_at(body.end - 1)].possessive else None


def _over_descriptions(page: Page, j: int) -> int:
    """The last word, from ``j`` on backwards, that does not describe who holds an office: over "new", "veteran", "hardline"."""
    while j >= 0 and page.tight(j + 1) and page.lower(j) in office_descriptions() and page.actor(j) is None:
        if page.words[j].possessive:
            break
        j -= 1
    return j


def _before_description(page: Page, span: OfficeSpan) -> int:
    """The word before what describes who holds an office: "the veteran X", "Danish hardline Foreign Minister X"."""
    j = _over_descriptions(page, span.first - 1)
    if not span.office.core.endswith(tuple(offices_of_states())):
        return j
    for k in range(j, max(-1, j - 1 - _WORDS_BETWEEN), -1):
        actor = page.actor(k)
        if not page.tight(k + 1) or page.words[k].possessive:
            return j
        if actor is not None:
            of_state = actor.form is ActorForm.ADJECTIVE and not actor.members
            return k if of_state and actor.end <= page.words[k].end else j
        if (page.words[k].capital and page.words[k].gap != "-") or page.lower(k) in no_descriptions():
            return j
    return j


def read_before(page: Page, span: OfficeSpan) -> None:
    """Take into ``span`` its country, number and determiner, or note that it belongs to a firm or club."""
    j = _before_description(page, span)
    if j >= 0 and page.tight(j + 1) and _takes_country(page, j):
        actor = page.actor(j)
        if actor is not None and not span.countries:
            sender = _sender_before(page, span, actor)
            _add_before(page, span, sender or actor, page.word_at(sender.start) if sender is not None else j)
        elif actor is not None and span.countries:
            span.first = min(span.first, page.word_at(actor.start))
        j = _over_descriptions(page, span.first - 1)
    elif j >= 0 and page.tight(j + 1):
        note_body(page, span, j)
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
    elif _of_person(page, span, j):
        span.possessor = "'s"


# Offices that are held under a person: "Mbeki's special envoy, Charles Nqakula".
_UNDER_A_PERSON = ("envoy", "adviser", "advisor", "minister", "secretary", "representative", "aide", "spokesman",
                   "spokeswoman", "spokesperson", "deputy", "chief of staff", "negotiator")  # fmt: skip

_PEOPLE_ABOVE = vocabulary("leaders") | {"general"}


def _of_person(page: Page, span: OfficeSpan, j: int) -> bool:
    """Whether an office is that of one who acts for the person named before: "Trudeau's special envoy"."""
    if j < 0 or span.countries or span.office.plural or not page.tight(j + 1):
        return False
    word = page.words[j]
    return (
        word.possessive
        and (word.capital or word.lower in _PEOPLE_ABOVE)
        and page.actor(j) is None
        and span.office.core.endswith(_UNDER_A_PERSON)
    )


def _takes_country(page: Page, j: int) -> bool:
    actor = page.actor(j)
    if actor is None:
        return False
    return actor.end <= page.words[j].end + 2 or (actor.form is ActorForm.SEAT and actor.is_state)


_COUNTING = frozenset({"first", "second", "third", "fourth", "fifth", "last", "only", "other", "another", "latest", "next", "senior"})  # fmt: skip


def _add_before(page: Page, span: OfficeSpan, actor: ActorMention, j: int) -> None:
    first = page.word_at(actor.start)
    if not actor.is_state and span.office.core in ("head of state", "chief of state", "head of government"):
        return  # "the first European Union head of state to visit": one of its members'
    if not actor.is_state and page.lower(first - 1) in _COUNTING:
        return  # "Xi Jinping, the first EU leader to do so": whoever that is, not the one named before
    if (
        actor.form is ActorForm.NAME
        and not page.words[j].possessive
        and span.office.bound_to not in (None, actor.code)
        and (actor.is_state or span.office.kind not in ("diplomat", "organisation"))
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
    joined = page.lower(k) == "and" and page.tight(first) and page.tight(k)
    bare = page.words[first].gap.strip() == ","  # "the Kazakh, Uzbek leaders"
    if span.office.plural and k > 0 and (joined or bare):
        k = k if joined else first
        while k > 0:
            other = page.actor(k - 1)
            if other is None:
                break
            lettered = other.is_state and other.text.isupper()  # "US, Japanese foreign ministers"
            if not (page.adjective(other) or lettered or _named_alike(other, span.countries[0][1])):
                break
            span.countries.insert(0, (other.code, other))
            span.first = page.word_at(other.start)
            k = span.first
            if page.words[k].gap.strip() != ",":
                break


def _named_alike(one: ActorMention, other: ActorMention | None) -> bool:
    """ "Ghana, Togo and Benin foreign ministers": states by their names, as headlines have them."""
    return one.is_state and one.form is ActorForm.NAME and other is not None and other.form is ActorForm.NAME


def read_former(page: Page, span: OfficeSpan) -> None:
    """ "Former" may stand before the country: "former US President Jimmy Carter"."""
    words = {page.lower(i) for i in range(max(0, span.first - 1), span.core)}
    if words & _FORMER and not span.office.former:
        span.office = replace(span.office, rank=None, qualifiers=(*span.office.qualifiers, "former"))
        if page.lower(span.first - 1) in _FORMER:
            span.first -= 1
