"""What a ledger needs of PostgreSQL: turns of writers, the mark of a ledger, full-text search by text vectors.

It is one of the dialects (``dialect.py``). Writers take turns by a lock of the ledger's own, held until the transaction
ends, which keeps no reader waiting. A word is indexed by its stem, as SQLite's index has it: without case and accents,
by Porter's rules, and none left out for being common.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from pg8000.converters import make_params
from pg8000.exceptions import Error
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    Float,
    Integer,
    LargeBinary,
    Table,
    TextualSelect,
    column,
    create_engine,
    insert,
    text,
)

from dragoman.errors import DragomanError
from dragoman.ledger import reaching
from dragoman.ledger.address import Address
from dragoman.ledger.excerpts import excerpt, plain, words
from dragoman.ledger.schema import WIDE, SourceText, metadata
from dragoman.ledger.search import Hit, Term

#: The comment on ``alembic_version`` by which a database is known to be a ledger.
MARK = "A ledger of Dragoman"

#: The first half of the key of the writers' lock ("Drgm" in ASCII); the second is the schema.
LOCK = 0x4472676D

#: PostgreSQL keeps at most 16383 places in a text vector, and a megabyte of words: what stands in one passage (a
#: paragraph) behind these isn't found.
MOST_WORDS, MOST_BYTES = 16_000, 500_000

# said here rather than in ``schema.py``, which would load all that SQLAlchemy knows of PostgreSQL for every list of a file
WIDE.dialect_options["postgresql"]["where"] = text("wide = 1")

_READ = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
_TURN = text(
    "SELECT set_config('lock_timeout', :patience, true), "
    "pg_advisory_xact_lock(:lock, hashtext(current_schema()))"
)
_TABLES = """
SELECT count(*) FROM pg_class AS c
WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) AND c.relkind IN ('r', 'p')
AND NOT EXISTS (SELECT 1 FROM pg_depend AS d WHERE d.objid = c.oid AND d.deptype = 'e')
"""
_FULL_TEXT = (
    "CREATE TEXT SEARCH DICTIONARY passage_stems (TEMPLATE = snowball, LANGUAGE = porter)",
    """
    CREATE TABLE passage_index (
        number integer PRIMARY KEY REFERENCES passages (number) ON DELETE CASCADE,
        words tsvector NOT NULL
    )
    """,
    "CREATE INDEX ix_passage_index_words ON passage_index USING gin (words)",
    "CREATE INDEX ix_record_words_words ON record_words USING gin (to_tsvector('simple', left(words, 200000)))",
)
_INDEX = text(
    """
    INSERT INTO passage_index (number, words)
    SELECT p.number, CAST(coalesce(string_agg(s.stem || ':' || w.place, ' '), '') AS tsvector)
    FROM unnest(CAST(:numbers AS integer[]), CAST(:texts AS text[])) AS p (number, body)
    LEFT JOIN LATERAL unnest(string_to_array(p.body, ' ')) WITH ORDINALITY AS w (word, place) ON true
    LEFT JOIN LATERAL (SELECT (ts_lexize('passage_stems', w.word))[1] AS stem) AS s ON w.word IS NOT NULL
    GROUP BY p.number
    """
)
_UNINDEX = text("DELETE FROM passage_index WHERE number = ANY (CAST(:numbers AS integer[]))")
_STEMS = text(
    "SELECT word, (ts_lexize('passage_stems', word))[1] FROM unnest(CAST(:words AS text[])) AS w (word)"
)
_SEARCH = text(
    """
    SELECT best.document, best.start, best."end", substr(c.text, best.start + 1, best."end" - best.start)
    FROM (
        SELECT p.number, p.document, p.start, p."end", ts_rank(i.words, q.wanted, 2) AS rank
        FROM CAST(:wanted AS tsquery) AS q (wanted), passage_index AS i JOIN passages AS p ON p.number = i.number
        WHERE i.words @@ q.wanted AND (CAST(:anywhere AS boolean) OR p.document = ANY (CAST(:among AS text[])))
        ORDER BY rank DESC, p.number LIMIT :limit
    ) AS best JOIN contents AS c ON c.document = best.document
    ORDER BY best.rank DESC, best.number
    """
)
_UNINDEXED = """
SELECT count(*) FROM passages AS p FULL JOIN passage_index AS i ON i.number = p.number
WHERE p.number IS NULL OR i.number IS NULL
"""


def expect(address: Address, create: bool) -> None:
    """Nothing can be said of a server before it is asked."""


def engine(address: Address, timeout: float) -> Engine:
    """An engine on a server's database. A connection that the server has dropped meanwhile is made anew."""
    url = address.url
    assert url is not None, "an address of a file"
    made = create_engine(
        "postgresql+pg8000://", creator=lambda: reaching.connect(url), pool_size=2, pool_pre_ping=True
    )
    # many rows go to the server in one statement, not each by itself
    made.dialect.use_insertmanyvalues_wo_returning = True
    return made


def begin(connection: Connection, writes: bool, timeout: float) -> None:
    """Begin a transaction: readers see one state of the ledger, writers take their turn at once."""
    if not writes:
        connection.exec_driver_sql(_READ)
        return
    connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE")
    connection.execute(_TURN, {"patience": str(max(1, int(timeout * 1000))), "lock": LOCK})


def sentence(error: BaseException, address: Address) -> str | None:
    """What the server complains of, in one sentence."""
    said = error.args[0] if error.args else None
    if not isinstance(said, dict):  # the driver's own: no answer, or the connection broke off
        told = str(error)
        if "password" in told:
            return reaching.NO_PASSWORD.format(server=address)
        if "SSL" in told:
            return f"The server of {address} can't encrypt the connection, which sslmode asks for."
        broken = ("network error", "connection is closed", "communication error")
        if any(sign in told for sign in broken):
            return f"The connection to {address} broke off; nothing of what was under way was kept."
        return None
    code, told = said.get("C", ""), said.get("M", "").rstrip(".")
    url = address.url
    sentences = {
        "3D000": f"There is no database {url and url.database} on the server ({address}); "
        f"make it with 'createdb {url and url.database}'.",
        "28P01": f"The server of {address} refuses the name or the password.",
        "28": f"The server of {address} lets nobody in by that name: {told}.",
        "3F000": f"The database {address} has no schema for the ledger's tables; look at its search_path.",
        "42501": f"The ledger {address} can't be used so: {told}.",
        "25006": f"The ledger {address} can't be written to: it is read-only.",
        "53100": f"The disk that holds the ledger {address} is full; nothing of this document was added.",
        "53": f"The server of {address} has no room: {told}.",
        "55P03": f"The ledger {address} is in use by another program; try again when that has finished.",
        "40": f"The ledger {address} was used by another program at the same moment; try again.",
        "57": f"The server of {address} stops or starts at this moment; try again: {told}.",
        "58": f"The server of {address} can't read or write its files: {told}.",
        "XX": f"The ledger {address} is damaged; restore it from a backup or ingest the sources again: {told}.",
    }
    return next((sentences[sign] for sign in (code, code[:2]) if sign in sentences), None)


def is_empty(connection: Connection) -> bool:
    """Whether the schema has no tables yet, but those of extensions."""
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        raise DragomanError(
            f"The database keeps letters as {encoding}; a ledger needs one in UTF8 (createdb -E UTF8 -T template0)."
        )
    return connection.exec_driver_sql(_TABLES).scalar() == 0


def is_ledger(connection: Connection) -> bool:
    """Whether the table of the schema's version bears a ledger's mark."""
    asked = "SELECT obj_description(to_regclass('alembic_version'), 'pg_class')"
    return connection.exec_driver_sql(asked).scalar() == MARK


def before_tables(engine: Engine) -> None:
    """Nothing must be set."""


def mark_as_ledger(connection: Connection) -> None:
    """Set the mark."""
    connection.exec_driver_sql(f"COMMENT ON TABLE alembic_version IS '{MARK}'")


def for_driver(statement: str) -> str:
    """The text of a statement with its parameters numbered, as the server has it."""
    pieces = statement.replace("%%", "%").split("%s")
    return "".join(f"{piece}${n}" for n, piece in enumerate(pieces[:-1], 1)) + pieces[-1]


def ask(connection: Connection, statement: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]:
    """Run a statement by the driver alone, and return its rows. The server keeps each statement, understood and planned,
    for as long as it is connected."""
    driver: Any = connection.connection.driver_connection
    known = _STATEMENTS.setdefault(driver, {})
    if statement not in known:
        known[statement] = driver.prepare_statement(statement, ())
    name, columns, makers = known[statement]
    filled = make_params(driver.py_types, values)
    return driver.execute_named(name, filled, columns, makers, statement).rows or []


#: By connection and text, what the driver calls a statement that the server keeps.
_STATEMENTS: WeakKeyDictionary[Any, dict[str, tuple[Any, Any, Any]]] = WeakKeyDictionary()


def is_complaint(error: Exception) -> bool:
    """Whether this is what the driver raises."""
    return isinstance(error, Error)


def insert_rows(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Write rows into a table: all of them in one parameter, since each by itself would be a way to the server and back,
    and a statement as long as the rows would be parsed anew each time."""
    columns = [table.c[name] for name in rows[0]]
    if any(isinstance(column.type, LargeBinary | SourceText) for column in columns):
        connection.execute(insert(table), rows)
        return
    ask(connection, _insertion(table, columns), [json.dumps(rows, ensure_ascii=False)])


def _insertion(table: Table, columns: Sequence[Column[Any]]) -> str:
    names = ", ".join(f'"{column.name}"' for column in columns)
    return f"INSERT INTO {table.name} ({names}) SELECT {names} FROM {_given(columns)}"


def put_rows(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Write rows; of those that are there already (by the first column) only what differs."""
    first, *others = columns = [table.c[name] for name in rows[0]]
    given = ", ".join(f'"{it.name}" = excluded."{it.name}"' for it in others)
    differs = " OR ".join(f'{table.name}."{it.name}" IS DISTINCT FROM excluded."{it.name}"' for it in others)
    written = (
        f'{_insertion(table, columns)} ON CONFLICT ("{first.name}") DO UPDATE SET {given} WHERE {differs}'
    )
    ask(connection, written, [json.dumps(rows, ensure_ascii=False)])


def update_rows(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Change rows; the first column tells which one is meant."""
    first, *others = columns = [table.c[name] for name in rows[0]]
    given = ", ".join(f'"{it.name}" = given."{it.name}"' for it in others)
    meant = f'old."{first.name}" = given."{first.name}"'
    written = f"UPDATE {table.name} AS old SET {given} FROM {_given(columns)} WHERE {meant}"
    ask(connection, written, [json.dumps(rows, ensure_ascii=False)])


def delete_rows(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Take out the rows that have these values."""
    columns = [table.c[name] for name in rows[0]]
    same = " AND ".join(f'old."{it.name}" = given."{it.name}"' for it in columns)
    written = f"DELETE FROM {table.name} AS old USING {_given(columns)} WHERE {same}"
    ask(connection, written, [json.dumps(rows, ensure_ascii=False)])


def _given(columns: Sequence[Column[Any]]) -> str:
    """Rows from one parameter, which is a list of them as JSON."""
    sorts = ", ".join(f'"{it.name}" {_SORTS.get(type(it.type), "text")}' for it in columns)
    return f"json_to_recordset(CAST($1 AS json)) AS given ({sorts})"


_SORTS: dict[type[Any], str] = {Integer: "integer", BigInteger: "bigint", Float: "double precision"}


def create_full_text(connection: Connection) -> None:
    """Make the dictionary of stems, and the index with what it is an index of."""
    for statement in _FULL_TEXT:
        connection.exec_driver_sql(statement)


def index_passages(connection: Connection, rows: list[tuple[int, str]]) -> None:
    """Put passages, as (number, text), into the full-text index."""
    bodies = [" ".join(_indexed(body)) for _, body in rows]
    connection.execute(_INDEX, {"numbers": [number for number, _ in rows], "texts": bodies})


def _indexed(body: str) -> Iterable[str]:
    room = MOST_BYTES
    for place, word in enumerate(words(body)):
        room -= len(word.plain.encode()) + 8
        if place >= MOST_WORDS or room < 0:
            return
        if word.plain:
            yield word.plain


def unindex_passages(connection: Connection, rows: list[tuple[int, str]]) -> None:
    """Take passages, as (number, text), out of the full-text index."""
    connection.execute(_UNINDEX, {"numbers": [number for number, _ in rows]})


def search_passages(
    connection: Connection, terms: Sequence[Term], limit: int, among: list[str] | None = None
) -> list[Hit]:
    """The best passages that hold all terms; ``among``: only in the documents with these ids."""
    asked = [[plain(word) for word in term.words] for term in terms]
    stems = _stems(connection, (word for term in asked for word in term))
    wanted = " & ".join(
        f"({' <-> '.join(stems[word] for word in its)}{':*' if term.begins else ''})"
        for its, term in zip(asked, terms, strict=True)
    )
    chosen: dict[str, Any] = {"anywhere": among is None, "among": among or []}
    rows = connection.execute(_SEARCH, {"wanted": wanted, "limit": limit} | chosen).all()
    stems |= _stems(connection, (word.plain for row in rows for word in words(row[3])))
    return [
        Hit(document, start, end, *excerpt(body, list(terms), lambda word: stems.get(word, word)))
        for document, start, end, body in rows
    ]


def _stems(connection: Connection, words: Iterable[str]) -> dict[str, str]:
    asked = sorted(set(words) - {""})
    if not asked:
        return {}
    return {word: stem or word for word, stem in connection.execute(_STEMS, {"words": asked})}


def holding(words: Sequence[str]) -> TextualSelect:
    """The numbers of the records in which all these folded words stand, or words that begin so."""
    found = text(
        # "OFFSET 0": the index is asked once, not the words of each record that is looked at
        "SELECT number FROM (SELECT number FROM record_words "
        "WHERE to_tsvector('simple', left(words, 200000)) @@ to_tsquery('simple', :holding) OFFSET 0) AS found"
    )
    wanted = " & ".join(f"'{part}':*" for word in words for part in word.split("_") if part)
    return found.bindparams(holding=wanted).columns(column("number", Integer))


def empty(connection: Connection, tables: list[str]) -> None:
    """Take all rows out of these tables; who reads at this moment is waited for."""
    connection.exec_driver_sql(f"TRUNCATE {', '.join(tables)}, passage_index")


def take_stock(connection: Connection) -> None:
    """Count what the tables hold: without that the server reads whole tables, until it counts of itself some minutes later."""
    connection.exec_driver_sql(f"ANALYZE {', '.join(metadata.tables)}, passage_index")


def damage(connection: Connection) -> str | None:
    """Nothing: the server holds to references itself, and what its disk has lost it names when that is read."""
    return None


def unindexed(connection: Connection) -> int:
    """By how many passages the full-text index differs from what is stored."""
    return int(connection.exec_driver_sql(_UNINDEXED).scalar() or 0)
