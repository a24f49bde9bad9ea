"""Who was at a summit, where the text says it behind: "attended by the presidents of A and B", "the leaders of C and D came"."""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from dragoman.annotation.modality import modality_of
from dragoman.annotation.report import Report
from dragoman.coding import grammar
from dragoman.coding.assembly.gathering import CONFERENCE
from dragoman.coding.assembly.parties import distinct, official, participants, track_of
from dragoman.coding.entities import Entity, Resolver
from dragoman.coding.retelling import Told
from dragoman.coding.roll import called_roll
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import EventClaim, Role, Status, edtf

FEWEST_AT_CONFERENCE = 3
"""A conference of fewer parties is a meeting or an affair of one state, whatever it is called."""

_COMING = frozenset({"attend", "participate", "come", "join", "gather", "arrive", "assemble", "converge"})
_IT = vocabulary("gatherings") | {"event", "it", "part", "table", "talks", "them"}
_WHERE = frozenset({"where", "which"})


def with_members(report: Report, told: Sequence[Told]) -> list[Told]:
    """The claims, given with the indexes of their sentences; a summit has those of whom its sentence or the next says it."""
    sentences = list(report.doc.sents)
    claims: list[Told] = []
    rolls: dict[int, EventClaim] = {}
    for index, claim in told:
        if claim.type == "meeting" and index in rolls and set(claim.states) <= set(rolls[index].states):
            continue
        open_to_all = claim.organisations or CONFERENCE in claim.form
        if claim.type == "summit" and open_to_all and claim.status in (Status.OCCURRED, Status.PLANNED):
            here = _there(report, sentences[index], claim, told_here=True)
            claim = _joined(claim, here)
            roll = called_roll(report, sentences, index)
            claim = _joined(claim, roll.members)
            rolls.update(dict.fromkeys(roll.sentences, claim))
            later = sentences[index + 1] if index + 1 < len(sentences) else None
            if later is not None and index + 1 in report.parsed and _goes_on(report, sentences[index], later):
                members = _there(report, later, claim, told_here=False)
                claim = _joined(claim, members)
                if members:
                    claim = _dated(report, later, claim)
        alone = len(claim.states) + len(claim.organisations) < FEWEST_AT_CONFERENCE
        if CONFERENCE in claim.form and alone and not (claim.date and _on_a_state(report, sentences[index])):
            continue
        claims.append((index, claim))
    return claims


def _on_a_state(report: Report, sentence: Span) -> bool:
    """ "Tunis will host an international conference on Syria": a state gathers others over the affairs of one."""
    nouns = [t for t in sentence if t.lemma_.lower() in _CONFERENCES]
    hosted = [t for t in nouns if t.dep_ in ("dobj", "nsubjpass") and t.head.lemma_.lower() in _CONVENING]
    resolver = Resolver(report, sentence)
    topics = [n for t in hosted for word, n in grammar.prepositional(t) if word in ("on", "for")]
    return any(e.is_state and e.person is None for n in topics for e in resolver.entities(n))


_CONFERENCES = frozenset({"conference", "forum"})
_CONVENING = frozenset({"host", "co-host", "convene", "organise", "organize", "convoke", "hold"})


def _goes_on(report: Report, sentence: Span, later: Span) -> bool:
    return report.text.count("\n", sentence.end_char - 1, later.start_char) <= 1


def _there(report: Report, sentence: Span, claim: EventClaim, *, told_here: bool) -> list[Entity]:
    """Those of whom a sentence says that they were there."""
    resolver = Resolver(report, sentence)
    found: list[Entity] = []
    for verb in sentence:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        if told_here and _of_place(verb):
            nouns = [t for t in grammar.subjects(verb) if t.tag_ in ("NNS", "NNPS", "NNP")]
        elif not _tells(verb, claim, told_here=told_here):
            continue
        else:
            nouns = grammar.subjects(verb)
        if _stands_for(verb) and not told_here:
            nouns = [*nouns, *grammar.passive_subjects(verb)]
        for noun in nouns:
            found += [e for e in official(resolver.entities(noun)) if e.person is not None or e.is_state]
    return found


def _of_place(verb: Token) -> bool:
    """ "The session, at which the leaders of A and B quarrelled": a clause on what happened there."""
    if verb.dep_ != "relcl" or verb.head.pos_ not in ("NOUN", "PROPN"):
        return False
    for child in verb.children:
        if child.lower_ == "where" or (
            child.dep_ == "prep"
            and child.lower_ in ("at", "in")
            and any(c.lower_ in _WHERE for c in child.children)
        ):
            return any(t.tag_ in ("NNS", "NNPS") for t in grammar.subjects(verb))
    return False


def _tells(verb: Token, claim: EventClaim, *, told_here: bool) -> bool:
    """Whether a verb says that its subject was there."""
    lemma = verb.lemma_.lower()
    if lemma == "be" and not told_here and _among_those(verb):
        return True
    if told_here and _by_whom(verb):
        return True
    if not told_here and _stands_for(verb) and (verb.dep_ in ("ROOT", "conj") or _meanwhile(verb)):
        return True
    if lemma not in _COMING and not (lemma == "take" and any(c.lower_ == "part" for c in verb.children)):
        return False
    if told_here:
        return (verb.dep_ == "pcomp" and verb.head.lower_ == "with") or (
            verb.dep_ == "acl" and verb.tag_ == "VBN" and lemma == "attend"
        )
    if verb.dep_ not in ("ROOT", "conj") or modality_of(verb).status is not claim.status:
        return False
    objects = grammar.objects(verb) if not grammar.is_passive(verb) else []
    to = [
        noun
        for word, noun in grammar.prepositional(verb)
        if word in ("in", "to", "at") and not noun.ent_type_
    ]
    return all(noun.lemma_.lower() in _IT or noun.lower_ in _IT for noun in [*objects, *to])


_OF_GUESTS = frozenset({"attend", "host", "chair", "co-chair", "cochair", "join", "preside", "open"})
_GATHERINGS = vocabulary("gatherings") | {"leader", "minister", "ministerial"}


def _by_whom(verb: Token) -> bool:
    """ "The summit was attended by X", "a summit in Riga, hosted by Y", "the ministers met, joined by Z"."""
    if verb.lemma_.lower() not in _OF_GUESTS or verb.tag_ not in ("VBN", "VBD"):
        return False
    agents = any(c.dep_ == "agent" for c in verb.children)
    if verb.dep_ in ("acl", "advcl"):
        return agents
    about = [t for c in verb.children if c.dep_ == "nsubjpass" for t in grammar.conjuncts(c)]
    return agents and any(t.lemma_.lower() in _GATHERINGS for t in about)


def _stands_for(verb: Token) -> bool:
    """ "Belarus was represented by its foreign minister"."""
    return verb.lemma_.lower() == "represent" and grammar.is_passive(verb) and verb.dep_ != "relcl"


def _meanwhile(verb: Token) -> bool:
    """ "X attended, while Y was represented by Z"."""
    return verb.dep_ == "advcl" and any(
        c.dep_ == "mark" and c.lower_ in ("while", "whereas") for c in verb.children
    )


_THERE = frozenset(
    {"participant", "guest", "speaker", "attendee", "those", "leader", "dignitary", "delegate"}
)


def _among_those(verb: Token) -> bool:
    """ "X, Y and Z were among those who spoke"."""
    return any(
        word == "among" and (noun.lemma_.lower() in _THERE or noun.lower_ in _THERE)
        for word, noun in grammar.prepositional(verb)
    )


def _joined(claim: EventClaim, members: Sequence[Entity]) -> EventClaim:
    if not members:
        return claim
    states = tuple(sorted({*claim.states, *(e.code for e in members if e.is_state and e.code is not None)}))
    bodies = tuple(
        sorted({*claim.organisations, *(e.code for e in members if not e.is_state and e.code is not None)})
    )
    people = distinct([*claim.participants, *participants(members, Role.MEMBER)])
    return claim.model_copy(
        update={
            "states": states,
            "organisations": bodies,
            "participants": tuple(people),
            "track": track_of(states, bodies),
        }
    )


def _dated(report: Report, sentence: Span, claim: EventClaim) -> EventClaim:
    """The summit with the days that the sentence gives on which they came, where only its month or year was told."""
    days = report.days_named(sentence.start_char, sentence.end_char)
    known = edtf.bounds(claim.date) if claim.date else None
    told = edtf.bounds(next(iter(days))) if len(days) == 1 else None
    if told is None or (
        known is not None and not (known[0] <= told[0] and told[1] <= known[1] and known != told)
    ):
        return claim
    return claim.model_copy(update={"date": days.pop()})
