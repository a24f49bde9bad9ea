"""Sanctions: restrictive measures of one party against another, imposed, extended, eased or lifted."""

import re
from collections import Counter

from spacy.tokens import Token

from dragoman.annotation.modality import Modality
from dragoman.coding import grammar
from dragoman.coding.assembly.aims import aimed_at
from dragoman.coding.assembly.context import (
    acting,
    named_after,
    points_to,
    told_by_main_clause,
    unsaid_actor,
    whose_doing,
)
from dragoman.coding.assembly.council_decisions import (
    aligning,
    day_of_decision,
    deciding,
    followed,
    of_situations,
)
from dragoman.coding.assembly.dyads import claims_of_dyads
from dragoman.coding.assembly.headed import before_colon, of_the_head
from dragoman.coding.assembly.in_session import sitting_body
from dragoman.coding.assembly.lone_day import on_lone_day
from dragoman.coding.assembly.parties import codes, official, participants, undergoing
from dragoman.coding.assembly.the_country import country_meant
from dragoman.coding.assembly.unsaid import announcing, teller
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, grounds, sums_up
from dragoman.coding.story import Story
from dragoman.coding.when import date_of
from dragoman.coding.where import venue_of
from dragoman.knowledge.kinds import kinds
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import EventClaim, Role, Status

_AGAINST = ("on", "against", "upon", "over", "from", "targeting", "target", "to")
# Of what is withheld: "sales of arms to X", "trade with X", "investment in X".
_WITHHELD = (*_AGAINST, "of", "with", "in")
# "Froze its assets", "froze the country's assets".
_WHOSE = frozenset({"its", "their", "his", "her"})
_COUNTRY = vocabulary("lands") | {"government", "junta", "regime"}
_LISTS = vocabulary("sanction_cues")


def assemble_restriction(candidate: Candidate, story: Story) -> list[EventClaim]:
    """A measure of each who takes it towards each whom it hits."""
    aligned = candidate.frame.form == "aligned"
    senders = aligning(candidate) if aligned else acting(candidate, "sender")
    senders = senders or sitting_body(candidate, "sender") or _signing(candidate) or deciding(candidate)
    if _AGAINST_DISEASE.search(candidate.sentence.text):
        candidate.drop("a measure of health")
        return []
    if any(sums_up(token) for token in candidate.tokens("sender")):
        candidate.drop("sums up many at once")
        return []
    if candidate.frame.form == "listed" and not _of_sanctions(candidate, story):
        candidate.drop("no list of sanctions")
        return []
    if aligned:
        targets = followed(candidate, story, codes(senders))
        if not targets:
            candidate.drop("no other party is acted upon")
            return []
    else:
        targets = of_situations(candidate, codes(senders)) or _targets(candidate, codes(senders))
    senders = senders or [e for e in whose_doing(candidate, _ORDERING) if e.code not in codes(targets)]
    if not senders and targets:
        senders = _shut_out(candidate, codes(targets)) or _owners(candidate, codes(targets))
        senders = senders or _telling(candidate, codes(targets))
        senders = senders or unsaid_actor(candidate, story, codes(targets)) or _decided(candidate)
    targets = targets or _at_home_there(candidate, codes(senders))
    if not targets or not senders:
        told = _told(candidate, story, [*codes(senders), *codes(targets)])
        if told and not targets and not senders and date_of(candidate).edtf is None:
            candidate.drop("told before")
            return []
        targets = targets or [e for e in told if e.code not in codes(senders)]
        senders = senders or [e for e in told if e.code not in codes(targets)][:1]
        targets = [e for e in targets if e.code not in codes(senders)]
    if senders and not targets and candidate.frame.form != "shut out":
        targets = [e for e in before_colon(candidate) if e.code not in codes(senders)]
        targets = targets or _one_beside(candidate, codes(senders))
        targets = targets or aimed_at(candidate, story, codes(senders))
        targets = targets or _of_whom_all_tell(candidate, story, codes(senders))
    if not senders and (grammar.is_passive(candidate.trigger) or candidate.trigger.pos_ == "NOUN"):
        body, ground = of_the_head(candidate)
        senders = body
        targets = targets or ground
    if not senders:
        candidate.drop("nobody acts")
        return []
    if not targets:
        candidate.drop("no other party is acted upon")
        return []
    if candidate.frame.form == "shut out" and _by_force(candidate):
        candidate.drop("force, no measure")
        return []
    if candidate.frame.form == "bloc's frontier" and any(e.is_state for e in senders):
        candidate.drop("a state's frontier: no measure of a body")
        return []
    if _spoken_of(candidate):
        candidate.drop("a measure in force, of which something else is told")
        return []
    if told_by_main_clause(candidate, story, [*senders, *targets]):
        candidate.drop("the measure that its main clause tells")
        return []
    speakers = [*senders, *announcing(candidate, senders)]
    people = [*participants(speakers, Role.SPEAKER), *participants(targets, Role.TARGET)]
    people += undergoing(targets, people, Role.TARGET)
    if _in_a_bill(candidate) and candidate.modality.status is Status.OCCURRED:
        candidate.modality = Modality(Status.PLANNED, "planned: bill")
    later = any(word in ("from", "as", "starting") for word, _ in grammar.prepositional(candidate.trigger))
    gerund = candidate.trigger.tag_ == "VBG" and not later  # "announced lifting the ban"
    if (gerund or candidate.trigger.pos_ == "NOUN") and candidate.modality.reason == "planned: announce":
        candidate.modality = Modality(Status.OCCURRED, "done by announcing it")
    by_body = not any(e.is_state for e in senders)
    if by_body and candidate.frame.form == "extended" and candidate.modality.reason == "planned: agree":
        candidate.modality = Modality(Status.OCCURRED, "a body's agreeing to it is its decision")
    claims = claims_of_dyads(candidate, story, senders, targets, people, venue_of(candidate))
    claims = [on_lone_day(candidate, claim) for claim in claims]
    day = day_of_decision(candidate)
    return [c.model_copy(update={"date": day}) if day and c.date is None else c for c in claims]


def _at_home_there(candidate: Candidate, taken: list[str]) -> list[Entity]:
    """ "A visa policy for officials in Niger", "freezing the assets of banks in Iran": whom it hits is at home there."""
    nouns = candidate.tokens("measure", "goods")
    for noun in nouns:
        for word in noun.subtree:
            if word.lower_ != "in" or word.dep_ != "prep" or word.head.pos_ not in ("NOUN", "VERB"):
                continue
            held = [e for n in grammar.objects_of_preposition(word) for e in candidate.resolver.entities(n)]
            found = [e for e in held if e.is_state and e.person is None and e.code not in taken]
            if found and word.head != noun:
                return found
    return []


# What keeps travellers and goods out for the sake of health is no measure against a state.
_AGAINST_DISEASE = re.compile(
    r"\b(?:coronavirus|covid|pandemic|quarantine|omicron|the virus|ebola|epidemic|outbreak of)\b",
    re.IGNORECASE,
)


_ABOUT_IT = frozenset({"lift", "ease", "remove", "discuss", "review", "criticise", "criticize", "condemn", "evade", "oppose"})  # fmt: skip


def _spoken_of(candidate: Candidate) -> bool:
    """ "Will meet to discuss lifting the sanctions imposed on Mali": a participle without a day or a doer of its own."""
    trigger, noun = candidate.trigger, candidate.trigger.head
    if trigger.dep_ != "acl" or trigger.tag_ != "VBN" or noun.dep_ not in ("dobj", "pobj"):
        return False
    own = {c.dep_ for c in trigger.children}
    days = {t.i for day in candidate.report.dates for t in candidate.report.tokens(day)}
    dated = any(t.i in days for t in trigger.subtree)
    over = grammar.clause_verb(noun)
    return not dated and "agent" not in own and over is not None and over.lemma_.lower() in _ABOUT_IT


def _by_force(candidate: Candidate) -> bool:
    """ "Warships blocked an X vessel": an incident."""
    return any(t.lemma_.lower() in kinds()["incident"].acting for t in candidate.tokens("sender"))


def _in_a_bill(candidate: Candidate) -> bool:
    """ "Passed a bill imposing sanctions": a law that is still to be signed."""
    trigger = candidate.trigger
    over = trigger.head if trigger.dep_ in ("acl", "relcl", "pcomp", "prep") else None
    return over is not None and over.lemma_.lower() in ("bill", "draft", "motion", "proposal")


# What is done with a measure by those who take it; others denounce it or ask for it.
_ORDERING = vocabulary("decrees") | {"continue", "lift", "end", "grant", "begin", "complete", "start"}


def _telling(candidate: Candidate, targets: list[str]) -> list[Entity]:
    """Who tells of a measure that the passive leaves to nobody: "will be rolled over, an EU diplomat said"."""
    if not grammar.is_passive(candidate.trigger):
        return []
    told = [e for e in official(teller(candidate)) if e.code not in targets]
    own = candidate.frame.form in ("withheld", "cooperation suspended", "shut out")  # done by its own office
    return [e for e in told if own or not e.is_state] if len(codes(told)) == 1 else []


_FOR_WHAT = re.compile(
    r"\b(?:invasion|war|wars|support|aggression|attacks?|retaliation|response|following|after|because|against|annexation|ties|"
    r"trade|dealings|links|relations|reply|answer|solidarity|coordination|together|like|as|where|while|ahead|visit|trip)\b",
    re.IGNORECASE,
)


def _one_beside(candidate: Candidate, senders: list[str]) -> list[Entity]:
    """Whom a measure hits that names people only by what they did there: "members of the squad that arrested X in Iran"."""
    trigger, end = candidate.trigger, candidate.sentence.end_char
    if candidate.frame.form in ("withheld", "shut out", "cooperation suspended"):
        return []
    found = [e for e in candidate.resolver.lands() if trigger.idx < e.start < end and e.code not in senders]
    if len(codes(found)) != 1 or _FOR_WHAT.search(candidate.report.text[trigger.idx : found[0].start]):
        return []
    return found[:1]


def _of_sanctions(candidate: Candidate, story: Story) -> bool:
    """Whether "the list" is one of sanctions: said here, or told just before."""
    text = candidate.sentence.text.lower()
    if any(word in text for word in _LISTS):
        return True
    return any(story.sentence - t.sentence <= 1 for t in story.told if t.claim.type == "sanction") or any(
        claim.type == "sanction" for claim in story.in_sentence()
    )


def _signing(candidate: Candidate) -> list[Entity]:
    """Who signs or issues the order, decree or law that does it: "signed an order freezing the assets of X"."""
    papers = set(candidate.kind.words["paper"])
    found: list[Entity] = []
    for token in [
        *candidate.tokens("sender"),
        *([candidate.trigger.head] if candidate.trigger.dep_ == "acl" else []),
    ]:
        if token.lemma_.lower() not in papers:
            continue
        verb = grammar.clause_verb(token)
        if verb is not None and verb != candidate.trigger:
            found += [e for n in grammar.subjects(verb) for e in official(candidate.resolver.entities(n))]
        for clause in token.children:
            if clause.dep_ == "acl" and clause.tag_ == "VBN":
                found += [
                    e for n in grammar.subjects(clause) for e in official(candidate.resolver.entities(n))
                ]
    return found


def _decided(candidate: Candidate) -> list[Entity]:
    """The organisation whose resolution or decision it is, where the sentence names no other."""
    if not any(t.lemma_.lower() in candidate.kind.words["paper"] for t in candidate.tokens("sender")):
        return []
    named = candidate.resolver.named(states=False)
    return named[:1] if len(codes(named)) == 1 else []


def _shut_out(candidate: Candidate, targets: list[str]) -> list[Entity]:
    """The state from which somebody is barred: "has been barred from X"."""
    if not grammar.is_passive(candidate.trigger):
        return []
    ground = grounds(p for token in candidate.tokens("ground") for p in candidate.resolver.places_of(token))
    found = [e for e in [*official(candidate.entities("ground")), *ground] if e.is_state]
    return [e for e in found if e.code not in targets][:1]


def _targets(candidate: Candidate, acting_codes: list[str]) -> list[Entity]:
    """Whom the measure hits: under "on" or "against", as an adjective of the measure, or in its relative clause."""
    for token in candidate.tokens("target"):
        owners = grammar.possessors(token)
        if any(
            c.lower_ in _WHOSE or (c.lower_ in _COUNTRY and not candidate.resolver.entities(c))
            for c in owners
        ):
            return _named_just_before(candidate, token, acting_codes)
    found = [e for e in candidate.entities("target") if e.code is not None and e.code not in acting_codes]
    if found:
        return found
    for token in candidate.tokens("measure", "target", "goods"):
        if token.pos_ == "PRON" and len(candidate.tokens("measure")) > 1:
            continue  # "aligned itself with the EU's measures against X"
        words, beyond = (_WITHHELD, ";.,") if token in candidate.tokens("goods") else (_AGAINST, ";.")
        found = [e for e in named_after(candidate, token, words, beyond) if e.code not in acting_codes]
        if found:
            return found
    for token in candidate.tokens("measure", "goods", "target"):
        found = [e for m in grammar.modifiers(token) for e in candidate.resolver.entities(m)]
        found = [e for e in official(found) if e.code not in acting_codes]
        if found and acting_codes:
            return found
    for token in candidate.tokens("sender"):
        if token.lemma_.lower() in ("committee", "regime", "panel"):  # "the committee on Libya added"
            found = [e for e in named_after(candidate, token, ("on", "concerning")) if e.is_state]
            if found and found[0].start < candidate.trigger.idx:
                return found[:1]
    if meant := country_meant(candidate, acting_codes):
        return meant
    for token in candidate.tokens("target"):
        found = [e for e in points_to(candidate, token) if e.code not in acting_codes]
        if found:
            return found
    return []


def _named_just_before(candidate: Candidate, token: Token, acting_codes: list[str]) -> list[Entity]:
    """Whose "its assets" are: those of the state that the sentence named last before."""
    before = [
        a
        for a in candidate.resolver.actors
        if a.is_state and a.end <= token.idx and a.code not in acting_codes
    ]
    found = [e for a in before[-1:] for e in candidate.resolver.of_actor(a)]
    return [e for e in found if e.code not in acting_codes]


def _owners(candidate: Candidate, targets: list[str]) -> list[Entity]:
    """Whose measures they are in the passive: "US sanctions on A", "the EU's embargo against B", "a package of EU sanctions"."""
    found: list[Entity] = []
    tokens = (
        candidate.tokens("measure", "goods")
        if candidate.trigger.pos_ == "NOUN"
        else candidate.tokens("measure")
    )
    tokens = tokens + [n for t in tokens for word, n in grammar.prepositional(t) if word == "of"]
    for token in tokens:
        found += [e for m in grammar.modifiers(token) for e in candidate.resolver.entities(m)]
        found += [e for m in grammar.possessors(token) for e in candidate.resolver.entities(m)]
        found += _taking(candidate, token)
    return [e for e in official(found) if e.code not in targets]


def _taking(candidate: Candidate, measure: Token) -> list[Entity]:
    """ "Measures that Ukraine approved", "an embargo imposed by the EU": whose they are by a clause of their own."""
    clauses = [
        c
        for c in measure.children
        if c.dep_ in ("relcl", "acl") and c.pos_ == "VERB" and c.lemma_ != "decide"
    ]
    nouns = [n for c in clauses for n in grammar.subjects(c) if n != measure]
    return [e for n in nouns for e in candidate.resolver.entities(n)]


def _told(candidate: Candidate, story: Story, present: list[str]) -> list[Entity]:
    """The parties of the sanctions told before, where the sentence speaks of "the measures", "them", "the embargo".

    What is said to be imposed without a word on whom, right behind such a measure, hits the same.
    """
    pointing = any(
        t.lower_ in ("them", "it", "they") or any(c.lower_ in ("the", "these", "those", "its", "their", "both") for c in t.children)
        for t in candidate.tokens("measure")
    )  # fmt: skip
    at = candidate.trigger.idx
    if pointing:
        for claim in story.recent():
            parties = [*claim.organisations, *claim.states]
            if claim.type == "sanction" and set(present) <= set(parties):
                return [Entity(at, at, c, c in claim.states, assumed=True) for c in parties]
    near = [t.claim for t in story.told if story.sentence - t.sentence <= 1]
    here = [c for c in story.in_sentence() if c.type == "sanction"]
    if len({p.country for c in here for p in c.participants if p.role is Role.TARGET and p.country}) > 1:
        return []  # "blacklisted Russians and Ukrainians, and Canada put sanctions on a bank": whose it is, nobody says
    for claim in [*here, *reversed(near)]:
        hit = [p.country for p in claim.participants if p.role is Role.TARGET and p.country]
        if claim.type == "sanction" and hit and present and not set(hit) & set(present):
            return [Entity(at, at, c, c in claim.states, assumed=True) for c in dict.fromkeys(hit)]
    return []


# A state of so many events told before is what the page is about.
_PROTAGONIST = 2


def _of_whom_all_tell(candidate: Candidate, story: Story, senders: list[str]) -> list[Entity]:
    """Whom a measure hits that names nobody: the one state that the page tells of again and again."""
    here = {a.code for a in candidate.resolver.actors if a.is_state and a.code not in senders}
    if candidate.partner in senders and not here:
        return candidate.home_beside(senders)  # under "United States": "Washington suspended deliveries"
    counts = Counter(code for claim in story.all() for code in claim.states if code not in senders)
    common = counts.most_common(2)
    if not common or common[0][1] < _PROTAGONIST or (len(common) > 1 and common[1][1] == common[0][1]):
        return []
    code, at = common[0][0], candidate.trigger.idx
    return [Entity(at, at, code, True, assumed=True)] if here <= {code} else []
