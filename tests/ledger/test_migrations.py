"""Ledgers of every released schema open in today's program."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from dragoman.ledger import Ledger, database, migrate, schema, sqlite
from ledger.stories import Story


def tables(file: Path) -> dict[str, str]:
    """The definitions of all tables and indexes, without differences of white space."""
    with closing(sqlite3.connect(file)) as bare:
        rows = bare.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: " ".join(sql.replace("(", " ( ").replace(")", " ) ").split()) for name, sql in rows}


def test_the_tables_are_those_that_the_migrations_lead_to(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'migrated.db'}")
    migrate.upgrade(engine, tmp_path / "migrated.db", None)
    Ledger.open(tmp_path / "new.db", create=True).close()
    migrated, new = tables(tmp_path / "migrated.db"), tables(tmp_path / "new.db")
    assert migrated.keys() == new.keys()
    assert {n: sql for n, sql in migrated.items() if n != "alembic_version"} == {
        n: sql for n, sql in new.items() if n != "alembic_version"
    }


def test_a_new_ledger_stands_at_the_last_migration() -> None:
    assert ScriptDirectory.from_config(migrate.configuration()).get_current_head() == schema.HEAD


def test_an_unfinished_schema_is_brought_up_on_opening(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    with closing(sqlite3.connect(file)) as bare:  # ours, but from before the first migration
        bare.execute(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
        bare.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        bare.commit()
    with Ledger.open(file) as ledger:
        assert ledger.add(Story().event("A visit.", "visit", states=("BLR", "GEO")).reading()).new
        ledger.check()
    assert database.file_of(file) == file
