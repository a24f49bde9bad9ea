"""Every bad input is one clear sentence on standard error and a non-zero exit; never a traceback, nothing lost."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.cli.options import Session

from .conftest import TEXT, Run


def refused(outcome: object, code: int) -> str:
    """The one sentence that a command was refused with."""
    from .conftest import Outcome

    assert isinstance(outcome, Outcome)
    assert outcome.code == code, outcome
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1, outcome.err
    assert outcome.err.startswith("dragoman: ")
    assert "Traceback" not in outcome.err
    assert outcome.err.endswith(".\n")
    return outcome.err


def test_a_missing_file(run: Run) -> None:
    assert "nowhere.txt" in refused(run("ingest", "nowhere.txt"), 1)
    assert not Path("dragoman.db").exists()


def test_no_source_at_all(run: Run) -> None:
    refused(run("ingest"), 2)


def test_a_folder_with_nothing_readable(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "nothing that can be read" in refused(run("ingest", "empty"), 1)
    assert not Path("dragoman.db").exists()


def test_a_folder_with_nothing_but_garbage_names_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "x.txt").write_bytes(os.urandom(4096))
    outcome = run("ingest", "pages")
    assert outcome.code == 1
    assert len(outcome.err.splitlines()) == 2
    assert not Path("dragoman.db").exists()


def make_empty(path: Path) -> None:
    path.touch()


def make_garbage(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 100)


def make_long_line(path: Path) -> None:
    with path.open("wb") as out:
        for _ in range(50):
            out.write(b"word " * (1024 * 1024 // 5))


def make_zip(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + b"\x00" * 100)


@pytest.mark.parametrize("make", [make_empty, make_garbage, make_long_line, make_zip])
def test_a_file_that_is_no_text(run: Run, make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "page.txt")
    assert "page.txt" in refused(run("ingest", "page.txt"), 1)
    assert not Path("dragoman.db").exists()


@pytest.mark.parametrize("date", ["yesterday", "2015-02-30", "32.1.2015", "03/04/2015", ""])
def test_a_date_that_is_none(run: Run, date: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    if date:
        assert "--published" in refused(run("ingest", "a.txt", "--published", date), 2)
    for option in ("--since", "--until"):
        if date:
            assert option in refused(run("events", option, date), 2)
    if date:
        assert "--as-of" in refused(run("commitments", "--as-of", date), 2)


@pytest.mark.parametrize("code", ["XYZ", "Narnia", "Q1"])
def test_a_country_that_is_not_known(run: Run, code: str, tmp_path: Path, ledger: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert code in refused(run("ingest", "a.txt", "--home", code), 2)
    assert code in refused(run("events", "--country", code), 2)
    assert code in refused(run("events", "--with", code), 2)
    assert code in refused(run("partners", "--home", code), 2)


def test_a_kind_status_or_format_that_is_not_known(run: Run, ledger: Path) -> None:
    assert "'party' is none of" in refused(run("events", "--kind", "party"), 2)
    assert "'maybe' is none of" in refused(run("events", "--status", "maybe"), 2)
    assert "pdf" in refused(run("export", "events", "--format", "pdf"), 2)
    assert "people" in refused(run("export", "people"), 2)
    assert "--venue says nothing about figures" in refused(run("export", "figures", "--venue", "Minsk"), 2)
    assert "nosuch" in refused(run("nosuch"), 2)
    assert "--nosuch" in refused(run("events", "--nosuch"), 2)
    assert "odt" in refused(run("digest", "--month", "2015-03", "--format", "odt"), 2)


@pytest.mark.parametrize("month", ["March", "2015-13", "2015"])
def test_a_month_that_is_none(run: Run, ledger: Path, month: str) -> None:
    assert month in refused(run("digest", "--month", month), 2)


COMMANDS = [("events",), ("figures",), ("commitments",), ("people",), ("partners",), ("show", "ev-1")]
COMMANDS += [("search", "word"), ("digest", "--month", "2015-03"), ("dossier", "LTU"), ("export", "events")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_ledger_is_there(run: Run, command: tuple[str, ...]) -> None:
    assert "There is no ledger at dragoman.db" in refused(run(*command), 1)
    assert not Path("dragoman.db").exists()


@pytest.mark.parametrize("command", [*COMMANDS, ("ingest", "a.txt")], ids=" ".join)
def test_a_ledger_that_is_not_ours(run: Run, command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    other, text = tmp_path / "other.db", tmp_path / "text.db"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE precious (x)")
    database.close()
    text.write_text("Dear diary, this is not a database at all, but a text.\n" * 40)
    for path in (other, text):
        before = path.read_bytes()
        assert path.name in refused(run(*command, "--ledger", path), 1)
        assert path.read_bytes() == before
    assert "folder" in refused(run(*command, "--ledger", tmp_path), 1)


def test_a_ledger_in_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert "no/such" in refused(run("ingest", "a.txt", "--ledger", "no/such/l.db"), 1)
    refused(run("events", "--ledger", "mysql://host/db"), 2)
    assert "No PostgreSQL server answers at 127.0.0.1:1" in refused(
        run("events", "--ledger", "postgresql://ada@127.0.0.1:1/db?sslmode=disable"), 1
    )


@pytest.mark.usefixtures("reads_alike")
def test_a_ledger_that_is_locked(
    run: Run, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def impatient(self: Session, *, create: bool = False) -> object:
        from dragoman.ledger.store import Ledger

        return Ledger.open(self.location(), create=create, timeout=0.1)

    monkeypatch.setattr(Session, "open_ledger", impatient)
    (tmp_path / "a.txt").write_text("Something new.\n")
    other = sqlite3.connect(ledger)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert "in use by another program" in refused(run("ingest", "a.txt"), 1)
        assert run("events").code == 0
    finally:
        other.close()
    assert run("ingest", "a.txt").code == 0


def test_an_output_that_cannot_be_written(run: Run, ledger: Path, tmp_path: Path) -> None:
    assert "no/such" in refused(run("export", "events", "--output", "no/such/events.csv"), 1)
    (tmp_path / "out").mkdir()
    refused(run("export", "events", "--format", "csv", "--output", "out"), 1)


def test_what_should_not_happen_is_a_sentence_too(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a wheel\ncame off")

    monkeypatch.setattr("dragoman.ledger.store.Ledger.events", broken)
    assert "RuntimeError: a wheel came off" in refused(run("events"), 1)
    with pytest.raises(RuntimeError):
        run("events", "--debug")
    monkeypatch.setenv("DRAGOMAN_DEBUG", "1")
    with pytest.raises(RuntimeError):
        run("events")


def test_an_interruption_ends_with_130(run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dragoman.ledger.store.Ledger.events", interrupted)
    outcome = run("events")
    assert outcome.code == 130
    assert "Traceback" not in outcome.err


def test_a_reader_that_goes_away_ends_the_command_silently(tmp_path: Path, ledger: Path) -> None:
    many = f"{sys.executable} -m dragoman.cli.main export documents --ledger {ledger}"
    with subprocess.Popen(
        [*many.split()], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()
    assert complaint == b""
    assert process.returncode == 141


def test_no_command_at_all_shows_the_help(run: Run) -> None:
    outcome = run()
    assert outcome.code == 2
    assert "Usage: dragoman" in outcome.err


def test_the_version_is_told(run: Run) -> None:
    from dragoman import __version__

    assert run("--version").out == f"dragoman {__version__}\n"
