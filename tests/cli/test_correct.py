"""People correct the ledger from the command line."""

import json
from pathlib import Path

import pytest

from cli.conftest import Run
from dragoman.ledger import Ledger

WHY = ("--reason", "the page says so", "--by", "Ada")


@pytest.fixture
def event(ledger: Path) -> str:
    with Ledger.open(ledger) as opened:
        return opened.events()[0].id


def test_a_field_is_set_and_shown_beside_what_was_read(run: Run, event: str) -> None:
    done = run("correct", event[:6], "--set", "date=4 March 2015", *WHY)
    assert done.code == 0, done.err
    assert done.out.startswith("1  cor-")
    assert f"{event}: date = 2015-03-04" in done.out
    shown = run("show", event).out
    assert "2015-03-04" in shown
    assert "date set to 2015-03-04, read as 2015-03-05 (Ada, " in shown
    assert run("events", "--json").records[0]["corrections"][0]["machine"] == "2015-03-05"


def test_a_correction_is_listed_undone_and_exported(run: Run, event: str) -> None:
    run("correct", event, "--reject", *WHY)
    assert run("events").rows[1:] == []
    assert run("correct", "--undo", "1", *WHY).code == 0
    assert len(run("events").rows) == 2
    listed = run("corrections", event).rows
    assert [(row[0], row[3], row[6]) for row in listed[1:]] == [("1", "Ada", "undone"), ("2", "Ada", "yes")]
    exported = run("export", "corrections").records
    assert [entry["action"] for entry in exported] == ["reject", "undo"]
    assert run("export", "corrections", "--format", "csv").out.splitlines()[0].startswith("id,number,at,by")


def test_exported_corrections_are_taken_in_again(run: Run, event: str, tmp_path: Path) -> None:
    run("correct", event, "--set", "status=cancelled", *WHY)
    file = tmp_path / "corrections.jsonl"
    file.write_text(run("export", "corrections").out, encoding="utf-8")
    run("correct", "--undo", "1", *WHY)
    assert run("correct", "--import", file).out == "0 new corrections.\n"
    file.write_text("nonsense\n", encoding="utf-8")
    refused = run("correct", "--import", file)
    assert refused.code == 1
    assert refused.err.startswith(f"dragoman: Line 1 of {file} is no correction")


def test_a_record_is_added_from_a_file(run: Run, event: str, tmp_path: Path) -> None:
    document = run("show", event, "--json").records[0]["evidence"][0]["document"]
    record = {
        "type": "meeting",
        "status": "occurred",
        "date": "2015-03-05",
        "states": ["BLR", "LTU"],
        "evidence": {"document": document, "quote": "met Ana Berg"},
    }
    file = tmp_path / "missed.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    done = run("correct", "--add", file, "--json", *WHY)
    assert done.code == 0, done.err
    added = done.records[0]["record"]
    assert run("show", added, "--json").records[0]["evidence"][0]["quote"] == "met Ana Berg"
    assert len(run("events", "--kind", "meeting").rows) == 2


def test_show_tells_why_claims_were_merged(run: Run, event: str, ledger: Path) -> None:
    from cli.conftest import TEXT, reading_of

    with Ledger.open(ledger) as opened:
        opened.add(reading_of(b"another copy", origin="b.txt", text=TEXT + "\n\nA second page."))
    claims = run("show", event, "--json").records[0]["claims"]
    assert len(claims) == 2
    assert claims[1]["reasons"][:2] == ["same kind", "same parties"]
    assert "same kind, same parties" in run("show", event).out


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("EVENT", "--set", "date=soon", *WHY), 2, "'soon' is not a date"),
        (("EVENT", "--set", "date", *WHY), 2, "is not FIELD=VALUE"),
        (("EVENT", "--set", "colour=red", *WHY), 2, "not a field of an event"),
        (("EVENT", "--set", "status=done", *WHY), 2, "none of planned"),
        (("EVENT", "--set", "date=2015", "--set", "date=2016", *WHY), 2, "given twice"),
        (("EVENT", "--set", "date=2015"), 2, "needs a reason"),
        (("EVENT", "--reject", "--confirm", *WHY), 2, "can't go together"),
        (("EVENT", *WHY), 2, "nothing to do"),
        (("--reject", *WHY), 2, "needs the ID"),
        (("EVENT", "--undo", "1", *WHY), 2, "takes no ID"),
        (("--undo", "9", *WHY), 1, "'9' is no correction"),
        (("ev-none", "--reject", *WHY), 1, "no record 'ev-none'"),
        (("EVENT", "--merge", "EVENT", *WHY), 2, "one record already"),
        (("EVENT", "--split", "doc-none", *WHY), 2, "no claim or document"),
        (("--add", "absent.json", *WHY), 1, "No such file"),
        (("doc-", "--reject", *WHY), 2, "only records"),
    ],
)
def test_wrong_input_is_one_sentence(
    run: Run, event: str, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    done = run("correct", *(event if word == "EVENT" else word for word in arguments))
    assert (done.code, done.out) == (code, "")
    assert sentence in done.err
    assert done.err.startswith("dragoman: ")
    assert done.err.count("\n") == 1
    assert run("corrections").rows[1:] == []


def test_who_corrects_is_named_by_option_or_environment(
    run: Run, event: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_PERSON", "Grace")
    run("correct", event, "--confirm", "--reason", "seen")
    run("correct", event, "--confirm", "--reason", "seen", "--by", "Ada")
    assert [entry["by"] for entry in run("corrections", "--json").records] == ["Grace", "Ada"]
