"""Lists at once in ledgers of any size: where a record stands in them, its highest rank, and by what sources are found.

The first revision at which ledgers on PostgreSQL began: what comes after it must run there too.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from dragoman.ledger.folding import plain_words

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

#: The kinds of record that are made anew afterwards, because claims are looked for or fused in another way.
REBUILDS = ("event", "figure", "commitment")

MANY = 1000


def upgrade() -> None:
    """Add the columns and fill them from what each record and document says."""
    op.add_column("documents", sa.Column("named", sa.Text, nullable=False, server_default=sa.text("''")))
    op.add_column("records", sa.Column("line", sa.String, nullable=False, server_default=sa.text("''")))
    op.add_column("records", sa.Column("highest", sa.Integer, nullable=False, server_default=sa.text("0")))
    connection = op.get_bind()
    connection.exec_driver_sql(
        "UPDATE records SET line = coalesce(date_first, '~') || '|' || coalesce(date_last, '~') || '|' || "
        "sequence || '|' || id"
    )
    connection.exec_driver_sql(
        "UPDATE records SET highest = coalesce((SELECT min(json_extract(value, '$.rank')) "
        "FROM json_each(payload, '$.participants')), 0) WHERE kind = 'event'"
    )
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO record_topics SELECT id, json_extract(payload, '$.issue') FROM records "
        "WHERE kind = 'statement' AND json_extract(payload, '$.issue') IS NOT NULL"
    )
    for rows in _documents(connection):
        told = [(plain_words(" ".join(it or "" for it in row[1:])), row[0]) for row in rows]
        connection.exec_driver_sql("UPDATE documents SET named = ? WHERE id = ?", told)
    op.create_index("ix_records_list", "records", ["kind", "line", "id", "type", "status", "highest"])


def _documents(connection: sa.Connection) -> Iterator[list[Any]]:
    """Ids of documents with their titles, sites and addresses, some at a time."""
    last = ""
    while rows := connection.exec_driver_sql(
        "SELECT id, json_extract(payload, '$.title'), json_extract(payload, '$.site'), "
        "json_extract(payload, '$.url'), json_extract(payload, '$.origin') "
        "FROM documents WHERE id > ? ORDER BY id LIMIT ?",
        (last, MANY),
    ).fetchall():
        yield list(rows)
        last = rows[-1][0]
