"""Whether an organisation's members are among themselves: "EU ministers met", "the CIS Council of Heads of State sat"."""

import re

from spacy.tokens import Token

from dragoman.annotation.mentions import ActorMention
from dragoman.annotation.report import covering
from dragoman.coding import grammar
from dragoman.coding.bodies import bodies_pointed_to
from dragoman.coding.candidate import Candidate
from dragoman.knowledge.organisations import is_organisation, organisation
from dragoman.knowledge.vocabulary import vocabulary

_MEMBERS = vocabulary("members")
# Organs in which members come together; those that sit all the year round are none, nor are parliaments and courts.
_ORGANS = frozenset({"council", "authority", "assembly", "conference", "forum", "troika", "bureau"})
_STANDING = frozenset(
    {"security", "permanent", "parliamentary", "interparliamentary", "inter-parliamentary", "rights", "business",
     "association", "cooperation", "partnership", "legislative", "youth", "peace", "economic", "executive", "media", "civil"}
)  # fmt: skip
# What is said of an organ's time and rank makes even such a one a gathering: "Collective Security Council".
_OF_LEADERS = frozenset(
    {"collective", "heads", "leaders", "ministers", "presidents", "supreme", "ministerial"}
)
# Organisations that are a meeting of their members and little else, or are spoken of so.
_MEETING_KINDS = frozenset({"forum", "regional", "union", "security", "economic"})
_ONLY_MEETINGS = frozenset({"forum"})
_FORA = frozenset({"Forum", "Summit", "Meeting"})
_GATHERINGS = frozenset({"ministerial", "retreat", "gathering", "conclave"})
# "The Arab League's ministerial meeting": at this level its members meet.
_LEVELS = frozenset({"ministerial", "summit-level", "leaders"})
_HOSTS = frozenset({"host", "co-host", "convene", "assemble", "play", "join"})
_CHIEFS = frozenset({"leader", "minister", "head", "chief", "president", "premier"})
_OWN_ACT = vocabulary("gathers") - {"sit"}


# What an organisation's ministers do at a meeting has an object, and is no meeting with it.
_OVER = vocabulary("talked_of") | {"adopt", "approve", "endorse"}


def among_themselves(candidate: Candidate) -> bool:
    """Whether an organisation's officials, or one of its organs, come together, and no other side is named."""
    trigger = candidate.trigger
    if "body" in candidate.frame.slots.values():
        return any(_gathers(candidate, noun) for noun in candidate.tokens("body"))
    if trigger.pos_ in ("VERB", "AUX"):
        if (
            trigger.lemma_.lower() not in _OVER
            and any(
                noun.ent_type_ not in ("DATE", "TIME") and noun.lower_ != "that"
                for noun in grammar.objects(trigger)
            )
        ) or _other_side(candidate, trigger):
            return False
        nouns = candidate.tokens("member")
        nouns += [other for noun in nouns for other in _apposed(noun)]
        return any(
            _are_members(candidate, noun) or _is_organ(candidate, noun) or _meets(candidate, noun)
            for noun in nouns
        )
    if any(word == "between" for word, _ in grammar.prepositional(trigger)) or _other_side(
        candidate, trigger
    ):
        return False
    if trigger.lower_ == "gathering" and any(
        c.lower_ in ("next", "last", "previous") for c in trigger.children
    ):
        return True  # whose it is, the assembly asks of the story
    level = {c.lower_ for c in trigger.children} & _LEVELS or _at_level(candidate)
    owners = [trigger, *grammar.possessors(trigger)]
    if level and any(not e.is_state and e.person is None and e.code for e in candidate.entities("member")):
        return True
    if (trigger.lower_ in _GATHERINGS or level) and any(_bodies(candidate, noun) for noun in owners):
        return True
    nouns = candidate.tokens("member")
    if _own_session(candidate):
        return True
    if any(_are_members(candidate, noun) for noun in [trigger, *nouns]) or _ministerial(candidate):
        return True
    return any(_is_organ(candidate, noun) or _is_forum(candidate, noun) for noun in nouns)


def _at_level(candidate: Candidate) -> bool:
    """ "A meeting at the level of foreign ministers", "convened a session at summit level": who of its members come."""
    over = [candidate.trigger, *([candidate.anchor] if candidate.anchor is not None else [])]
    pairs = [pair for word in over for pair in grammar.prepositional(word)]
    levels = [noun for word, noun in pairs if word == "at" and noun.lemma_ == "level"]
    words = {t.lemma_.lower() for level in levels for t in level.subtree}
    return bool(words & (_MEMBERS | {"ministerial", "presidential", "summit", "foreign", "high", "highest"}))


_NOT_DAILY = frozenset({"extraordinary", "ordinary", "emergency", "special", "annual", "regular", "plenary"})


def _own_session(candidate: Candidate) -> bool:
    """ "ECOWAS decided, at its extraordinary session in Abuja, to": an organisation's own, and not of every day."""
    words = {c.lower_ for c in candidate.trigger.children}
    bodies = [e for e in candidate.entities("member") if e.person is None and not e.is_state and e.code]
    return bool(words & _NOT_DAILY and words & {"its", "their", "whose"} and bodies) and {
        e.code for e in bodies
    }.isdisjoint({"UN", "EU"})


def _apposed(noun: Token) -> list[Token]:
    """ "The leaders of the BRICS, President X, President Y and Z, met": what stands beside the names."""
    beside = [c for c in noun.children if c.dep_ in ("appos", "nmod", "dep")]
    return beside + ([noun.head] if noun.dep_ == "appos" else [])


def _other_side(candidate: Candidate, word: Token) -> bool:
    """Whether somebody of another party is met: not with an organisation's own chief "in the chair"."""
    own = {a.code for noun in [word, *candidate.tokens("member")] for a in _bodies(candidate, noun)}
    for preposition, noun in grammar.prepositional(word):
        if preposition != "with" or any(c.lower_ in ("in", "at") and _chairs(c) for c in noun.children):
            continue
        if _COMING_TOO.match(candidate.report.text, noun.idx, candidate.sentence.end_char):
            continue
        found = candidate.resolver.entities(noun)
        if any(e.code is not None and e.code not in own for e in found) or (
            not found and noun.pos_ == "PROPN"
        ):
            return True
    return False


# "With X attending", "with Y as their guest": one more at the table.
_COMING_TOO = re.compile(
    r"[^,;]{0,60}\b(?:in attendance|attending|(?:due|expected|set) to attend|as (?:\w+ ){0,2}(?:guest|observer)s?|present|"
    r"in the chair|presiding|taking part|joining)\b"
)


def _chairs(preposition: Token) -> bool:
    return any(c.lower_ in ("chair", "helm", "attendance") for c in preposition.children)


def _are_members(candidate: Candidate, noun: Token) -> bool:
    """ "EU foreign ministers", "the leaders of the G7": many officials of an organisation."""
    title = noun.pos_ == "PROPN" and noun.i > noun.sent.start  # "ECOWAS Heads of State"
    named = noun.lower_.removesuffix("s") if title else noun.lemma_.lower()
    many = noun.tag_ in ("NNS", "NNPS") and named in _MEMBERS
    return (many or noun.lower_ == "ministerial") and bool(
        _bodies(candidate, noun) or bodies_pointed_to(candidate, noun)
    )


def _ministerial(candidate: Candidate) -> bool:
    """ "The NATO Foreign Ministers' Meeting", "the ASEAN Ministerial Meeting": an organisation's meeting of its officials.

    So "its foreign ministers", where the organisation itself holds the meeting.
    """
    trigger = candidate.trigger
    around = [*grammar.modifiers(trigger), *grammar.possessors(trigger)]
    around += [m for owner in grammar.possessors(trigger) for m in grammar.modifiers(owner)]
    ranked = {t.lower_ for t in around} & {*_OF_LEADERS, "chiefs"} - {"collective", "supreme"}
    if ranked and _bodies(candidate, trigger) and not _names_state(candidate, trigger):
        return True
    held = any(not e.is_state and e.person is None and e.code for e in candidate.entities("member"))
    return held and any(
        noun.tag_ == "NNS"
        and noun.lemma_.lower() in _MEMBERS
        and any(owner.lower_ in ("its", "their") for owner in grammar.possessors(noun))
        for noun in candidate.tokens("member")
    )


def _is_organ(candidate: Candidate, noun: Token) -> bool:
    """ "The ECOWAS Authority", "the Council of CIS heads of state": an organ in which members come together."""
    if noun.lemma_.lower() not in _ORGANS:
        return False
    words = {noun.doc[i].lower_ for i in grammar.phrase_tokens(noun)}
    if words & _STANDING and not words & _OF_LEADERS:
        return False
    if _names_state(candidate, noun):
        return False  # "the EU-Moldova Association Council": two sides
    return any(
        actor.code != "UN" and (_is_forum_actor(actor) or not _is_own_name(actor, noun))
        for actor in _bodies(candidate, noun)
    )


def _names_state(candidate: Candidate, noun: Token) -> bool:
    words = {noun.doc[i].idx for i in grammar.phrase_tokens(noun)}
    return any(
        actor.is_state and any(actor.start <= offset < actor.end for offset in words)
        for actor in candidate.resolver.actors
    )


def _is_own_name(actor: ActorMention, noun: Token) -> bool:
    """Whether a word is part of an organisation's name ("Council of Europe"), and not of one of its organs."""
    if not actor.start <= noun.idx < actor.end:
        return False
    known = organisation(actor.code) if is_organisation(actor.code) else None
    return known is None or actor.text in (known.code, known.name, *known.names)


def _meets(candidate: Candidate, noun: Token) -> bool:
    """ "The G20 will meet in Hangzhou", "the Arctic Council convened": an organisation of states, by its own name."""
    if candidate.trigger.lemma_.lower() not in _OWN_ACT:
        return False
    return any(
        actor.start <= noun.idx < actor.end
        and is_organisation(actor.code)
        and organisation(actor.code).kind in _MEETING_KINDS
        and actor.text not in organisation(actor.code).bodies
        for actor in _bodies(candidate, noun)
    )


def _is_forum(candidate: Candidate, noun: Token) -> bool:
    return any(
        actor.start <= noun.idx < actor.end and (_is_forum_actor(actor) or actor.text.split()[-1] in _FORA)
        for actor in _bodies(candidate, noun)
    )


def _is_forum_actor(actor: ActorMention) -> bool:
    """Whether an organisation is a meeting of its members and little else, by its kind or by its very name."""
    if not is_organisation(actor.code):
        return False
    known = organisation(actor.code)
    return known.kind in _ONLY_MEETINGS or known.name.split()[-1] in _FORA


def _gathers(candidate: Candidate, noun: Token) -> bool:
    """What somebody attends, hosts or opens: an organ, or a forum where a day or a place makes it one meeting."""
    if (
        candidate.trigger.lemma_.lower() in _HOSTS
        and noun.lemma_.lower() in _CHIEFS
        and _are_members(candidate, noun)
    ):
        return True  # "hosts the ASEAN foreign ministers"
    if (
        candidate.trigger.lemma_.lower() == "play"
        and noun.lemma_.lower() in _SUMMITS
        and _bodies(candidate, noun)
    ):
        return True  # "played host on Saturday to the SADC summit"
    next_one = noun.lower_ == "one" and any(c.lower_ in ("next", "following") for c in noun.children)
    if next_one and candidate.trigger.lemma_.lower() in _HOSTS:
        return True  # "Seoul hosts the next one": whose it is, the assembly asks of the story
    return _is_organ(candidate, noun) or _is_forum(candidate, noun) or _of_its_leaders(candidate, noun)


def _of_its_leaders(candidate: Candidate, noun: Token) -> bool:
    """ "The Commonwealth Heads of Government Meeting": called a meeting in its own name, by who comes."""
    if noun.text not in ("Meeting", "Retreat"):
        return False
    words = {noun.doc[i].lower_ for i in grammar.phrase_tokens(noun)}
    return bool(words & _OF_LEADERS) and bool(_bodies(candidate, noun))


_SUMMITS = vocabulary("gatherings")


def _bodies(candidate: Candidate, noun: Token) -> list[ActorMention]:
    """The organisations named in a noun phrase."""
    words = {noun.doc[i].idx for i in grammar.phrase_tokens(noun)}
    office = covering(candidate.resolver.persons, noun.idx)
    if office is not None and not office.person.name:
        words.add(office.start)  # "21 May: ASEM ministers assemble", where the parse hangs ASEM on the verb
    return [
        actor
        for actor in candidate.resolver.actors
        if not actor.is_state and any(actor.start <= offset < actor.end for offset in words)
    ]
