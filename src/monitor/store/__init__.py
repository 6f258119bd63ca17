"""What was found, kept: SQLite by default, PostgreSQL for a team.

The only package that knows SQLAlchemy. `store.Store` writes and belongs to one thread; `queries.Reader` reads and is
cheap to open. Nothing is imported here, so that naming the package costs nothing before the first paint.
"""
