"""The command ``dragoman``: its commands are registered here, and every error becomes one sentence."""

import contextlib
import os
import sys
from typing import Annotated, Any, NoReturn

import typer

from dragoman.cli import (
    backup,
    check,
    commitments,
    correct,
    corrections,
    digest,
    dossier,
    evaluate,
    events,
    explain,
    export,
    figures,
    ingest,
    knowledge,
    last,
    partners,
    people,
    release,
    reread,
    review,
    search,
    show,
    statements,
)
from dragoman.cli.options import DebugOption, HomeOption, LedgerOption, QuietOption, Session, with_session
from dragoman.errors import DragomanError

app = typer.Typer(
    name="dragoman",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)

COMMANDS = (
    ingest.ingest,
    events.events,
    figures.figures,
    commitments.commitments,
    statements.statements,
    people.people,
    partners.partners,
    last.last,
    show.show,
    correct.correct,
    corrections.corrections,
    reread.reread,
    search.search,
    digest.digest,
    dossier.dossier,
    review.review,
    export.export,
    release.release,
    explain.explain,
    evaluate.evaluate,
    knowledge.knowledge,
    check.check,
    backup.backup,
    backup.restore,
)
for _command in COMMANDS:
    app.command(_command.__name__)(with_session(_command))


def _version(wanted: bool) -> None:
    if wanted:
        from dragoman import __version__

        print(f"dragoman {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def shared(
    context: typer.Context,
    ledger: LedgerOption = None,
    home: HomeOption = None,
    quiet: QuietOption = False,
    debug: DebugOption = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Write the version and stop.")
    ] = False,
) -> None:
    """Read what is written about a country's diplomacy, and keep an evidence-linked ledger of it."""
    context.obj = Session(ledger=ledger, home=home, quiet=quiet, debug=debug)
    if context.invoked_subcommand is None:
        print(context.get_help(), file=sys.stderr)
        raise typer.Exit(2)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted.

    With ``--debug``, or ``DRAGOMAN_DEBUG`` set, errors are raised as they are.
    """
    given = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in given or bool(os.environ.get("DRAGOMAN_DEBUG"))
    try:
        command: Any = typer.main.get_command(app)
        code = command.main(args=given, prog_name="dragoman", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit) as end:
        return _closed(end)
    except (KeyboardInterrupt, typer.Abort):
        print("dragoman: Interrupted.", file=sys.stderr)
        return 130
    except Exception as error:
        if debug and not hasattr(error, "format_message"):
            raise
        print(f"dragoman: {sentence(error)}", file=sys.stderr)
        return int(getattr(error, "exit_code", 1))
    return code if isinstance(code, int) else 0


def _closed(end: BaseException) -> int:
    """The reader of our output went away, as ``head`` does: nothing more is written, and nothing is said."""
    if isinstance(end, SystemExit) and isinstance(end.code, int) and end.code != 1:
        return end.code
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 141


def sentence(error: Exception) -> str:
    """What a user can be told of an error, in one sentence."""
    if isinstance(error, DragomanError):
        return str(error)
    message = getattr(error, "format_message", None)
    if callable(message):  # typer's own errors of usage
        return f"{str(message()).rstrip('.')}; see 'dragoman --help'."
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return f"{place}{error.strerror or error}."
    hint = "run the command again with --debug to see where"
    what = " ".join(str(error).split())[:200]
    return f"Something failed that should not have ({type(error).__name__}: {what}); {hint}."


def run() -> NoReturn:
    """The entry point of the command line. Pipes and files receive UTF-8, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace", **({} if stream.isatty() else {"encoding": "utf-8"}))
    sys.exit(main())


if __name__ == "__main__":
    run()
