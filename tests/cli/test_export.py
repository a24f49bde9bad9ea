"""``dragoman export``: files that are whole, and hold what the filters show."""

import json
import stat
from pathlib import Path

import pytest

from .conftest import TEXT, Run

pytestmark = pytest.mark.usefixtures("ledger")


@pytest.mark.parametrize("kind", ["events", "figures", "commitments", "statements", "documents"])
@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet", "xlsx"])
def test_every_kind_is_written_in_every_format(run: Run, kind: str, form: str) -> None:
    outcome = run("export", kind, "--format", form, "--output", f"out.{form}")
    assert outcome.code == 0
    assert outcome.err == f"1 {kind} written to out.{form}.\n"
    assert Path(f"out.{form}").stat().st_size > 0
    assert [path.name for path in Path().glob(".out*")] == []


def test_the_format_follows_from_the_name_of_the_file(run: Run) -> None:
    run("export", "events", "--output", "a.csv", "--quiet")
    assert Path("a.csv").read_text().startswith("id,type,")
    assert run("export", "events").records[0]["type"] == "visit"


def test_quotations_can_be_checked_from_the_exports_alone(run: Run) -> None:
    texts = {record["id"]: record["text"] for record in run("export", "documents").records}
    assert list(texts.values()) == [TEXT]
    for kind in ("events", "figures", "commitments", "statements"):
        for record in run("export", kind).records:
            for told in record["evidence"]:
                assert texts[told["document"]][told["start"] : told["end"]] == told["quote"]


def test_an_export_that_fails_leaves_the_older_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.jsonl").write_text("precious\n")

    def broken(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dragoman.ledger.store.Ledger.text", broken)
    outcome = run("export", "documents", "--output", "a.jsonl")
    assert outcome.code == 1
    assert outcome.err == "dragoman: No space left on device.\n"
    assert Path("a.jsonl").read_text() == "precious\n"
    assert [path.name for path in Path().glob(".a*")] == []


def test_a_new_file_has_the_usual_permissions(run: Run) -> None:
    run("export", "events", "--output", "a.jsonl")
    Path("b").touch()
    assert stat.S_IMODE(Path("a.jsonl").stat().st_mode) == stat.S_IMODE(Path("b").stat().st_mode)


def test_documents_are_chosen_by_their_day_of_publication(run: Run) -> None:
    assert len(run("export", "documents", "--since", "2015-03-06", "--until", "2015-03-06").records) == 1
    assert run("export", "documents", "--since", "2015-04").records == []


def test_a_line_separator_in_a_source_does_not_break_a_line(run: Run, ledger: Path) -> None:
    from dragoman.ledger.store import Ledger

    from .conftest import reading_of

    text = TEXT.replace("visas must", "visas\u2028must").replace(
        "said that visas\u2028must", "said that visas must"
    )
    with Ledger.open(ledger) as opened:
        opened.add(reading_of(b"other", "b.txt", "One\u2028two\x85three\n\n" + text), b"other")
    lines = run("export", "documents").out.split("\n")
    assert len(lines) == 3
    assert all(json.loads(line) for line in lines[:2])


def test_every_format_is_named_in_the_help(run: Run) -> None:
    from dragoman.publishing.export import formats

    told = " ".join(run("export", "--help").out.split())
    assert [name for name in formats() if name not in told] == []
