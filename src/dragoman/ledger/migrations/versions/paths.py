"""Lists in ledgers of a million claims: words of records in an index of their own, dates that span much by themselves.

The first revision that is run on PostgreSQL too.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

#: The kinds of record that are made anew afterwards, because claims are looked for or fused in another way. Commitments
#: follow the events that they wait for.
REBUILDS = ("event",)

MANY, NARROW = 1000, timedelta(366)

SQLITE = (
    """
    CREATE TABLE record_words (
        number INTEGER NOT NULL,
        words TEXT NOT NULL,
        CONSTRAINT pk_record_words PRIMARY KEY (number),
        CONSTRAINT fk_record_words_number FOREIGN KEY(number) REFERENCES records (number) ON DELETE CASCADE
    )
    """,
    """
    CREATE VIRTUAL TABLE record_index USING fts5(
        words, content='record_words', content_rowid='number', detail=none, columnsize=0,
        tokenize="unicode61 remove_diacritics 0 tokenchars '_'"
    )
    """,
    """
    CREATE TRIGGER record_words_come AFTER INSERT ON record_words BEGIN
        INSERT INTO record_index(rowid, words) VALUES (new.number, new.words);
    END
    """,
    """
    CREATE TRIGGER record_words_go AFTER DELETE ON record_words BEGIN
        INSERT INTO record_index(record_index, rowid, words) VALUES ('delete', old.number, old.words);
    END
    """,
    """
    CREATE TRIGGER record_words_change AFTER UPDATE ON record_words BEGIN
        INSERT INTO record_index(record_index, rowid, words) VALUES ('delete', old.number, old.words);
        INSERT INTO record_index(rowid, words) VALUES (new.number, new.words);
    END
    """,
)
POSTGRES = (
    """
    CREATE TABLE record_words (
        number INTEGER NOT NULL,
        words TEXT NOT NULL,
        CONSTRAINT pk_record_words PRIMARY KEY (number),
        CONSTRAINT fk_record_words_number FOREIGN KEY(number) REFERENCES records (number) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_record_words_words ON record_words USING gin (to_tsvector('simple', left(words, 200000)))",
)


def upgrade() -> None:
    """Number the records, say which of them span much, and put their words where they are found."""
    connection = op.get_bind()
    lite = connection.dialect.name == "sqlite"
    for index in ("list", "kind_date", "kind_type"):
        op.drop_index(f"ix_records_{index}", "records")
    op.add_column("records", sa.Column("number", sa.Integer))
    op.add_column("records", sa.Column("wide", sa.Integer, nullable=False, server_default=sa.text("0")))
    connection.exec_driver_sql(
        "UPDATE records SET number = counted.number FROM "
        "(SELECT id, row_number() OVER (ORDER BY born, line) AS number FROM records) AS counted "
        "WHERE counted.id = records.id"
    )
    op.create_index("ix_records_number", "records", ["number"], unique=True)
    _mark_wide(connection)
    for statement in SQLITE if lite else POSTGRES:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO record_words (number, words) SELECT number, words FROM records")
    op.drop_column("records", "words")
    listed = ["kind", "line", "id", "number", "type", "status", "highest", "date_first", "date_last"]
    op.create_index("ix_records_list", "records", listed)
    wide = sa.text("wide = 1")
    op.create_index("ix_records_wide", "records", ["kind", "line"], sqlite_where=wide, postgresql_where=wide)
    op.create_index("ix_records_venue", "records", ["venue", "venue_country", "id"])
    if lite:
        op.create_index("ix_documents_named", "documents", ["named", "id"])


def _mark_wide(connection: sa.Connection) -> None:
    records = sa.table(
        "records", sa.column("id"), sa.column("date_first"), sa.column("date_last"), sa.column("wide")
    )
    wide = [
        row.id
        for row in connection.execute(sa.select(records).where(records.c.date_last > records.c.date_first))
        if date.fromisoformat(row.date_last) - date.fromisoformat(row.date_first) > NARROW
    ]
    for some in _parts(wide):
        connection.execute(sa.update(records).where(records.c.id.in_(some)).values(wide=1))


def _parts(values: list[str]) -> Iterator[list[Any]]:
    for start in range(0, len(values), MANY):
        yield values[start : start + MANY]
