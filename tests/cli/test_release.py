"""``dragoman release``: the filters of an export, one sentence for what is refused, and a data set that is whole."""

import csv
import json
from pathlib import Path

import pytest

from .conftest import TEXT, Run

pytestmark = pytest.mark.usefixtures("ledger")


def ids(table: str, folder: str = "out") -> list[str]:
    with (Path(folder) / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [row["id"] for row in csv.DictReader(file)]


def test_a_release_of_the_whole_ledger(run: Run) -> None:
    outcome = run("release", "out")
    assert outcome.code == 0
    assert outcome.out == ""
    assert outcome.err == (
        "A release of 1 event, 1 figure, 1 commitment, 1 statement, 1 document, 0 corrections is written to out "
        "(30 files).\nBefore you publish it, say --author, --license, --contact and --date.\n"
    )
    for kind in ("events", "figures", "commitments", "statements", "documents"):
        assert ids(kind) == [record["id"] for record in run("export", kind).records]
    assert TEXT not in Path("out/data/documents.jsonl").read_text("utf-8")


def test_what_was_said_is_in_it_and_quiet_is_quiet(run: Run) -> None:
    said = (
        "--title",
        "Our contacts",
        "--author",
        "Ruiz, Ana",
        "--license",
        "CC0-1.0",
        "--contact",
        "a@b.org",
    )
    outcome = run(
        "release", "out", *said, "--date", "22 November 2026", "--description", "What we know.", "--quiet"
    )
    assert (outcome.code, outcome.err) == (0, "")
    page = Path("out/README.md").read_text("utf-8")
    assert page.startswith("# Our contacts\n\nWhat we know.\n")
    assert "Ruiz, Ana (2026). Our contacts [Data set]." in page
    assert json.loads(Path("out/datapackage.json").read_text())["licenses"][0]["name"] == "CC0-1.0"


def test_filters_choose_as_they_do_in_lists(run: Run) -> None:
    outcome = run("release", "out", "--kind", "visit", "--country", "Lithuania", "--level", "deputy")
    assert outcome.code == 0
    assert ids("events") == [
        e["id"] for e in run("events", "--kind", "visit", "--country", "LTU", "--json").records
    ]
    assert not Path("out/data/figures.csv").exists()
    assert len(ids("documents")) == 1
    page = Path("out/README.md").read_text("utf-8")
    assert "chosen by `--country Lithuania --kind visit --level deputy`" in page
    assert "say nothing about figures, commitments and statements, which are left out" in page


def test_documents_are_those_that_the_records_rest_on(run: Run, ledger: Path) -> None:
    from dragoman.ledger.store import Ledger
    from dragoman.records import Claims

    from .conftest import reading_of

    with Ledger.open(ledger) as opened:
        opened.add(reading_of(b"silent", "b.txt").model_copy(update={"claims": Claims()}), b"silent")
    run("release", "whole")
    run("release", "part", "--since", "2015-03")
    assert (len(ids("documents", "whole")), len(ids("documents", "part"))) == (2, 1)


def test_texts_are_in_it_where_they_are_asked_for(run: Run) -> None:
    assert run("release", "out", "--texts").code == 0
    assert json.loads(Path("out/data/documents.jsonl").read_text("utf-8"))["text"] == TEXT


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--country", "Atlantis"), "--country: 'Atlantis' is neither a country"),
        (("--kind", "vist"), "--kind: 'vist' is none of"),
        (("--since", "2099"), "There is nothing to release: no record fits."),
        (("--license", "MIT"), "--license: 'MIT' is none of"),
        (("--author", ","), "--author: ',' is no author"),
        (("--contact", "ana"), "--contact: 'ana' is no address"),
        (("--date", "2026-11"), "--date: '2026-11' is not a day."),
        (("--date", "soon"), "--date: 'soon' is not a date"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_leaves_nothing(
    run: Run, options: tuple[str, ...], sentence: str
) -> None:
    outcome = run("release", "out", *options)
    assert outcome.code == 2
    assert outcome.err.startswith(f"dragoman: {sentence}")
    assert outcome.err.count("\n") == 1
    assert not Path("out").exists()


def test_a_folder_that_is_not_empty_is_refused(run: Run) -> None:
    Path("out").mkdir()
    Path("out/mine").write_text("x")
    outcome = run("release", "out")
    assert (outcome.code, outcome.err) == (
        2,
        "dragoman: out is not empty: a release wants a folder of its own.\n",
    )
    assert [path.name for path in Path("out").iterdir()] == ["mine"]
