"""The arguments of a frame: which words fill its slots, around a verb, an event noun, or the verb that holds one."""

from spacy.tokens import Span, Token

from dragoman.annotation.modality import STRETCHES
from dragoman.annotation.posts_abroad import POSTS
from dragoman.annotation.report import Report
from dragoman.coding import grammar
from dragoman.coding.alongside import along_with, who_also_did
from dragoman.coding.candidate import Candidate
from dragoman.coding.ceremonies import fill_ceremony
from dragoman.coding.entities import Resolver
from dragoman.coding.instruments import find_instrument
from dragoman.coding.likewise import leave_gaps
from dragoman.coding.lost import (
    fill_first_to,
    fill_keeper,
    fill_lost_agent,
    fill_lost_destination,
    fill_lost_first,
    fill_lost_list,
    fill_lost_object,
    fill_lost_partner,
    fill_lost_subject,
    fill_lost_with,
    fill_named_with_paper,
    fill_under_object,
)
from dragoman.coding.pronouns import envoy_himself
from dragoman.coding.slots import put
from dragoman.coding.those import fill_those
from dragoman.coding.told_status import told_status
from dragoman.knowledge.kinds import Frame, Kind
from dragoman.knowledge.modality import modality_words
from dragoman.knowledge.vocabulary import vocabulary

# How far up an event noun looks for the verb that holds it: "held | a round | of talks" is two steps.
FARTHEST_SUPPORT = 5
ROUND_NOUNS = frozenset(
    {"round", "session", "series", "meeting", "stage", "phase", "set", "sitting", "edition", "plenary"}
)
# Nouns between an event noun and the verb that holds it: "held two hours of talks", "launched a mechanism for dialogue".
_PASSED = ROUND_NOUNS | STRETCHES | {"delegation", "mechanism", "framework", "format"}
# Slots of an encounter, where every person of a list takes part.
_LISTED = frozenset({"side", "other", "host", "guest"})
# Adjectives under "be" that say where somebody is going: "is due in Doha", "is bound for Rabat".
_UNDER_WAY = frozenset({"due", "bound", "off", "back", "expected", "awaited"})
# Verbs that hold an event noun in a clause behind it: "the talks that X had", "the talks held between X and Y".
_HOLDING = vocabulary("held_by")
_LINES = vocabulary("wires") | {"call", "conversation"}
# How a protest is made: "protested in the strongest terms to Chad", "complained in a letter to Fiji".
_MANNER = frozenset(
    {"term", "terms", "letter", "note", "writing", "message", "tone", "language", "memorandum"}
)
_HOSTS = vocabulary("receives") | {"invite"}
_SPANS = frozenset({"day", "week", "month", "hour", "year", "fortnight", "night"})
_BYSTANDERS = frozenset(
    {"discuss", "announce", "mention", "schedule", "prepare", "follow", "precede", "mark", "note"}
)


def fill(
    kind: Kind, frame: Frame, trigger: Token, sentence: Span, report: Report, resolver: Resolver
) -> Candidate:
    """A candidate with its slots filled: of the verb itself, or of the event noun and the verb that holds it."""
    anchor = trigger if trigger.pos_ in ("VERB", "AUX") else support_verb(trigger)
    candidate = Candidate(
        kind=kind,
        frame=frame,
        trigger=trigger,
        anchor=anchor,
        sentence=sentence,
        report=report,
        resolver=resolver,
        modality=told_status(frame, trigger, anchor),
    )
    if trigger.pos_ in ("VERB", "AUX"):
        _fill_places(candidate, trigger, frame.slots)
        fill_lost_subject(candidate, trigger, frame.slots)
        fill_first_to(candidate, trigger, frame.slots)
        fill_lost_first(candidate, trigger, frame.slots)
        fill_lost_agent(candidate, trigger, frame.slots)
        fill_lost_object(candidate, frame.slots)
        find_instrument(candidate)
        fill_lost_destination(candidate)
        fill_ceremony(candidate)
        for noun in grammar.objects(trigger):
            if not any(e.person is not None and e.person.person.name for e in resolver.entities(noun)):
                _fill_prepositions(candidate, noun, frame.slots)
            if kind.name == "aid":  # "sent a ship carrying flour to X"
                for loaded in [c for c in noun.children if c.dep_ == "acl" and c.tag_ in ("VBG", "VBN")]:
                    _fill_prepositions(candidate, loaded, {k: v for k, v in frame.slots.items() if k == "to"})
        for _, noun in [
            pair for t in (trigger, *grammar.objects(trigger)) for pair in grammar.prepositional(t)
        ]:
            if noun.lemma_.lower() in _LINES:  # "spoke by phone with X": "with" hangs on the phone
                _fill_prepositions(candidate, noun, frame.slots)
        if kind.name in ("protest", "summons", "expulsion"):
            for word, noun in grammar.prepositional(trigger):
                if word in ("in", "by") and noun.lemma_.lower() in _MANNER:
                    _fill_prepositions(candidate, noun, frame.slots)
        for face in [c for c in trigger.children if c.lower_ == "face"]:
            _fill_prepositions(candidate, face, frame.slots)  # "came face to face with X"
        for clause in trigger.children:
            if (clause.dep_ == "xcomp" and trigger.lemma_ != "be") or (
                clause.dep_ == "acomp" and clause.lower_ in _UNDER_WAY
            ):
                _fill_prepositions(candidate, clause, frame.slots)
        for back in trigger.children:
            if back.dep_ in ("advmod", "prt") and back.lower_ in ("home", "back", "away"):
                _fill_prepositions(candidate, back, frame.slots)  # "called its envoys home from X and Y"
        _fill_here(candidate, trigger)
        fill_lost_partner(candidate)
        fill_under_object(candidate, frame.slots)
        fill_named_with_paper(candidate)
        if kind.name == "mission" and (himself := envoy_himself(candidate)) is not None:
            put(candidate, "envoy", himself)
    elif trigger.pos_ == "ADJ":
        if "subject" in frame.slots and trigger.head != trigger:
            put(candidate, frame.slots["subject"], trigger.head)
        _fill_prepositions(candidate, trigger, frame.slots)
        _fill_here(candidate, trigger)
    else:
        _fill_noun(candidate, trigger, frame.slots)
        find_instrument(candidate)
        fill_lost_with(candidate)
        if anchor is not None:
            support = _support_slots(candidate, anchor)
            _fill_places(candidate, anchor, support, beside=trigger)
            fill_lost_first(candidate, anchor, support)
            if not any(child.dep_ in ("nsubj", "nsubjpass") for child in anchor.children):
                fill_lost_subject(candidate, anchor, support)
        for clause in trigger.children:
            if clause.dep_ == "relcl" and clause != anchor and plans(clause) and "subject" in frame.support:
                for noun in grammar.subjects(clause):
                    put(candidate, frame.support["subject"], noun)
    for slot in _LISTED & set(candidate.fillers):
        fill_lost_list(candidate, slot)
    fill_keeper(candidate)
    leave_gaps(candidate)
    fill_those(candidate)
    return candidate


def _fill_here(candidate: Candidate, trigger: Token) -> None:
    """ "Was here from 9 to 11 May", "is expected back there": where that is, the assembly asks of the text."""
    if candidate.words.get("destination") or "destination" not in candidate.frame.slots.values():
        return
    for word in trigger.children:
        behind = word.lower_ in ("here", "there") and word.i > trigger.i
        relative = word.lower_ == "where" and trigger.dep_ == "relcl"  # "in Beirut, where he spent Monday"
        if word.dep_ == "advmod" and (behind or relative):
            candidate.words.setdefault("destination", []).append(word)


def _support_slots(candidate: Candidate, anchor: Token) -> dict[str, str]:
    """The slots around the verb that holds an event noun; a host's guest is the one who is on the visit."""
    support = candidate.frame.support
    if support.get("subject") == "visitor" and anchor.lemma_.lower() in _HOSTS:
        return {**{k: v for k, v in support.items() if k not in ("subject", "object")}, "object": "visitor"}
    if support.get("subject") == "side" and candidate.trigger.head == anchor and _brings_together(anchor):
        return {"object": "side"}  # "consultations brought A's and B's diplomats together"
    if "between" in candidate.frame.slots and _put_off_for_others(candidate.trigger, anchor):
        return {k: v for k, v in support.items() if k != "subject"}
    return support


def _put_off_for_others(noun: Token, verb: Token) -> bool:
    """ "Angola postponed a meeting between the presidents of A and B": who puts it off is none of the two."""
    words = modality_words()
    off = verb.lemma_.lower() in words["postponed"].verbs | words["cancelled"].verbs
    return off and any(word == "between" for word, _ in grammar.prepositional(noun))


def support_verb(noun: Token) -> Token | None:
    """The verb that an event noun depends on, where that verb only holds the event ("paid", "held", "took place").

    A relative clause that says how the event itself went ("the summit, which was held in Kigali") comes first.
    """
    telling = vocabulary("begins") | {"hold", "take", "convene", "conclude"}
    for child in noun.children:
        relative = any(c.dep_ in ("nsubjpass", "nsubj") and c.tag_ == "WDT" for c in child.children)
        if child.dep_ == "relcl" and _of_a_later_noun(noun, child):
            continue
        if child.dep_ == "relcl" and relative and child.lemma_.lower() in telling:
            return child
        if child.dep_ == "relcl" and _holds_it(child):
            return child
        if child.dep_ == "relcl" and (ahead := _was_to_hold(child)) is not None:
            return ahead
    return _aside_of_round(noun) or _verb_over(noun)


def _of_a_later_noun(noun: Token, clause: Token) -> bool:
    """ "A call from X, wishing him well for the feast which begins on Monday": what begins is the feast."""
    return any(
        c.dep_ == "acl" and c.tag_ == "VBG" and noun.i < c.i < clause.left_edge.i for c in noun.children
    )


def _aside_of_round(noun: Token) -> Token | None:
    """The participle behind an event noun, or behind the "round" over it."""
    over = [t for t in grammar.ancestors(noun)[1:3] if t.lemma_.lower() in ROUND_NOUNS]
    return next((held for t in (noun, *over) if (held := _held_aside(t)) is not None), None)


def _verb_over(noun: Token) -> Token | None:
    """The verb up the tree that holds an event noun, with nothing between that would hold it instead."""
    token = noun
    for _ in range(FARTHEST_SUPPORT):
        if token.head == token:
            return None
        token = token.head
        if token.pos_ in ("ADP", "ADV", "SCONJ") and token.lower_ in ("ahead", "before", "prior"):
            return None  # "attended talks ahead of the summit": what they attended was the talks
        if token.lower_ == "after" and token.head.lemma_.lower() in _SPANS:
            return None  # "a day after the summit, the president flew home"
        if token.pos_ in ("VERB", "AUX"):
            lemma = token.lemma_.lower()
            holds = lemma in modality_words()["support"].verbs or plans(token) or _brings_together(token)
            return (_to_be_held(token) or token) if holds else None
        if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() not in _PASSED:
            return None
    return None


def _held_aside(noun: Token) -> Token | None:
    """ "The round, held in Lusaka on 10 May, of the talks": the participle that tells when and where."""
    return next(
        (
            c
            for c in noun.children
            if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_.lower() in ("hold", "convene")
            if c.nbor(-1).text == "," and any(x.dep_ == "prep" for x in c.children)
            if not any(x.dep_ == "advmod" for x in c.children)  # "last held in 2012"
        ),
        None,
    )


def _to_be_held(be: Token) -> Token | None:
    """ "Is to take place in Rabat on 5 May": place and day hang on the infinitive."""
    if be.lemma_ != "be":
        return None
    return next(
        (
            c
            for c in be.children
            if c.dep_ == "xcomp"
            and c.lemma_.lower() in modality_words()["support"].verbs
            and c.tag_ in ("VB", "VBN")
        ),
        None,
    )


def _brings_together(verb: Token) -> bool:
    """ "The meeting brought together the ministers of A and B": who is brought together takes part."""
    near = [t.lower_ for child in verb.children for t in (child, *child.children)]
    return verb.lemma_.lower() in ("bring", "gather", "draw", "get") and "together" in near


def _holds_it(clause: Token) -> bool:
    """ "The meeting that X held with Y", "the talks he had with Y": the noun is what the clause's verb holds."""
    if clause.lemma_.lower() not in _HOLDING or grammar.is_passive(clause):
        return False
    held = [c for c in clause.children if c.dep_ == "dobj"]
    named = any(c.dep_ == "nsubj" and c.tag_ != "WDT" for c in clause.children)
    return named and all(c.tag_ in ("WDT", "IN") or c.lower_ == "that" for c in held)


def _was_to_hold(clause: Token) -> Token | None:
    """ "The visit which X was to make to Y", "a meeting that X is to have with Y": the infinitive that holds the noun."""
    if not any(c.dep_ == "nsubj" and c.tag_ != "WDT" for c in clause.children):
        return None
    over = [clause, *[c for c in clause.children if c.dep_ in ("acomp", "xcomp")]]
    held = [c for v in over for c in v.children if c.dep_ == "xcomp" and c.lemma_.lower() in _HOLDING]
    ahead = clause.lemma_ in ("be", "plan", "intend", "expect", "schedule", "hope")
    return held[0] if ahead and held and not grammar.is_passive(held[0]) else None


def plans(verb: Token) -> bool:
    """Whether a verb plans, puts off, calls off or declines an event; its subject is the one whose event it is."""
    words = modality_words()
    parts = [c.lower_ for c in verb.children if c.dep_ == "prt" or c.lower_ == "out"]
    phrase = " ".join([verb.lower_, *parts])
    if phrase.endswith((" up", " down", " aside", " off", " out")) and verb.lemma_.lower() in ("set", "lay"):
        return False  # "set up a working group within the commission"
    return any(
        verb.lemma_.lower() in words[name].verbs or phrase in words[name].phrases
        for name in ("planned", "postponed", "cancelled", "declined")
    )


def _fill_places(
    candidate: Candidate, verb: Token, slots: dict[str, str], beside: Token | None = None
) -> None:
    """Fill slots from the grammatical places of a verb; ``beside`` is an event noun that is no argument itself."""
    places: list[tuple[str, Token]] = []
    if verb.lemma_.lower() not in _BYSTANDERS or beside is None:
        places += [("subject", token) for token in grammar.subjects(verb)]
        places += [("object", token) for token in grammar.objects(verb)]
    places += [("dative", token) for token in grammar.datives(verb)]
    for place, token in places:
        slot = slots.get(place)
        if slot and not _is_event_noun(token, beside):
            put(candidate, slot, token)
    apart = candidate.kind.assembly in ("encounter", "journey", "gathering", "instrument")
    place = "object" if grammar.is_passive(verb) else "subject"
    if beside is None and place in slots and not apart:
        for also in along_with(verb, closely=candidate.kind.assembly in ("ballot", "restriction")):
            put(candidate, slots[place], also)
    if beside is None and "subject" in slots:
        for also in who_also_did(verb):
            put(candidate, slots["subject"], also)
    _fill_prepositions(candidate, verb, slots, beside)


def _is_event_noun(token: Token, beside: Token | None) -> bool:
    """Whether an argument is the event noun itself, or the "round" or "session" over it."""
    if beside is None or token.pos_ != "NOUN" or beside.i not in {t.i for t in token.subtree}:
        return False
    between = [t for t in beside.ancestors if token in t.ancestors]
    return not any(t.pos_ in ("VERB", "AUX") for t in between)  # "the minister, who had a conversation"


def _fill_prepositions(
    candidate: Candidate, token: Token, slots: dict[str, str], beside: Token | None = None
) -> None:
    for preposition, noun in grammar.prepositional(token):
        slot = slots.get(preposition)
        serving = preposition == "from" and slot in ("sender", "body") and noun.lemma_.lower() in POSTS
        if slot and not serving and not _is_event_noun(noun, beside):
            put(candidate, slot, noun)


def _fill_noun(candidate: Candidate, noun: Token, slots: dict[str, str]) -> None:
    """Arguments around an event noun, and around the "round" or "session" that it depends on."""
    nouns = [noun]
    head = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    if head.lemma_.lower() in ROUND_NOUNS | {"ceremony"} and head.pos_ == "NOUN":
        nouns.append(head)
    for each in nouns:
        for owner in grammar.possessors(each):
            if "possessor" in slots:
                put(candidate, slots["possessor"], owner)
        if "modifier" in slots:
            for modifier in grammar.modifiers(each):
                put(candidate, slots["modifier"], modifier)
        _fill_prepositions(candidate, each, slots, beside=noun)
        for clause in each.children:
            if clause.dep_ == "acl" and clause.tag_ == "VBN" and clause.lemma_.lower() in _HOLDING:
                _fill_prepositions(candidate, clause, slots, beside=noun)
            if clause.dep_ in ("acl", "relcl") and _brings_together(clause) and "between" in slots:
                for member in grammar.objects(clause):
                    put(candidate, slots["between"], member)
    _fill_owners(candidate, noun, slots)
    if "with" in slots and not candidate.fillers.get(slots["with"]):
        _fill_deeper(candidate, noun, slots["with"])
    formal = candidate.kind.name in ("commission", "consultation")
    if formal and "between" in slots and not candidate.fillers.get(slots["between"]):
        for each in nouns:
            _fill_deeper(candidate, each, slots["between"], "between")


def _fill_owners(candidate: Candidate, noun: Token, slots: dict[str, str]) -> None:
    """ "The stay in Kuwait of the Sudanese minister", "the meeting on Monday in Maputo of the ministers of A and B"."""
    for word, slot in ((w, slots[w]) for w in ("of", "by") if slots.get(w) in ("visitor", "side", "member")):
        if candidate.fillers.get(slot):
            continue
        for outer, place in grammar.prepositional(noun):
            if outer not in ("in", "at", "on", "from", "to"):
                continue
            for inner, owner in grammar.prepositional(place):
                if inner == word and any(e.person for e in candidate.resolver.entities(owner)):
                    put(candidate, slot, owner)


def _fill_deeper(candidate: Candidate, noun: Token, slot: str, word: str = "with") -> None:
    """ "Consultations at the level of heads of department with X": the parse hangs "with" on the last noun.

    So with the names of commissions: "the joint commission on trade and cooperation between A and B".
    """
    for token in noun.subtree:
        inner = (
            token.head.dep_ in ("pobj", "conj")
            and token.head.pos_ in ("NOUN", "PROPN")
            and token.head != noun
        )
        if token.lower_ == word and token.dep_ == "prep" and token.i > noun.i and inner:
            clause = any(t.pos_ in ("VERB", "AUX") for t in token.ancestors if noun in t.ancestors)
            for other in [] if clause else grammar.objects_of_preposition(token):
                put(candidate, slot, other)
