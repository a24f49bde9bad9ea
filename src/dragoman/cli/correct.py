"""``dragoman correct``: what people set, reject, confirm, merge, split, add and undo; an entry each."""

import json as codec
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import JsonOption, Session
from dragoman.errors import DragomanError, UsageError

if TYPE_CHECKING:
    from dragoman.ledger.store import Ledger
    from dragoman.records import Correction


IdArgument = Annotated[
    str | None,
    typer.Argument(metavar="ID", help="The id of a record, or how it alone begins.", show_default=False),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="FIELD=VALUE",
        help="Give a field another value; FIELD= empties it.",
        show_default=False,
    ),
]
MergeOption = Annotated[
    str | None,
    typer.Option("--merge", metavar="ID", help="This record and that one are one.", show_default=False),
]
SplitOption = Annotated[
    list[str] | None,
    typer.Option(
        "--split",
        metavar="CLAIM",
        help="This claim of the record, or this document's, tells of another thing.",
        show_default=False,
    ),
]
AddOption = Annotated[
    str | None,
    typer.Option(
        "--add",
        metavar="FILE",
        help="Add the records in a JSON file (- for standard input), with their evidence.",
        show_default=False,
    ),
]
UndoOption = Annotated[
    str | None,
    typer.Option("--undo", metavar="N", help="Take correction N back, by number or id.", show_default=False),
]
BringOption = Annotated[
    str | None,
    typer.Option(
        "--import",
        metavar="FILE",
        help="Take in corrections that 'dragoman export corrections' wrote.",
        show_default=False,
    ),
]
RejectOption = Annotated[bool, typer.Option("--reject", help="The record is none: take it out of the lists.")]
ConfirmOption = Annotated[bool, typer.Option("--confirm", help="The record is right as it stands.")]
ReasonOption = Annotated[
    str | None,
    typer.Option("--reason", metavar="WORDS", help="Why; every correction needs it.", show_default=False),
]
ByOption = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="NAME",
        help="Who corrects [default: $DRAGOMAN_PERSON, or the login name].",
        show_default=False,
    ),
]


def correct(
    session: Session,
    id: IdArgument = None,
    set_: SetOption = None,
    reject: RejectOption = False,
    confirm: ConfirmOption = False,
    merge: MergeOption = None,
    split: SplitOption = None,
    add: AddOption = None,
    undo: UndoOption = None,
    bring: BringOption = None,
    reason: ReasonOption = None,
    by: ByOption = None,
    json: JsonOption = False,
) -> None:
    """Correct a record: set its fields, reject, confirm, merge or split it; add one; undo a correction."""
    acts = {
        "--set": set_, "--reject": reject, "--confirm": confirm, "--merge": merge, "--split": split,
        "--add": add, "--undo": undo, "--import": bring,
    }  # fmt: skip
    act = _only_one(acts)
    free = act in ("--add", "--undo", "--import")
    if free and id is not None:
        raise UsageError(f"{act} takes no ID of a record ('{id}').")
    if not free and id is None:
        raise UsageError(f"{act} needs the ID of a record: dragoman correct ID {act} ...")
    if act != "--import" and not (reason or "").strip():
        raise UsageError("A correction needs a reason (--reason WORDS).")
    fields = _fields(set_ or [])
    with session.open_ledger() as ledger:
        if act == "--import":
            new = ledger.bring_corrections(_exported(str(bring)))
            if not session.quiet:
                print(f"{new} new correction{'' if new == 1 else 's'}.")
            return
        why: dict[str, Any] = {"reason": reason, "by": by}
        record = id or ""
        match act:
            case "--set":
                entries = [ledger.correct(record, fields, **why)]
            case "--reject":
                entries = [ledger.reject(record, **why)]
            case "--confirm":
                entries = [ledger.confirm(record, **why)]
            case "--merge":
                entries = [ledger.merge(record, str(merge), **why)]
            case "--split":
                entries = [ledger.split(record, split or [], **why)]
            case "--add":
                entries = [ledger.add_record(kind, given, **why) for kind, given in _records(str(add))]
            case _:
                entries = [ledger.undo(str(undo), **why)]
        for entry in entries:
            _tell(ledger, entry, session, as_json=json)


def _only_one(acts: dict[str, Any]) -> str:
    given = [name for name, value in acts.items() if value]
    if len(given) != 1:
        said = f"{' and '.join(given)} can't go together" if given else "There is nothing to do"
        raise UsageError(f"{said}: give one of {', '.join(acts)}.")
    return given[0]


def _fields(pairs: list[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for pair in pairs:
        field, mark, value = pair.partition("=")
        if not mark or not field.strip():
            raise UsageError(f"--set: '{pair}' is not FIELD=VALUE.")
        if field.strip() in fields:
            raise UsageError(f"--set: {field.strip()} is given twice.")
        fields[field.strip()] = value
    return fields


def _read(place: str) -> str:
    try:
        return sys.stdin.read() if place == "-" else Path(place).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise DragomanError(f"{place} is not UTF-8 text.") from None


def _records(place: str) -> list[tuple[str, dict[str, Any]]]:
    """The records of a JSON file: one, a list, or JSON Lines. ``record`` names the kind; else it is an event."""
    text = _read(place)
    try:
        found = codec.loads(text)
    except ValueError:
        try:
            found = [codec.loads(line) for line in text.splitlines() if line.strip()]
        except ValueError as error:
            raise DragomanError(f"{place} is not JSON ({error}).") from None
    listed = found if isinstance(found, list) else [found]
    if not listed or not all(isinstance(record, dict) for record in listed):
        raise DragomanError(f"{place} holds no record.")
    return [(str(record.pop("record", "event")), record) for record in listed]


def _exported(place: str) -> "list[Correction]":
    from pydantic import ValidationError

    from dragoman.records import Correction

    entries = []
    for number, line in enumerate(_read(place).splitlines(), 1):
        if line.strip():
            try:
                entries.append(Correction.model_validate_json(line))
            except ValidationError:
                raise DragomanError(
                    f"Line {number} of {place} is no correction as 'dragoman export corrections' writes it."
                ) from None
    return entries


def _tell(ledger: "Ledger", entry: "Correction", session: Session, *, as_json: bool) -> None:
    from dragoman.publishing.export.formats import json_form
    from dragoman.publishing.export.jsonl import line

    if as_json:
        print(line(json_form(entry)))
    elif not session.quiet:
        print(f"{entry.number}  {entry.id}  {sentence(entry)}")
        if entry.action == "split" and entry.record:
            others = {ledger.get(a.claim).id for a in entry.anchors if a.side == 0}
            print(f"Split off: {', '.join(sorted(others))}.")


def sentence(entry: "Correction") -> str:
    """What an entry did, in a few words."""
    from dragoman.ledger.merging.overlay import in_words

    values = ", ".join(f"{name} = {in_words(value) or 'nothing'}" for name, value in entry.fields.items())
    leaving = ", ".join(anchor.claim for anchor in entry.anchors if anchor.side == 0)
    return {
        "set": f"{entry.record}: {values}",
        "reject": f"{entry.record} rejected",
        "confirm": f"{entry.record} confirmed",
        "merge": f"{entry.record} and {entry.other} are one",
        "split": f"{leaving} split off from {entry.record}",
        "add": f"{entry.record} added: {values}",
        "undo": f"{entry.undoes} undone",
    }[entry.action.value]
