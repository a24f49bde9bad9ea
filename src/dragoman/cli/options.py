"""The options that commands share, and what a user may type for dates, countries and kinds."""

import inspect
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.ledger.store import Ledger

DEFAULT_LEDGER = "dragoman.db"

LedgerOption = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="PATH_OR_URL",
        help="The ledger: a file, or an address like postgresql://host/database "
        "[default: $DRAGOMAN_LEDGER, or dragoman.db here].",
        show_default=False,
    ),
]
HomeOption = Annotated[
    str | None,
    typer.Option(
        "--home",
        metavar="COUNTRY",
        help="The country whose diplomacy it is: BLR, BY or Belarus [default: the one the ledger keeps].",
        show_default=False,
    ),
]
QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="Write nothing but what was asked for, and errors.")
]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON, one record a line.")]
LimitOption = Annotated[
    int | None, typer.Option("--limit", "-n", metavar="N", min=1, help="Write at most N lines.")
]


def output_option(metavar: str) -> Any:
    """``--output``: a file, or what ``metavar`` names, or else standard output."""
    text = "Where to write [default: standard output]."
    return typer.Option("--output", "-o", metavar=metavar, help=text, show_default=False)


def format_option(text: str) -> Any:
    """``--format``; ``text`` tells the formats and the default."""
    return typer.Option("--format", "-f", metavar="FORMAT", help=text, show_default=False)


def as_of_option(text: str) -> Any:
    """``--as-of``; ``text`` tells what the day is for and the default. ``last_day`` reads it."""
    return typer.Option("--as-of", metavar="DATE", help=text, show_default=False)


@dataclass(frozen=True, slots=True)
class Session:
    """What the shared options say, before and after the name of the command taken together."""

    ledger: str | None = None
    home: str | None = None
    quiet: bool = False
    debug: bool = False

    def location(self) -> str:
        """Where the ledger is: the option, ``DRAGOMAN_LEDGER``, or ``dragoman.db`` here."""
        return self.ledger or os.environ.get("DRAGOMAN_LEDGER") or DEFAULT_LEDGER

    def open_ledger(self, *, create: bool = False) -> "Ledger":
        """The ledger. Raises DragomanError where it is missing (without ``create``), locked or not ours."""
        from dragoman.cli.progress import Upgrade
        from dragoman.ledger.store import Ledger

        with Upgrade(wanted=sys.stderr.isatty() and not self.quiet) as upgrade:
            return Ledger.open(self.location(), create=create, telling=upgrade)

    def home_code(self) -> str | None:
        """The alpha-3 code of ``--home``, or None where it was not given."""
        return None if self.home is None else state_code(self.home, "--home")

    def home_of(self, ledger: "Ledger") -> str | None:
        """The country whose diplomacy it is: ``--home``, or the one that the ledger keeps."""
        return self.home_code() or ledger.home


SHARED = {
    "ledger": (LedgerOption, None),
    "home": (HomeOption, None),
    "quiet": (QuietOption, False),
    "debug": (DebugOption, False),
}


def with_session(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the shared options; it receives them as a Session, its first argument.

    An option given after the name of the command goes before the same one given before it.
    """
    own = list(inspect.signature(function).parameters.values())[1:]
    keyword = inspect.Parameter.KEYWORD_ONLY
    context = inspect.Parameter("context", keyword, annotation=typer.Context)
    shared = [
        inspect.Parameter(name, keyword, default=default, annotation=annotation)
        for name, (annotation, default) in SHARED.items()
    ]

    @wraps(function)
    def command(**values: Any) -> Any:
        before = values.pop("context").obj or Session()
        after = {name: values.pop(name) for name in SHARED}
        merged = {name: after[name] or getattr(before, name) for name in SHARED}
        session = Session(**merged)
        session.home_code()  # a country that is not one is refused, whether the command needs it or not
        return function(session, **values)

    parameters = [context, *(p.replace(kind=keyword) for p in own), *shared]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    return command


def state_code(name: str, option: str) -> str:
    """The alpha-3 code of a country by code or English name. Raises UsageError for one that is not known."""
    from dragoman.knowledge.countries import code_for

    found = code_for(name)
    if found is None:
        raise UsageError(f"{option}: '{name}' is not a country that is known (write BLR, BY or Belarus).")
    return found


def actor_code(name: str, option: str) -> str:
    """The code of a country, or the acronym of an organisation. Raises UsageError for one that is not known."""
    from dragoman.knowledge.countries import code_for
    from dragoman.knowledge.organisations import is_organisation, organisation_for

    found = name.upper() if is_organisation(name.upper()) else code_for(name) or organisation_for(name)
    if found is None:
        raise UsageError(
            f"{option}: '{name}' is neither a country nor an organisation that is known "
            "(write BLR, BY or Belarus; EU or European Union)."
        )
    return found


def user_date(text: str, option: str) -> str:
    """A date as a person types it, as EDTF. Raises UsageError for what is not a date."""
    from dragoman.records.edtf import parse_user_date

    try:
        return parse_user_date(text)
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from None


def last_day(as_of: str | None) -> date:
    """The last day of ``--as-of``, or today. Raises UsageError where it is not a date of a known year."""
    from dragoman.records.edtf import edges

    if as_of is None:
        return date.today()
    day = edges(user_date(as_of, "--as-of"))[1]
    if day is None:
        raise UsageError(f"--as-of: '{as_of}' has no last day.")
    return day
