"""``dragoman export``: files that are whole, and hold what the filters show."""

import json
import re
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


def several(ledger: Path) -> None:
    """More events than one, of several statuses, and one that another filter keeps out."""
    from dragoman.ledger.store import Ledger
    from dragoman.records import Claims, Status

    from .conftest import reading_of

    with Ledger.open(ledger) as opened:
        partners = ("POL", "LVA", "EST", "UKR", "GEO", "ARM", "KAZ", "CHN")
        for number, (partner, status) in enumerate(
            zip(partners, (*Status, Status.OCCURRED), strict=True), start=1
        ):
            reading = reading_of(f"{number}".encode(), f"{number}.txt", day=f"2015-{number + 3:02}-05")
            visit = reading.claims.events[0].model_copy(
                update={
                    "status": status,
                    "states": ("BLR", partner),
                    "participants": (),
                    "venue": None,
                    "plover": "CONSULT",
                    "cameo": "042",
                }
            )
            opened.add(reading.model_copy(update={"claims": Claims(events=(visit,))}), f"{number}".encode())


@pytest.mark.parametrize(
    "form", ["plover", "polecat", "cameo", "phoenix", "ftm", "ics", "atom", "geojson", "csv"]
)
def test_what_is_exported_is_what_the_same_filters_show(run: Run, ledger: Path, form: str) -> None:
    """Complete and no more; what a format has no place for is counted on standard error."""
    several(ledger)
    filters = ("--since", "2015-04", "--until", "2015-11", "--country", "BLR")
    shown = {event["id"]: event["status"] for event in run("events", *filters, "--json").records}
    assert len(shown) == 8
    outcome = run("export", "events", "--format", form, *filters)
    assert outcome.code == 0
    aside: set[str] = set()
    if form in ("plover", "polecat", "cameo", "phoenix"):
        aside = {id_ for id_, status in shown.items() if status in ("unconfirmed", "denied")}
        assert outcome.err.endswith(": 1 denied, 1 unconfirmed.\n")
        assert len(aside) == 2
    assert set(re.findall(r"\bev-[0-9a-f]{12}\b", outcome.out)) == set(shown) - aside


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


def test_a_folder_that_is_not_there_is_named_as_it_was_given(run: Run) -> None:
    outcome = run("export", "events", "--output", "none/a.csv")
    assert (outcome.code, outcome.err) == (
        1,
        "dragoman: none/a.csv cannot be written: there is no folder none.\n",
    )


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
