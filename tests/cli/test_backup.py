"""Checking, saving and restoring a ledger from the command line."""

import sqlite3
from contextlib import closing
from pathlib import Path

from cli.conftest import Run


def test_a_whole_ledger_is_said_to_be(run: Run, ledger: Path) -> None:
    done = run("check")
    assert (done.code, done.out) == (0, "")
    assert "dragoman.db is whole: 1 document, 4 claims" in done.err
    assert run("check", "--quiet").err == ""


def test_faults_are_named_and_the_exit_code_says_so(run: Run, ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as bare:
        bare.execute("UPDATE contents SET text = 'x' || text")
        bare.commit()
    done = run("check")
    assert done.code == 1
    assert len(done.out.splitlines()) == 8
    assert "quotes words that don't stand in doc-" in done.out


def test_a_ledger_is_saved_and_restored(run: Run, ledger: Path) -> None:
    assert run("backup", "saved.db").err == "dragoman.db saved to saved.db.\n"
    event = run("events", "--json").records[0]["id"]
    run("correct", event, "--reject", "--reason", "why", "--by", "Ada")
    refused = run("restore", "saved.db")
    assert (refused.code, refused.err) == (
        1, "dragoman: There is a ledger at dragoman.db already; --force replaces it.\n"
    )  # fmt: skip
    assert run("restore", "saved.db", "--force", "--quiet").code == 0
    assert run("events", "--json").records[0]["id"] == event
    assert run("backup", "saved.db").code == 1
    assert (
        run("restore", "absent.db", "--ledger", "new.db").err == "dragoman: There is no backup absent.db.\n"
    )
