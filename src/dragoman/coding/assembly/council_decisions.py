"""Measures as councils decide on them: "the Council adopted Decision 2014/1 on restrictive measures in view of the situation in X",
"the Decision establishes a framework", "the candidate countries A and B and the EFTA country C align themselves with it"."""

import re

from dragoman.annotation.report import within
from dragoman.coding import grammar
from dragoman.coding.assembly.context import named_after
from dragoman.coding.assembly.parties import codes
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, Resolver
from dragoman.coding.story import Story
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Role, edtf

# So many sentences before it, at most, the decision that somebody follows is told.
_REACH = 4
# Behind these a state is what others threaten, and no measure is against it.
_VICTIM = re.compile(
    r"\b(?:integrity|sovereignty|independence|aggression against|invasion of|attacks? on|war (?:on|against|in)|support (?:of|for|to))\b[^.;]*$",
    re.IGNORECASE,
)
# Right behind these stands the state of which a decision complains.
_AMISS = re.compile(r"\b(?:situation|developments|events|crisis) in (?:the )?(?:[A-Z][\w’']+ (?:of )?)?$")
_RESTRICTIVE = re.compile(
    r"\brestrictive measures?\b|\bframework (?:for|of) (?:targeted )?sanctions\b", re.IGNORECASE
)
_UNIONS_OWN = re.compile(r"\bCFSP\b|\bHigh Representative\b|\bEuropean Union\b")
_MEASURES = vocabulary("sanction_cues")
_DECISIONS = vocabulary("decisions")


def aligning(candidate: Candidate) -> list[Entity]:
    """All states of a list that aligns itself, with those of "the candidate countries A and B, as well as C"."""
    subjects = grammar.surface_subjects(candidate.trigger)
    if not subjects or any(c.dep_ == "neg" for c in candidate.trigger.children):
        return []
    first = min(token.left_edge.idx for token in subjects)
    found = [a for a in candidate.resolver.actors if a.is_state and first <= a.start < candidate.trigger.idx]
    return [e for a in found for e in candidate.resolver.of_actor(a)]


def followed(candidate: Candidate, story: Story, senders: list[str]) -> list[Entity]:
    """Against whom the decision is that others follow: named behind it, or where the page told of it just before."""
    own = [e for e in candidate.resolver.lands() if e.start > candidate.trigger.idx]
    for token in candidate.tokens("measure"):
        if aimed := [e for e in named_after(candidate, token, ("on", "against")) if e.code not in senders]:
            return aimed
    if own := _not_defended(candidate, own, senders):
        return own
    hit = [
        p.country
        for t in reversed(story.told)
        if t.claim.type == "sanction" and t.claim.organisations and story.sentence - t.sentence <= _REACH
        for p in t.claim.participants
        if p.role is Role.TARGET and p.country
    ]
    at = candidate.trigger.idx
    if hit:
        return [
            Entity(at, at, code, True, assumed=True) for code in dict.fromkeys(hit) if code not in senders
        ]
    sentence = candidate.sentence_before
    for _ in range(_REACH):
        if sentence is None:
            break
        if any(word in sentence.text.lower() for word in _MEASURES):
            named = Resolver(candidate.report, sentence).lands()
            if found := _not_defended(candidate, named, senders):
                return found
        sentence = sentence.doc[sentence.start - 1].sent if sentence.start else None
    return []


def of_situations(candidate: Candidate, senders: list[str]) -> list[Entity]:
    """ "Restrictive measures in view of the situation in X and on measures owing to the situation in Y", "persons who threaten the
    stability of Z": at home where the decision says that something is amiss."""
    if not _RESTRICTIVE.search(candidate.sentence.text):
        return []
    behind = [
        e for e in candidate.resolver.lands() if e.start > candidate.trigger.idx and e.code not in senders
    ]
    amiss = [
        e for e in behind if _AMISS.search(candidate.report.text[candidate.sentence.start_char : e.start])
    ]
    return amiss or _not_defended(candidate, behind, senders)


def day_of_decision(candidate: Candidate) -> str | None:
    """ "On 3 May the Council adopted Decision 2014/1. The Decision adds six persons": the day of the sentence before."""
    before = candidate.sentence_before
    if before is None or not any(t.lemma_.lower() == "decision" for t in candidate.tokens("sender")):
        return None
    if not any(t.lemma_.lower() in ("adopt", "approve", "take") for t in before):
        return None
    days = {m.edtf for m in within(candidate.report.dates, before.start_char, before.end_char) if m.edtf}
    over = {d for d in days if edtf.precision(d) == 1 and d != candidate.report.published}
    return over.pop() if len(over) == 1 else None


def _not_defended(candidate: Candidate, named: list[Entity], senders: list[str]) -> list[Entity]:
    """The only state of those named at which measures can aim."""
    doc = candidate.sentence.doc
    found: list[Entity] = []
    for entity in named:
        sentence = next(
            (s for s in doc.sents if s.start_char <= entity.start < s.end_char), candidate.sentence
        )
        before = candidate.report.text[sentence.start_char : entity.start]
        if entity.code is not None and entity.code not in senders and not _VICTIM.search(before):
            found.append(entity)
    return found[:1] if len(codes(found)) == 1 else []


def deciding(candidate: Candidate) -> list[Entity]:
    """ "The Council adopted Decision (CFSP) 2020/1", "the Decision establishes": the Union's, where the page says that it is its council."""
    nouns = candidate.tokens("sender")
    alone = any(t.lemma_.lower() in _DECISIONS for t in nouns)
    if (
        not alone
        or candidate.resolver.organisation_codes - {"EU", "EFTA"}
        or _UNIONS_OWN.search(candidate.report.text) is None
    ):
        return []
    at = candidate.trigger.idx
    return [Entity(at, at, "EU", False, assumed=True)]
