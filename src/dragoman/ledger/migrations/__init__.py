"""Alembic's migrations of the ledger: ``versions`` holds one file for each change of the tables.

Each says in ``REBUILDS`` of which kinds of record all must be made anew after it. Ledgers on PostgreSQL begin at 0004: what
comes after that must run on both databases.
"""
