"""A backup is a whole ledger, taken while others write; restoring one never destroys what it wasn't told to."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.ledger import Ledger
from dragoman.ledger.backing import backup, restore
from ledger.conftest import being_written
from ledger.stories import story


def filled(file: Path, documents: int = 3) -> Path:
    with Ledger.open(file, create=True) as ledger:
        for number in range(documents):
            ledger.add(story(number).reading())
    return file


def documents(file: Path) -> int:
    with Ledger.open(file) as ledger:
        ledger.check()
        return ledger.counts().documents


def test_a_backup_is_a_ledger(tmp_path: Path) -> None:
    filled(tmp_path / "a.db")
    backup(tmp_path / "a.db", tmp_path / "b.db")
    with Ledger.open(tmp_path / "a.db") as one, Ledger.open(tmp_path / "b.db") as other:
        assert one.events() == other.events()
        other.add(story(9).reading())
        assert (one.counts().documents, other.counts().documents) == (3, 4)
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix == ".db") == ["a.db", "b.db"]


def test_a_backup_is_taken_while_another_program_writes(tmp_path: Path) -> None:
    file = filled(tmp_path / "a.db")
    with being_written(file):
        for number in range(3):
            backup(file, tmp_path / f"copy{number}.db")
            assert documents(tmp_path / f"copy{number}.db") >= 3


def test_what_is_there_already_is_left_alone_without_force(tmp_path: Path) -> None:
    filled(tmp_path / "a.db", 1)
    filled(tmp_path / "b.db", 2)
    with pytest.raises(DragomanError, match="--force"):
        backup(tmp_path / "a.db", tmp_path / "b.db")
    with pytest.raises(DragomanError, match="--force"):
        restore(tmp_path / "a.db", tmp_path / "b.db")
    assert documents(tmp_path / "b.db") == 2
    backup(tmp_path / "a.db", tmp_path / "b.db", force=True)
    assert documents(tmp_path / "b.db") == 1


def test_a_ledger_is_restored_while_another_program_has_it_open(tmp_path: Path) -> None:
    filled(tmp_path / "saved.db", 2)
    filled(tmp_path / "a.db", 5)
    with Ledger.open(tmp_path / "a.db") as reader:
        assert reader.counts().documents == 5
        restore(tmp_path / "saved.db", tmp_path / "a.db", force=True)
        assert reader.counts().documents == 2
        assert reader.add(story(77).reading()).new
    assert documents(tmp_path / "a.db") == 3
    assert documents(tmp_path / "saved.db") == 2


def test_a_missing_ledger_is_restored(tmp_path: Path) -> None:
    filled(tmp_path / "saved.db", 2)
    restore(tmp_path / "saved.db", tmp_path / "a.db")
    assert documents(tmp_path / "a.db") == 2


def test_what_is_no_whole_ledger_is_neither_saved_nor_restored(tmp_path: Path) -> None:
    filled(tmp_path / "a.db", 2)
    (tmp_path / "text.db").write_text("no ledger", encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "other.db")) as bare:
        bare.execute("CREATE TABLE t (a)")
    filled(tmp_path / "harmed.db", 2)
    with closing(sqlite3.connect(tmp_path / "harmed.db")) as bare:
        bare.execute("UPDATE contents SET text = 'x'")
        bare.commit()
    for name, sentence in (
        ("text.db", "not a Dragoman ledger"),
        ("other.db", "not a Dragoman ledger"),
        ("harmed.db", "not whole"),
        ("absent.db", "no backup"),
    ):
        with pytest.raises(DragomanError, match=sentence):
            restore(tmp_path / name, tmp_path / "a.db", force=True)
    assert documents(tmp_path / "a.db") == 2
    with pytest.raises(DragomanError, match="not whole"):
        backup(tmp_path / "harmed.db", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_a_ledger_is_not_copied_onto_itself_or_into_nowhere(tmp_path: Path) -> None:
    file = filled(tmp_path / "a.db", 1)
    with pytest.raises(DragomanError, match="onto itself"):
        restore(file, file, force=True)
    with pytest.raises(DragomanError, match="no folder"):
        backup(file, tmp_path / "nowhere" / "b.db")
    with pytest.raises(DragomanError, match="is a folder"):
        backup(file, tmp_path)
