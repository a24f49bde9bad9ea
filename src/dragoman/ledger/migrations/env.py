"""What Alembic runs: the migrations, on the connection that the ledger has already opened."""

from alembic import context

from dragoman.ledger.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
