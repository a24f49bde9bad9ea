"""A ledger many times over: what stands in it is put down again in the years that follow, under other ids.

Run ``python benchmarks/enlarge.py LEDGER TIMES``: the file is changed. Merging 100,000 documents takes hours; to know how
fast lists of a million claims are, it is enough to have the rows. Copies lie whole years later, with two between that
nothing tells of, so that none meets another, nor what comes after the first; the ledger is whole afterwards, but for the
bytes of sources, and can go on growing.
"""

import re
import sqlite3
import sys
from datetime import date
from hashlib import blake2b
from typing import Any

ID = re.compile(r"\b(doc|ev|fig|com|st)-([0-9a-f]{12})\b")
YEAR = re.compile(r"\b(20\d\d)\b")

#: Columns that hold numbers of documents' rows, by table: (column, the table that counts them).
NUMBERS = {
    "passages": {"number": "passages"},
    "claims": {"number": "claims", "event": "claims"},
    "claim_keys": {"number": "claim_keys", "claim": "claims"},
    "record_claims": {"claim": "claims"},
    "records": {"number": "records"},
    "record_words": {"number": "records"},
    "attendances": {"number": "records"},
    "figure_values": {"number": "records"},
    "record_sorts": {"number": "records"},
}
TABLES = (
    "documents", "contents", "passages", "readings", "claims", "claim_keys", "records", "record_parties", "record_people",
    "record_topics", "record_claims",
    "record_words", "attendances", "figure_values", "record_sorts",
)  # fmt: skip


def main(file: str, times: int) -> None:
    """Put the rows down ``times - 1`` times more."""
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA synchronous = OFF")
        made = (
            "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
        )
        apart = database.execute(made).fetchall()
        for what, name, _ in apart:  # to make them anew in the end is quicker than to keep them up
            database.execute(f"DROP {what} {name}")
        years = 2 + 1 + int(database.execute("SELECT max(published) FROM documents").fetchone()[0][:4]) - 2001
        last = {
            table: database.execute(f"SELECT max(number) FROM {table}").fetchone()[0]
            for table in ("passages", "claims", "claim_keys", "records")
        }
        for copy in range(1, times):
            days = (date(2001 + copy * years, 1, 1) - date(2001, 1, 1)).days
            for table in TABLES:
                enlarge(database, table, copy, copy * years, days, last)
            database.commit()
            print(copy + 1, database.execute("SELECT count(*) FROM claims").fetchone()[0], flush=True)
        for _, _, sql in apart:
            database.execute(sql)
        for index in ("passage_index", "record_index"):
            database.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")


def enlarge(
    database: sqlite3.Connection, table: str, copy: int, years: int, days: int, last: dict[str, int]
) -> None:
    """One copy of a table's first rows."""
    names = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
    first = FIRST[table].format(**last)
    wanted = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    rows = database.execute(f"SELECT {wanted} FROM {table} WHERE {first}").fetchall()
    database.executemany(
        f"INSERT INTO {table} ({wanted}) VALUES ({marks})",
        (changed(table, names, row, copy, years, days, last) for row in rows),
    )


#: The rows of the ledger as it was.
FIRST = {
    "documents": "sha256 NOT LIKE 'copy%'",
    "contents": "document IN (SELECT id FROM documents WHERE sha256 NOT LIKE 'copy%')",
    "readings": "document IN (SELECT id FROM documents WHERE sha256 NOT LIKE 'copy%')",
    "passages": "number <= {passages}",
    "claims": "number <= {claims}",
    "claim_keys": "number <= {claim_keys}",
    "records": "number <= {records}",
    "record_words": "number <= {records}",
    "attendances": "number <= {records}",
    "figure_values": "number <= {records}",
    "record_sorts": "number <= {records}",
    "record_parties": "record IN (SELECT record FROM record_claims WHERE claim <= {claims})",
    "record_people": "record IN (SELECT record FROM record_claims WHERE claim <= {claims})",
    "record_topics": "record IN (SELECT record FROM record_claims WHERE claim <= {claims})",
    "record_claims": "claim <= {claims}",
}


def changed(
    table: str, names: list[str], row: tuple[Any, ...], copy: int, years: int, days: int, last: dict[str, int]
) -> list[Any]:
    """A row with other ids, later years and other numbers."""
    made = []
    for name, value in zip(names, row, strict=True):
        if name in NUMBERS.get(table, {}) and value is not None:
            value += copy * last[NUMBERS[table][name]]
        elif table == "claim_keys" and name in ("first", "last"):
            value += days if value > 500_000 else 0  # a day; the logarithm of a value is smaller
        elif table == "figure_values" and name == "year":
            value = value and value + years
        elif table == "documents" and name == "sha256":
            value = f"copy{copy}-" + value[:50]
        elif isinstance(value, str):  # texts too: a year is as long as another, so offsets stay right
            value = ID.sub(lambda found: other_id(found, copy), value)
            value = YEAR.sub(lambda found: str(int(found[1]) + years), value)
        made.append(value)
    return made


def other_id(found: re.Match[str], copy: int) -> str:
    """The id of a copy."""
    return f"{found[1]}-{blake2b(f'{found[2]} {copy}'.encode(), digest_size=6).hexdigest()}"


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
