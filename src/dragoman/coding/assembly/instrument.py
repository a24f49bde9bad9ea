"""Agreements: parties sign, initial, ratify or end an instrument, or it enters into force."""

import re

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.assembly.build import build, without_place
from dragoman.coding.assembly.cosigners import parties_to, signers_of, signing_for
from dragoman.coding.assembly.parties import codes, participants
from dragoman.coding.candidate import TOO_FEW, Candidate
from dragoman.coding.entities import sums_up
from dragoman.coding.story import Story
from dragoman.coding.where import venue_of
from dragoman.knowledge.official_nouns import insurgents, official_nouns
from dragoman.records import EventClaim, Role, Status, Venue

_COMPANIES = frozenset({"company", "firm", "bank", "corporation", "enterprise", "plant", "university", "club", "holding",
                        "inc", "ltd", "airline", "producer", "manufacturer", "businessman", "trader", "label", "player"})  # fmt: skip


def assemble_instrument(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim for what was signed; several instruments of one signing are one claim."""
    signers = signers_of(candidate)
    if _companies(candidate) or (candidate.entities("signatory") and not signers):
        candidate.drop("signed by companies or private persons")
        return []
    tokens = candidate.tokens("instrument")
    if candidate.frame.form == "terminated" and candidate.trigger.pos_ == "VERB" and not _ended(candidate):
        candidate.drop("no instrument is ended")  # "negotiations on an agreement ended without result"
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
    if any(sums_up(token) for token in tokens) and not signers:
        candidate.drop("sums up many at once")
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
    claim = build(candidate, story, parties, people, venue=venue_of(candidate))
    venue = claim.venue or _venue_of_meeting(claim, story)
    return [claim.model_copy(update={"series": _title(candidate, tokens), "venue": venue})]


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
            return True
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
