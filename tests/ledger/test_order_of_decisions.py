"""What people decided holds in whatever order documents and decisions come."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import DragomanError
from dragoman.ledger import Ledger
from dragoman.records import Correction, Reading
from ledger.stories import Story
from ledger.test_order_independence import stories

ACTIONS = ("date", "states", "status", "reject", "confirm", "merge", "merge", "split", "split", "undo")


def everything(ledger: Ledger) -> list[Any]:
    ledger.check()
    found = [*ledger.events(), *ledger.figures(), *ledger.commitments(), *ledger.statements()]
    return [record.model_dump(mode="json") for record in found]


def decide(ledger: Ledger, choose: Any) -> None:
    """One decision on what the ledger holds now."""
    events = ledger.events()
    if not events:
        return
    event, other = choose.choice(events).id, choose.choice(events).id
    why = {"reason": "the page says so", "by": "Ada"}
    try:
        match choose.choice(ACTIONS):
            case "date":
                ledger.correct(event, {"date": choose.choice(("2015-04-22", "2015-04-25", "none"))}, **why)
            case "states":
                ledger.correct(event, {"states": choose.choice(("BLR, GEO", "BLR, RUS"))}, **why)
            case "status":
                ledger.correct(event, {"status": choose.choice(("occurred", "planned", "cancelled"))}, **why)
            case "reject":
                ledger.reject(event, **why)
            case "confirm":
                ledger.confirm(event, **why)
            case "merge":
                ledger.merge(event, other, **why)
            case "split":
                ledger.split(event, [choose.choice(ledger.claims_of(event)).id], **why)
            case "undo":
                entries = ledger.corrections()
                ledger.undo(choose.choice(entries).number if entries else 1, **why)
    except DragomanError:
        return  # what cannot be decided changes nothing


def told_and_decided(file: Path, readings: list[Reading], choose: Any) -> tuple[list[Any], list[Correction]]:
    with Ledger.open(file, create=True) as ledger:
        for reading in readings:
            ledger.add(reading)
            while choose.random() < 0.5:
                decide(ledger, choose)
        return everything(ledger), ledger.corrections()


def told_otherwise(file: Path, readings: list[Reading], entries: list[Correction], choose: Any) -> list[Any]:
    readings = choose.sample(readings, len(readings))
    entries = choose.sample(entries, len(entries))
    with Ledger.open(file, create=True) as ledger:
        while readings or entries:
            if readings and choose.random() < 0.6:
                ledger.add(readings.pop())
            elif entries:
                ledger.bring_corrections([entries.pop()])
        return everything(ledger)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.lists(stories(), min_size=2, max_size=6), st.integers(0, 10**6))
def test_documents_and_decisions_in_any_order_make_the_same_records(told: list[Story], seed: int) -> None:
    choose = Random(seed)
    readings = [story.reading() for story in told]
    with TemporaryDirectory() as folder:
        first, entries = told_and_decided(Path(folder) / "first.db", readings, choose)
        assert told_otherwise(Path(folder) / "second.db", readings, entries, choose) == first
