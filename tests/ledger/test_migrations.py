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


def test_a_ledger_of_the_first_tables_can_be_corrected_after_it_is_opened(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    story = Story().event("They met.", "meeting", states=("BLR", "GEO"), date="2015-04-22")
    with Ledger.open(tmp_path / "new.db", create=True) as new:
        new.add(story.reading())
    engine = create_engine(f"sqlite:///{file}")
    migrate.upgrade(engine, file, None, "0001")
    shared = ("documents", "contents", "claims", "records", "record_claims", "record_parties", "settings")
    with closing(sqlite3.connect(file)) as bare:
        bare.execute(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
        bare.execute("ATTACH ? AS new", (str(tmp_path / "new.db"),))
        for table in shared:
            names = [row[1] for row in bare.execute(f"PRAGMA main.table_info({table})")]
            here = {row[1] for row in bare.execute(f"PRAGMA new.table_info({table})")}
            # what later tables have no more: each claim was a block of its own
            values = ", ".join(f'"{name}"' if name in here else "number" for name in names)
            columns = ", ".join(f'"{name}"' for name in names)
            bare.execute(f"INSERT INTO main.{table} ({columns}) SELECT {values} FROM new.{table}")
        bare.commit()
    with Ledger.open(file) as ledger:
        event = ledger.events()[0].id
        ledger.correct(event, {"date": "2015-04-23"}, reason="why", by="Ada")
        assert ledger.events()[0].date == "2015-04-23"
        assert ledger.circumstances(ledger.documents()[0].id) is None
        assert ledger.changes(story.reading()) == []
        ledger.check()
