"""The progress of reading, or of bringing a ledger up to date: on a terminal, when it takes longer than a person likes to wait."""

import os
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PATIENCE = 2.0
"""Seconds of work before a bar appears."""


class _Drawing:
    """A bar that is drawn once the wait is long, and taken away at the end."""

    def __init__(self, *, wanted: bool) -> None:
        self._wanted = wanted
        self._began = time.monotonic()
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()


class Progress(_Drawing):
    """Called with the origin of each source that is begun; draws on standard error, and leaves nothing behind."""

    def __init__(self, sources: Iterable[str], *, wanted: bool) -> None:
        super().__init__(wanted=wanted)
        self._sources = list(sources)
        self._done = 0
        self._task: Any = None

    def __call__(self, origin: str) -> None:
        """Say that the source ``origin`` is begun, and all before it are done."""
        if self._wanted and self._bar is None and time.monotonic() - self._began > PATIENCE:
            self._draw()
        if self._bar is not None:
            self._bar.update(self._task, completed=self._done, name=Path(origin).name)
        self._done += 1

    def _draw(self) -> None:
        from rich.progress import TextColumn

        self._bar = bar("Reading", TextColumn("{task.fields[name]}", markup=False))
        self._task = self._bar.add_task("", total=how_many(self._sources), name="")
        self._bar.start()


class Upgrade(_Drawing):
    """Called while an older ledger is brought up to date: with what is done now, how much of it is done, and how much there
    is of it. Draws on standard error, and leaves nothing behind."""

    def __init__(self, *, wanted: bool) -> None:
        super().__init__(wanted=wanted)
        self._tasks: dict[str, Any] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        """Say how far a step has come."""
        if not self._wanted or time.monotonic() - self._began < PATIENCE:
            return
        if self._bar is None:
            from rich.progress import TextColumn

            self._bar = bar("Bringing the ledger up to date:", TextColumn("{task.description}", markup=False))
            self._bar.start()
        if step not in self._tasks:
            for task in self._tasks.values():
                self._bar.remove_task(task)
            self._tasks = {step: self._bar.add_task(step, total=total)}
        self._bar.update(self._tasks[step], completed=done, total=total)


def bar(title: str, last: Any) -> Any:
    """A bar of progress on standard error, with a column of its own at the end."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    return Bar(
        TextColumn(title),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        last,
        console=Console(stderr=True),
        transient=True,
    )


def how_many(sources: Iterable[str]) -> int:
    """How many files the sources name, counting those in folders, without opening any."""
    total = 0
    for source in sources:
        if Path(source).is_dir():
            total += sum(len(names) for _, _, names in os.walk(source))
        else:
            total += 1
    return total
