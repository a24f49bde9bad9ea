"""What became of the event that a word tells of: planned, occurred, put off, denied, heard of, or only imagined.

The word is followed upwards through its clause: auxiliaries, negation, the verbs and nouns that it stands under
("agreed to visit", "preparations for a visit", "rejected a meeting"). The words are in ``tables/modality.toml``.
"""

import re
from dataclasses import replace

from spacy.tokens import Token

from dragoman.annotation import fates
from dragoman.annotation.denied_asides import denied_aside
from dragoman.annotation.doubts import about_to, invited_to, to_a_later_day
from dragoman.annotation.governors import REALISED, governed
from dragoman.annotation.infinitives import shares_auxiliary
from dragoman.annotation.own_status import WOULD, Modality, own_status
from dragoman.annotation.subjunctives import demanded
from dragoman.knowledge.modality import modality_words
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Status

__all__ = ["Modality", "modality_of", "tempered"]

# A word this deep in a sentence is under so many others that its status is anybody's guess.
DEEPEST_CLIMB = 9

STRETCHES = frozenset(
    {"hour", "minute", "day", "night", "week", "evening", "morning", "afternoon", "half-hour"}
)
"""Nouns of time that measure an event: "two days of talks", "an hour of discussions"."""

# Conjunctions of time: their clause tells what happened, whatever the main clause says.
_TELLING = frozenset({"when", "as", "while", "after", "since", "once", "where"})


# Nouns of the room for doing something: "time to talk", "an opportunity to meet".
_OCCASIONS = frozenset({"time", "chance", "opportunity", "occasion", "moment"})

# What comes of an event, at whatever time.
_EFFECTS = vocabulary("strengthens")

# How diaries mark an entry that has changed: "CANCELLED: visit by ...", "the visit HAS BEEN POSTPONED".
_SHOUTED = re.compile(
    r"^\W*(?:CANCELLED|CANCELED|POSTPONED|DELAYED|CALLED OFF)\s*[:–-]|\b(?:HAS|HAVE) BEEN (?:CANCELLED|CANCELED|POSTPONED|CALLED OFF)\b"
)


# Reasons by which a plan of the past counts as called off, unless the sentence says that it was only put off.
_FROM_PAST_PLAN = ("was to have", "had been")
# "Originally fixed for 20 December, will meet in January."
_ORIGINALLY = re.compile(
    r"\b(?:originally|initially|first) (?:fixed|scheduled|planned|set|due|announced|slated|foreseen|intended|expected|billed|earmarked|pencilled in) (?:for|in|on)\b"
)
# "Originally planned for August, is going ahead".
_GOING_AHEAD = re.compile(
    r"\b(?:is|are|will be|still) going ahead\b|\b(?:will|to|would|can|does|is set to) (?:still |indeed )?go ahead\b|\bgoes ahead\b|\bis still on\b"
)
# "According to the daily X", "Indian media claim that": who says so is no government.
_PRESS = re.compile(
    r"\baccording to (?!(?:\w+ )?(?:state|official|government|the official|the state|the government))(?:[\w-]+ ){0,4}?(?:newspapers?|daily|tabloid|weekly|portals?|websites?|media reports|press reports|unnamed|anonymous|diplomats|people familiar)\b"
    r"|\b(?:some|certain|press|media|newspaper|unsourced) (?:reports|outlets|media|newspapers|websites) (?:say|claim|allege|suggest|have it)\b|\bmedia (?:claim|allege)\b",
    re.IGNORECASE,
)


def modality_of(trigger: Token) -> Modality:
    """The status of the event that ``trigger`` (a verb or an event noun) tells of."""
    found = _denied_report(trigger) or denied_aside(trigger) or _walk(trigger)
    shouted = _SHOUTED.search(trigger.sent.text)
    if shouted and found.status in (Status.OCCURRED, Status.PLANNED):
        off = "POSTPONED" not in shouted[0] and "DELAYED" not in shouted[0]
        return Modality(
            Status.CANCELLED if off else Status.POSTPONED, f"marked as {shouted[0].strip(' :').lower()}"
        )
    if (
        found.status is Status.CANCELLED
        and found.reason.startswith(_FROM_PAST_PLAN)
        and fates.put_off(trigger)
    ):
        return Modality(Status.POSTPONED, f"{found.reason}; put off")
    if found.status is Status.OCCURRED and invited_to(trigger):
        return Modality(Status.PLANNED, "accepted an invitation")
    if found.status is Status.PLANNED and to_a_later_day(trigger.sent.text):
        return Modality(Status.POSTPONED, "to a later day")
    if (
        found.status is Status.PLANNED
        and _ORIGINALLY.search(trigger.sent.text)
        and not _GOING_AHEAD.search(trigger.sent.text)
    ):
        return Modality(Status.POSTPONED, "originally for another day")
    if found.status in (Status.OCCURRED, Status.PLANNED, Status.UNCONFIRMED):
        found = fates.of_sentence(trigger.sent.text) or found
    if found.status in (Status.OCCURRED, Status.PLANNED):
        hearsay = _hearsay(trigger)
        if hearsay:
            return Modality(Status.UNCONFIRMED, hearsay)
    return found


def _has_been(participle: Token) -> bool:
    """ "Hopes to join this year, having been granted observer status in May": what is told by "having" is done."""
    having = any(c.lower_ == "having" and c.dep_ == "aux" for c in participle.children)
    having = having or _was_carried(participle)
    return having and participle.tag_ == "VBN" and participle.dep_ in ("advcl", "xcomp", "ccomp", "acl")


def _was_carried(participle: Token) -> bool:
    """ "Approved by 101 votes to 2, the text would have states withdraw": the ballot was held, whatever the text would do."""
    by = [n for c in participle.children if c.dep_ == "agent" for n in c.children]
    ballot = any(n.lemma_.lower() == "vote" for n in by)
    return (
        ballot and participle.i < participle.head.i and not any(c.dep_ == "mark" for c in participle.children)
    )


def _denied_report(trigger: Token) -> Modality | None:
    """ "Denies reports that it is to close its embassy", "that it would open one": whatever the report says is denied."""
    token = trigger
    for _ in range(DEEPEST_CLIMB):
        if token.dep_ == "acl" and token.head.pos_ == "NOUN":
            over = governed(token)
            return over if over is not None and over.status is Status.DENIED else None
        if token.dep_ not in ("xcomp", "ccomp") or token.head == token:
            return None
        token = token.head
    return None


def _walk(trigger: Token) -> Modality:
    current = Modality(Status.OCCURRED, "told as a fact")
    token = below = trigger
    for _ in range(DEEPEST_CLIMB):
        if demanded(token):
            return Modality(None, "only demanded: subjunctive")
        own = about_to(token) or own_status(token, first=token == trigger)
        if own is not None and own.reason == WOULD and _only_imagined(below, token):
            return Modality(None, "only imagined: would")
        if own is not None and own.status is None and _sets_scene(trigger, token):
            return current
        if own is not None:
            current = _combine(current, own)
            planned_noun = own.status is Status.PLANNED and token.pos_ in ("NOUN", "PROPN")
            if current.status is None:
                return current
            if own.status is not Status.OCCURRED and _took_place(token):
                return Modality(Status.OCCURRED, REALISED)
            if own.status is not Status.OCCURRED and not planned_noun:
                over = governed(token) if own.status is Status.PLANNED and token.head != token else None
                return _combine(current, over) if over is not None else current
        if token.head == token:
            return current
        fate = fates.of_subject(token) if token.pos_ in ("NOUN", "PROPN") else None
        if fate is not None:
            return fate
        if _spliced(token) or _works(token) or _has_been(token):
            return current
        over = governed(token)
        stands = over is not None and over.reason.startswith("denied that it was")
        if over is not None and over.status is Status.PLANNED and not stands and _denied_above(token.head):
            return Modality(Status.DENIED, "denied that it was planned")
        if over is not None and not (over.reason == FAILED and _setting_of(trigger, token)):
            return _combine(current, over)
        if over is not None:
            return current
        if _stops(token) or _presupposed(token):
            return current
        below, token = token, token.head
    return current


def _only_imagined(noun: Token, verb: Token) -> bool:
    """ "A visit would send a strong signal, they said": what it would do says nothing of when it is."""
    return (
        noun.dep_ == "nsubj"
        and noun.pos_ == "NOUN"
        and noun.head == verb
        and verb.lemma_.lower() not in modality_words()["support"].verbs | modality_words()["planned"].verbs
        and any(
            c.dep_ in ("det", "amod") and c.lower_ in ("a", "an", "any", "such", "possible")
            for c in noun.children
        )
    )


def _denied_above(verb: Token) -> bool:
    """ "Denied that it planned to", "denied having agreed to": the plan itself is denied."""
    clause = verb.dep_ in ("ccomp", "xcomp", "pcomp") and verb.pos_ in ("VERB", "AUX")
    return (
        clause and verb.head.lemma_.lower() in modality_words()["denied"].verbs and verb.head.pos_ == "VERB"
    )


# What governs the aim that was missed.
FAILED = "irreal: fail"


def _setting_of(trigger: Token, verb: Token) -> bool:
    """ "Failed to agree at talks in Geneva": the talks, at which they failed, took place."""
    over = trigger
    while over.head != over and over.pos_ not in ("VERB", "AUX"):
        if (
            over.pos_ == "ADP"
            and over.head == verb
            and over.lower_ in ("at", "in", "during", "after", "following", "over")
        ):
            return True
        over = over.head
    return False


def _sets_scene(trigger: Token, verb: Token) -> bool:
    """ "During talks between A and B, no consensus was reached": the talks were held, whatever did not come of them."""
    if trigger == verb or trigger.pos_ != "NOUN":
        return False
    return any(
        c.dep_ == "prep"
        and c.i < verb.i
        and c.lower_ in ("during", "at", "after", "following")
        and trigger.head == c
        for c in verb.children
    )


def _spliced(token: Token) -> bool:
    """ "Shots were fired; nobody was hurt", "holds talks with X, then calls on Y": two clauses side by side, which the parse
    takes for one under the other."""
    if token.dep_ != "ccomp" or token.i > token.head.i:
        return False
    return any(
        t.text == ";" or (t.lower_ == "then" and t.head == token.head)
        for t in token.doc[token.i : token.head.i]
    )


def _took_place(noun: Token) -> bool:
    """ "The postponed meeting was held on Friday": whatever it was called before, it took place."""
    over = governed(noun) if noun.pos_ in ("NOUN", "PROPN") else None
    return over is not None and over.reason == REALISED


def _presupposed(token: Token) -> bool:
    """An event noun deep in a noun phrase ("a subtext in X's visit") is taken for granted by whatever stands above.

    "A round of talks", "a session of the commission", "a note of protest" are one event with two nouns: the climb goes on.
    """
    over = token.head.head
    if token.dep_ != "pobj" or token.pos_ not in ("NOUN", "PROPN") or over.pos_ not in ("NOUN", "PROPN"):
        return False
    if token.head.lower_ == "including":
        return False  # "discussed relations, including the opening of an embassy"
    lemma = over.lemma_.lower()
    if token.head.lower_ == "of" and lemma in _BEARERS and over.dep_ in ("dobj", "nsubjpass"):
        return False
    return lemma not in _ROUNDS and lemma not in STRETCHES


VENUES = frozenset({"venue", "setting", "stage", "backdrop", "scene"})
"""What a place is to an event: "will be the venue for the summit"."""
# "A round of talks".
_ROUNDS = VENUES | vocabulary("series")
# "Will send a note of protest", "plans a package of sanctions": what is done with these is done with the act.
_BEARERS = frozenset({"note", "letter", "package", "set", "batch", "wave", "tranche"})


def _combine(below: Modality, above: Modality) -> Modality:
    """What is planned stays planned under a plain verb; what is imagined is no event under any."""
    if above.status is Status.OCCURRED:
        return below
    return above


# "Initiatives launched during the council's meeting", "agreements reached at the summit".
_AT_WHICH = frozenset({"in", "on", "at", "during", "following"})


def _stops(token: Token) -> bool:
    """Clauses whose own verb decides: what stands over them says nothing of them."""
    if token.pos_ not in ("VERB", "AUX"):
        return False
    if token.dep_ == "acl" and token.lemma_.lower() in ("lead", "head"):
        return False  # "a delegation led by X will travel": at one time with it
    if token.dep_ == "acl" and token.tag_ == "VBN":
        # "Under a deal initialled by A and B, patrols will resume": the signing is done, whatever is to follow
        dated = any(c.dep_ == "prep" and c.lower_ in _AT_WHICH for c in token.children)
        return dated or any(c.dep_ == "agent" for c in token.children)
    if token.dep_ == "pcomp" and token.head.lower_ == "with":
        return any(c.dep_ == "nsubj" for c in token.children)  # "demanded a ceasefire, with A abstaining"
    if token.dep_ == "advcl":
        return any(c.dep_ in ("advmod", "mark") and c.lower_ in _TELLING for c in token.children)
    if shares_auxiliary(token):
        return False
    if _is_occasion(token):
        return False
    return token.dep_ in ("relcl", "parataxis", "conj")


def _works(noun: Token) -> bool:
    """ "Is confident that his visit to Y will contribute to the ties": what a visit will do says nothing of when it is."""
    return noun.dep_ == "nsubj" and noun.pos_ == "NOUN" and noun.head.lemma_.lower() in _EFFECTS


def _is_occasion(verb: Token) -> bool:
    """ "Will have time to talk", "hoped for a chance to meet": what stands over the noun says whether they did."""
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return verb.dep_ == "relcl" and infinitive and verb.head.lemma_.lower() in _OCCASIONS


def _hearsay(trigger: Token) -> str:
    """The words of the sentence that make all of it hearsay, or an empty string."""
    words = modality_words()["unconfirmed"]
    sentence = trigger.sent.text.lower().replace("’", "'")
    for phrase in words.phrases:
        if phrase in sentence and not (phrase.startswith("sources") and _of_a_ministry(trigger)):
            return phrase
    if (press := _PRESS.search(sentence)) is not None:
        return press.group()
    token = trigger
    for _ in range(4):
        for child in token.children:
            if child.dep_ == "advmod" and child.lower_ in words.adverbs:
                return child.lower_
        if token.head == token or _stops(token):
            break
        token = token.head
    return ""


# Who speaks for a ministry or palace without a name: "Turkish diplomatic sources", "foreign ministry sources".
_OWN_SOURCES = re.compile(
    r"\b(?:[A-Z][a-z]+(?:ese|sh|an|i|ch)\s+(?:diplomatic|official|government|presidential)|[Mm]inistry|[Pp]residential|"
    r"[Pp]residency|[Pp]alace|[Ee]mbassy)\s+sources\b"
)
_SOURCES = re.compile(r"\b[Ss]ources\b")


def _of_a_ministry(trigger: Token) -> bool:
    """Whether the sources that tell it, here or where the page first names them, are those of a ministry, and no rumour."""
    sentence, text = trigger.sent.text, trigger.doc.text
    if _OWN_SOURCES.search(sentence):
        return True
    first = _OWN_SOURCES.search(text[: trigger.sent.start_char])
    others = len(_SOURCES.findall(text[: trigger.sent.start_char]))
    return first is not None and others == len(_OWN_SOURCES.findall(text[: trigger.sent.start_char]))


def tempered(modality: Modality, *, later_than_report: bool) -> Modality:
    """What is told as a fact but lies after the day of the report is a plan ("Modi visits Japan on Friday")."""
    if modality.status is Status.OCCURRED and later_than_report:
        return replace(modality, status=Status.PLANNED, reason="dated after the report")
    return modality
