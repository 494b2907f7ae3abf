"""How Alembic reaches the database: over the connection that the caller has already opened."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
