"""``dragoman backup`` and ``dragoman restore``: a copy of the ledger, and a ledger from a copy."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import Session

TargetArgument = Annotated[
    str, typer.Argument(metavar="FILE", help="Where to write the copy.", show_default=False)
]
SavedArgument = Annotated[
    str, typer.Argument(metavar="FILE", help="The backup, or any other ledger's file.", show_default=False)
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace what is there already.")]


def backup(session: Session, file: TargetArgument, force: ForceOption = False) -> None:
    """Copy the ledger, as it is at this moment, to a file. It may be in use meanwhile."""
    from dragoman.ledger.backing import backup as copy

    copy(session.location(), Path(file).expanduser(), force=force)
    if not session.quiet:
        print(f"{session.location()} saved to {file}.", file=sys.stderr)


def restore(session: Session, file: SavedArgument, force: ForceOption = False) -> None:
    """Put a backup in the place of the ledger. It is checked first."""
    from dragoman.ledger.backing import restore as put

    put(Path(file).expanduser(), session.location(), force=force)
    if not session.quiet:
        print(f"{session.location()} restored from {file}.", file=sys.stderr)
