"""Bars of progress are seen on a terminal, when something takes its time."""

import pytest

from dragoman.cli import progress


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits before a bar appears."""
    monkeypatch.setattr(progress, "PATIENCE", 0.0)


def test_who_waits_for_an_old_ledger_sees_how_far_it_is() -> None:
    with progress.Upgrade(wanted=True) as told:
        told("people", 1000, 4000)
        (task,) = told._bar.tasks
        assert (task.description, task.completed, task.total) == ("people", 1000, 4000)
        told("sorts", 2000, 5000)
        (task,) = told._bar.tasks
        assert (task.description, task.completed, task.total) == ("sorts", 2000, 5000)
    assert told._bar.finished is False
    assert not told._bar.live.is_started


def test_nobody_sees_a_bar_who_wants_none() -> None:
    with progress.Upgrade(wanted=False) as told:
        told("people", 1, 2)
    assert told._bar is None


def test_what_is_quick_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 60.0)
    with progress.Upgrade(wanted=True) as told:
        told("people", 1, 2)
    assert told._bar is None
