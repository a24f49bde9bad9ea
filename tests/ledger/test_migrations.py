"""Ledgers of every released schema open in today's program."""

import lzma
import multiprocessing
import os
import re
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory

from dragoman.ledger import Filter, Ledger, database, migrate, schema, sqlite
from dragoman.ledger.address import Address
from ledger.stories import Story, person


def tables(file: Path) -> dict[str, list[str]]:
    """What all tables and indexes are made of; columns that were added later stand in another order."""
    with closing(sqlite3.connect(file)) as bare:
        rows = bare.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: sorted(_clauses(sql)) for name, sql in rows if name != "alembic_version"}


def _clauses(sql: str) -> list[str]:
    head, _, body = sql.partition("(")
    parts = re.split(r",(?![^()]*\))", body.rpartition(")")[0])
    return [" ".join(part.replace("(", " ( ").replace(")", " ) ").split()) for part in (head, *parts)]


def test_the_tables_are_those_that_the_migrations_lead_to(tmp_path: Path) -> None:
    address = Address(file=tmp_path / "migrated.db")
    migrate.upgrade(database.bare_engine(address), address, None)
    Ledger.open(tmp_path / "new.db", create=True).close()
    assert tables(tmp_path / "migrated.db") == tables(tmp_path / "new.db")


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


def test_a_ledger_of_the_first_tables_can_be_corrected_after_it_is_opened(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    story = Story().event("They met.", "meeting", states=("BLR", "GEO"), date="2015-04-22")
    with Ledger.open(tmp_path / "new.db", create=True) as new:
        new.add(story.reading())
    address = Address(file=file)
    migrate.upgrade(database.bare_engine(address), address, None, "0001")
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


FIRST = Path(__file__).with_name("fixtures") / "first_schema.db.xz"
"""A ledger that the first released program (commit c612e17, schema 0001) wrote of four invented documents: a visit to
Vilnius that was planned and then made, with a figure, a commitment and a statement; a meeting in Batumi, told twice."""


def first_schema(folder: Path) -> Path:
    """The fixture as a file in ``folder``."""
    file = folder / "first.db"
    file.write_bytes(lzma.decompress(FIRST.read_bytes()))
    return file


def test_a_ledger_of_the_first_released_schema_opens_with_all_that_it_held(tmp_path: Path) -> None:
    with Ledger.open(first_schema(tmp_path)) as ledger:
        ledger.check()
        counts = ledger.counts()
        assert (counts.documents, counts.claims, counts.events) == (4, 7, 2)
        assert (counts.figures, counts.commitments, counts.statements) == (1, 1, 1)
        assert ledger.home == "BLR"
        visit, meeting = ledger.events()
        assert (visit.id, visit.date, visit.status, visit.sources) == (
            "ev-c05de32ef898", "2015-03-05", "occurred", 2,
        )  # fmt: skip
        assert (meeting.id, meeting.date, len(meeting.history)) == ("ev-a85c72f0e7b4", "2015-04-22", 2)
        assert [
            event.id for event in ledger.events(Filter(person="berg", source="story", topic="visas"))
        ] == [visit.id]
        assert len(ledger.search("Batumi")) == 1
        for proof in (*visit.evidence, *meeting.evidence):
            assert ledger.text(proof.document)[proof.start : proof.end] == proof.quote


def test_a_ledger_of_the_first_released_schema_goes_on_growing(tmp_path: Path) -> None:
    story = Story("2015-04-25").event(
        "The presidents met in Batumi on Wednesday.", "meeting", date="2015-04-22", states=("BLR", "GEO"),
        participants=(person("Ivan Sokol", "BLR", rank=1), person("Nino Lomidze", "GEO", rank=1)),
    )  # fmt: skip
    with Ledger.open(first_schema(tmp_path)) as ledger:
        meeting = ledger.events()[1]
        ledger.add(story.reading())
        assert [event.id for event in ledger.events()][1:] == [meeting.id]
        assert len(ledger.events()[1].history) == 3
        ledger.correct(meeting.id, {"date": "2015-04-23"}, reason="the video", by="Ada")
        assert ledger.get(meeting.id).date == "2015-04-23"  # type: ignore[union-attr]
        ledger.check()


def test_a_program_killed_while_it_brings_a_ledger_up_leaves_it_as_it_was(tmp_path: Path) -> None:
    file = first_schema(tmp_path)
    context = multiprocessing.get_context("fork")
    for steps in (1, 40, 200, 1000, 5000):
        program = context.Process(target=killed_after, args=(file, steps))
        program.start()
        program.join()
        with closing(sqlite3.connect(file)) as bare:
            version = bare.execute("SELECT version_num FROM alembic_version").fetchone()[0]
            assert version in ("0001", schema.HEAD)
            assert bare.execute("SELECT count(*) FROM claims").fetchone() == (7,)
    with Ledger.open(file) as ledger:
        ledger.check()
        assert ledger.counts().events == 2


def killed_after(file: Path, steps: int) -> None:
    """Open the ledger in a program that is killed after so many of the database's instructions."""
    prepare = sqlite.prepare

    def die() -> int:
        os.kill(os.getpid(), signal.SIGKILL)
        return 0

    def armed(connection: sqlite3.Connection, timeout: float, writable: bool) -> None:
        prepare(connection, timeout, writable)
        connection.set_progress_handler(die, steps)

    sqlite.prepare = armed
    Ledger.open(file).close()


#: The tables that came after schema 0005, those first that point to others.
LATER = ("attendances", "guises", "figure_values", "record_sorts", "sorts", "record_outcomes")


def as_of_0005(location: str) -> None:
    """Make a ledger one of schema 0005, which is that of today without some tables."""
    with database.writing(database.bare_engine(Address.of(location)), Address.of(location)) as connection:
        for table in LATER:
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0005'")


@pytest.fixture
def older(new_place: Callable[[], str]) -> str:
    """A ledger of schema 0005 with some stories, on each database."""
    location = new_place()
    both: dict[str, Any] = {"states": ("BLR", "GEO"), "date": "2015-04-22"}
    people = (person("Ivan Sokol", "BLR", rank=1), person("Nino Lomidze", "GEO", rank=1))
    with Ledger.open(location, create=True) as ledger:
        ledger.add(Story().event("They met.", "meeting", participants=people, **both).reading())
        ledger.add(Story().figure("Trade was 64.2 million.", 64_200_000, period="2014").reading())
        ledger.add(Story().commitment("to meet again", parties=("BLR", "GEO")).reading())
    as_of_0005(location)
    return location


def test_people_partners_and_trade_are_counted_in_an_older_ledger(older: str) -> None:
    heard: list[tuple[str, int, int]] = []
    with Ledger.open(older, telling=lambda *told: heard.append(told)) as ledger:
        ledger.check()
        assert {it.name for it in ledger.appearances()} == {"Ivan Sokol", "Nino Lomidze"}
        assert [(it.party, it.count) for it in ledger.tallies(home="BLR")] == [("GEO", 1)]
        assert [(it.partner, it.year, it.value) for it in ledger.trade("BLR")] == [("GEO", 2014, 64_200_000)]
    assert {step for step, _, _ in heard} == {"tables", "people", "sorts", "outcomes"}
    assert all(0 <= done <= total for _, done, total in heard)


@pytest.mark.parametrize("step", ["tables", "people", "sorts", "outcomes"])
def test_a_program_killed_at_any_step_leaves_the_older_ledger(older: str, step: str) -> None:
    program = multiprocessing.get_context("spawn").Process(target=killed_at, args=(older, step))
    program.start()
    program.join()
    assert program.exitcode == -signal.SIGKILL
    address = Address.of(older)
    with database.reading(database.bare_engine(address), address) as connection:
        assert connection.execute(sa.select(schema.alembic_version.c.version_num)).scalar() == "0005"
        assert not set(LATER) & set(sa.inspect(connection).get_table_names())
        assert connection.execute(sa.select(sa.func.count()).select_from(schema.records)).scalar() == 3
    with Ledger.open(older) as ledger:
        ledger.check()
        assert ledger.counts().events == 1


def killed_at(location: str, step: str) -> None:
    """Open the ledger in a program that is killed at a step of bringing it up to date."""

    def die(now: str, done: int, total: int) -> None:
        if now == step:
            os.kill(os.getpid(), signal.SIGKILL)

    Ledger.open(location, telling=die).close()
