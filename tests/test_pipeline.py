"""The whole way: what is read, what is skipped, and that one bad document never costs the others."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman import pipeline
from dragoman.errors import DragomanError
from dragoman.intake.reading import read_sources
from dragoman.intake.source import Source, Unreadable
from dragoman.ledger.store import Ledger
from dragoman.records import Document, Reading, document_id


def a_source(text: str, origin: str = "a.txt") -> Source:
    raw = text.encode()
    return Source(origin, raw, hashlib.sha256(raw).hexdigest(), text, "text/plain", "utf-8")


def a_reading(source: Source, home: str | None) -> Reading:
    if "BOOM" in source.text:
        raise ZeroDivisionError("boom")
    document = Document(id=document_id(source.sha256), origin=source.origin, sha256=source.sha256)
    return Reading(document=document, text=source.text)


class Kept:
    """A ledger in memory, which can fail."""

    def __init__(self, broken: bool = False) -> None:
        self.readings: dict[str, Reading] = {}
        self.broken = broken

    def has(self, sha256: str) -> bool:
        return sha256 in self.readings

    def add(self, reading: Reading, raw: bytes, **_: Any) -> None:
        if self.broken:
            raise DragomanError("The disk is full.")
        self.readings[reading.document.sha256] = reading


@pytest.fixture(autouse=True)
def _reads_plainly(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "really" not in request.keywords:
        monkeypatch.setattr(pipeline, "read", a_reading)


def test_what_the_ledger_has_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Kept()
    assert pipeline.ingest([a_source("one"), a_source("two")], ledger).read == 2
    monkeypatch.setattr(pipeline, "read", lambda source, home: pytest.fail("read again"))
    again = pipeline.ingest([a_source("one"), a_source("one", "copy.txt"), a_source("two")], ledger)
    assert (again.read, again.known) == (0, 3)


def test_a_crash_in_one_document_never_costs_the_others() -> None:
    ledger = Kept()
    done = pipeline.ingest([a_source("one"), a_source("BOOM", "bad.txt"), a_source("two")], ledger)
    assert done.read == 2
    assert [(origin, type(error)) for origin, error in done.failed] == [("bad.txt", ZeroDivisionError)]


def test_an_unreadable_file_is_named_and_skipped() -> None:
    done = pipeline.ingest([Unreadable("x.pdf", "is a PDF"), a_source("one")], Kept())
    assert (done.read, done.skipped) == (1, [("x.pdf", "is a PDF")])


def test_what_the_sources_refuse_at_their_end_costs_nothing_before_it() -> None:
    def sources() -> Iterator[Source]:
        yield a_source("one")
        raise DragomanError("b.txt is empty.")

    ledger = Kept()
    done = pipeline.ingest(sources(), ledger)
    assert done.read == len(ledger.readings) == 1
    assert str(done.refused) == "b.txt is empty."


def test_an_error_of_the_ledger_stops_the_work() -> None:
    with pytest.raises(DragomanError, match="disk is full"):
        pipeline.ingest([a_source("one")], Kept(broken=True))


def test_progress_names_each_source_as_it_is_begun() -> None:
    seen: list[str] = []
    pipeline.ingest([a_source("one"), a_source("two", "b.txt")], Kept(), progress=seen.append)
    assert seen == ["a.txt", "b.txt"]


@pytest.mark.really
def test_reading_a_page_quotes_it_verbatim() -> None:
    text = (
        "Minister in Vilnius\n\nOn 5 March 2015 the Minister of Foreign Affairs of Belarus Ivan Petrov visited "
        "Vilnius, where he met his Lithuanian counterpart Jonas Kazlauskas.\n"
    )
    reading = pipeline.read(a_source(text), "BLR")
    assert reading.text == text
    assert reading == pipeline.read(a_source(text), "BLR")
    assert reading.claims.events
    for claim in reading.claims.events:
        for told in claim.evidence:
            assert text[told.start : told.end] == told.quote


@pytest.mark.really
@pytest.mark.slow
def test_the_shared_pages_are_read_once_and_quoted_verbatim(shared: Path, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        done = pipeline.ingest(read_sources([shared / "seeds"], published="2015-04-02"), ledger, "BLR")
        assert done.failed == []
        assert done.read == 4
        before = ledger.counts()
        assert before.events > 0
        again = pipeline.ingest(read_sources([shared / "seeds"], published="2015-04-02"), ledger, "BLR")
        assert (again.read, again.known) == (0, 4)
        assert ledger.counts() == before
        texts = {document.id: ledger.text(document.id) for document in ledger.documents()}
        records: list[Any] = [
            *ledger.events(),
            *ledger.figures(),
            *ledger.commitments(),
            *ledger.statements(),
        ]
        assert all(record.evidence for record in records)
        for record in records:
            for told in record.evidence:
                assert texts[told.document][told.start : told.end] == told.quote
