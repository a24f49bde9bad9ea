"""``dragoman knowledge``: the office holders that a user adds to those that the reader knows."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import JsonOption, Session
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.knowledge.importing import Imported, Outcome


class Action(StrEnum):
    """What is to be done with the user's own tables."""

    IMPORT = "import"
    LIST = "list"
    REMOVE = "remove"


def knowledge(
    session: Session,
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="import, list or remove.")],
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE_OR_NAME...",
            help="Files to import; or names of imports to remove.",
            show_default=False,
        ),
    ] = None,
    called: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="NAME",
            help="What to call the import [default: the name of the file].",
            show_default=False,
        ),
    ] = None,
    lowest: Annotated[
        int,
        typer.Option(
            "--rank",
            metavar="RANK",
            min=1,
            max=8,
            help="Leave out offices below this rank [default: 6].",
            show_default=False,
        ),
    ] = 6,
    json: JsonOption = False,
) -> None:
    """Import who held which office when (CSV, OpenSanctions, Wikidata); list and remove what was imported."""
    from dragoman.knowledge.importing import import_holders, imports, remove_import

    given = names or []
    if action is Action.LIST:
        if given:
            raise UsageError("knowledge list takes no names.")
        _show(session, imports(), json)
        return
    if not given:
        raise UsageError(
            f"knowledge {action.value}: name {'a file' if action is Action.IMPORT else 'an import'}."
        )
    if called is not None and (len(given) > 1 or action is not Action.IMPORT):
        raise UsageError("--as names one import; give one file with it.")
    if action is Action.REMOVE:
        removed = [remove_import(name) for name in given]
        _show(session, removed, json, done="removed")
        return
    for name in given:
        _report(session, import_holders(Path(name), called, lowest), json)


def _report(session: Session, outcome: "Outcome", json: bool) -> None:
    """Tell what an import took and what it left out: the list as asked for, the rest on standard error."""
    _show(session, [outcome.stored], json, done="replaced" if outcome.replaced else "imported")
    if session.quiet or json:
        return
    for reason, count in outcome.left_out.most_common():
        typer.echo(f"Left out: {count:,} {reason}.", err=True)
    if outcome.unknown:
        common = "; ".join(f"{words} ({count})" for words, count in outcome.unknown.most_common(5))
        typer.echo(f"Offices not known, the most frequent: {common}.", err=True)


def _show(session: Session, found: "list[Imported]", json: bool, done: str = "imported") -> None:
    from dragoman.cli.tables import Column, show_lines, show_list

    if json:
        show_lines(
            {
                "name": each.name,
                "tenures": each.tenures,
                "origin": each.origin,
                "path": str(each.path),
                "done": done,
            }
            for each in found
        )
        return
    columns: list[Column[Imported]] = [
        Column("name", lambda each: each.name),
        Column("", lambda each: done),
        Column("tenures", lambda each: str(each.tenures), right=True),
        Column("from", lambda each: each.origin, share=3),
        Column("file", lambda each: str(each.path), share=4),
    ]
    show_list(columns, found, as_json=False, empty="Nothing was imported.", quiet=session.quiet)
