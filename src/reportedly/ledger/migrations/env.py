"""Alembic's way in: runs the steps on the connection that the ledger has opened, inside its transaction."""

from alembic import context

from reportedly.ledger.schema import METADATA, VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
)
context.run_migrations()
