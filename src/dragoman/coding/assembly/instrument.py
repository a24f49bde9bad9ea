"""Agreements: parties sign, initial, ratify or end an instrument, or it enters into force."""

import re

from spacy.tokens import Token

from dragoman.annotation.mentions import ActorForm
from dragoman.annotation.report import within
from dragoman.coding import grammar
from dragoman.coding.assembly.build import build, without_place
from dragoman.coding.assembly.cleared import cleared_signers
from dragoman.coding.assembly.cosigners import (
    NEXT_SENTENCES,
    parties_to,
    signers_of,
    signing_for,
    watched_between,
)
from dragoman.coding.assembly.parties import codes, distinct, each_once, official, participants
from dragoman.coding.assembly.unsaid import announcing
from dragoman.coding.candidate import TOO_FEW, Candidate
from dragoman.coding.entities import Entity, sums_up
from dragoman.coding.story import Story
from dragoman.coding.where import venue_from_places, venue_of
from dragoman.knowledge.official_nouns import insurgents, official_nouns
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import EventClaim, Role, Status, Venue

# Parliaments of no country that is told: they ratify what their state has signed.
_CHAMBERS = vocabulary("chambers", "national_chambers")
_COMPANIES = vocabulary("firms")


def assemble_instrument(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim for what was signed; several instruments of one signing are one claim."""
    if candidate.frame.form == "deposited":
        return _deposited(candidate, story)
    signers = cleared_signers(candidate, signers_of(candidate))
    if _companies(candidate) or (candidate.entities("signatory") and not signers):
        candidate.drop("signed by companies or private persons")
        return []
    tokens = candidate.tokens("instrument")
    if (between := watched_between(candidate, tokens)) is not None:
        signers = between
        if len(codes(signers)) < 2:
            candidate.drop("one side is no state")
            return []
    if candidate.frame.form == "terminated" and candidate.trigger.pos_ == "VERB" and not _ended(candidate):
        candidate.drop("no instrument is ended")  # "negotiations on an agreement ended without result"
        return []
    if candidate.modality.reason == "will not" and candidate.frame.form in _LATER:
        candidate.drop("not done, and never settled")
        return []
    if any(t.lemma_.lower() in ("court", "tribunal", "judge") for t in candidate.tokens("signatory")):
        candidate.drop("a court's doing, no party's")
        return []
    if candidate.frame.form == "reached" and candidate.trigger.dep_ in ("acl", "relcl"):
        candidate.drop("an agreement only mentioned")
        return []
    if candidate.trigger.dep_ == "acl" and any(_counted_lot(token) for token in tokens):
        candidate.drop("sums up many at once")
        return []
    if candidate.modality.reason == "a purpose" and candidate.frame.form != "signed":
        candidate.drop("only a purpose")
        return []
    if candidate.modality.status is Status.PLANNED and _awaits(candidate):
        candidate.drop("only once something else has happened")
        return []
    if (
        any(sums_up(token) for token in tokens)
        and (not signers or _so_far(candidate))
        and not _on_an_occasion(candidate, story)
    ):
        candidate.drop("sums up many at once")
        return []
    if _by_which_ties_are_made(candidate):
        candidate.drop("the form in which relations are established")
        return []
    parties = parties_to(candidate, story, signers, tokens)
    if len(codes(parties)) < 2 and {t.lemma_.lower() for t in candidate.sentence} & insurgents():
        candidate.drop("one side is no state")
        return []
    if len(codes(parties)) < 2:
        candidate.drop(TOO_FEW)
        return []
    if candidate.frame.form == "reached" and not any(e.is_state for e in parties):
        candidate.drop("reached between no states")
        return []
    people = participants([e for e in [*parties, *signing_for(candidate)] if e.person], Role.SIGNATORY)
    if candidate.frame.form != "signed" and candidate.trigger.pos_ == "VERB":
        people = distinct([*people, *participants(announcing(candidate, signers), Role.SPEAKER)])
    claim = build(candidate, story, parties, people, venue=venue_of(candidate))
    venue = claim.venue or _venue_of_meeting(claim, story)
    claim = claim.model_copy(update={"series": _title(candidate, tokens), "venue": venue})
    own = [e for e in signers if e.code == codes(signers)[0]] if signers else []
    theirs = [e for e in parties if e.code not in codes(own)]
    partners = each_once([*theirs, *_with_others_too(candidate, codes(parties))])
    apart = any(_bilateral_ones(t) for t in tokens) or all(_stands_apart(candidate, e) for e in partners[1:])
    if not own or len(partners) < 2 or not apart:
        return [claim]
    mine = [p for p in people if p.country in codes(own)]
    return [build(candidate, story, [*own, e], mine, venue=_place_behind(candidate, e)) for e in partners]


# What is done with an agreement that stands: who "will not renew" it has called nothing off.
_LATER = frozenset({"extended", "ratified", "approved", "entered into force"})


def _deposited(candidate: Candidate, story: Story) -> list[EventClaim]:
    """ "A and B deposited their instruments of ratification with the C": each of them with the depositary."""
    keepers = [e for e in official(candidate.entities("depositary")) if not e.is_state or e.person is None]
    signers = [e for e in official(candidate.entities("signatory")) if e.code not in codes(keepers)]
    if len(codes(keepers)) != 1 or not signers:
        candidate.drop(TOO_FEW)
        return []
    return [
        build(candidate, story, [e, *keepers], participants([e], Role.SIGNATORY)) for e in each_once(signers)
    ]


# What brings those together who sign several papers at once, and how many sentences on it is still the occasion.
_OCCASIONS = frozenset({"visit", "meeting", "summit", "commission", "consultation"})


def _on_an_occasion(candidate: Candidate, story: Story) -> bool:
    """ "X visited Ghana. Several agreements were signed": on one occasion, which was told just before."""
    return not _so_far(candidate) and any(
        t.claim.type in _OCCASIONS
        and t.claim.status is candidate.modality.status
        and story.sentence - t.sentence <= NEXT_SENTENCES
        for t in story.told
    )


def _so_far(candidate: Candidate) -> bool:
    """ "Have signed a number of agreements": over the years, if no day is named."""
    verb = candidate.trigger
    perfect = any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children)
    sentence = candidate.sentence
    return perfect and not within(candidate.report.dates, sentence.start_char, sentence.end_char)


_AND_WITH = re.compile(r"\band (?:also |another |one )?with (?:the )?$")


def _bilateral_ones(token: Token) -> bool:
    """ "Concluded bilateral agreements with Nigeria, Angola and Oman": one with each."""
    return token.tag_ == "NNS" and any(c.lower_ == "bilateral" for c in token.children)


def _stands_apart(candidate: Candidate, partner: Entity) -> bool:
    """Whether a partner has a "with" of its own: "with A in X and with B in Y" are two signings."""
    return _AND_WITH.search(candidate.report.text[max(0, partner.start - 24) : partner.start]) is not None


def _with_others_too(candidate: Candidate, known: list[str]) -> list[Entity]:
    """ "Signed agreements with Rwanda in Kigali and with Israel in Jerusalem": the partners of further signings."""
    actors = [a for a in candidate.resolver.actors if a.form is ActorForm.NAME and a.code not in known]
    found = [e for a in actors if a.start > candidate.trigger.idx for e in candidate.resolver.of_actor(a)]
    return [e for e in found if _stands_apart(candidate, e)]


def _place_behind(candidate: Candidate, partner: Entity) -> Venue | None:
    """The place that follows a partner at once: "with Israel in Jerusalem"."""
    text = candidate.report.text
    near = [p for p in candidate.resolver.places if text[partner.end : p.start] in (" in ", " at ")]
    return venue_from_places(near[:1])


def _by_which_ties_are_made(candidate: Candidate) -> bool:
    """ "Established diplomatic relations by an exchange of notes": one act, and its form."""
    noun = candidate.trigger
    if noun.lemma_.lower() != "exchange" or noun.dep_ != "pobj" or noun.head.lower_ not in ("by", "through"):
        return False
    verb = grammar.clause_verb(noun)
    objects = grammar.objects(verb) if verb is not None else []
    return any(t.lemma_.lower() in ("relation", "relations", "tie", "ties") for t in objects)


def _ended(candidate: Candidate) -> bool:
    trigger = candidate.trigger
    return (
        bool(grammar.objects(trigger)) or grammar.is_passive(trigger) or "object" not in candidate.frame.slots
    )


def _venue_of_meeting(claim: EventClaim, story: Story) -> Venue | None:
    """ "Held talks in X on Tuesday and signed a treaty": where the same parties met on the day, told just before."""
    parties = {*claim.states, *claim.organisations}
    near = [*story.in_sentence(), *(t.claim for t in story.told if story.sentence - t.sentence == 1)]
    for told in near:
        same = {*told.states, *told.organisations} == parties and told.status is claim.status
        if same and told.venue is not None and claim.date is not None and told.date == claim.date:
            return told.venue
    return None


def _counted_lot(token: Token) -> bool:
    """ "The 46 agreements signed between the two countries": a stock of them, not what was signed one day."""
    definite = any(c.lower_ == "the" or c.dep_ == "poss" for c in token.children)
    return definite and any(c.dep_ == "nummod" and c.lower_ not in ("one", "two") for c in token.children)


def _awaits(candidate: Candidate) -> bool:
    """ "Will enter into force once all have ratified it": nobody knows when, or whether."""
    text = candidate.report.text[candidate.trigger.idx : candidate.sentence.end_char]
    return (
        candidate.frame.form == "entered into force"
        and re.search(r"\b(?:once|when|after|upon|as soon as)\b", text) is not None
    )


def _companies(candidate: Candidate) -> bool:
    """Whether the subject is a company: its words say so, or the model saw an organisation that is none of ours."""
    doc = candidate.sentence.doc
    tokens = candidate.tokens("signatory")
    subjects = set(grammar.subjects(candidate.trigger))
    states = {e.code for t in tokens if t in subjects for e in candidate.resolver.entities(t) if e.is_state}
    if len(states) > 1:  # "A and B will sign a memorandum with the agency of B": it is theirs
        tokens = [t for t in tokens if t in subjects]
    for token in tokens:
        words = [doc[i] for i in grammar.phrase_tokens(token)]
        if token.lemma_.lower() in official_nouns():
            continue
        if any(e.code and not e.is_state for e in candidate.resolver.entities(token)):
            continue  # "the European Bank for Reconstruction and Development"
        if {w.lemma_.lower() for w in words} & _COMPANIES:
            return True
        if token.ent_type_ == "ORG" and not candidate.resolver.entities(token):
            return not {w.lemma_.lower() for w in words} & _CHAMBERS
    return False


def _title(candidate: Candidate, tokens: list[Token]) -> str | None:
    """What was signed, in the words of the text, without its article."""
    if not tokens:
        return None
    token = tokens[0]
    kept = [
        t
        for t in token.subtree
        if t.dep_ not in ("relcl",) and not any(a.dep_ == "relcl" for a in t.ancestors if a.i > token.i)
    ]
    words = "".join(t.text_with_ws for t in kept).strip(" ,.;")
    for article in ("the ", "a ", "an "):
        words = words.removeprefix(article)
    return without_place(" ".join(words.split()), candidate)[:160] or None
