"""The commands that list records."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Run

pytestmark = pytest.mark.usefixtures("ledger")
LISTS = ["events", "figures", "commitments", "statements", "people", "partners"]


def test_events_in_a_pipe_are_tab_separated_with_a_header(run: Run) -> None:
    header, event = run("events").rows
    assert header == ["id", "date", "kind", "status", "parties", "venue", "persons", "sources"]
    assert event[1:] == [
        "2015-03-05", "visit", "occurred", "BLR LTU", "Vilnius", "Pavel Orlov (BLR), Ana Berg (LTU)", "1",
    ]  # fmt: skip


def test_figures_are_written_in_full(run: Run) -> None:
    assert run("figures").rows[1][1:] == [
        "2014", "turnover", "BLR", "LTU", "", "64,180,000", "USD", "actual", "1",
    ]  # fmt: skip


def test_statements_tell_who_holds_what(run: Run) -> None:
    assert run("statements", "--person", "berg").rows[1][2:] == [
        "Ana Berg",
        "LTU",
        "for",
        "visas",
        "visas must be free",
    ]


@pytest.mark.parametrize("kind", LISTS)
def test_json_is_one_record_a_line(run: Run, kind: str) -> None:
    outcome = run(kind, "--json")
    assert outcome.code == 0
    assert all(isinstance(record, dict) for record in outcome.records)
    assert len(outcome.records) >= 1


@pytest.mark.parametrize("kind", LISTS)
def test_what_a_pipe_receives_has_no_escape_codes(run: Run, kind: str) -> None:
    assert "\x1b" not in run(kind).out


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("width", [60, 80, 200])
def test_a_table_fits_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, kind: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("dragoman.cli.tables.on_terminal", lambda: True)
    lines = run(kind).out.splitlines()
    assert len(lines) >= 2
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize(
    ("options", "hits"),
    [
        (("--country", "LTU"), 1),
        (("--country", "Lithuania", "--with", "by"), 1),
        (("--country", "EU"), 0),
        (("--with", "POL"), 0),
        (("--country", "POL", "--country", "LTU"), 1),
        (("--person", "orlov"), 1),
        (("--person", "nobody"), 0),
        (("--kind", "visit"), 1),
        (("--kind", "Meeting", "--kind", "call"), 0),
        (("--status", "planned"), 0),
        (("--since", "5 March 2015", "--until", "2015-03"), 1),
        (("--since", "2015-03-06"), 0),
        (("--venue", "vilnius"), 1),
        (("--venue", "Lithuania"), 1),
        (("--venue", "Minsk"), 0),
        (("--topic", "Visas"), 1),
        (("--text", "visited"), 1),
        (("--text", "wall"), 0),
        (("--level", "deputy"), 1),
        (("--level", "heads", "--level", "Deputies"), 1),
        (("--level", "minister"), 0),
        (("--level", "unknown"), 0),
        (("--source", "a visit"), 1),
        (("--source", "a.txt"), 1),
        (("--source", "doc-"), 1),
        (("--source", "b.txt"), 0),
    ],
)
def test_filters_choose_events_and_exports_alike(run: Run, options: tuple[str, ...], hits: int) -> None:
    listed = run("events", *options, "--json")
    exported = run("export", "events", *options)
    assert listed.code == exported.code == 0
    assert len(listed.records) == hits
    assert listed.out == exported.out


def test_a_commitment_is_overdue_after_its_month_has_ended(run: Run) -> None:
    assert len(run("commitments", "--overdue", "--as-of", "2015-06-30").rows) == 1
    header, overdue = run("commitments", "--overdue", "--as-of", "2015-07-01").rows
    assert overdue[header.index("state")] == "overdue"
    assert run("commitments", "--as-of", "2015-06").rows[1][2] == "open"
    assert run("commitments", "--json", "--overdue").records[0]["state"] == "open"


def test_partners_are_counted_by_level(run: Run) -> None:
    (row,) = run("partners", "--json").records
    assert row["partner"] == "LTU"
    assert row["name"] == "Lithuania"
    assert (row["contacts"], row["deputies"], row["planned"], row["last"]) == (1, 1, 0, "2015-03-05")
    (year,) = row["trade"]
    assert (year["year"], year["indicator"], year["value"], year["currency"]) == (
        2014,
        "turnover",
        64_180_000,
        "USD",
    )
    assert row["open_commitments"] == [run("commitments", "--json").records[0]["id"]]
    header, line = run("partners").rows
    assert dict(zip(header, line, strict=True))["turnover"] == "64,180,000 USD (2014)"
    assert dict(zip(header, line, strict=True))["open"] == "1"


def test_partners_are_those_of_the_home_that_is_given(run: Run) -> None:
    assert [row["partner"] for row in run("partners", "--home", "Lithuania", "--json").records] == ["BLR"]


def test_people_show_their_office_and_whom_they_met(run: Run) -> None:
    first = run("people", "--country", "LTU", "--json").records
    assert {person["name"] for person in first} == {"Pavel Orlov", "Ana Berg"}
    orlov = run("people", "--person", "ORLOV", "--json").records
    assert orlov[0]["offices"] == ["deputy foreign minister"]
    assert orlov[0]["partners"] == ["LTU"]
    assert orlov[0]["terms"] == [
        {"office": "deputy foreign minister", "first": "2015-03-05", "last": "2015-03-05"}
    ]
    assert (orlov[0]["levels"], orlov[0]["last_contact"]) == ({"deputy": 1}, "2015-03-05")
    header, row = run("people", "--person", "ORLOV").rows
    assert dict(zip(header, row, strict=True))["offices"] == "deputy foreign minister (2015-03-05)"
    assert len(orlov) == 1


def test_a_limit_ends_the_list(run: Run) -> None:
    assert len(run("people", "--limit", 1).rows) == 2
    assert run("events", "--limit", 0).code == 2


def test_nothing_found_is_an_empty_list_and_no_error(run: Run) -> None:
    outcome = run("events", "--country", "JPN", "--json")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_the_ledger_is_named_before_or_after_the_command_or_by_the_environment(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    moved = ledger.rename(tmp_path / "other.db")
    assert run("events").code == 1
    assert run("--ledger", moved, "events").code == 0
    assert run("events", "--ledger", f"sqlite:///{moved}").code == 0
    assert run("--ledger", "nowhere.db", "events", "--ledger", moved).code == 0
    monkeypatch.setenv("DRAGOMAN_LEDGER", str(moved))
    assert run("events").code == 0
    assert run("events", "--ledger", "nowhere.db").code == 1


def test_search_finds_passages(run: Run) -> None:
    header, row = run("search", "crossing").rows
    assert header == ["document", "published", "start", "end", "title", "passage"]
    assert "open a >>>crossing<<<" in row[5]
    assert row[1] == "2015-03-06"
    assert len(run("search", "crossing", "--source", "a visit", "--since", "2015-03").rows) == 2
    assert len(run("search", "crossing", "--until", "2015-02").rows) == 1
    (hit,) = run("search", "visited", "Vilnius", "--json").records
    assert hit["text"].startswith("On 5 March")
    assert [hit["snippet"][a:b] for a, b in hit["marks"]] == ["visited", "Vilnius"]


@pytest.mark.parametrize(
    ("arguments", "hits"),
    [
        (("figures", "--source", "doc-"), 1),
        (("figures", "--source", "elsewhere"), 0),
        (("commitments", "--source", "visit"), 1),
        (("statements", "--source", "visit", "--topic", "visas"), 1),
        (("statements", "--topic", "trade"), 0),
        (("people", "--level", "deputy"), 2),
        (("partners", "--level", "head"), 0),
        (("export", "documents", "--source", "visit"), 1),
        (("export", "documents", "--source", "visit", "--since", "2015-03-07"), 0),
        (("export", "documents", "--until", "9999"), 1),
    ],
)
def test_filters_of_other_kinds_choose(run: Run, arguments: tuple[str, ...], hits: int) -> None:
    outcome = run(*arguments, *([] if arguments[0] == "export" else ["--json"]))
    assert outcome.code == 0
    assert len(outcome.records) == hits


def test_a_level_that_is_none_is_refused(run: Run) -> None:
    outcome = run("events", "--level", "tsar")
    assert outcome.code == 2
    assert "head, minister, deputy, official, unknown" in outcome.err


def test_a_source_cannot_move_the_cursor() -> None:
    from dragoman.cli.tables import plain

    assert plain("a\x1b[2Jb\tc\nd\x9be") == "a[2Jb c de"


def test_help_does_not_load_what_is_slow() -> None:
    code = "import sys, dragoman.cli.main; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    slow = {
        "spacy",
        "sqlalchemy",
        "pydantic",
        "duckdb",
        "rich.table",
        "altair",
        "trafilatura",
        "openpyxl",
        "alembic",
    }
    assert not slow.intersection(loaded)


def test_json_keys_stand_in_the_order_of_the_contract(run: Run) -> None:
    keys = list(json.loads(run("events", "--json").out))
    assert keys[:4] == ["id", "type", "status", "date"]


@pytest.mark.parametrize(
    "command", [("events",), ("commitments", "--json"), ("people",), ("partners",), ("last",), ("check",)]
)
def test_a_list_loads_nothing_that_only_reading_and_writing_need(
    command: tuple[str, ...], ledger: Path
) -> None:
    code = (
        "import sys; from dragoman.cli.main import main; "
        f"code = main(['--ledger', {str(ledger)!r}, '--home', 'BLR', *{command!r}]); "
        "print(*sorted(sys.modules)); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.splitlines()[-1].split())
    heavy = {
        "alembic", "altair", "duckdb", "jinja2", "numpy", "openpyxl", "pandas", "pg8000", "spacy", "trafilatura",
        "vl_convert", "weasyprint", "docx",
        "dragoman.annotation", "dragoman.cleaning", "dragoman.coding", "dragoman.publishing.page",
        "dragoman.ledger.adding", "dragoman.ledger.correcting", "dragoman.ledger.renewing", "dragoman.ledger.settling",
        "dragoman.ledger.postgres", "sqlalchemy.dialects.postgresql",
    }  # fmt: skip
    if command[0] != "check":
        heavy |= {"rapidfuzz", "dragoman.ledger.claimstore", "dragoman.ledger.merging.clustering"}
    assert not heavy & loaded
