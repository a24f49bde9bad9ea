"""Votes in international bodies: for, against, abstained, vetoed; a seat won; a resolution adopted on a state."""

import re

from spacy.tokens import Token

from dragoman.annotation.mentions import DateKind
from dragoman.annotation.modality import Modality
from dragoman.annotation.report import within
from dragoman.coding import grammar
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.context import acting, named_after
from dragoman.coding.assembly.parties import codes, official, participants
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, sums_up
from dragoman.coding.story import Story
from dragoman.coding.where import venue_of
from dragoman.records import EventClaim, Role, Status

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
    "extending", "lifting", "demand that", "urge", "condemn", "demanding", "that",
)  # fmt: skip
_AT_HOME = frozenset(
    {"parliament", "senate", "house", "chamber", "congress", "party", "lawmaker", "legislator", "people"}
)
_MEMBERS = frozenset({"country", "state", "nation", "member", "delegation", "those", "one"})


def assemble_ballot(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim of the voters and the body; where a body adopts, of the body and the state that it speaks of."""
    voters = acting(candidate, "voter")
    if not voters and (voters := _listed(candidate)) and candidate.trigger.dep_ == "acl":
        over = candidate.sentence.root  # "was one of seven to vote against"
        told = over.tag_ == "VBD" and candidate.modality.status is Status.PLANNED
        candidate.modality = Modality(Status.OCCURRED, "told as a fact") if told else candidate.modality
    bodies = _body(candidate, story)
    if any(sums_up(token) for token in candidate.tokens("voter")):
        candidate.drop("sums up many at once")
        return []
    of_chamber = candidate.frame.form is None and _votes_as_one(candidate)
    if candidate.frame.form == "adopted" or of_chamber:
        voters = _spoken_of(candidate, codes(bodies), of_chamber)
    voters = _without_issue(candidate, [e for e in voters if e.is_state])
    if not voters or (candidate.frame.form == "sponsored" and candidate.trigger.dep_ == "relcl"):
        candidate.drop("nobody acts")
        return []
    if candidate.frame.form is None and not of_chamber and not _international(candidate, story):
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
    if claim.date is None and (day := _only_day(candidate)) is not None:
        claim = claim.model_copy(update={"date": day})
    return [claim]


def _votes_as_one(candidate: Candidate) -> bool:
    """ "The Security Council voted to", "MEPs voted for": the chamber itself, so that the state is the one it speaks of."""
    subjects = [t for t in candidate.tokens("voter") if t.head == candidate.trigger]
    text = " ".join(t.text for noun in subjects for t in noun.subtree)
    return bool(subjects) and any(pattern.search(text) for pattern, _ in _CHAMBERS)


def _spoken_of(candidate: Candidate, bodies: list[str], of_chamber: bool) -> list[Entity]:
    """The state that a resolution speaks of; where a chamber "voted to", the first that its sentence names then."""
    tokens = candidate.tokens("issue")
    found = [e for token in tokens for e in candidate.resolver.entities(token)]
    found += [e for token in tokens or [candidate.trigger] for e in named_after(candidate, token, _ABOUT)]
    found = [e for e in found if e.is_state and e.code not in bodies]
    if not found and of_chamber:
        later = [a for a in candidate.resolver.actors if a.is_state and a.start > candidate.trigger.idx]
        found = candidate.resolver.of_actor(later[0]) if later else []
    rest = candidate.report.text[max((e.end for e in found), default=0) :].lstrip()
    return found[:1] if rest.startswith(("abstain", "voting", "oppos")) else found


def _without_issue(candidate: Candidate, voters: list[Entity]) -> list[Entity]:
    """ "On Libya, Brazil and Germany abstaining": the parse takes the subject of the resolution for one of the voters."""
    if len(voters) < 2 or candidate.frame.form != "abstention":
        return voters
    ordered = sorted(voters, key=lambda e: e.start)
    before = candidate.report.text[: ordered[0].start].split()[-1:]
    return ordered[1:] if before and before[0] in ("on", "against", "over", "about") else voters


def _only_day(candidate: Candidate) -> str | None:
    """The one day that the sentence names, wherever the parse hung it: "adopted a resolution condemning X on Thursday"."""
    sentence = candidate.sentence
    days = {
        m.edtf
        for m in within(candidate.report.dates, sentence.start_char, sentence.end_char)
        if m.kind is DateKind.MOMENT and m.edtf is not None
    }
    day = days.pop() if len(days) == 1 else None
    return day if day is not None and len(day) == len("2016-05-20") else None


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
    if candidate.frame.form == "veto" and "resolution" in text:
        return [Entity(at, at, "UN", False)]
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
    trigger = candidate.trigger
    tokens = candidate.tokens("voter") or ([trigger.head] if trigger.dep_ in ("acl", "relcl") else [])
    for token in tokens:
        if token.lemma_.lower() not in _MEMBERS:
            continue
        over = token.head
        if over.lower_ in ("among", "of") and over.dep_ == "prep":
            verb = grammar.clause_verb(over)
            found += grammar.surface_subjects(verb) if verb is not None else []
        elif over.lemma_ in ("include", "be") and token.dep_ == "nsubj":
            found += grammar.objects(over)
    return [e for token in found for e in official(candidate.resolver.entities(token))]
