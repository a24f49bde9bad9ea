"""``dragoman explain``."""

import io

import pytest

from .conftest import Run

SENTENCE = "Foreign Minister Monica Juma arrived in Lima on Tuesday."


def test_a_sentence_is_explained_without_a_ledger(run: Run) -> None:
    done = run("explain", SENTENCE, "--published", "2018-05-17", "--home", "KEN")
    assert (done.code, done.err) == (0, "")
    assert "frame   visit:arrive  (occurred: told as a fact)" in done.out
    assert "=> visit occurred; 2018-05-15; KEN PER" in done.out
    assert "1 events, 0 figures" in done.out
    assert "parse" not in done.out


def test_the_grammar_is_shown_on_demand(run: Run) -> None:
    assert "parse   arrived  VERB ROOT of arrived" in run("explain", SENTENCE, "--home", "KEN", "--parse").out


def test_json_has_one_sentence_a_line(run: Run) -> None:
    (only,) = run("explain", SENTENCE, "--home", "KEN", "--json").records
    assert (only["text"], only["unread"]) == (SENTENCE, None)
    assert [firing["frame"] for firing in only["firings"] if firing["told"]] == ["visit:arrive"]


def test_standard_input_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(SENTENCE))
    assert "visit:arrive" in run("explain", "-", "--home", "KEN").out


@pytest.mark.parametrize("arguments", [("",), ("-",), (SENTENCE, "--published", "soon")])
def test_no_text_and_no_date_are_refused_in_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    done = run("explain", *arguments)
    assert done.code == 2
    assert done.err.count("\n") == 1
