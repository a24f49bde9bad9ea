"""``dragoman ingest``: files, folders and standard input are read into the ledger.

Exit codes: 0 where all that was named could be read (files in a folder that cannot be are named on standard error
and skipped), 1 where a named source could not, where nothing could, or where reading failed on a document; what
could be read is kept in every case.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import JsonOption, Session, user_date
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.intake.source import Source, Unreadable
    from dragoman.ledger.store import Ledger
    from dragoman.pipeline import Ingested

SourcesArgument = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE...", help="Files, folders, or - for standard input.", show_default=False),
]
PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="The day of publication of sources that carry none themselves.",
        show_default=False,
    ),
]

LARGEST_TO_HINT = 20_000
"""In ledgers with more events than this, no month is looked for to be hinted at."""


def ingest(
    session: Session, sources: SourcesArgument, published: PublishedOption = None, json: JsonOption = False
) -> int:
    """Read sources into the ledger. What it has read already is left as it is."""
    from dragoman.intake.reading import read_sources
    from dragoman.pipeline import ingest as read_all

    home = session.home_code()
    day = user_date(published, "--published") if published else None
    coming = read_sources(sources, stdin=sys.stdin.buffer, published=day)
    refused, coming = _first_readable(coming)
    if refused is not None:
        raise refused
    with session.open_ledger(create=True) as ledger:
        home = _settle_home(ledger, home, session)
        with _progress(sources, session) as progress:
            done = read_all(coming, ledger, home, progress)
        _complain(done, session)
        if not session.quiet:
            _summarise(done, ledger, session, json)
    if done.refused is not None:
        raise done.refused
    return 1 if done.failed else 0


def _first_readable(
    coming: "Iterator[Source | Unreadable]",
) -> "tuple[DragomanError | None, Iterator[Source | Unreadable]]":
    """Look ahead to the first source that can be read, so that nothing is made of a ledger where there is none."""
    from dragoman.intake.source import Unreadable

    seen: list[Source | Unreadable] = []
    try:
        for found in coming:
            seen.append(found)
            if not isinstance(found, Unreadable):
                break
        else:
            return DragomanError("There is nothing to read."), iter(())
    except DragomanError as error:
        for skipped in seen:
            _warn(f"{skipped}; skipped.")
        return error, iter(())
    return None, chain(seen, coming)


def _settle_home(ledger: "Ledger", home: str | None, session: Session) -> str | None:
    """The country to read for; the first one that is given is kept in the ledger."""
    kept = ledger.home
    if home is None:
        return kept
    if kept is None:
        ledger.set_home(home)
    elif home != kept and not session.quiet:
        _warn(f"These sources are read for {home}; the ledger stays that of {kept}.")
    return home


def _warn(sentence: str) -> None:
    print(f"dragoman: {sentence}", file=sys.stderr)


def _complain(done: "Ingested", session: Session) -> None:
    for origin, reason in done.skipped:
        _warn(f"{origin} {reason}; skipped.")
    for origin, error in done.failed:
        what = " ".join(str(error).split())[:200]
        _warn(
            f"{origin} could not be read ({type(error).__name__}: {what}); skipped. This is a defect of ours."
        )
        if session.debug:
            import traceback

            traceback.print_exception(error)


def _summarise(done: "Ingested", ledger: "Ledger", session: Session, as_json: bool) -> None:
    held = ledger.counts()
    kinds = ("events", "figures", "commitments", "statements")
    if as_json:
        from dragoman.publishing.export.jsonl import line

        told: dict[str, Any] = {
            "read": done.read,
            "known": done.known,
            "skipped": [{"source": origin, "reason": reason} for origin, reason in done.skipped],
            "failed": [origin for origin, _ in done.failed],
            "claims": dict(done.claims),
            "ledger": {"path": str(ledger.address), "documents": held.documents}
            | {kind: getattr(held, kind) for kind in kinds},
        }
        print(line(told))
        return
    skipped = len(done.skipped) + len(done.failed)
    print(f"{count(done.read, 'document')} read, {done.known} already known, {skipped} skipped.")
    if done.read:
        said = ", ".join(count(done.claims[kind], kind[:-1]) for kind in kinds if done.claims[kind])
        print(f"They say: {said or 'nothing that is recorded'}.")
    records = ", ".join(count(getattr(held, kind), kind[:-1]) for kind in kinds)
    print(f"{ledger.address} holds {records} from {count(held.documents, 'document')}.")
    at = f" --ledger {session.ledger}" if session.ledger else ""
    hint = f"Try: dragoman events{at} --limit 20"
    month = busiest_month(ledger) if 0 < held.events <= LARGEST_TO_HINT else None
    print(f"{hint}; dragoman digest{at} --month {month}" if month else hint)


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 event", "2 events"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def busiest_month(ledger: "Ledger") -> str | None:
    """The month, as 2015-03, in which most events begin; of equals the latest."""
    days = (event.date for event in ledger.events() if event.date)
    months = Counter(day[:7] for day in days if len(day) >= 7 and day[:4].isdigit() and day[5:7].isdigit())
    return max(months, key=lambda month: (months[month], month), default=None)


def _progress(sources: Iterable[str], session: Session) -> Any:
    from dragoman.cli.progress import Progress

    return Progress(sources, wanted=sys.stderr.isatty() and not session.quiet)
