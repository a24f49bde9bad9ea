"""A small ledger, and the command line run inside the test's own process."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dragoman.cli.main import main
from dragoman.ledger.store import Ledger
from dragoman.records import (
    Claims,
    CommitmentClaim,
    Document,
    EventClaim,
    Evidence,
    FigureClaim,
    FigureRole,
    Indicator,
    Participant,
    Reading,
    Role,
    Stance,
    StatementClaim,
    Status,
    Track,
    Venue,
    document_id,
)

TEXT = (
    "MENU HOME ABOUT\n\n"
    "On 5 March Deputy Foreign Minister Pavel Orlov visited Vilnius and met Ana Berg.\n\n"
    "Trade grew to $64.18 million in 2014. The sides will open a crossing by June 2015.\n\n"
    "Ms Berg said that visas must be free."
)


@dataclass
class Outcome:
    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[list[str]]:
        return [line.split("\t") for line in self.out.splitlines()]

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run ``dragoman`` with these arguments in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_LEDGER", raising=False)
    monkeypatch.delenv("DRAGOMAN_DEBUG", raising=False)

    def call(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


def evidence(document: str, text: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence(document=document, start=start, end=start + len(words), quote=words)


def reading_of(raw: bytes, origin: str = "a.txt", text: str = TEXT, day: str = "2015-03-05") -> Reading:
    """What a reader would make of TEXT."""
    sha = hashlib.sha256(raw).hexdigest()
    document = document_id(sha)
    visit = EventClaim(
        type="visit",
        status=Status.OCCURRED,
        date=day,
        states=("BLR", "LTU"),
        participants=(
            Participant(
                name="Pavel Orlov", country="BLR", office="deputy foreign minister", rank=5, role=Role.VISITOR
            ),
            Participant(name="Ana Berg", country="LTU", role=Role.HOST),
        ),
        venue=Venue(name="Vilnius", country="LTU", latitude=54.69, longitude=25.28),
        track=Track.BILATERAL,
        topics=("visas",),
        confidence=0.9,
        evidence=(evidence(document, text, "Pavel Orlov visited Vilnius"),),
    )
    turnover = FigureClaim(
        indicator=Indicator.TURNOVER, reporter="BLR", partner="LTU", value=64_180_000, currency="USD", period="2014",
        role=FigureRole.ACTUAL, confidence=0.8, evidence=(evidence(document, text, "$64.18 million"),),
    )  # fmt: skip
    crossing = CommitmentClaim(
        parties=("BLR", "LTU"), undertaking="open a crossing", due="2015-06", confidence=0.7,
        evidence=(evidence(document, text, "will open a crossing"),),
    )  # fmt: skip
    said = StatementClaim(
        speaker="Ana Berg", country="LTU", position="visas must be free", issue="visas", stance=Stance.FOR,
        confidence=0.6, evidence=(evidence(document, text, "said that visas must be free"),),
    )  # fmt: skip
    spans = tuple((text.index(p), text.index(p) + len(p)) for p in text.split("\n\n")[1:])
    return Reading(
        document=Document(
            id=document,
            origin=origin,
            sha256=sha,
            title="A visit",
            published="2015-03-06",
            media_type="text/plain",
        ),
        text=text,
        spans=spans,
        claims=Claims(events=(visit,), figures=(turnover,), commitments=(crossing,), statements=(said,)),
    )


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of one document, kept for BLR, at ``dragoman.db`` in the folder where commands are run."""
    path = tmp_path / "dragoman.db"
    with Ledger.open(path, create=True) as opened:
        opened.set_home("BLR")
        opened.add(reading_of(TEXT.encode()), TEXT.encode())
    return path


@pytest.fixture
def reads_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every source whose text is TEXT-like is read as ``reading_of``; one that holds "BOOM" raises."""

    def read(source: Any, home: str | None) -> Reading:
        if "BOOM" in source.text:
            raise KeyError("boom")
        if source.text != TEXT:
            plain = Document(id=document_id(source.sha256), origin=source.origin, sha256=source.sha256)
            return Reading(document=plain, text=source.text)
        return reading_of(source.raw, source.origin)

    monkeypatch.setattr("dragoman.pipeline.read", read)
