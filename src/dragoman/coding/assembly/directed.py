"""Acts of one party towards another: summonses, expulsions, protests, appeals, statements, aid, incidents."""

import re
from dataclasses import replace

from spacy.tokens import Token

from dragoman.annotation.modality import Modality
from dragoman.coding import grammar
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.complaining import complaining
from dragoman.coding.assembly.context import recalled_by_noun, told_by_main_clause
from dragoman.coding.assembly.dyads import claims_of_dyads
from dragoman.coding.assembly.force import forced, forcing
from dragoman.coding.assembly.lone_day import on_lone_day
from dragoman.coding.assembly.no_act import by_insurgents, by_private_group, is_withheld, takes_up_offer
from dragoman.coding.assembly.parties import codes, of_mention, official, participants, undergoing
from dragoman.coding.assembly.targets import handed_to, two_of_story, unsaid_targets
from dragoman.coding.assembly.unsaid import (
    announcing,
    is_private_person,
    ministries,
    unsaid_senders,
)
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, sums_up
from dragoman.coding.pronouns import is_mutual
from dragoman.coding.story import Story
from dragoman.coding.where import venue_of
from dragoman.knowledge.noun_classes import nouns_of
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import EventClaim, Participant, Role, Status

# Acts that take place when they are announced: "the expulsion was announced", "announced a grant".
_BY_WORD = frozenset({"planned: announce", "planned: confirm", "planned: decision"})
# Verbs that call an envoy in only where the ministry is named: "was invited to the foreign ministry".
_POLITE = frozenset({"invite", "ask", "bring", "order"})
# Who summons witnesses and its own officials.
_JUDGES = vocabulary("courts")


def assemble_directed(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim from the sender towards the target."""
    _settle_status(candidate)
    nothing = _no_act(candidate)
    if nothing:
        candidate.drop(nothing)
        return []
    senders = official(candidate.entities("sender"))
    handed = official(handed_to(candidate))
    if handed:
        candidate.fillers["target"] = handed
    if not senders and candidate.kind.name == "incident" and candidate.frame.slots.get("subject") == "weapon":
        senders = [e for e in official(candidate.entities("weapon")) if e.is_state]
    if not senders and "sender" in candidate.frame.require:
        senders = _with_people(candidate, unsaid_senders(candidate, story))
    if not senders and candidate.kind.name == "incident" and candidate.tokens("sender"):
        senders = two_of_story(candidate, story, [])
    active = not grammar.is_passive(candidate.trigger)
    slots = (
        ("target", "called") if active else ("target",)
    )  # "called in the envoy", but "the envoy in X was called"
    targets = [e for e in official(candidate.entities(*slots)) if e.code not in codes(senders)]
    if candidate.kind.name == "aid":
        if _to_its_own(candidate, senders):
            candidate.drop("supplies for its own")
            return []
        targets = _not_where_it_was(candidate, senders, targets)
    if "target" in candidate.frame.require and not targets:
        targets = unsaid_targets(candidate, story, codes(senders))
    if candidate.kind.name == "incident":
        senders = senders or forcing(candidate, targets)
        targets = targets or [e for e in complaining(candidate) if e.code not in codes(senders)]
        targets = targets or (forced(candidate, codes(senders)) if senders else [])
    told_of = candidate.trigger.pos_ == "VERB" or candidate.trigger.dep_ != "nsubj"
    if candidate.kind.name == "protest" and not (senders and targets) and told_of:
        senders, targets = _of_summons(candidate, story) or (senders, targets)
    if (
        candidate.kind.name == "incident"
        and not senders
        and len(codes(targets)) == 2
        and candidate.tokens("weapon", "frontier")
    ):
        senders = [e for e in targets if e.is_state]  # "shots were fired across the border between A and B"
        targets = []
    each_other = candidate.kind.name == "expulsion" and is_mutual(candidate)
    mutual = (candidate.kind.name == "incident" or each_other) and len(codes(senders)) > 1
    if any(sums_up(token) for token in candidate.tokens("sender")) or len(codes(senders)) == 0:
        candidate.drop("nobody acts")
        return []
    if mutual and each_other:
        return [build(candidate, story, senders, [], venue=venue_of(candidate))]
    alone = "target" in candidate.frame.require or candidate.kind.name == "incident"
    if alone and not targets and not mutual:
        candidate.drop("no other party is acted upon")
        return []
    if candidate.kind.name == "incident" and told_by_main_clause(candidate, story, [*senders, *targets]):
        candidate.drop("the affair that its main clause tells")
        return []
    role = Role.TARGET if candidate.kind.name != "statement" else Role.ADDRESSEE
    people = [*participants([*senders, *announcing(candidate, senders)], Role.SPEAKER)]
    people += participants(targets, role)
    people += participants([e for e in candidate.entities("envoy") if e.person], Role.TARGET)
    people += _envoys_among(candidate, codes(targets))
    people += undergoing(targets, people, role)
    venue = venue_of(candidate)
    if candidate.kind.name == "protest" and len(codes([*senders, *targets])) < 2:
        candidate.drop("no other party is acted upon")
        return []
    claims = claims_of_dyads(candidate, story, senders, targets, people, venue)
    if any(claim.date is None for claim in claims) and recalled_by_noun(candidate):
        candidate.drop("only remembered")
        return []
    if candidate.kind.name in ("incident", "aid"):
        claims = [on_lone_day(candidate, claim) for claim in claims]
    return claims


def _to_its_own(candidate: Candidate, senders: list[Entity]) -> bool:
    """ "Philippine vessels were bringing supplies to Filipino forces": nobody else is helped."""
    given = {e.code for e in candidate.entities("target") if e.is_state}
    own = any(t.lemma_.lower() in _OWN_PEOPLE for t in candidate.tokens("target"))
    return own and given == set(codes(senders))


_OWN_PEOPLE = vocabulary("manned")


def _not_where_it_was(candidate: Candidate, senders: list[Entity], targets: list[Entity]) -> list[Entity]:
    """Who is given it, without those for whose sake, and without a place in front that only sets the scene: "In Brussels, budget support was disbursed"."""
    given = [e for n in grammar.datives(candidate.trigger) for e in candidate.resolver.entities(n)]
    if preferred := [e for e in targets if e.code in codes(official(given))]:
        return preferred  # "gave X a sum for the Y refugees"
    if candidate.trigger.lemma_.lower() in ("pay", "finance", "fund", "train"):
        served = [
            e
            for t in candidate.tokens("goods")
            for w in t.subtree
            for m in grammar.modifiers(w)
            for e in candidate.resolver.entities(m)
        ]
        served = [e for e in official(served) if e.code not in codes(senders)]
        if senders and served and codes(served) != codes(targets):
            return served  # "will pay for the repair of Ukrainian vehicles in X"
    opening = candidate.sentence.text.lstrip().lower().startswith("in ")
    limit = candidate.sentence.text.find(",") + candidate.sentence.start_char
    if not opening or candidate.home is None:
        return targets
    return [e for e in targets if e.start > min(limit, candidate.trigger.idx)]


_AMONG = re.compile(
    r"\b(?:including|among them|one of them|headed by|notably|in particular)\b", re.IGNORECASE
)
_ENVOY = re.compile(r"ambassador|high commissioner|nuncio|chargé|consul|attaché", re.IGNORECASE)


def _envoys_among(candidate: Candidate, targets: list[str]) -> list[Participant]:
    """ "Six diplomats, High Commissioner X among them", "including the military attaché, Y": who of them is named."""
    behind = candidate.report.text[candidate.trigger.idx : candidate.sentence.end_char]
    if candidate.kind.name != "expulsion" or len(targets) != 1 or not _AMONG.search(behind):
        return []
    return [
        of_mention(p, targets[0], Role.TARGET)
        for p in candidate.resolver.persons
        if p.person.name and p.start > candidate.trigger.idx and p.known_country in (None, targets[0])
        if _ENVOY.search(p.known_office or "")
    ]


def _settle_status(candidate: Candidate) -> None:
    """An act done by announcing it took place; aid that was decided on is planned."""
    if candidate.kind.name in ("expulsion", "aid", "protest") and candidate.modality.reason in _BY_WORD:
        candidate.modality = Modality(Status.OCCURRED, "done by announcing it")
    offered = candidate.kind.name == "appeal" and candidate.modality.reason == "said that it would"
    if offered and candidate.trigger.lemma_ == "be":  # "said it would be willing to mediate"
        candidate.modality = Modality(Status.OCCURRED, "done by saying it")
    decided = candidate.trigger.dep_ == "xcomp" and candidate.trigger.head.lemma_.lower() == "decide"
    if candidate.kind.name == "aid" and decided:
        candidate.modality = Modality(Status.PLANNED, "planned: decide")


def _no_act(candidate: Candidate) -> str | None:
    """Why the words tell of no act of their own, or None."""
    kind, trigger = candidate.kind.name, candidate.trigger
    if kind == "statement" and candidate.modality.status is Status.PLANNED:
        return "not said yet"
    if kind == "statement" and trigger.dep_ == "acl" and not candidate.tokens("sender"):
        return "only a description"  # "a diplomat accused of spying"
    if kind == "summons" and any(t.lemma_.lower() in _JUDGES for t in candidate.tokens("sender")):
        return "a court or a parliament, not a ministry"
    if kind == "summons" and trigger.pos_ == "VERB" and _their_own(candidate):
        return "their own envoy, called home"
    if kind == "expulsion" and trigger.lemma_.lower() == "send" and _their_own(candidate):
        return "their own envoy, sent back to his post"
    if kind == "protest" and _under_summons(trigger):
        return "what the summons was for"
    if kind in ("protest", "appeal") and by_private_group(candidate):
        return "a group that is nobody's government"
    if kind == "appeal" and takes_up_offer(candidate):
        return "somebody else's offer"
    if kind == "aid" and is_withheld(trigger):
        return "aid that is withheld"
    if candidate.frame.form == "on the spot" and not _helps(candidate):
        return "nobody sent to help"
    if kind == "incident" and (nothing := _no_force(candidate)):
        return nothing
    if (
        kind == "summons"
        and trigger.lemma_.lower() in _POLITE
        and not (candidate.frame.form or ministries(candidate))
    ):
        return "invited, but not to a ministry"
    return None


def _no_force(candidate: Candidate) -> str | None:
    """Why the words of an incident tell of no force against another state, or None."""
    trigger, form = candidate.trigger, candidate.frame.form
    if trigger.dep_ == "xcomp" and trigger.head.lemma_.lower() in _ENDING:
        return "what comes to an end"  # "the troops would stop shooting"
    if candidate.tokens("frontier") and _of_body(candidate):
        return "an organisation's frontier: a measure, no force"
    if _into_the_sea(candidate):
        return "into the sea: at nobody"
    if trigger.lemma_ == "land" and _lands(candidate):
        return "lands, without force"
    if by_insurgents(candidate):
        return "insurgents, who act for no state"
    armed = form not in ("crossing", "pounded") or _of_force(candidate)
    if not armed and not (form == "pounded" and _states(candidate)):
        return "no armed force that crosses"
    return None


def _into_the_sea(candidate: Candidate) -> bool:
    """ "Fired two missiles into the sea off its east coast": a test, whoever tells of it."""
    aims = candidate.tokens("target")
    if not candidate.tokens("weapon") or not aims or candidate.entities("target"):
        return False
    return any(t.lemma_.lower() in ("sea", "ocean", "gulf", "strait") for t in aims)


def _helps(candidate: Candidate) -> bool:
    """Whether it is rescuers, doctors or engineers that are at work there."""
    helpers = candidate.kind.words["helper"]
    return any(t.lemma_.lower() in helpers for t in candidate.tokens("sender"))


def _their_own(candidate: Candidate) -> bool:
    """ "Sent its ambassador back"."""
    return any(
        owner.lower_ in ("its", "his", "her", "their")
        for token in candidate.tokens("target")
        for owner in grammar.possessors(token)
    )


_ENDING = frozenset({"stop", "cease", "end", "halt", "avoid", "refrain"})


def _of_body(candidate: Candidate) -> bool:
    """Whether it is an organisation that acts: "the regional group closed its borders with X"."""
    found = candidate.entities("sender")
    group = any(
        t.lemma_.lower() in ("group", "bloc", "community", "union") for t in candidate.tokens("sender")
    )
    return group or (bool(found) and not any(e.is_state for e in found))


# Who crosses a border under arms: of the agents of incidents, those that are nobody's guests.
_ARMED = vocabulary("armed")


def _of_force(candidate: Candidate) -> bool:
    """Whether it is soldiers, tanks, ships that cross: presidents cross borders too."""
    armed = (_ARMED, *(nouns_of(name) for name in ("craft", "troops", "weapon")))
    words = {word for t in candidate.tokens("sender") for word in (t.lemma_.lower(), t.lower_)}
    return any(words & names for names in armed)


_MILITARY = vocabulary("targets_on_ground")


def _states(candidate: Candidate) -> bool:
    """ "Israel says it hit 12 targets in Syria": a state that tells of it, or is told to have done so."""
    named = [e for e in candidate.entities("sender") if e.person is None and e.is_state]
    pronoun = any(t.lower_ in ("it", "they", "we") for t in candidate.tokens("sender"))
    things = {t.lemma_.lower() for t in candidate.tokens("target")}
    return bool(things & _MILITARY) and (bool(named) or pronoun)


_FLYING = frozenset(
    {"plane", "aircraft", "jet", "helicopter", "fighter", "bomber", "f-16", "su-27", "mig-29"}
)


def _lands(candidate: Candidate) -> bool:
    """ "Four F-16 aircraft landed in Lithuania": what flies comes down."""
    return any(t.lemma_.lower() in _FLYING or t.lower_ in _FLYING for t in candidate.tokens("sender"))


def _under_summons(trigger: Token) -> bool:
    """ "Summoned the envoy to lodge a protest", "called her in to hear a protest"."""
    clause = trigger if trigger.pos_ == "VERB" else grammar.clause_verb(trigger)
    return (
        clause is not None
        and clause.dep_ in ("xcomp", "advcl")
        and clause.head.lemma_.lower() in ("summon", "call", "haul", "convoke")
    )


def _with_people(candidate: Candidate, found: list[Entity]) -> list[Entity]:
    """The office-holders whose country was left unsaid, as those of the state that acts."""
    people = [e for e in candidate.entities("sender") if e.code is None and not is_private_person(e)]
    if len(codes(found)) != 1 or not people:
        return found
    state = found[0]
    return [replace(e, code=state.code, is_state=state.is_state, assumed=True) for e in people]


def _of_summons(candidate: Candidate, story: Story) -> tuple[list[Entity], list[Entity]] | None:
    """The two sides of "the ambassador was called in and a protest was lodged": those of the summons."""
    told = [
        *story.in_sentence(),
        *(t.claim for t in reversed(story.told) if story.sentence - t.sentence <= 1),
    ]
    at = candidate.trigger.idx
    for claim in told:
        if claim.type == "summons" and len(claim.states) == 2:
            called = next((p.country for p in claim.participants if p.role is Role.TARGET), claim.states[0])
            sides = [Entity(at, at, code, True, assumed=True) for code in claim.states]
            return [e for e in sides if e.code != called], [e for e in sides if e.code == called]
    return None
