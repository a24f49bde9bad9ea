"""Votes in international bodies: for, against, abstained, vetoed; a seat won; a resolution adopted on a state."""

import re

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.context import acting, named_after
from dragoman.coding.assembly.parties import codes, official, participants
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, sums_up
from dragoman.coding.story import Story
from dragoman.coding.where import venue_of
from dragoman.records import EventClaim, Role

# Bodies that go by their own name alone, with the organisation that they belong to.
_CHAMBERS = (
    (re.compile(r"(?<!National )(?<!'s )\bSecurity Council\b"), "UN"),
    (re.compile(r"\bGeneral Assembly\b"), "UN"),
    (re.compile(r"\bHuman Rights Council\b|\bECOSOC\b|\bEconomic and Social Council\b"), "UN"),
    (re.compile(r"\bEuropean Parliament\b|\bMEPs\b"), "EU"),
)
_ABOUT = (
    "on", "against", "condemning", "urging", "demanding that", "calling on", "calling for", "criticising",
    "criticizing", "censuring", "deploring", "concerning", "regarding", "imposing", "over", "about", "slamming",
    "extending", "lifting",
)  # fmt: skip
_AT_HOME = frozenset(
    {"parliament", "senate", "house", "chamber", "congress", "party", "lawmaker", "legislator", "people"}
)
_MEMBERS = frozenset({"country", "state", "nation", "member", "delegation", "those", "one"})


def assemble_ballot(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim of the voters and the body; where a body adopts, of the body and the state that it speaks of."""
    voters = acting(candidate, "voter") or _listed(candidate)
    bodies = _body(candidate, story)
    if any(sums_up(token) for token in candidate.tokens("voter")):
        candidate.drop("sums up many at once")
        return []
    if candidate.frame.form == "adopted":
        voters = [e for token in candidate.tokens("issue") for e in named_after(candidate, token, _ABOUT)]
        voters = [e for e in voters if e.code not in codes(bodies)]
    voters = [e for e in voters if e.is_state]
    if not voters or (candidate.frame.form == "sponsored" and candidate.trigger.dep_ == "relcl"):
        candidate.drop("nobody acts")
        return []
    if candidate.frame.form is None and not _international(candidate, story):
        candidate.drop("in no international body")
        return []
    if not bodies:
        candidate.drop("in no international body")
        return []
    people = participants(voters, Role.VOTER)
    claim = build(candidate, story, [*voters, *bodies], people, venue=venue_of(candidate))
    if any(c.lower_ == "against" for c in candidate.trigger.children):
        claim = claim.model_copy(update={"form": ("against",), "plover": "REJECT", "cameo": "120"})
    if (
        claim.date is None
        and (before := _same_ballot(story, bodies)) is not None
        and candidate.modality.status is before.status
    ):
        claim = claim.model_copy(update={"date": before.date})
    return [claim]


def _international(candidate: Candidate, story: Story) -> bool:
    """Whether a bare "voted" is one in an international body: its sentence says so, or tells on of such a vote."""
    if any(t.lemma_.lower() in _AT_HOME for t in candidate.tokens("voter")):
        return False
    text = f" {candidate.sentence.text.lower()} "
    if any(word in text for word in candidate.kind.words["body"]):
        return True
    return any(story.sentence - told.sentence <= 2 and told.claim.type == "vote" for told in story.told)


def _body(candidate: Candidate, story: Story) -> list[Entity]:
    """The organisation in which a vote was taken: named in the sentence, or that of the vote told before."""
    at = candidate.trigger.idx
    own = official(candidate.entities("body", "chamber"))
    own = [e for e in own if not e.is_state]
    if own:
        return own[:1]
    text = candidate.sentence.text
    for pattern, code in _CHAMBERS:
        if pattern.search(text):
            return [Entity(at, at, code, False)]
    named = [e for a in candidate.resolver.actors if not a.is_state for e in candidate.resolver.of_actor(a)]
    if named:
        return named[:1]
    before = [c for c in story.recent() if c.type in ("vote", "sanction") and c.organisations]
    if before:
        return [Entity(at, at, code, False) for code in before[0].organisations[:1]]
    earlier = candidate.report.text[: candidate.sentence.start_char]
    for pattern, code in _CHAMBERS:
        if pattern.search(earlier):
            return [Entity(at, at, code, False)]
    return []


def _same_ballot(story: Story, bodies: list[Entity]) -> EventClaim | None:
    """The vote in the same body told no more than two sentences before: its day holds."""
    for told in reversed(story.told):
        claim = told.claim
        if story.sentence - told.sentence > 2:
            return None
        if claim.type == "vote" and set(claim.organisations) == set(codes(bodies)) and claim.date:
            return claim
    return None


def _listed(candidate: Candidate) -> list[Entity]:
    """Who "the countries that voted against" are: "A and B were among them", or "they included A and B"."""
    found: list[Token] = []
    for token in candidate.tokens("voter"):
        if token.lemma_.lower() not in _MEMBERS:
            continue
        over = token.head
        if over.lower_ in ("among", "of") and over.dep_ == "prep":
            verb = grammar.clause_verb(over)
            found += grammar.surface_subjects(verb) if verb is not None else []
        elif over.lemma_ in ("include", "be") and token.dep_ == "nsubj":
            found += grammar.objects(over)
    return [e for token in found for e in official(candidate.resolver.entities(token))]
