"""The controlled lists of the public contract: statuses, roles, tracks, indicators.

Kinds of event and topics are not here: they are tables in ``dragoman/knowledge`` that a user can extend.
"""

from enum import StrEnum

CONTACTS = frozenset({"visit", "meeting", "call", "consultation", "commission", "summit"})
"""The kinds of event that count as a contact: people of two sides in touch with each other."""


class Status(StrEnum):
    """What became of an event, as far as the sources say."""

    PLANNED = "planned"
    OCCURRED = "occurred"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    DENIED = "denied"
    UNCONFIRMED = "unconfirmed"


class Role(StrEnum):
    """The part that a participant plays in an event."""

    VISITOR = "visitor"
    HOST = "host"
    COUNTERPART = "counterpart"
    DELEGATION = "delegation"
    SIGNATORY = "signatory"
    MEDIATOR = "mediator"
    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    VOTER = "voter"
    MEMBER = "member"
    TARGET = "target"


class Track(StrEnum):
    """Bilateral (two states), institutional (a state with an organisation) or multilateral."""

    BILATERAL = "bilateral"
    INSTITUTIONAL = "institutional"
    MULTILATERAL = "multilateral"


class Indicator(StrEnum):
    """What a figure measures."""

    TURNOVER = "turnover"
    EXPORTS = "exports"
    IMPORTS = "imports"
    BALANCE = "balance"
    INVESTMENT = "investment"
    CONTRACTS = "contracts"
    PROJECT = "project"
    LOAN = "loan"
    AID = "aid"
    PEOPLE = "people"


class FigureRole(StrEnum):
    """Whether a figure was measured, is aimed at, or is an estimate."""

    ACTUAL = "actual"
    TARGET = "target"
    ESTIMATE = "estimate"


class CommitmentState(StrEnum):
    """What became of a commitment. ``overdue`` is not a state: it is ``open`` past its due date."""

    OPEN = "open"
    KEPT = "kept"
    MISSED = "missed"
    POSTPONED = "postponed"
    DROPPED = "dropped"


class Stance(StrEnum):
    """Where a speaker stands on an issue."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"
