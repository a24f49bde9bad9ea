"""Ledgers to test with."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.ledger import Ledger
from ledger.stories import Story


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(tmp_path / "dragoman.db", create=True) as opened:
        yield opened


@pytest.fixture
def told(ledger: Ledger) -> Callable[..., Ledger]:
    """A ledger into which stories are told, in order."""

    def tell(*stories: Story) -> Ledger:
        for story in stories:
            reading = story.reading()
            ledger.add(reading, reading.text.encode(), encoding="utf-8")
        return ledger

    return tell
