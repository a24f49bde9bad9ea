"""Agreements: parties sign, initial, ratify or end an instrument, or it enters into force."""

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.assembly.build import build, without_place
from dragoman.coding.assembly.parties import codes, official, participants, with_home
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, sums_up
from dragoman.coding.story import Story, refers_back, speaks_of_both
from dragoman.coding.where import venue_of
from dragoman.records import EventClaim, Role

# "An agreement was signed" leans on what was told no more sentences before.
NEXT_SENTENCES = 2
_COMPANIES = frozenset({"company", "firm", "bank", "corporation", "enterprise", "plant", "university", "club", "holding",
                        "inc", "ltd", "airline", "producer", "manufacturer", "businessman", "trader", "label", "player"})  # fmt: skip


def assemble_instrument(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim for what was signed; several instruments of one signing are one claim."""
    signers = candidate.entities("signatory")
    if _companies(candidate) or (signers and not official(signers)):
        candidate.drop("signed by companies or private persons")
        return []
    tokens = candidate.tokens("instrument")
    if any(sums_up(token) for token in tokens) and not signers:
        candidate.drop("sums up many at once")
        return []
    parties = official(signers)
    if len(codes(parties)) < 2:
        parties = [*parties, *_parties_of_instrument(candidate, tokens)]
    if len(codes(parties)) < 2:
        parties = _from_story(candidate, story, parties)
    if len(codes(parties)) < 2:
        parties = with_home(candidate, parties)
    if len(codes(parties)) < 2:
        candidate.drop("fewer than two parties")
        return []
    people = participants([e for e in parties if e.person], Role.SIGNATORY)
    claim = build(candidate, story, parties, people, venue=venue_of(candidate))
    return [claim.model_copy(update={"series": _title(candidate, tokens)})]


def _companies(candidate: Candidate) -> bool:
    """Whether the subject is a company: its words say so, or the model saw an organisation that is none of ours."""
    doc = candidate.sentence.doc
    for token in candidate.tokens("signatory"):
        words = [doc[i] for i in grammar.phrase_tokens(token)]
        if {w.lemma_.lower() for w in words} & _COMPANIES:
            return True
        if token.ent_type_ == "ORG" and not candidate.resolver.entities(token):
            return True
    return False


def _parties_of_instrument(candidate: Candidate, tokens: list[Token]) -> list[Entity]:
    """ "The Belarus-EU visa agreement", "a treaty between A and B": parties named with the instrument."""
    found: list[Entity] = []
    for token in tokens:
        found += [e for m in grammar.modifiers(token) for e in candidate.resolver.entities(m)]
        for word, noun in grammar.prepositional(token):
            if word in ("between", "with", "among"):
                found += candidate.resolver.entities(noun)
    return official(found)


def _from_story(candidate: Candidate, story: Story, parties: list[Entity]) -> list[Entity]:
    """The two sides of the event in the foreground, where the sentence leans on them."""
    text = candidate.sentence.text
    leaning = speaks_of_both(text) or refers_back(text)
    pair = story.parties() if leaning else story.parties(reach=NEXT_SENTENCES)
    if pair is None or not (leaning or _passive(candidate)):
        return parties
    both = {*pair[0], *pair[1]}
    if not set(codes(parties)) < both:
        return parties
    at = candidate.trigger.idx
    return [*parties, *(Entity(at, at, c, c in pair[0]) for c in sorted(both - set(codes(parties))))]


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
