"""Acts of one party towards another: summonses, expulsions, protests, appeals, statements, aid, incidents."""

from dragoman.annotation.modality import Modality
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.parties import codes, official, participants
from dragoman.coding.assembly.unsaid import two_of_story, unsaid_senders, unsaid_targets
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import sums_up
from dragoman.coding.story import Story
from dragoman.coding.where import venue_of
from dragoman.records import EventClaim, Role, Status

# Acts that take place when they are announced: "the expulsion was announced", "announced a grant".
_BY_WORD = frozenset({"planned: announce", "planned: confirm", "planned: decision"})


def assemble_directed(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim from the sender towards the target."""
    if candidate.kind.name in ("expulsion", "aid", "protest") and candidate.modality.reason in _BY_WORD:
        candidate.modality = Modality(Status.OCCURRED, "done by announcing it")
    if candidate.kind.name == "statement" and candidate.modality.status is Status.PLANNED:
        candidate.drop("not said yet")
        return []
    if candidate.kind.name == "protest" and candidate.trigger.head.lemma_.lower() in ("summon", "call"):
        candidate.drop("what the summons was for")
        return []
    senders = official(candidate.entities("sender"))
    if not senders and "sender" in candidate.frame.require:
        senders = unsaid_senders(candidate, story)
    if not senders and candidate.kind.name == "incident" and candidate.tokens("sender"):
        senders = two_of_story(candidate, story, [])
    targets = [e for e in official(candidate.entities("target")) if e.code not in codes(senders)]
    if any(sums_up(token) for token in candidate.tokens("sender")) or len(codes(senders)) == 0:
        candidate.drop("nobody acts")
        return []
    if "target" in candidate.frame.require and not targets:
        targets = unsaid_targets(candidate, story, codes(senders))
    mutual = candidate.kind.name == "incident" and len(codes(senders)) > 1
    alone = "target" in candidate.frame.require or candidate.kind.name == "incident"
    if alone and not targets and not mutual:
        candidate.drop("no other party is acted upon")
        return []
    people = [
        *participants(senders, Role.SPEAKER),
        *participants(targets, Role.TARGET if candidate.kind.name != "statement" else Role.ADDRESSEE),
    ]
    people += participants([e for e in candidate.entities("envoy") if e.person], Role.TARGET)
    venue = venue_of(candidate)
    if candidate.kind.name == "expulsion" and len(codes(senders)) > 1:
        by_state = [[e for e in senders if e.code == code] for code in codes(senders)]
        return [build(candidate, story, [*own, *targets], people, venue=venue) for own in by_state]
    return [build(candidate, story, [*senders, *targets], people, venue=venue)]
