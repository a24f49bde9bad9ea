"""Who takes part in events and what figures say, in tables of their own: people and trade are counted without opening records."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

#: The kinds of record that are made anew afterwards: none.
REBUILDS = ()

#: The tables that are filled from the records afterwards.
FILLS = ("guises", "attendances", "figure_values")


def upgrade() -> None:
    """Make the tables; ``refilling.py`` fills them."""
    plain = sa.String(collation="C") if op.get_bind().dialect.name == "postgresql" else sa.String()
    long = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "guises",
        sa.Column("number", long, nullable=False, autoincrement=False),
        sa.Column("name", plain, nullable=False),
        sa.Column("country", plain),
        sa.Column("office", sa.Text),
        sa.Column("rank", sa.Integer),
        sa.Column("level", sa.Integer),
        sa.Column("dated", sa.Integer, nullable=False),
        sa.Column("met", sa.Text, nullable=False),
        sa.Column("beside", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_guises_name", "guises", ["name", "country"])
    op.create_table(
        "attendances",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("place", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("guise", long, nullable=False),
        sa.Column("at", plain, nullable=False),
        sa.Column("date", plain),
        sa.PrimaryKeyConstraint("number", "place"),
        sa.ForeignKeyConstraint(["number"], ["records.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["guise"], ["guises.number"]),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_attendances_guise", "attendances", ["guise", "at", "date", "number"])
    op.create_table(
        "figure_values",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("year", sa.Integer),
        sa.Column("reporter", plain),
        sa.Column("partner", plain),
        sa.Column("currency", plain),
        sa.Column("value", sa.Float, nullable=False),
        sa.Column("sources", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.ForeignKeyConstraint(["number"], ["records.number"], ondelete="CASCADE"),
    )
    op.create_index("ix_figure_values_year", "figure_values", ["year", "reporter", "partner"])
