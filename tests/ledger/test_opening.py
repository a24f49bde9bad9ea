"""Every way in which opening or writing a ledger fails is one clear sentence; nothing is lost."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event as sqlalchemy_event

from dragoman.errors import DragomanError, UsageError
from dragoman.ledger import Ledger, sqlite
from ledger.stories import Story


def story(salt: str = "") -> Story:
    return Story(salt=salt).event("A visit.", "visit", states=("BLR", "GEO"), date="2015-04-22")


def one_sentence(error: pytest.ExceptionInfo[DragomanError]) -> str:
    said = str(error.value)
    assert "\n" not in said
    assert said.endswith(".")
    return said


def test_a_missing_ledger_names_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(DragomanError) as error:
        Ledger.open(tmp_path / "none.db")
    assert "dragoman ingest" in one_sentence(error)
    assert not (tmp_path / "none.db").exists()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="there is no folder") as error:
        Ledger.open(tmp_path / "nowhere" / "a.db", create=True)
    one_sentence(error)


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="is a folder") as error:
        Ledger.open(tmp_path, create=True)
    one_sentence(error)


@pytest.mark.parametrize(
    "content", [b"just some text, not a database at all" * 40, b"\x00\xff" * 3000, b"short"]
)
def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(content)
    for create in (False, True):
        with pytest.raises(DragomanError, match="is not a Dragoman ledger") as error:
            Ledger.open(file, create=create)
        one_sentence(error)
    assert file.read_bytes() == content


def test_somebody_elses_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE documents (id)")
        other.commit()
    before = file.read_bytes()
    with pytest.raises(DragomanError, match="not a Dragoman ledger") as error:
        Ledger.open(file, create=True)
    one_sentence(error)
    assert file.read_bytes() == before


def test_an_empty_file_can_be_filled_but_not_read(tmp_path: Path) -> None:
    file = tmp_path / "empty.db"
    file.touch()
    with pytest.raises(DragomanError, match="is empty"):
        Ledger.open(file)
    with Ledger.open(file, create=True) as ledger:
        assert ledger.add(story().reading()).new


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://localhost",
        "postgresql://host:port/x",
        "mysql://x",
        "http://x/y",
        "sqlite://",
        "sqlite:///",
    ],
)
def test_other_databases_are_a_wrong_use(address: str) -> None:
    with pytest.raises(UsageError) as error:
        Ledger.open(address, create=True)
    one_sentence(error)


def test_an_address_names_a_file(tmp_path: Path) -> None:
    with Ledger.open(f"sqlite:///{tmp_path / 'a b%20?.db'}", create=True):
        assert (tmp_path / "a b%20?.db").exists()


def test_a_newer_ledger_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "newer.db"
    Ledger.open(file, create=True).close()
    with closing(sqlite3.connect(file)) as bare:
        bare.execute("UPDATE alembic_version SET version_num = '9999'")
        bare.commit()
    with pytest.raises(DragomanError, match="newer Dragoman") as error:
        Ledger.open(file)
    one_sentence(error)


def test_a_locked_ledger_is_one_sentence_and_can_still_be_read(tmp_path: Path) -> None:
    file = tmp_path / "locked.db"
    Ledger.open(file, create=True).close()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Ledger.open(file, timeout=0.1) as ledger:
            assert ledger.counts().documents == 0
            with pytest.raises(DragomanError, match="in use by another program") as error:
                ledger.add(story().reading())
            one_sentence(error)
            other.execute("ROLLBACK")
            assert ledger.add(story().reading()).new


def test_a_ledger_locked_against_readers_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "locked.db"
    Ledger.open(file, create=True).close()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DragomanError, match="in use by another program") as error:
            Ledger.open(file, timeout=0.1)
        one_sentence(error)


def test_a_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "full.db", create=True) as ledger:
        ledger.add(story("first").reading())

        @sqlalchemy_event.listens_for(ledger._engine, "checkout")
        def fill(connection: sqlite3.Connection, *_: object) -> None:
            connection.execute("PRAGMA max_page_count = 1")  # as large as it is now, and no larger

        big = story(" ".join(f"word{n}" for n in range(60_000)))
        with pytest.raises(DragomanError, match="is full") as error:
            ledger.add(big.reading(), big.reading().text.encode())
        one_sentence(error)
        ledger.check()
        assert ledger.counts().documents == 1


def test_a_ledger_on_a_read_only_disk_can_be_read_but_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "library.db"
    with Ledger.open(file, create=True) as ledger:
        ledger.add(story().reading())
    monkeypatch.setattr(
        sqlite, "access", lambda *_: False
    )  # file modes don't bind root, who may run the tests
    with Ledger.open(file) as ledger:
        assert len(ledger.events()) == 1
        with pytest.raises(DragomanError, match="read-only") as error:
            ledger.add(story("more").reading())
        one_sentence(error)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["library.db"]


def test_a_damaged_ledger_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "damaged.db"
    with Ledger.open(file, create=True) as ledger:
        for n in range(20):
            ledger.add(story(str(n)).reading())
    content = bytearray(file.read_bytes())
    content[4096 * 2 :] = b"\xaa" * (len(content) - 4096 * 2)
    file.write_bytes(content)

    def look() -> None:
        with Ledger.open(file) as ledger:
            ledger.check()

    with pytest.raises(DragomanError) as error:
        look()
    one_sentence(error)


def test_two_programs_may_make_one_ledger_at_once(tmp_path: Path) -> None:
    code = "import sys; from dragoman.ledger import Ledger; Ledger.open(sys.argv[1], create=True).close()"
    command = [sys.executable, "-c", code, str(tmp_path / "new.db")]
    programs = [subprocess.Popen(command) for _ in range(3)]
    assert [program.wait(60) for program in programs] == [0, 0, 0]
    with Ledger.open(tmp_path / "new.db") as ledger:
        ledger.check()


def test_alembic_stays_unloaded_while_nothing_must_be_migrated(tmp_path: Path) -> None:
    code = (
        "import sys; from dragoman.ledger import Ledger; Ledger.open(sys.argv[1], create=True).close();"
        "Ledger.open(sys.argv[1]).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.db")], check=False).returncode == 0


def test_a_ledger_bears_its_mark(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "a.db", create=True).close()
    with closing(sqlite3.connect(tmp_path / "a.db")) as bare:
        assert bare.execute("PRAGMA application_id").fetchone() == (sqlite.APPLICATION_ID,)
        assert bare.execute("PRAGMA journal_mode").fetchone() == ("wal",)
