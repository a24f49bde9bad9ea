"""What is wrong with a ledger is named; what is right is not."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.ledger import Ledger
from ledger.stories import Story, person

STORY = (
    Story()
    .event(
        "They met.",
        "meeting",
        states=("BLR", "GEO"),
        date="2015-04-22",
        participants=(person("Ana Berg", "GEO"),),
    )
    .figure("Trade was 64.2 million.", 64_200_000)
    .commitment("to meet again", parties=("BLR", "GEO"))
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A ledger whose bytes are those that its hashes say."""
    place = tmp_path / "dragoman.db"
    reading = STORY.reading()
    with Ledger.open(place, create=True) as ledger:
        ledger.add(reading)
        event = ledger.events()[0].id
        ledger.correct(event, {"date": "2015-04-21"}, reason="why", by="Ada")
    return place


def faults(file: Path) -> list[str]:
    with Ledger.open(file) as ledger:
        return list(ledger.faults())


def test_a_whole_ledger_has_no_faults(file: Path) -> None:
    assert faults(file) == []


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        ("UPDATE contents SET text = 'x' || text", "quotes words that don't stand in doc-"),
        ("UPDATE contents SET raw = x'00'", "The bytes kept of doc-"),
        ("DELETE FROM contents", "The text of doc-"),
        ("DELETE FROM record_claims WHERE record LIKE 'fig-%'", "is part of no record"),
        ("DELETE FROM record_claims WHERE record LIKE 'fig-%'", "rests on no claim"),
        ("UPDATE records SET payload = json_set(payload, '$.evidence', json('[]'))", "has no evidence"),
        ("UPDATE claims SET document = 'doc-none'", "The file is damaged: a row of claims points nowhere"),
        ("DELETE FROM passages", "not as full-text search has them"),
        ("DELETE FROM attendances", "is not as lists of people and of trade count it"),
        ("UPDATE attendances SET at = 'x'", "is not as lists of people and of trade count it"),
        ("UPDATE figure_values SET sources = 7", "is not as lists of people and of trade count it"),
        ("UPDATE guises SET office = 'x'", "of guises, is not as it was written"),
        ("UPDATE sorts SET highest = 7", "of sorts, is not as it was written"),
        ("UPDATE record_sorts SET line = 'x'", "is not as lists of partners count it"),
        (
            "INSERT INTO record_outcomes SELECT number, 'ev-none' FROM records WHERE kind = 'commitment'",
            "is not as lists of outcomes have it",
        ),
        ("UPDATE correction_claims SET claim = NULL", "rests on words that are not found"),
        ("UPDATE corrections SET action = 'undo', undoes = 'cor-none', "
         "payload = json_set(payload, '$.action', 'undo', '$.undoes', 'cor-none')", "which isn't here"),
    ],
)  # fmt: skip
def test_every_harm_is_named(file: Path, harm: str, sentence: str) -> None:
    with closing(sqlite3.connect(file)) as bare:
        bare.execute(harm)
        bare.commit()
    found = faults(file)
    assert any(sentence in fault for fault in found), found


def test_a_torn_file_is_named(file: Path) -> None:
    with closing(sqlite3.connect(file)) as bare:
        bare.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(file.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 3000] = b"\xff" * 3000
    file.write_bytes(content)
    with pytest.raises(DragomanError, match=r"damaged|not whole"), Ledger.open(file) as ledger:
        ledger.check()


def test_check_raises_the_first_fault(told: Callable[..., Ledger]) -> None:
    ledger = told(STORY)
    with ledger._changing() as connection:
        connection.exec_driver_sql("DELETE FROM record_claims")
    with pytest.raises(DragomanError, match=r"is not whole: the claim .* is part of no record"):
        ledger.check()
