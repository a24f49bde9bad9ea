"""A ledger on a PostgreSQL server: how it is reached, every way in which that fails, and what moves between databases."""

import multiprocessing
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from servers import Server
from sqlalchemy.dialects import postgresql

from dragoman.errors import DragomanError, UsageError
from dragoman.ledger import Filter, Ledger, reaching, schema
from dragoman.ledger.address import Address
from dragoman.ledger.backing import backup, restore
from dragoman.records import Document
from ledger.conftest import Shelf, being_written
from ledger.stories import Story, person, story


@pytest.fixture
def name(shelf: Shelf) -> Iterator[str]:
    """The name of a database with an empty ledger."""
    taken = shelf.take()
    yield taken
    shelf.give_back(taken)


@pytest.fixture
def bare(server: Server) -> Iterator[str]:
    """The name of a database with nothing in it."""
    made = server.database()
    yield made
    server.drop(made)


def refusal(location: str, *, create: bool = True) -> str:
    with pytest.raises(DragomanError) as error:
        Ledger.open(location, create=create, timeout=0.3)
    said = str(error.value)
    assert "\n" not in said
    assert said.endswith("."), said
    return said


# -- reaching it ------------------------------------------------------------------------------------------------


def test_a_new_database_becomes_a_ledger_when_something_is_to_be_kept_in_it(
    server: Server, bare: str
) -> None:
    location = server.address(bare)
    assert "is empty, not a ledger; 'dragoman ingest SOURCE...' fills one" in refusal(location, create=False)
    with Ledger.open(location, create=True) as ledger:
        assert ledger.add(story().reading()).new
        assert str(ledger.address) == location
    with Ledger.open(location) as ledger:
        ledger.check()
        assert ledger.counts().documents == 1


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+pg8000"])
def test_every_usual_form_of_address_leads_there(server: Server, name: str, scheme: str) -> None:
    for location in (server.address(name), server.local(name)):
        with Ledger.open(location.replace("postgresql", scheme)) as ledger:
            assert ledger.counts().documents == 0


def test_a_server_that_does_not_answer_is_named(server: Server) -> None:
    assert "No PostgreSQL server answers at 127.0.0.1:1: connection refused." in refusal(
        "postgresql://ada@127.0.0.1:1/news"
    )
    assert "No PostgreSQL server answers at /nowhere/.s.PGSQL.5432" in refusal(
        "postgresql:///news?host=/nowhere"
    )


def test_what_is_no_such_server_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:

        def answer() -> None:
            for _ in range(2):
                taken, _ = other.accept()
                taken.recv(100)
                taken.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n" * 10)
                taken.close()

        threading.Thread(target=answer, daemon=True).start()
        said = refusal(f"postgresql://ada@127.0.0.1:{other.getsockname()[1]}/news")
    assert "is no PostgreSQL server" in said or "broke off" in said


def test_a_missing_database_names_the_command_that_makes_one(server: Server) -> None:
    assert "There is no database nowhere" in refusal(server.address("nowhere"))
    assert "'createdb nowhere'" in refusal(server.address("nowhere"))


def test_passwords_are_asked_for_refused_taken_and_never_shown(
    server: Server, bare: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.execute("DROP ROLE IF EXISTS ada", "CREATE ROLE ada LOGIN PASSWORD 'a:b'")
    server.execute(f"ALTER DATABASE {bare} OWNER TO ada")
    location = server.address(bare, user="ada")
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "pass"))
    assert "asks for a password; give it in PGPASSWORD" in refusal(location)
    wrong = refusal(location.replace("ada@", "ada:secret@"))
    assert "refuses the name or the password" in wrong
    assert "secret" not in wrong
    with Ledger.open(location.replace("ada@", "ada:a%3Ab@"), create=True) as ledger:
        assert "b" not in str(ledger.address).split("@")[0].removeprefix("postgresql://")
    monkeypatch.setenv("PGPASSWORD", "a:b")
    Ledger.open(location).close()
    monkeypatch.delenv("PGPASSWORD")
    (tmp_path / "pass").write_text(
        f"# mine\nelsewhere:*:*:*:x\n127.0.0.1:{server.port}:*:ada:a\\:b\n", encoding="utf-8"
    )
    (tmp_path / "pass").chmod(0o600)
    Ledger.open(location).close()
    (tmp_path / "pass").chmod(0o644)
    assert "asks for a password" in refusal(location)


def test_passwords_are_looked_up_by_host_port_database_and_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "pass"
    file.write_text("a:1:*:u:first\n*:*:news:*:second\nlocalhost:*:*:*:third\n", encoding="utf-8")
    file.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(file))
    assert reaching.kept_password("a", 1, "x", "u") == "first"
    assert reaching.kept_password("b", 2, "news", "u") == "second"
    assert reaching.kept_password("/var/run/postgresql", 2, "x", "u") == "third"
    assert reaching.kept_password("b", 2, "x", "u") is None


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("postgresql://ada:secret@host", "names no database"),
        ("postgresql://ada:secret@host:port/news", "is no address"),
        ("postgresql+psycopg2://ada:secret@host/news", "can't be a ledger"),
        ("postgresql://ada:secret@127.0.0.1:1/news?colour=red", "'colour', which is none of"),
        ("postgresql://ada:secret@127.0.0.1:1/news?port=x", "no number"),
    ],
)
def test_what_is_no_address_is_a_wrong_use_and_shows_no_password(location: str, told: str) -> None:
    with pytest.raises(UsageError) as error:
        Ledger.open(location, create=True)
    assert told in str(error.value)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(("mode", "told"), [("require", "can't encrypt"), ("never", "is none of disable")])
def test_encryption_is_had_where_it_is_asked_for_or_nothing(
    server: Server, name: str, mode: str, told: str
) -> None:
    assert told in refusal(f"{server.address(name)}?sslmode={mode}")
    Ledger.open(f"{server.address(name)}?sslmode=disable").close()


def test_a_server_of_other_letters_is_refused(server: Server) -> None:
    server.execute("DROP DATABASE IF EXISTS latin")
    server.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
    assert "keeps letters as LATIN1; a ledger needs one in UTF8" in refusal(server.address("latin"))


def test_somebody_elses_tables_are_left_alone(server: Server, bare: str) -> None:
    server.execute("CREATE TABLE documents (id integer)", database=bare)
    assert "is a database, but not a Dragoman ledger" in refusal(server.address(bare))


def test_ledgers_can_share_a_database_in_schemas_of_their_own(server: Server, bare: str) -> None:
    server.execute(
        "CREATE SCHEMA east", "CREATE SCHEMA west", "CREATE TABLE taken (id integer)", database=bare
    )
    east, west = (f"{server.address(bare)}?options=-csearch_path%3D{it}" for it in ("east", "west"))
    with Ledger.open(east, create=True) as one, Ledger.open(west, create=True) as other:
        one.add(story().reading())
        assert (one.counts().documents, other.counts().documents) == (1, 0)
        assert other.search("met") == []
        assert len(one.search("met")) == 1


def test_a_newer_ledger_is_not_touched(server: Server, bare: str) -> None:
    Ledger.open(server.address(bare), create=True).close()
    server.execute("UPDATE alembic_version SET version_num = '9999'", database=bare)
    assert "newer Dragoman" in refusal(server.address(bare))


def test_a_writer_who_waits_too_long_is_told_so_and_readers_never_wait(server: Server, name: str) -> None:
    with (
        Ledger.open(server.address(name)) as one,
        Ledger.open(server.address(name), timeout=0.2) as other,
    ):
        with one._changing():
            assert other.counts().documents == 0
            with pytest.raises(DragomanError, match="in use by another program"):
                other.add(story().reading())
        assert other.add(story().reading()).new


def test_who_may_only_read_reads_and_is_told_that_he_may_not_write(server: Server, bare: str) -> None:
    with Ledger.open(server.address(bare), create=True) as ledger:
        ledger.add(story().reading())
    server.execute("DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN")
    server.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest", database=bare)
    with Ledger.open(server.address(bare, user="guest")) as ledger:
        assert len(ledger.events(Filter(text="met"))) == 1
        with pytest.raises(DragomanError, match="permission denied"):
            ledger.add(story(2).reading())
    server.execute("DROP OWNED BY guest", database=bare)


def test_a_connection_that_broke_off_is_one_sentence_and_the_next_is_made_anew(
    server: Server, name: str
) -> None:
    with Ledger.open(server.address(name)) as ledger:
        cut = f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'"
        server.execute(cut)
        assert ledger.add(story().reading()).new  # nothing was under way: the ledger helps itself

        def go_on() -> None:
            with ledger._changing() as connection:
                server.execute(cut)
                connection.exec_driver_sql("SELECT 1")

        with pytest.raises(DragomanError) as error:
            go_on()
        assert str(error.value).endswith(".")
        assert ledger.counts().documents == 1


def test_programs_may_make_one_ledger_at_once(server: Server, bare: str) -> None:
    context = multiprocessing.get_context("spawn")
    programs = [context.Process(target=make, args=(server.address(bare),)) for _ in range(3)]
    for program in programs:
        program.start()
    for program in programs:
        program.join(60)
        assert program.exitcode == 0
    with Ledger.open(server.address(bare)) as ledger:
        ledger.check()


def make(location: str) -> None:
    Ledger.open(location, create=True).close()


# -- what is kept there -----------------------------------------------------------------------------------------


def test_a_text_with_the_letter_nul_comes_back_as_it_was(server: Server, name: str) -> None:
    with Ledger.open(server.address(name)) as ledger:
        reading = story(words="They\x00 met in Łódź \U0001f91d.").reading()
        ledger.add(reading)
        assert ledger.text(reading.document.id) == reading.text
        (event,) = ledger.events()
        assert event.evidence[0].quote == "They\x00 met in Łódź \U0001f91d."
        assert list(ledger.faults()) == []


def test_harm_is_named(server: Server, name: str) -> None:
    with Ledger.open(server.address(name)) as ledger:
        ledger.add(story().figure("Trade was 64.2 million.", 64_200_000).reading(), b"bytes")
        harms = {
            "UPDATE contents SET text = 'x' || text": "quotes words that don't stand in doc-",
            "UPDATE contents SET text = substr(text, 2), raw = '\\x00'": "The bytes kept of doc-",
            "DELETE FROM passage_index": "not as full-text search has them",
            "DELETE FROM record_claims WHERE record LIKE 'fig-%'": "is part of no record",
        }
        for harm, sentence in harms.items():
            server.execute(harm, database=name)
            assert any(sentence in fault for fault in ledger.faults()), harm


QUERIES = (
    "vilnius guryanov", '"talks with the EU"', '"EU talks with"', "comm*", "visit*", "visas", "the", "lodz", "ŁÓDŹ",
    "émile", "emile dupont", '"dupont labedz"', "dup*", "2015", "2015*", "agreed going", "running", "relation relational",
    "e-mail", "un_known", "nowhere", "zürich", "ZURICH", "слово", "СЛОВА", "1e5", "50", "x", "it's", "its", "nato's",
)  # fmt: skip
PASSAGES = (
    "Guryanov went to Vilnius; the visit was long.", "Talks with the EU and with Latvia on visas.",
    "They agreed to go on. The commission runs in Łódź, its relations are good, and relational too.",
    "Émile Dupont-Łabędź wrote an e-mail to Zürich on 5 March 2015: un_known 1e5 numbers, 50% of it.",
    "Слово о словах, и ещё слова. It's NATO's; the visas and the visa were 2015-16's.",
    "words " * 60 + "Vilnius again, and Guryanov " + "more " * 60,
)  # fmt: skip


def test_the_same_words_find_the_same_passages_on_every_database(
    server: Server, name: str, tmp_path: Path
) -> None:
    with (
        Ledger.open(server.address(name)) as there,
        Ledger.open(tmp_path / "here.db", create=True) as here,
    ):
        for number, passage in enumerate(PASSAGES):
            reading = (
                Story(salt=passage).event(f"Event {number}.", "meeting", states=("BLR", "GEO")).reading()
            )
            for ledger in (here, there):
                ledger.add(reading)
        found = 0
        for query in QUERIES:
            one, other = here.search(query), there.search(query)
            places = [{(hit.document, hit.start, hit.end) for hit in hits} for hits in (one, other)]
            assert places[0] == places[1], query
            marked = [
                {(hit.document, *(hit.snippet[a:b].casefold() for a, b in hit.marks)) for hit in hits}
                for hits in (one, other)
            ]
            assert marked[0] == marked[1], query
            found += len(one)
        assert found > len(QUERIES)
        assert len(there.search("the", limit=1)) == 1


def test_a_search_among_some_documents_asks_these_alone(server: Server, name: str) -> None:
    with Ledger.open(server.address(name)) as ledger:
        for number in range(3):
            ledger.add(story(number).reading())
        first = ledger.documents()[0]
        assert [hit.document for hit in ledger.search("met", among=Filter(source=first.id))] == [first.id]
        assert ledger.search("met", among=Filter(source="nowhere")) == []


def test_a_passage_of_a_hundred_thousand_words_is_kept_and_found_by_its_beginning(
    server: Server, name: str
) -> None:
    long = "Vilnius " + " ".join(f"word{number}" for number in range(100_000)) + " " + "a" * 5000
    with Ledger.open(server.address(name)) as ledger:
        ledger.add(Story(salt=long).event("They met.", "meeting", states=("BLR", "GEO")).reading())
        (hit,) = ledger.search("vilnius")
        assert hit.snippet.count(" ") < 40
        assert list(ledger.faults()) == []


# -- from one database to another -------------------------------------------------------------------------------


def filled(location: str | Path, documents: int = 4, *, corrected: bool = True) -> None:
    with Ledger.open(location, create=True) as ledger:
        ledger.set_home("BLR")
        for number in range(documents):
            told = (
                story(number, f"Visit {number} to Vilnius.")
                .commitment("to meet again", event=0)
                .figure("$64.2m", 64_200_000, period="2014")
                .event(
                    "They met again.",
                    "meeting",
                    date=f"2015-05-0{number + 1}",
                    states=("BLR", "GEO"),
                    participants=(person("Émile", "GEO", rank=1),),
                )
            )
            ledger.add(told.reading(), told.reading().text.encode(), encoding="utf-8", home="BLR")
        if corrected:
            first = ledger.events()[0].id
            ledger.correct(first, {"venue": "Vilnius, Lithuania"}, reason="the video", by="Ada")
            ledger.reject(ledger.events()[-1].id, reason="no video", by="Ada")


def held(location: str | Path) -> tuple[object, ...]:
    """All that a ledger holds, as its face shows it."""
    with Ledger.open(location) as ledger:
        assert list(ledger.faults(sources=False)) == []
        documents: list[Document] = ledger.documents()
        return (
            ledger.home, ledger.counts(), documents, ledger.events(), ledger.figures(), ledger.commitments(),
            ledger.statements(), ledger.corrections(), [ledger.text(it.id) for it in documents],
            [ledger.raw_or_none(it.id) for it in documents], [ledger.circumstances(it.id) for it in documents],
            [ledger.memberships(it.id)[0].claim.number for it in ledger.events()], {hit.document for hit in ledger.search("vilnius")},
        )  # fmt: skip


def test_a_ledger_moves_to_a_server_and_back_with_all_that_it_holds(
    server: Server, name: str, tmp_path: Path
) -> None:
    filled(tmp_path / "here.db")
    restore(tmp_path / "here.db", server.address(name))
    assert held(server.address(name)) == held(tmp_path / "here.db")
    backup(server.address(name), tmp_path / "back.db")
    assert held(tmp_path / "back.db") == held(tmp_path / "here.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["back.db", "here.db"]
    for location in (
        server.address(name),
        tmp_path / "back.db",
    ):  # each goes on by itself, and in the same way
        with Ledger.open(location) as ledger:
            ledger.add(story(77).reading())
    assert held(server.address(name)) == held(tmp_path / "back.db")


def test_a_server_makes_the_same_ledger_of_the_same_documents(
    server: Server, name: str, tmp_path: Path
) -> None:
    for location in (tmp_path / "here.db", server.address(name)):
        filled(location, corrected=False)
    assert held(tmp_path / "here.db") == held(server.address(name))


def test_a_ledger_on_a_server_is_replaced_only_by_force_and_while_others_have_it_open(
    server: Server, name: str, tmp_path: Path
) -> None:
    filled(tmp_path / "saved.db", 2)
    filled(server.address(name), 4)
    with pytest.raises(DragomanError, match="--force"):
        restore(tmp_path / "saved.db", server.address(name))
    with Ledger.open(server.address(name)) as reader:
        assert reader.counts().documents == 4
        restore(tmp_path / "saved.db", server.address(name), force=True)
        assert reader.counts().documents == 2
    assert held(server.address(name)) == held(tmp_path / "saved.db")


def test_what_is_no_whole_ledger_replaces_nothing(server: Server, name: str, tmp_path: Path) -> None:
    filled(server.address(name), 2)
    (tmp_path / "text.db").write_text("no ledger", encoding="utf-8")
    for file, told in (("text.db", "not a Dragoman ledger"), ("absent.db", "no backup")):
        with pytest.raises(DragomanError, match=told):
            restore(tmp_path / file, server.address(name), force=True)
    with Ledger.open(server.address(name)) as ledger:
        assert ledger.counts().documents == 2


def test_a_backup_is_taken_of_one_moment_while_another_program_writes(
    location: str, backend: str, tmp_path: Path
) -> None:
    filled(location, 1)
    with being_written(location):
        seen = 0
        for number in range(3):
            backup(location, tmp_path / f"copy{number}.db")
            with Ledger.open(tmp_path / f"copy{number}.db") as copy:
                documents = copy.counts().documents
                assert documents >= seen
                assert sum(len(it.history) for it in copy.events()) >= documents
                seen = documents


def test_addresses_are_shown_without_a_password() -> None:
    shown = str(Address.of("postgres://ada:secret@host:6432/news?sslmode=require&password=secret"))
    assert shown == "postgresql://ada@host:6432/news?sslmode=require"


def test_every_column_sorts_as_it_does_in_a_file(server: Server, name: str) -> None:
    texts = [
        column
        for table in schema.metadata.sorted_tables
        for column in table.columns
        if str(column.type) == "VARCHAR" and table is not schema.alembic_version
    ]
    assert texts
    there = postgresql.base.PGDialect()  # type: ignore[no-untyped-call]
    for column in texts:
        told = column.type.dialect_impl(there).compile(dialect=there)
        assert 'COLLATE "C"' in told, column
