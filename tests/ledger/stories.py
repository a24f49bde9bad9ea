"""Documents written by hand: sentences with what they claim, and evidence offsets worked out by themselves."""

from hashlib import sha256
from typing import Any

from dragoman.records import (
    Claims,
    CommitmentClaim,
    Document,
    EventClaim,
    Evidence,
    FigureClaim,
    Participant,
    Reading,
    Role,
    StatementClaim,
    Venue,
    document_id,
)


class Story:
    """A document under construction. ``salt`` makes two documents of the same words different."""

    def __init__(self, published: str | None = "2015-05-04", salt: str = "") -> None:
        self.published = published
        self.salt = salt
        self._said: list[tuple[str, type[Any], dict[str, Any]]] = []

    def event(self, words: str, kind: str, status: str = "occurred", **fields: Any) -> "Story":
        return self._say(words, EventClaim, type=kind, status=status, **fields)

    def figure(self, words: str, value: float, **fields: Any) -> "Story":
        given = {
            "indicator": "turnover",
            "reporter": "BLR",
            "partner": "GEO",
            "currency": "USD",
            "role": "actual",
        }
        return self._say(words, FigureClaim, value=value, **given | fields)

    def commitment(self, words: str, **fields: Any) -> "Story":
        return self._say(words, CommitmentClaim, **{"undertaking": words, "parties": ("BLR", "ITA")} | fields)

    def statement(self, words: str, **fields: Any) -> "Story":
        return self._say(words, StatementClaim, **{"speaker": "BLR", "position": words} | fields)

    def _say(self, words: str, kind: type[Any], **fields: Any) -> "Story":
        self._said.append((words, kind, {"confidence": 0.8} | fields))
        return self

    def reading(self) -> Reading:
        """The document with its claims."""
        text = "\n\n".join([words for words, _, _ in self._said] + [self.salt or "The end."])
        digest = sha256(f"{text}{self.published}{self._said}".encode()).hexdigest()
        name, claims = document_id(digest), []
        at = 0
        for words, kind, fields in self._said:
            proof = Evidence(document=name, start=at, end=at + len(words), quote=words)
            claims.append(kind(evidence=(proof,), **fields))
            at += len(words) + 2
        document = Document(id=name, origin="story.txt", sha256=digest, published=self.published)
        return Reading(
            document=document,
            text=text,
            spans=((0, len(text)),),
            claims=Claims(
                events=tuple(c for c in claims if isinstance(c, EventClaim)),
                figures=tuple(c for c in claims if isinstance(c, FigureClaim)),
                commitments=tuple(c for c in claims if isinstance(c, CommitmentClaim)),
                statements=tuple(c for c in claims if isinstance(c, StatementClaim)),
            ),
        )


def story(number: int = 0, words: str = "They met.") -> Story:
    """A document of one meeting; another for each number."""
    return Story(salt=str(number)).event(words, "meeting", states=("BLR", "GEO"), date="2015-04-22")


def person(
    name: str | None,
    country: str,
    role: str = "counterpart",
    rank: int | None = None,
    office: str | None = None,
) -> Participant:
    return Participant(name=name, country=country, role=Role(role), rank=rank, office=office)


def place(name: str, country: str, at: tuple[float, float] | None = None) -> Venue:
    latitude, longitude = at or (None, None)
    return Venue(name=name, country=country, latitude=latitude, longitude=longitude)
