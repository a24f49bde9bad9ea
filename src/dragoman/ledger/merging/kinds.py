"""The kinds of record: how the claims of each are matched, and how they are fused."""

from typing import Any

from dragoman.ledger.merging.claim import Cluster
from dragoman.ledger.merging.commitments import CommitmentMatcher, fuse_commitment
from dragoman.ledger.merging.event_fusion import fuse_event
from dragoman.ledger.merging.events import EventMatcher
from dragoman.ledger.merging.figures import FigureMatcher, fuse_figure
from dragoman.ledger.merging.matcher import Matcher
from dragoman.ledger.merging.outcomes import Became
from dragoman.ledger.merging.statements import StatementMatcher, fuse_statement
from dragoman.ledger.merging.voices import Voices
from dragoman.records import Commitment, Event, Figure, Statement

MATCHERS: dict[str, Matcher[Any]] = {
    "event": EventMatcher(),
    "figure": FigureMatcher(),
    "commitment": CommitmentMatcher(),
    "statement": StatementMatcher(),
}


def fuse(
    kind: str, identity: str, cluster: Cluster[Any], voices: Voices, became: Became
) -> Event | Figure | Commitment | Statement:
    """The record that the claims of ``cluster`` (in canonical order) add up to."""
    match kind:
        case "event":
            return fuse_event(identity, cluster, voices)
        case "figure":
            return fuse_figure(identity, cluster, voices)
        case "commitment":
            return fuse_commitment(identity, cluster, voices, became)
        case _:
            return fuse_statement(identity, cluster)
