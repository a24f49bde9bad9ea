"""``dragoman ingest``: what it tells, what it keeps, and how it ends."""

from pathlib import Path

import pytest

from dragoman.ledger.store import Ledger

from .conftest import TEXT, Run

pytestmark = pytest.mark.usefixtures("reads_alike")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text("Nothing about diplomacy stands here at all.\n")
    return folder


def test_the_summary_tells_what_was_read_and_what_to_try_next(run: Run, pages: Path) -> None:
    outcome = run("ingest", pages, "--home", "BLR")
    assert outcome.code == 0
    assert outcome.err == ""
    assert outcome.out == (
        "2 documents read, 0 already known, 0 skipped.\n"
        "They say: 1 event, 1 figure, 1 commitment, 1 statement.\n"
        "dragoman.db holds 1 event, 1 figure, 1 commitment, 1 statement from 2 documents.\n"
        "Try: dragoman events --limit 20; dragoman digest --month 2015-03\n"
    )


def test_reading_again_doubles_nothing_and_a_new_file_alone_is_read(run: Run, pages: Path) -> None:
    run("ingest", pages)
    assert run("ingest", pages).out.startswith("0 documents read, 2 already known")
    (pages / "c.txt").write_text("Something new.\n")
    assert run("ingest", pages).out.startswith("1 document read, 2 already known")
    assert len(run("events").rows) == 2


def test_quiet_says_nothing(run: Run, pages: Path) -> None:
    for arguments in (("--quiet", "ingest", pages), ("ingest", pages, "-q")):
        outcome = run(*arguments)
        assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_the_summary_can_be_had_as_json(run: Run, pages: Path) -> None:
    (told,) = run("ingest", pages, "--json").records
    assert (told["read"], told["known"], told["skipped"]) == (2, 0, [])
    assert told["ledger"]["events"] == told["claims"]["events"] == 1


@pytest.mark.parametrize("name", ["BLR", "by", "Belarus"])
def test_the_home_of_the_first_reading_is_kept(run: Run, pages: Path, name: str) -> None:
    run("ingest", pages, "--home", name)
    with Ledger.open("dragoman.db") as ledger:
        assert ledger.home == "BLR"
    (pages / "c.txt").write_text("Something new.\n")
    outcome = run("ingest", pages, "--home", "GEO")
    assert outcome.code == 0
    assert outcome.err == "dragoman: These sources are read for GEO; the ledger stays that of BLR.\n"
    with Ledger.open("dragoman.db") as ledger:
        assert ledger.home == "BLR"


def test_unreadable_files_of_a_folder_are_named_counted_and_skipped(run: Run, pages: Path) -> None:
    (pages / "empty.txt").touch()
    (pages / "garbage.txt").write_bytes(bytes(range(256)) * 64)
    outcome = run("ingest", pages)
    assert outcome.code == 0
    assert outcome.out.startswith("2 documents read, 0 already known, 2 skipped.")
    assert len(outcome.err.splitlines()) == 2
    assert "empty.txt is empty; skipped." in outcome.err
    assert "garbage.txt is not text" in outcome.err


def test_a_document_that_breaks_the_reader_is_named_and_the_others_are_kept(run: Run, pages: Path) -> None:
    (pages / "aa.txt").write_text("BOOM\n")
    outcome = run("ingest", pages)
    assert outcome.code == 1
    assert outcome.out.startswith("2 documents read, 0 already known, 1 skipped.")
    assert "aa.txt could not be read (KeyError: 'boom'); skipped." in outcome.err
    assert "Traceback" not in outcome.err
    assert "Traceback" in run("ingest", pages, "--debug").err


def test_a_named_file_that_cannot_be_read_fails_and_the_others_are_kept(run: Run, pages: Path) -> None:
    empty = pages.parent / "empty.txt"
    empty.touch()
    outcome = run("ingest", pages, empty)
    assert outcome.code == 1
    assert outcome.out.startswith("2 documents read")
    assert outcome.err == f"dragoman: {empty} is empty.\n"


def test_standard_input_is_a_source(run: Run, tmp_path: Path) -> None:
    import os
    import subprocess
    import sys

    code = "import sys; from dragoman import pipeline; sys.argv[0] = 'dragoman'\n"
    code += "from dragoman.records import Reading, Document, document_id as i\n"
    code += "pipeline.read = lambda s, home: Reading(document=Document(id=i(s.sha256), origin=s.origin, "
    code += "sha256=s.sha256), text=s.text)\nfrom dragoman.cli.main import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", code, "ingest", "-"],
        input="Привет, Минск.\n".encode(),
        capture_output=True,
        cwd=tmp_path,
        env=os.environ,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with Ledger.open(tmp_path / "dragoman.db") as ledger:
        (document,) = ledger.documents()
        assert document.origin == "-"
        assert ledger.text(document.id) == "Привет, Минск.\n"


def test_a_bar_is_drawn_only_when_the_work_takes_long(monkeypatch: pytest.MonkeyPatch, pages: Path) -> None:
    from dragoman.cli import progress

    with progress.Progress([str(pages), "x"], wanted=True) as bar:
        bar("a.txt")
        assert bar._bar is None
        monkeypatch.setattr(progress, "PATIENCE", -1.0)
        bar("b.txt")
        assert bar._bar is not None
        assert bar._bar.tasks[0].total == 3
        assert bar._bar.tasks[0].completed == 1
    with progress.Progress(["x"], wanted=False) as bar:
        bar("a.txt")
        assert bar._bar is None
