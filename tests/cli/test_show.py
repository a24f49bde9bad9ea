"""``dragoman show``: a record, and its passage with the words marked."""

import pytest

from .conftest import TEXT, Run

pytestmark = pytest.mark.usefixtures("ledger")


def id_of(run: Run, kind: str) -> str:
    return str(run(kind, "--json").records[0]["id"])


def test_show_marks_the_words_in_their_passage(run: Run) -> None:
    outcome = run("show", id_of(run, "events"))
    assert "Deputy Foreign Minister >>>Pavel Orlov visited Vilnius<<< and met Ana Berg." in outcome.out
    assert "MENU" not in outcome.out
    assert "Trade grew" not in outcome.out


@pytest.mark.parametrize("kind", ["events", "figures", "commitments", "statements"])
def test_show_prints_every_field_that_says_something(run: Run, kind: str) -> None:
    record = run(kind, "--json").records[0]
    outcome = run("show", record["id"])
    shown = {line.split("  ")[0] for line in outcome.out.splitlines()}
    expected = {name for name, value in record.items() if value not in (None, "", []) and name != "evidence"}
    assert expected <= shown


def test_show_tells_people_with_office_country_and_role(run: Run) -> None:
    out = run("show", id_of(run, "events")).out
    assert "Pavel Orlov (deputy foreign minister, BLR, visitor), rank 5" in out
    assert "Vilnius, LTU (54.69, 25.28)" in out


def test_an_id_may_be_cut_short(run: Run) -> None:
    identity = id_of(run, "events")
    assert run("show", identity[:-4]).out == run("show", identity).out


def test_show_as_json_adds_the_passages_to_the_record(run: Run) -> None:
    (record,) = run("show", id_of(run, "events"), "--json").records
    (passage,) = record["passages"]
    assert passage["text"] == TEXT[passage["start"] : passage["end"]]
    start, end = passage["marks"][0]
    assert TEXT[start:end] == record["evidence"][0]["quote"]


def test_a_document_shows_all_its_passages_marked(run: Run) -> None:
    document = run("events", "--json").records[0]["evidence"][0]["document"]
    out = run("show", document).out
    assert out.count(">>>") == 4
    assert "MENU" not in out
    (shown,) = run("show", document, "--json").records
    assert shown["text"] == TEXT
    assert len(shown["records"]) == 4


def test_the_marks_are_reversed_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.cli.passages.on_terminal", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERM", "xterm")
    identity = id_of(run, "events")
    assert "\x1b[7mPavel Orlov visited Vilnius\x1b[0m" in run("show", identity).out


def test_an_id_that_is_not_there_is_one_sentence(run: Run) -> None:
    outcome = run("show", "ev-nothing")
    assert outcome.code == 1
    assert outcome.err == "dragoman: There is no record 'ev-nothing' in dragoman.db.\n"


def test_a_long_paragraph_is_cut_around_the_words() -> None:
    from dragoman.cli.passages import CONTEXT, around
    from dragoman.records import Evidence

    text = "word " * 400 + "HERE" + " word" * 400
    start = text.index("HERE")
    (passage,) = around(
        [Evidence(document="d", start=start, end=start + 4, quote="HERE")], [(0, len(text))], text
    )
    assert passage.marks == ((start, start + 4),)
    assert start - CONTEXT <= passage.start < start
    assert text[passage.start : passage.end].startswith("word")
    assert passage.end - passage.start <= 2 * CONTEXT + 4
