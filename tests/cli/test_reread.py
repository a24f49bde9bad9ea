"""The stored sources are read again: first shown, then done."""

from pathlib import Path
from typing import Any

import pytest

from cli.conftest import TEXT, Run, reading_of
from dragoman.ledger import Ledger
from dragoman.records import Reading


@pytest.fixture
def better(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that sees the visit a day earlier, and no figure."""

    def read(source: Any, home: str | None) -> Reading:
        reading = reading_of(source.raw, source.origin, day="2015-03-04")
        assert home == "BLR"
        return reading.model_copy(update={"claims": reading.claims.model_copy(update={"figures": ()})})

    monkeypatch.setattr("dragoman.pipeline.read", read)


def test_what_would_change_is_shown_and_nothing_changes(run: Run, ledger: Path, better: None) -> None:
    event = run("events", "--json").records[0]["id"]
    done = run("reread")
    assert done.code == 0
    assert f"~ altered {event} event visit 2015-03-04 BLR LTU: date 2015-03-05 → 2015-03-04" in done.out
    assert "- gone fig-" in done.out
    assert done.err.splitlines() == [
        "1 document read again; 1 would change: 1 gone, 1 altered.",
        "Run it again with --apply to change the ledger.",
    ]
    assert run("events", "--json").records[0]["date"] == "2015-03-05"


def test_apply_changes_the_ledger_and_corrections_stay(run: Run, ledger: Path, better: None) -> None:
    event = run("events", "--json").records[0]["id"]
    run("correct", event, "--set", "venue=Kaunas, Lithuania", "--reason", "why", "--by", "Ada")
    done = run("reread", "--apply")
    assert "a person's correction stands above it" in done.out
    after = run("events", "--json").records[0]
    assert (after["id"], after["date"], after["venue"]["name"]) == (event, "2015-03-04", "Kaunas")
    assert run("figures").rows[1:] == []
    assert run("reread", "--quiet").out == ""


def test_json_tells_every_change(run: Run, ledger: Path, better: None) -> None:
    changes = run("reread", "--json").records
    assert [(c["what"], c["kind"]) for c in changes] == [("altered", "event"), ("gone", "figure")]
    assert changes[0]["fields"] == {"date": {"before": "2015-03-05", "after": "2015-03-04"}}


def test_a_document_that_fails_is_left_as_it_is(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(source: Any, home: str | None) -> Reading:
        raise KeyError("boom")

    monkeypatch.setattr("dragoman.pipeline.read", fails)
    before = run("events", "--json").out
    done = run("reread", "--apply")
    assert done.code == 1
    assert "could not be read (KeyError: 'boom') and is left as it is" in done.err
    assert run("events", "--json").out == before


def test_only_named_documents_are_read_again(run: Run, ledger: Path, better: None) -> None:
    with Ledger.open(ledger) as opened:
        opened.add(reading_of(b"no bytes kept", origin="b.txt"))
        names = [document.id for document in opened.documents()]
        kept = next(name for name in names if opened.raw_or_none(name) == TEXT.encode())
        bare = next(name for name in names if name != kept)
    assert run("reread", kept).out.startswith(kept)
    done = run("reread", bare)
    assert (done.code, done.out) == (0, "")
    assert f"{bare} is left as it is: its bytes were not kept" in done.err
    event = run("events", "--json").records[0]["id"]
    assert "is no document" in run("reread", event).err


def test_what_was_given_with_a_source_is_given_again(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []

    def read(source: Any, home: str | None) -> Reading:
        seen.append((source.sidecar, source.default_published, home, source.media_type, source.text))
        return reading_of(source.raw, source.origin)

    monkeypatch.setattr("dragoman.pipeline.read", read)
    (tmp_path / "page.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    (tmp_path / "page.html.meta.toml").write_text('title = "T"\nauthors = ["A", "B"]\n', encoding="utf-8")
    assert run("ingest", "page.html", "--published", "2015-03-06", "--home", "BLR").code == 0
    (tmp_path / "page.html").unlink()
    (tmp_path / "page.html.meta.toml").unlink()
    assert run("reread").code == 0
    assert seen[0] == seen[1]
