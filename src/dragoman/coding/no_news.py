"""Why words that name states tell of nobody's act: habits, definitions, examples, keepsakes, old treaties, private people."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.annotation.dates.grammar import MONTH_NAMES, WEEKDAY_NAMES
from dragoman.annotation.mentions import ActorForm
from dragoman.annotation.report import within
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.knowledge.official_nouns import keepsakes, official_nouns, private_people, sent_people
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import edtf

_PRESENT = frozenset({"VBZ", "VBP"})
_WEEKDAYS = frozenset(
    {"mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays", "weekdays", "weekends"}
)  # fmt: skip
_TIMES = frozenset(
    {"day", "week", "month", "year", "morning", "evening", "night", "spring", "summer", "autumn", "winter", "decade",
     "time", *MONTH_NAMES, *WEEKDAY_NAMES}
)  # fmt: skip
OFTEN = frozenset({"regularly", "frequently", "routinely", "periodically", "occasionally", "often"})
"""Adverbs of what comes again and again."""
# An instrument of so many years ago is not signed today.
_OLD = 20
_YEAR = re.compile(r"\b(1[0-9]{3}|20[0-9]{2})\b")
_INSTRUMENT_OF = re.compile(r"\b(?:of|from) (1[0-9]{3}|20[0-9]{2})\b|^(?:\w+ )?(1[0-9]{3}|20[0-9]{2}) \w+")
_SIGNING = frozenset({"sign", "initial", "conclude", "ink", "signing", "signature", "negotiate"})
# How an office is told that somebody held once.
_FORMER = ("former ", "ex-", "late ")
_SIDES = vocabulary("guests_and_hosts") | {"signatory"}


# "During the Cold War, summits followed months of talks", "in the days of the Shah".
_ERA = re.compile(
    r"\b(?:[Dd]uring|[Ii]n|[Tt]hroughout|[Aa]t the height of|[Bb]efore) the (?:Cold War|(?:First|Second) World War|Great War|Middle Ages|interwar (?:years|period)|"
    r"(?:Soviet|colonial|Ottoman|imperial|Habsburg) (?:era|period|times|days)|days of the (?:Shah|Raj|Tsars?|empire)|"
    r"(?:\d\dth|[a-z]+th) century|19[0-7]0s)\b(?! (?:style|memorial|monument|museum|cemetery|veterans?|graves?))"
)


def faults_of_telling(candidate: Candidate) -> Iterator[str]:
    """What speaks against a candidate as news, one reason after the other."""
    verb = (
        candidate.trigger
        if candidate.trigger.pos_ in ("VERB", "AUX")
        else grammar.clause_verb(candidate.trigger)
    )
    if verb is not None:
        if _habitual(verb) or (candidate.trigger != verb and _yearly(candidate.trigger)):
            yield "a habit, no single event"
        if _as_a_rule(candidate, verb):
            yield "a rule, no single event"
        if _an_example(verb):
            yield "an example"
    if _ERA.match(candidate.sentence.text.lstrip()) is not None:
        yield "history"
    if _ceremonial(candidate):
        yield "a gift of courtesy, no aid"
    if _to_be_ended(candidate):
        yield "what is to be ended, long in force"
    if _courtesy(candidate):
        yield "a call at somebody's office, no journey"
    if _kept(candidate.trigger):
        yield "only shown or remembered"
    if _any_state(candidate):
        yield "no particular state"
    if _old_instrument(candidate):
        yield "an instrument of long ago"
    if _out_of_office(candidate):
        yield "none of them holds an office any more"
    if _private_actor(candidate, verb):
        yield "private people act"


def _own_children(verb: Token) -> Iterator[Token]:
    """The words of the clause of a verb, without those of other clauses under it."""
    for child in verb.children:
        if child.pos_ in ("VERB", "AUX") and child.dep_ not in ("aux", "auxpass"):
            continue
        yield child
        yield from _own_children(child)


def _habitual(verb: Token) -> bool:
    """ "Meet every other month", "is held twice a year", "calls on Wednesdays", "have broken out regularly"."""
    for token in _own_children(verb):
        lower = token.lower_
        if (
            lower in OFTEN
            and token.dep_ == "advmod"
            and (token.head == verb or token.head.dep_ in ("prt", "prep"))
        ):
            return True
        if lower in _WEEKDAYS and token.dep_ in ("pobj", "npadvmod"):
            return True
        over = token.head
        timed = over.lemma_.lower() in _TIMES and over.dep_ in ("npadvmod", "pobj", "dobj", "advmod")
        if lower in ("every", "each") and timed and not _first_of(over):
            return True
        if lower in ("once", "twice", "times") and _per_time(token):
            return True
    return False


def _first_of(time: Token) -> bool:
    """ "Each time", "every day of the visit": within one event."""
    return any(word == "of" for word, _ in grammar.prepositional(time)) and time.lemma_.lower() == "day"


def _per_time(token: Token) -> bool:
    """ "Twice a year", "three times each month"."""
    after = token.doc[token.i + 1 : min(token.sent.end, token.i + 3)]
    return (
        len(after) == 2
        and after[0].lower_ in ("a", "every", "each", "per")
        and after[1].lemma_.lower() in _TIMES
    )


def _yearly(noun: Token) -> bool:
    """ "Talks every other year" as one noun phrase."""
    return any(
        c.dep_ == "npadvmod"
        and c.lemma_.lower() in _TIMES
        and any(d.lower_ in ("every", "each") for d in c.children)
        for c in noun.children
    )


def _as_a_rule(candidate: Candidate, verb: Token) -> bool:
    """ "When X names an ambassador, it asks Y first", "is closed when it snows": the present of what is always so."""
    if verb.tag_ not in _PRESENT and not _is_passive_present(verb):
        return False
    if within(candidate.report.dates, candidate.sentence.start_char, candidate.sentence.end_char):
        return False
    if verb.dep_ == "advcl" and verb.head.tag_ in _PRESENT and _whenever(verb):
        return not any(c.dep_ == "aux" for c in verb.head.children)
    return any(
        c.dep_ == "advcl" and c.tag_ in _PRESENT and _whenever(c) and c.i > verb.i for c in verb.children
    )


def _is_passive_present(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(
        c.dep_ == "auxpass" and c.lower_ in ("is", "are") for c in verb.children
    )


def _whenever(verb: Token) -> bool:
    return any(c.dep_ in ("advmod", "mark") and c.lower_ in ("when", "whenever") for c in verb.children)


def _an_example(verb: Token) -> bool:
    """ "As when Ecuador expelled an ambassador"."""
    when = next((c for c in verb.children if c.dep_ in ("advmod", "mark") and c.lower_ == "when"), None)
    return when is not None and when.i > 0 and when.doc[when.i - 1].lower_ in ("as", "like")


_GIFTS = re.compile(
    r"\b(?:floral|flower|fruit) baskets?\b|\bbaskets? of (?:flowers|fruit)\b|\bwreaths?\b|\bbouquets?\b",
    re.IGNORECASE,
)


def _ceremonial(candidate: Candidate) -> bool:
    """ "A floral basket was presented to the leader"."""
    if candidate.kind.name != "aid":
        return False
    given = [
        *candidate.tokens("goods"),
        *grammar.surface_subjects(candidate.trigger),
        *grammar.passive_subjects(candidate.trigger),
    ]
    return any(_GIFTS.search(_phrase(token)) for token in given)


def _to_be_ended(candidate: Candidate) -> bool:
    """ "Demanded an end to the blockade imposed by X on Y": the words tell of no new measure."""
    trigger = candidate.trigger
    if candidate.kind.name not in ("sanction", "incident"):
        return False
    noun = trigger if trigger.pos_ == "NOUN" else trigger.head if trigger.dep_ in ("acl", "relcl") else None
    if noun is None or noun.dep_ != "pobj" or noun.head.lower_ not in ("to", "of", "on"):
        return False
    over = noun.head.head
    return over.lemma_.lower() in ("end", "lifting", "removal", "abolition", "halt", "stop", "dismantling")


def _courtesy(candidate: Candidate) -> bool:
    """ "Paid him a courtesy visit", "a courtesy visit to the minister"."""
    noun = candidate.trigger
    if candidate.kind.name != "visit" or noun.pos_ != "NOUN":
        return False
    if not any(c.lower_ in ("courtesy", "farewell") for c in grammar.modifiers(noun)):
        return False
    return any(
        t.lower_ in ("him", "her", "them")
        or any(e.person is not None for e in candidate.resolver.entities(t))
        for t in candidate.tokens("destination", "host")
    )


def _kept(noun: Token) -> bool:
    """ "Photographs from X's visits to A and B", "a book about the meeting", "the anniversary of the visit"."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ != "pobj":
        return False
    preposition, keepsake = noun.head, noun.head.head
    if preposition.lower_ not in ("of", "from", "about", "on") or keepsake.lemma_.lower() not in keepsakes():
        return False
    return keepsake.pos_ in ("NOUN", "PROPN")


def _any_state(candidate: Candidate) -> bool:
    """ "A state summons its own ambassador": said of any."""
    slots = [s for s in candidate.words if s not in ("visitor", "destination", "instrument", "status")]
    return any(
        token.lemma_.lower() in ("state", "country", "government", "nation")
        and token.dep_ in ("nsubj", "nsubjpass")
        and any(c.lower_ in ("a", "any") for c in token.children)
        and not candidate.resolver.entities(token)
        for token in candidate.tokens(*slots)
    )


def _old_instrument(candidate: Candidate) -> bool:
    """ "The desk at which they signed their treaty of 1904"."""
    page = edtf.bounds(candidate.report.published) if candidate.report.published else None
    signing = candidate.trigger.lemma_.lower() in _SIGNING
    if page is None or candidate.kind.name != "agreement" or not signing:
        return False
    years = [
        int(found[1] or found[2])
        for token in candidate.tokens("instrument")
        if (found := _INSTRUMENT_OF.search(_phrase(token))) is not None
    ]
    return any(page[0].year - year > _OLD for year in years)


def _phrase(noun: Token) -> str:
    """The words that belong to a noun, with those right behind it."""
    return noun.doc[noun.left_edge.i : min(noun.right_edge.i, noun.i + 4) + 1].text


def _out_of_office(candidate: Candidate) -> bool:
    """ "Former foreign ministers X of A and Y of B meet at an academy"."""
    people = [e.person for e in candidate.entities(*_SIDES) if e.person is not None]
    held = [(p.known_office or "").lower() for p in people]
    return len(held) > 1 and all(office.startswith(_FORMER) for office in held)


def _private_actor(candidate: Candidate, verb: Token | None) -> bool:
    """ "The Italian owner handed the Turkish foremen a note of protest": an adjective makes nobody a state's."""
    if candidate.kind.assembly != "directed" or candidate.trigger == verb or verb is None:
        return False
    if grammar.is_passive(verb):
        return False
    subjects = [t for t in grammar.subjects(verb) if t.pos_ == "NOUN" and t != candidate.trigger]
    return bool(subjects) and all(_private(candidate, t) for t in subjects)


def _private(candidate: Candidate, noun: Token) -> bool:
    return noun.lemma_.lower() not in official_nouns() and any(
        e.actor is not None and e.person is None and e.actor.form is ActorForm.ADJECTIVE
        for e in candidate.resolver.entities(noun)
    )


# Who acts for whom is said by the words beside these: "pilots' representatives", "officials of the club".
ACTING_FOR = vocabulary("acts_for")
_TRADES = ("er", "or", "ist", "ian", "eer", "smith", "man", "woman")


def private_delegation(token: Token) -> bool:
    """ "A delegation of travel agents", "a student delegation", "a delegation of the German union X": nobody's whom a state sends."""
    if token.lemma_.lower() not in ACTING_FOR:
        return False
    of = [noun for word, noun in grammar.prepositional(token) if word == "of"]
    near = {n.lemma_.lower() for n in of} | {t.lemma_.lower() for n in of for t in grammar.modifiers(n)}
    near |= {t.lemma_.lower() for t in [*grammar.modifiers(token), *grammar.possessors(token)]}
    if any(n.text == "Chamber" and _houses(n) for n in of):
        near.discard("chamber")
    unions = any(t.text == "union" for n in of for t in [n, *grammar.modifiers(n)])
    return unions or bool(near & private_people()) or any(_of_a_trade(n) for n in of)


def envoy_to_firm(candidate: Candidate, token: Token) -> bool:
    """ "Its envoy to Renault": nobody's of a state, where he is sent to a name that is no state's, body's or place's."""
    if token.lemma_.lower() not in ("envoy", "emissary", "representative"):
        return False
    names = [n for word, n in grammar.prepositional(token) if word == "to" and n.pos_ == "PROPN"]
    known = [*candidate.resolver.actors, *candidate.resolver.places, *candidate.resolver.persons]
    return any(not any(m.start <= n.idx < m.end for m in known) for n in names)


def _houses(chamber: Token) -> bool:
    """ "The Chamber of Deputies" is a house of parliament, and not one of commerce."""
    of = {n.lower_ for word, n in grammar.prepositional(chamber) if word == "of"}
    return bool(of & {"deputies", "representatives", "commons", "peers", "nationalities", "republic"}) or any(
        t.lower_ in ("deputies", "representatives") for t in chamber.subtree
    )


def _of_a_trade(noun: Token) -> bool:
    """Packers, glaziers, dentists: a plural that names a trade, and not those whom states send."""
    lemma = noun.lemma_.lower()
    trade = noun.tag_ == "NNS" and noun.pos_ == "NOUN" and lemma.endswith(_TRADES)
    return trade and lemma not in official_nouns() | sent_people()
