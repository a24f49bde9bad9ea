"""With what commitments ended, in a table of its own: the commitments that quote a document are found without opening them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

#: The kinds of record that are made anew afterwards: none.
REBUILDS = ()

#: The tables that are filled from the records afterwards.
FILLS = ("record_outcomes",)


def upgrade() -> None:
    """Make the table; ``refilling.py`` fills it. What records were once counted by, and are no more, is taken out."""
    plain = sa.String(collation="C") if op.get_bind().dialect.name == "postgresql" else sa.String()
    op.create_table(
        "record_outcomes",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("outcome", plain, nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.ForeignKeyConstraint(["number"], ["records.number"], ondelete="CASCADE"),
    )
    op.create_index("ix_record_outcomes_outcome", "record_outcomes", ["outcome", "number"])
    for table, users, column in (("guises", "attendances", "guise"), ("sorts", "record_sorts", "sort")):
        op.execute(
            f"DELETE FROM {table} WHERE NOT EXISTS (SELECT 1 FROM {users} WHERE {column} = {table}.number)"
        )
