"""Killed at any moment, a ledger reopens with whole documents only."""

import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

import pytest

from dragoman.ledger import Ledger
from dragoman.records import Reading
from ledger.stories import Story, person, place

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 needs a Unix system")

KILLS = 20


def readings(many: int) -> list[Reading]:
    """Documents that tell of a few events again and again, so that every one of them merges with others."""
    told = []
    for n in range(many):
        story = Story("2015-05-04", salt=f"Document {n}. " + "words " * 300)
        for day in range(1, 6):
            story.event(
                f"The president was in Tbilisi on {day} April.",
                "meeting",
                date=f"2015-04-0{day}",
                states=("BLR", "GEO"),
                venue=place("Tbilisi", "GEO"),
                participants=(person("Lukashenka", "BLR", rank=1), person("Margvelashvili", "GEO", rank=1)),
            )
        story.figure("$64.2m", 64_200_000, period="2014").commitment("to meet again", event=4)
        told.append(story.reading())
    return told


def ingest(location: Path, told: list[Reading]) -> None:
    with Ledger.open(location, create=True) as ledger:
        for reading in told:
            ledger.add(reading, reading.text.encode())


def test_a_killed_ingest_leaves_whole_documents_only(tmp_path: Path) -> None:
    told = readings(600)
    location = tmp_path / "dragoman.db"
    chance = random.Random(20151122)
    context = multiprocessing.get_context("fork")
    before = 0
    for _ in range(KILLS):
        program = context.Process(target=ingest, args=(location, told))
        program.start()
        time.sleep(chance.uniform(0.01, 0.25))
        assert program.pid is not None
        os.kill(program.pid, signal.SIGKILL)
        program.join()
        with Ledger.open(location, create=True) as ledger:
            ledger.check()
            count = ledger.counts()
            assert count.documents >= before
            before = count.documents
            assert count.claims == 7 * count.documents
            assert sum(len(event.history) for event in ledger.events()) == 5 * count.documents
            assert len(ledger.search("Document", limit=1000)) == count.documents
            assert [d.id for d in ledger.documents()] == sorted(
                r.document.id for r in told[: count.documents]
            )
    assert before > 0


def test_readers_work_while_another_program_writes(tmp_path: Path) -> None:
    location = tmp_path / "dragoman.db"
    Ledger.open(location, create=True).close()
    told = readings(40)
    program = multiprocessing.get_context("fork").Process(target=ingest, args=(location, told))
    program.start()
    with Ledger.open(location) as reader:
        while program.is_alive():
            events = reader.events()
            assert len({len(event.history) for event in events}) <= 1, "half a document was seen"
    assert program.exitcode == 0


def test_two_programs_may_add_the_same_documents_at_once(tmp_path: Path) -> None:
    location = tmp_path / "dragoman.db"
    told = readings(15)
    context = multiprocessing.get_context("fork")
    programs = [context.Process(target=ingest, args=(location, order)) for order in (told, told[::-1])]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
        assert program.exitcode == 0
    with Ledger.open(location) as ledger:
        ledger.check()
        assert ledger.counts().documents == 15
        assert [event.sources for event in ledger.events()] == [1] * 5  # they are copies of one story
