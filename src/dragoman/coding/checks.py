"""Why a candidate comes to nothing: its frame lacks what it asks for, or its words tell of no event."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.annotation.mentions import PersonMention
from dragoman.annotation.report import within
from dragoman.coding import grammar
from dragoman.coding.assembly.pairs import says_both, says_guest
from dragoman.coding.assembly.parties import is_ranked
from dragoman.coding.bodies import bodies_pointed_to
from dragoman.coding.by_wire import attended_by_wire, wire_of_another
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.members import among_themselves
from dragoman.coding.no_news import ACTING_FOR, OFTEN, envoy_to_firm, faults_of_telling, private_delegation
from dragoman.coding.objects import has_object_noun
from dragoman.coding.only_mentioned import faults_of_mention
from dragoman.coding.setting import passage_text
from dragoman.coding.when import date_of
from dragoman.coding.where import venue_of
from dragoman.knowledge.domains import Domain, domain_of, imagined_in
from dragoman.knowledge.loading import words_of
from dragoman.knowledge.official_nouns import describing_nouns, official_nouns
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Status

_FICTION = re.compile(
    r"(?:In|According to|At|On) (?:the|his|her|this|that|a|(?:[A-Z][\w.-]* ){0,3}[A-Z][\w.-]*['’]s?(?: new| latest| first| debut| last)?) (?:(?:\w+ ){0,2}(?:pages?|chapters?|scenes?|minutes|acts?|beginning|end|episode|instalment|season|part|half|finale|sequel) of (?:the|his|her|this|that|a) )?(?:\w+ )?(?:novel|film|movie|play|book|series|game|story|episode|opera|thriller|sitcom)\b"
)
_OFTEN = OFTEN | {"repeatedly", "times", "usually", "always", "sometimes"}
_PEOPLE_SLOTS = vocabulary("guests_and_hosts")
# A page of no more characters than this is about one subject: a plot, a game, a puzzle is so from end to end.
SHORT_PAGE = 4000
# So many times the words that make a passage one of sport make a whole short page one.
ENTIRELY = 2
_SPEAKING = frozenset({"he", "she", "we", "i"})
# Kinds to which one can be invited, and which one can decline.
_INVITABLE = frozenset({"encounter", "journey", "gathering", "instrument"})


def check(candidate: Candidate) -> None:
    """Drop a candidate that lacks what its frame asks for, or whose status is that of no event."""
    reason = candidate.dropped or next(_faults(candidate), None)
    if reason is not None:
        candidate.drop(reason)


def _faults(candidate: Candidate) -> Iterator[str]:
    """What is wrong with a candidate, one after the other: the first is enough, so the later ones are rarely looked for."""
    frame = candidate.frame
    if not candidate.modality.is_event:
        yield f"no event: {candidate.modality.reason}"
    invitable = candidate.kind.assembly in _INVITABLE and candidate.kind.name != "relations"
    if candidate.modality.status is Status.DECLINED and not invitable and frame.form != "offer":
        yield "a refusal, not an event"
    objects = {token.lemma_.lower() for token in grammar.objects(candidate.trigger)}
    if frame.exclude_object and objects & set(frame.exclude_object):
        yield "its object is no party"
    if (
        candidate.trigger.lemma_.lower() in _WELCOMING
        and frame.slots.get("object") == "guest"
        and _welcomes_a_thing(candidate)
    ):
        yield "what is welcomed is nobody"
    if frame.exclude_of:
        of = {noun.lemma_.lower() for word, noun in grammar.prepositional(candidate.trigger) if word == "of"}
        if of & set(frame.exclude_of) and len({e.code for e in all_entities(candidate)}) < 2:
            yield "a meeting of a body, not of states"
    if _calls_names(candidate):
        yield "says what he is called"
    if candidate.kind.name == "call" and _called_somewhere(candidate.trigger):
        yield "called somewhere, nobody rings him up"
    if _only_the_next(candidate):
        yield "the next one, of which nothing is told"
    if candidate.kind.name == "commission" and _is_organ(candidate):
        yield "an organisation's own council"
    if candidate.kind.name == "commission" and _has_members(candidate.trigger):
        yield "people of a body, no session of it"
    if candidate.kind.name == "commission" and _is_post(candidate.trigger):
        yield "a diplomatic post"
    if candidate.kind.name == "incident" and _befell(candidate):
        yield "a calamity, nobody's force"
    if frame.no_object and grammar.objects(candidate.trigger):
        yield "it has an object"
    if frame.object_noun and not has_object_noun(candidate):
        yield "its object is of another kind"
    manner = {c.lower_ for c in candidate.trigger.children if c.dep_ in ("advmod", "npadvmod")}
    counted = manner & _OFTEN == {"times"} and _counted(candidate)
    if manner & _OFTEN and not counted:  # "violated its airspace 14 times on Thursday"
        yield "sums up many at once"
    going = candidate.trigger.lemma_.lower() == "go" and candidate.trigger.tag_ == "VBG"
    if going and any(c.dep_ == "xcomp" for c in candidate.trigger.children):
        yield "only the future of the verb that follows"
    if candidate.kind.name == "consultation" and _called_home(candidate.trigger):
        yield "what an envoy is recalled for"
    if _FICTION.match(candidate.sentence.text.lstrip()):
        yield "told in a work of fiction"
    if candidate.sentence.text.rstrip(" \n\t\"'”’").endswith("?"):
        yield "a question"
    if frame.needs_clause and not _asks_for_something(candidate.trigger):
        yield "nothing is asked for"
    if candidate.kind.name in ("meeting", "call", "appeal") and (wrong := _calls_upon(candidate)):
        yield wrong
    if (page := _fault_of_page(candidate)) is not None:
        yield page
    yield from faults_of_telling(candidate)
    yield from faults_of_mention(candidate)
    for slot in _PEOPLE_SLOTS:
        led = any(is_ranked(e) for e in candidate.entities(slot))
        people = candidate.tokens(slot)
        if any(envoy_to_firm(candidate, t) or (not led and private_delegation(t)) for t in people):
            yield "a delegation of private people"
    for slot in frame.require:
        if slot in ("sender", "target"):
            continue  # the assembly of directed acts knows where else to look
        if slot == "side" and any(t.lower_ in _SPEAKING for t in candidate.tokens(slot)):
            continue  # who "he" or "we" are is asked of the story
        if (
            slot == "side"
            and candidate.kind.name == "relations"
            and any(t.lower_ == "they" for t in candidate.tokens(slot))
        ):
            continue  # "A and B announced that they would recognise C"
        if slot == "body" and any(bodies_pointed_to(candidate, t) for t in candidate.tokens(slot)):
            continue  # "hosts the bloc's leaders"
        if slot == "other" and says_both(candidate):
            continue  # and so is who "both ministers" are
        if slot == "guest" and (says_guest(candidate) or says_both(candidate)):
            continue  # "hosted the guest for tea": the visitor of whom the story told
        if not candidate.entities(slot) and not (
            slot in ("instrument", "destination") and candidate.tokens(slot)
        ):
            yield f"nobody and nothing for {slot}"
    if frame.together is not None and not _names_two(candidate, frame.together):
        yield f"fewer than two parties for {frame.together}"
    if frame.members_alone and not among_themselves(candidate):
        yield "not an organisation's officials among themselves"
    if attended_by_wire(candidate):
        yield "how they were there, and no call"
    if wire_of_another(candidate):
        yield "by telephone is what the next verb tells"
    if frame.placeless and (venue_of(candidate) is not None or _told_where(candidate)):
        yield "it has a place"
    if frame.placed and not _at_a_place(candidate):
        yield "it has no place"
    forms = ("name", "counterpart", "office") if candidate.kind.name == "meeting" else ("name", "counterpart")
    for slot in frame.person_only:
        if slot == "other" and says_both(candidate):
            continue
        if not any(e.person and _in_form(e.person, forms) for e in candidate.entities(slot)):
            yield f"no person for {slot}"
    for slot in frame.person_or_delegation:
        if not _people(candidate, slot):
            yield f"no people for {slot}"


# Calamities that people bring about are acts of somebody's.
_BROUGHT_ABOUT = vocabulary("violence")


def _befell(candidate: Candidate) -> bool:
    """ "The port that was destroyed in the August blast", "were killed in an earthquake": nobody did it."""
    verb = candidate.trigger
    if not grammar.is_passive(verb) or any(e.is_state for e in candidate.entities("sender")):
        return False
    natural = words_of("travel.toml", "calamities") - _BROUGHT_ABOUT
    near = [n for word, n in grammar.prepositional(verb) if word in ("in", "by", "during")]
    agents = [n for c in verb.children if c.dep_ == "agent" for n in c.children]
    return any(n.lemma_.lower() in natural for n in [*near, *agents])


def _calls_names(candidate: Candidate) -> bool:
    """ "Called Foreign Secretary X a liar", "called X names": what somebody is said to be, and nobody rings him up."""
    verb = candidate.trigger
    if verb.lemma_.lower() != "call" or verb.pos_ != "VERB" or any(c.dep_ == "prt" for c in verb.children):
        return False
    if any(c.dep_ == "oprd" and c.i > verb.i and c.pos_ in ("NOUN", "ADJ", "VERB") for c in verb.children):
        return True
    called = [c for c in verb.children if c.dep_ == "dobj" and c.tag_ in ("NN", "NNS") and c.i > verb.i]
    people = candidate.resolver.persons
    return any(
        p.start <= m.idx < p.end <= n.idx for n in called for m in grammar.modifiers(n) for p in people
    )


def _called_somewhere(verb: Token) -> bool:
    """ "Was called to the ministry"."""
    called = verb.lemma_.lower() == "call" and verb.pos_ == "VERB" and grammar.is_passive(verb)
    return called and any(c.lower_ == "to" for c in verb.children)


def _calls_upon(candidate: Candidate) -> str | None:
    """ "Called on X's leaders to talk" is an appeal, "called on Governor X to talk about water" a meeting, "was called
    home for talks" neither."""
    verb = candidate.trigger
    if candidate.kind.name == "appeal" and any(c.lower_ in ("home", "back") for c in verb.children):
        return "called home"
    asked = [c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB"]
    upon = any(c.lower_ in ("on", "upon") for c in verb.children)
    if verb.lemma_.lower() != "call" or verb.pos_ != "VERB" or not (asked and upon):
        return None
    visits = any(e.person and e.person.person.name for e in candidate.entities("other", "target"))
    if candidate.kind.name == "appeal":
        return "a call at his office" if visits else None
    return None if visits else "an appeal, nobody meets"


def _only_the_next(candidate: Candidate) -> bool:
    """ "A decision will be taken at the next meeting": it has neither sides nor a day nor a place."""
    noun = candidate.trigger
    if noun.pos_ != "NOUN" or noun.dep_ != "pobj" or not any(c.lower_ == "next" for c in noun.children):
        return False
    return not all_entities(candidate) and venue_of(candidate) is None and date_of(candidate).mention is None


def _is_organ(candidate: Candidate) -> bool:
    """ "The Supreme Eurasian Economic Council": a council with an organisation's name in it, and no state's nor "with X"."""
    noun = candidate.trigger
    if noun.lemma_.lower() != "council":
        return False
    words = {noun.doc[i].idx for i in grammar.phrase_tokens(noun)}
    named = [a for a in candidate.resolver.actors if any(a.start <= at < a.end for at in words)]
    sides = any(word in ("with", "between") for word, _ in grammar.prepositional(noun))
    return bool(named) and not sides and all(not a.is_state and a.start <= noun.idx < a.end for a in named)


# Whoever sits in a body; and whoever else is said to, behind a name or before one.
_OF_BODIES = frozenset({"member", "members", "chair", "chairman", "chairwoman", "chairperson", "head", "secretary", "expert"})  # fmt: skip
_OFFICERS = frozenset(
    {"vice-chairman", "president", "vice-president", "deputy", "director", "leader", "official", "co-chair", "co-chairman"}
)  # fmt: skip


def _has_members(noun: Token) -> bool:
    """ "Met with members of the Joint Committee", "X, vice-chairman of the Standing Committee, held talks": it doesn't sit."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return False
    officer = noun.head.head
    apposed = officer.dep_ == "appos" or any(
        c.dep_ == "appos" and c.pos_ == "PROPN" for c in officer.children
    )
    return officer.lower_ in _OF_BODIES or (apposed and officer.lower_ in _OFFICERS)


# What makes a "high commission" one of two states after all, and no post of one in another.
_OF_TWO = frozenset({"joint", "mixed", "bilateral", "intergovernmental", "inter-governmental"})


def _is_post(noun: Token) -> bool:
    """ "At the Jamaican High Commission in London", "to open a high commission in Accra": what an embassy is elsewhere."""
    if noun.lemma_.lower() != "commission" or noun.i == 0 or noun.nbor(-1).lower_ != "high":
        return False
    return not _OF_TWO & {t.lower_ for t in grammar.modifiers(noun)}


# "The Secretary-General welcomed the mediation by President X": the mediation, not the president.
_WELCOMING = frozenset({"welcome", "greet", "host", "receive"})


def _welcomes_a_thing(candidate: Candidate) -> bool:
    """Whether the object is a common noun that means no person, though one is named behind it."""
    words = [t for t in candidate.tokens("guest") if t in grammar.objects(candidate.trigger)]
    things = [
        t for t in words
        if t.pos_ == "NOUN" and t.lemma_.lower() not in official_nouns() | describing_nouns() | _PEOPLE | ACTING_FOR
        and not any(e.person is not None and e.start <= t.idx < e.end for e in candidate.entities("guest"))
    ]  # fmt: skip
    return bool(things) and len(things) == len(words)


def _in_form(person: PersonMention, forms: tuple[str, ...]) -> bool:
    """Whether a person is spoken of in one of these forms, or by a pronoun for somebody of whom an office is known."""
    return person.form in forms or (person.form == "pronoun" and person.known_rank is not None)


def _names_two(candidate: Candidate, slot: str) -> bool:
    """Whether a slot names two parties or more, by their officials ("the Mongolian, Kyrgyz presidents" by one noun)."""
    held = [e.person for e in candidate.entities(slot) if e.person is not None]
    shared = any(p.plural > 1 and not p.person.name for p in held)
    shared = shared or any(
        t.tag_ == "NNS" and t.lemma_.lower() in official_nouns() for t in candidate.tokens(slot)
    )
    named = [e for e in candidate.entities(slot) if e.code is not None and (e.person is not None or shared)]
    return len({e.code for e in named}) > 1


def _at_a_place(candidate: Candidate) -> bool:
    """Whether the telling has a place: "told him in Bonn", "briefed her at the ministry", "flew to Bonn and was told"."""
    verb = candidate.trigger
    if _told_where(candidate) or venue_of(candidate) is not None:
        return True
    over = [verb, *([verb.head] if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else [])]
    nouns = [n for v in over for word, n in grammar.prepositional(v) if word in ("in", "at", "to")]
    if any(candidate.resolver.places_of(noun) for noun in nouns):
        return True
    return _ROOM.search(candidate.report.text, verb.idx, candidate.sentence.end_char) is not None


_ROOM = re.compile(
    r"\bat (?:the|his|her|their) (?:\w+ ){0,2}(?:ministry|palace|residence|office|embassy|chancellery|airport|presidency)\b",
    re.IGNORECASE,
)


def _told_where(candidate: Candidate) -> bool:
    """Whether the clause leans on a place told before: "in Minsk, where he spoke with", "spoke there with"."""
    return any(child.lower_ in ("where", "there", "here") for child in candidate.trigger.children)


def _fault_of_page(candidate: Candidate) -> str | None:
    """Why nothing counts on a page of another subject, where no official of rank takes part, or of make-believe."""
    text = candidate.report.text
    passage = passage_text(candidate.report, candidate.sentence)
    page = f"{candidate.report.article.title or ''}\n{text}" if len(text) <= SHORT_PAGE else ""
    imagined = imagined_in(page or passage)
    if imagined is not None:
        return f"make-believe: {imagined.name}"
    ranked = [e for e in all_entities(candidate) if is_ranked(e)]
    kind = candidate.kind.name
    domain = domain_of(passage, 1, kind) or (domain_of(page, ENTIRELY, kind) if page else None)
    if domain is None and page and len(ranked) == 1:
        domain = domain_of(page, 1, kind)
        if domain is not None and not _at_home_there(ranked[0], domain):
            return None
    if domain is None:
        return None
    if not ranked or (len(ranked) == 1 and _at_home_there(ranked[0], domain)):
        return f"a page about {domain.name}, and nobody of rank"
    return None


def _at_home_there(entity: Entity, domain: Domain) -> bool:
    """Whether an official has to do with the subject of the page itself: the sports minister on a page of sport."""
    words = set((entity.person.text if entity.person else "").lower().split())
    return bool(words & set(domain.own_ministers))


def _asks_for_something(verb: Token) -> bool:
    """Whether a call says what for: "called on both sides to talk", "called for restraint"."""
    if any(
        c.dep_ in ("xcomp", "ccomp", "advcl") and c.pos_ in ("VERB", "AUX") and c.i > verb.i
        for c in verb.children
    ):
        return True
    return any(word in ("for", "to") for word, _ in grammar.prepositional(verb))


_PEOPLE = vocabulary("met_people")


def _people(candidate: Candidate, slot: str) -> bool:
    if any(entity.person for entity in candidate.entities(slot)):
        return True
    return any({token.lemma_.lower(), token.lower_} & _PEOPLE for token in candidate.tokens(slot))


_CALLING_HOME = frozenset({"recall", "withdraw", "call", "summon", "return"})
_BRINGING = frozenset({"pull", "bring", "fetch", "order"})


def _called_home(noun: Token) -> bool:
    """ "Recalled its envoy from X for consultations", "brought him home for talks": with its own ministry."""
    verb = grammar.clause_verb(noun)
    if verb is None or noun.dep_ != "pobj" or noun.head.lower_ != "for":
        return False
    home = any(t.lower_ in ("home", "back", "out") for t in verb.subtree)
    return verb.lemma_.lower() in _CALLING_HOME or (verb.lemma_.lower() in _BRINGING and home)


def _counted(candidate: Candidate) -> bool:
    """ "Violated its airspace 14 times on Thursday", "called X at least five times on Tuesday": a number, and of one day."""
    if candidate.kind.name in ("incident", "summons"):
        return True
    start, end = candidate.sentence.start_char, candidate.sentence.end_char
    days = [m for m in within(candidate.report.dates, start, end) if len(m.edtf or "") == len("2016-01-12")]
    return candidate.kind.name == "call" and len(days) == 1


def all_entities(candidate: Candidate) -> list[Entity]:
    """Every entity of a candidate, whatever its slot."""
    return candidate.entities(*candidate.fillers)
