"""Agreements: parties sign, initial, ratify or end an instrument, or it enters into force."""

import re

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.assembly.build import build, without_place
from dragoman.coding.assembly.context import acting, named_after
from dragoman.coding.assembly.parties import codes, official, participants, with_home
from dragoman.coding.candidate import TOO_FEW, Candidate
from dragoman.coding.entities import Entity, sums_up
from dragoman.coding.story import Story, refers_back, speaks_of_both, speaks_of_more
from dragoman.coding.where import venue_of
from dragoman.knowledge.official_nouns import insurgents, official_nouns
from dragoman.records import EventClaim, Role, Status

_PRESENCE = re.compile(
    r"\b(?:in the presence of|witnessed by|(?:under|before) the eyes of|attended by|overseen by)(?P<who>[^;]*)",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bon behalf of (?:the )?(?:\w+ of )?(?:the )?$|\bsigned for (?:the )?$", re.IGNORECASE)
# "An agreement was signed" leans on what was told no more sentences before.
NEXT_SENTENCES = 2
_COMPANIES = frozenset({"company", "firm", "bank", "corporation", "enterprise", "plant", "university", "club", "holding",
                        "inc", "ltd", "airline", "producer", "manufacturer", "businessman", "trader", "label", "player"})  # fmt: skip


def assemble_instrument(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim for what was signed; several instruments of one signing are one claim."""
    signers = [*acting(candidate, "signatory"), *_represented(candidate)]
    if _companies(candidate) or (candidate.entities("signatory") and not signers):
        candidate.drop("signed by companies or private persons")
        return []
    tokens = candidate.tokens("instrument")
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
    parties = [e for e in signers if e.code is not None]
    if len(codes(parties)) < 2:
        parties = [*parties, *_parties_of_instrument(candidate, tokens)]
    if len(codes(parties)) < 2 and {t.lemma_.lower() for t in candidate.sentence} & insurgents():
        candidate.drop("one side is no state")
        return []
    if not parties:
        parties = _witnesses(candidate)
    if len(codes(parties)) < 2:
        parties = _from_instrument_told(candidate, story, parties, tokens)
    if len(codes(parties)) < 2:
        parties = _from_story(candidate, story, parties)
    if len(codes(parties)) < 2:
        parties = with_home(candidate, parties)
    if len(codes(parties)) < 2:
        candidate.drop(TOO_FEW)
        return []
    if candidate.frame.form == "reached" and not any(e.is_state for e in parties):
        candidate.drop("reached between no states")
        return []
    people = participants([e for e in [*parties, *_signing_for(candidate)] if e.person], Role.SIGNATORY)
    claim = build(candidate, story, parties, people, venue=venue_of(candidate))
    return [claim.model_copy(update={"series": _title(candidate, tokens)})]


def _counted_lot(token: Token) -> bool:
    """ "The 46 agreements signed between the two countries": a stock of them, not what was signed one day."""
    definite = any(c.lower_ == "the" or c.dep_ == "poss" for c in token.children)
    return definite and any(c.dep_ == "nummod" and c.lower_ not in ("one", "two") for c in token.children)


def _witnesses(candidate: Candidate) -> list[Entity]:
    """ "In the presence of President X and President Y, an agreement was signed": by their two states."""
    match = _PRESENCE.search(candidate.sentence.text)
    if match is None or not _passive(candidate):
        return []
    start, end = (candidate.sentence.start_char + at for at in match.span("who"))
    people = [p for p in candidate.resolver.persons if start <= p.start < end]
    found = official([candidate.resolver.of_person(p) for p in people])
    return [Entity(e.start, e.end, e.code, e.is_state) for e in found] if len(codes(found)) == 2 else []


def _awaits(candidate: Candidate) -> bool:
    """ "Will enter into force once all have ratified it": nobody knows when, or whether."""
    text = candidate.report.text[candidate.trigger.idx : candidate.sentence.end_char]
    return (
        candidate.frame.form == "entered into force"
        and re.search(r"\b(?:once|when|after|upon|as soon as)\b", text) is not None
    )


def _represented(candidate: Candidate) -> list[Entity]:
    """ "On behalf of Fiji": for whom somebody signs."""
    text = candidate.report.text
    found: list[Entity] = []
    for actor in candidate.resolver.actors:
        if _FOR.search(text[max(0, actor.start - 60) : actor.start]):
            found += candidate.resolver.of_actor(actor)
    return found


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
        if {w.lemma_.lower() for w in words} & _COMPANIES:
            return True
        if token.ent_type_ == "ORG" and not candidate.resolver.entities(token):
            return True
    return False


def _parties_of_instrument(candidate: Candidate, tokens: list[Token]) -> list[Entity]:
    """ "The Belarus-EU visa agreement", "a treaty between A and B": parties named with the instrument."""
    found: list[Entity] = []
    for token in tokens:
        around = [*grammar.modifiers(token), *grammar.possessors(token)]
        found += [e for m in around for e in candidate.resolver.entities(m)]
        for word, noun in grammar.prepositional(token):
            if word in ("between", "with", "among"):
                found += candidate.resolver.entities(noun)
        if not found:
            found += named_after(candidate, token, ("between", "with"), beyond=";,.")
    return official(found)


def _signing_for(candidate: Candidate) -> list[Entity]:
    """People named without a country who sign on behalf of one: it is theirs."""
    represented = _represented(candidate)
    if len(codes(represented)) != 1:
        return []
    named = [
        e for e in candidate.entities("signatory") if e.code is None and e.person and e.person.person.name
    ]
    return [
        Entity(e.start, e.end, represented[0].code, represented[0].is_state, person=e.person) for e in named
    ]


def _from_instrument_told(
    candidate: Candidate, story: Story, parties: list[Entity], tokens: list[Token]
) -> list[Entity]:
    """The parties of the agreement told before, where this is the same one: "the treaty", "the accord", "it"."""
    pointing = any(
        t.lower_ in ("it", "they", "which")
        or any(c.lower_ in ("the", "this", "that", "both", "these") for c in t.children)
        for t in tokens
    )
    if not pointing:
        return parties
    at = candidate.trigger.idx
    for claim in story.recent():
        told = [*claim.states, *claim.organisations]
        if claim.type == "agreement" and set(codes(parties)) <= set(told):
            rest = [c for c in told if c not in codes(parties)]
            return [*parties, *(Entity(at, at, c, c in claim.states) for c in rest)]
    return parties


def _from_story(candidate: Candidate, story: Story, parties: list[Entity]) -> list[Entity]:
    """The two sides of the event in the foreground, where the sentence leans on them."""
    text = candidate.sentence.text
    if speaks_of_more(text):
        return parties
    leaning = speaks_of_both(text) or refers_back(text)
    pair = story.parties() if leaning else story.parties(reach=NEXT_SENTENCES)
    if pair is None or not (leaning or _passive(candidate) or _follows_here(candidate, story)):
        return parties
    both = {*pair[0], *pair[1]}
    if not set(codes(parties)) < both:
        return parties
    at = candidate.trigger.idx
    return [*parties, *(Entity(at, at, c, c in pair[0]) for c in sorted(both - set(codes(parties))))]


def _follows_here(candidate: Candidate, story: Story) -> bool:
    """ "A receives B; the signing of the programme follows", "meeting at the border, the two signed": told just there."""
    if story.in_sentence():
        return True
    return candidate.trigger.lemma_ == "signing" and any(story.sentence - t.sentence == 1 for t in story.told)


def _passive(candidate: Candidate) -> bool:
    return candidate.trigger.pos_ == "VERB" and grammar.is_passive(candidate.trigger)


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
