"""``dragoman reread``: what the present reader makes of the stored sources; shown first, done with ``--apply``."""

import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import JsonOption, Session

if TYPE_CHECKING:
    from dragoman.ledger.renewing import Change
    from dragoman.ledger.store import Ledger
    from dragoman.records import Document
    from dragoman.rereading import Reread

DocumentsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="DOCUMENT", help="Only these documents [default: all].", show_default=False),
]
ApplyOption = Annotated[
    bool, typer.Option("--apply", help="Change the ledger, not only show what would change.")
]

SIGNS = {"added": "+", "gone": "-", "altered": "~", "kept": "="}


def reread(
    session: Session,
    documents: DocumentsArgument = None,
    apply: ApplyOption = False,
    json: JsonOption = False,
) -> int:
    """Read the stored sources again with the present reader. Shows what would change; --apply changes it."""
    from dragoman.cli.progress import Progress
    from dragoman.rereading import reread as read_again

    told: Counter[str] = Counter()
    failed = 0
    with session.open_ledger() as ledger:
        wanted = _wanted(ledger, documents or [])
        shown = sys.stderr.isatty() and not session.quiet
        with Progress([document.origin for document in wanted], wanted=shown) as progress:
            home = session.home_code()
            for done in read_again(ledger, wanted, apply=apply, home=home, progress=progress):
                told.update(change.what for change in done.changes)
                told["documents"] += bool(done.changes)
                told["corrected"] += sum(change.corrected for change in done.changes)
                failed += _complain(done)
                _show(done, as_json=json)
    if not json and not session.quiet:
        _summarise(told, len(wanted), apply)
    return 1 if failed else 0


def _wanted(ledger: "Ledger", names: list[str]) -> "list[Document]":
    from dragoman.errors import UsageError
    from dragoman.records import Document

    if not names:
        return ledger.documents()
    found = [ledger.get(name) for name in names]
    documents = [document for document in found if isinstance(document, Document)]
    if len(documents) < len(names):
        other = next(name for name, it in zip(names, found, strict=True) if not isinstance(it, Document))
        raise UsageError(f"{other} is no document.")
    return list({document.id: document for document in documents}.values())


def _complain(done: "Reread") -> int:
    if done.skipped:
        print(f"dragoman: {done.document.id} is left as it is: {done.skipped}.", file=sys.stderr)
    if done.failed is None:
        return 0
    what = " ".join(str(done.failed).split())[:200]
    print(
        f"dragoman: {done.document.id} ({done.document.origin}) could not be read "
        f"({type(done.failed).__name__}: {what}) and is left as it is. This is a defect of ours.",
        file=sys.stderr,
    )
    return 1


def _show(done: "Reread", *, as_json: bool) -> None:
    from dragoman.cli.tables import plain
    from dragoman.publishing.export.jsonl import line

    if as_json:
        for change in done.changes:
            print(line(_as_json(done, change)))
    elif done.changes:
        print(plain(f"{done.document.id}  {done.document.title or done.document.origin}"))
        for change in done.changes:
            print(plain(f"{SIGNS[change.what]} {change.what:<8}{sentence(change)}"))


def _as_json(done: "Reread", change: "Change") -> dict[str, Any]:
    return {
        "document": done.document.id,
        "what": change.what,
        "kind": change.kind,
        "record": change.record,
        "fields": {name: {"before": old, "after": new} for name, (old, new) in change.fields.items()},
        "corrected": change.corrected,
        "said": change.said,
    }


def sentence(change: "Change") -> str:
    """A change in a line: what it is about, and what becomes of which field."""
    from dragoman.ledger.merging.overlay import in_words

    fields = "; ".join(
        f"{name} {in_words(old) or 'nothing'} → {in_words(new) or 'nothing'}"
        for name, (old, new) in change.fields.items()
    )
    said = change.said
    keys = ("type", "indicator", "date", "period", "value", "undertaking", "speaker", "position")
    about = [in_words(said[key]) for key in keys if said.get(key) is not None]
    about += [code for key in ("states", "organisations", "parties") for code in said.get(key) or ()]
    named = " ".join(filter(None, (change.record, change.kind, *about)))
    kept = {"kept": "; the reader no longer finds it, but a person stands behind it"}.get(change.what, "")
    above = "; a person's correction stands above it" if change.corrected and not kept else ""
    quote = f': "{said["evidence"][0]["quote"]}"' if change.what == "added" and said.get("evidence") else ""
    return f"{named if change.kind != 'document' else 'document'}{': ' + fields if fields else ''}{quote}{kept}{above}"


def _summarise(told: "Counter[str]", read: int, applied: bool) -> None:
    from dragoman.cli.ingest import count

    verb = "changed" if applied else "would change"
    kinds = ", ".join(f"{told[what]} {what}" for what in SIGNS if told[what])
    print(
        f"{count(read, 'document')} read again; {told['documents']} {verb}{': ' + kinds if kinds else ''}.",
        file=sys.stderr,
    )
    if told["documents"] and not applied:
        print("Run it again with --apply to change the ledger.", file=sys.stderr)
