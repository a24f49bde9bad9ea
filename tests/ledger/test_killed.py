"""Killed at any moment, a ledger reopens with whole documents only."""

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest

from dragoman.ledger import Filter, Ledger
from dragoman.records import Reading
from ledger.stories import Story, person, place

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 needs a Unix system")

KILLS = int(os.environ.get("DRAGOMAN_KILLS", "40"))
"""How many times a writing program is killed; the environment can ask for hundreds."""

FULL = 12
"""Documents after which the next ledger is begun, so that a kill costs the same at the end as in the beginning."""


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


def ingest(location: str, told: list[Reading]) -> None:
    with Ledger.open(location, create=True) as ledger:
        for reading in told:
            ledger.add(reading, reading.text.encode())


def work(location: str, told: list[Reading], begun: Any) -> None:
    """Ingest; read some documents again; correct, and take the correction back."""
    with Ledger.open(location, create=True) as ledger:
        for number, reading in enumerate(told):
            begun.send_bytes(b".")
            if not ledger.add(reading, reading.text.encode()).new:
                continue
            if number % 4 == 1:
                ledger.renew(reading)
            if number % 4 == 2:
                event = ledger.events()[0].id
                done = ledger.correct(event, {"venue": "Tbilisi, Georgia"}, reason="the video", by="Ada")
                ledger.undo(done.id, reason="no video", by="Ada")


def test_a_killed_program_leaves_whole_documents_only(backend: str, new_place: Callable[[], str]) -> None:
    told = readings(FULL + 4)
    chance = random.Random(20151122)
    context = multiprocessing.get_context("fork")
    before, written = FULL, 0
    kills = KILLS if backend == "sqlite" else KILLS // 3  # a server's own files are its business
    for _ in range(kills):
        if before >= FULL:
            location, before = new_place(), 0
        heard, begun = context.Pipe(duplex=False)
        program = context.Process(target=work, args=(location, told, begun))
        program.start()
        for _ in range(
            chance.choice((0, 1, before + 1, before + 2, before + 3))
        ):  # 0: it still opens the ledger
            heard.recv_bytes()
        time.sleep(chance.expovariate(1 / 0.02))
        assert program.pid is not None
        os.kill(program.pid, signal.SIGKILL)
        program.join()
        with Ledger.open(location, create=True) as ledger:
            count = ledger.counts()
            assert count.documents >= before, "a document that was there is lost"
            written += count.documents - before
            before = count.documents
            whole(ledger, told)
    assert written > kills / 10 or kills < 10  # so few may all have come before the first document


def whole(ledger: Ledger, told: list[Reading]) -> None:
    """Each document is there with all its claims, what merging made of them, and its words; nothing else is."""
    ledger.check()
    count = ledger.counts()
    assert count.claims == 7 * count.documents
    assert sum(len(event.history) for event in ledger.events()) == 5 * count.documents
    assert len(ledger.search("Document", limit=1000)) == count.documents
    assert [d.id for d in ledger.documents()] == sorted(r.document.id for r in told[: count.documents])


def test_readers_work_while_another_program_writes(location: str) -> None:
    Ledger.open(location, create=True).close()
    told = readings(15)
    program = multiprocessing.get_context("fork").Process(target=ingest, args=(location, told))
    program.start()
    looks = seen = 0
    with Ledger.open(location) as reader:
        while program.is_alive():
            events = reader.events(Filter(source="doc-"))
            assert len({len(event.history) for event in events}) <= 1, "half a document was seen"
            documents = len(events[0].history) if events else 0
            assert documents >= seen, "what was there has gone"
            assert len(reader.search("Document", limit=1000)) >= documents
            looks, seen = looks + 1, documents
    assert program.exitcode == 0
    assert looks > 1


def test_two_programs_may_add_the_same_documents_at_once(location: str) -> None:
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
