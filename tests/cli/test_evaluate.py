"""``dragoman evaluate`` on a small folder of gold."""

from pathlib import Path

import pytest

from dragoman.evaluation.measuring import Measured, figures
from dragoman.evaluation.scoring import Tally

from .conftest import Run

HEAD = 'style = "wire"\npublished = "2016-05-20"\n'
MET = 'text = "Kenyan President Uhuru Kenyatta met Finnish President Sauli Niinisto in Nairobi on 4 May."\n'
EVENT = '[[event]]\ntype = "meeting"\nstatus = "occurred"\nstates = ["FIN", "KEN"]\ndate = "2016-05-04"\n'
MISSED = '[[event]]\ntype = "vote"\nstatus = "planned"\nstates = ["CHL", "PER"]\n'


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """``gold`` where commands are run: the same report in both sets, with an event that no reader finds in it."""
    folder = tmp_path / "gold"
    for name in ("held/secret", "tuned/open"):
        path = folder / f"{name}.toml"
        path.parent.mkdir(parents=True)
        path.write_text(HEAD + MET + EVENT + MISSED, encoding="utf-8")
    return folder


def test_a_table_tells_the_figures_of_each_set(run: Run, gold: Path) -> None:
    done = run("evaluate")
    assert (done.code, done.err) == (0, "")
    assert [row[0] for row in done.rows if row[0]] == [
        "held: 1 reports, 2 events, 1 claimed, 1 right",
        "tuned: 1 reports, 2 events, 1 claimed, 1 right",
    ]
    told = [row[1:] for row in done.rows]
    assert told.count(["precision", "1.000"]) == told.count(["recall", "0.500"]) == 2
    assert told.count(["vote", "0 of 1 found, 0 false"]) == 2


def test_json_has_the_same_figures_one_set_a_line(run: Run, gold: Path) -> None:
    held, tuned = run("evaluate", gold, "--json").records
    assert (held.pop("set"), tuned.pop("set")) == ("held", "tuned")
    assert held == tuned
    assert list(held) == [*figures(Measured("", (), Tally())), "kinds"]
    assert (held["recall"], held["kinds"]) == (0.5, {"meeting": [1, 1, 0], "vote": [1, 0, 0]})


def test_what_is_missed_is_shown_on_demand_but_never_of_the_set_that_is_held_back(
    run: Run, gold: Path
) -> None:
    assert "missed" not in run("evaluate", gold).out
    shown = run("evaluate", gold, "--show")
    assert [row[1:] for row in shown.rows if "missed" in row] == [
        ["missed", "open", "vote planned CHL PER None"]
    ]
    assert "secret" not in shown.out


def test_what_is_false_or_wrong_is_shown_with_its_words(run: Run, gold: Path) -> None:
    (gold / "tuned" / "a.toml").write_text(HEAD + MET + EVENT.replace("05-04", "05-05"), encoding="utf-8")
    (gold / "tuned" / "b.toml").write_text(HEAD + MET + "nothing = true\n", encoding="utf-8")
    told = [row[1:] for row in run("evaluate", gold, "--show").rows]
    assert ["wrong date", "a", "meeting FIN KEN"] in told
    (false,) = [row for row in told if row[:1] == ["false"]]
    assert false[1:3] == ["b", "meeting FIN KEN"]
    assert false[3] in MET


def test_a_figure_below_its_floor_fails_and_says_which(run: Run, gold: Path) -> None:
    (gold / "floors.toml").write_text("[tuned]\nrecall = 0.9\nprecision = 0.9\n[held]\nrecall = 0.5\n")
    for options in ((), ("--json",), ("--quiet",)):
        done = run("evaluate", gold, *options)
        assert done.code == 1
        assert done.err == "dragoman: tuned: recall is 0.500, below its floor of 0.9\n"
        assert "tuned" in done.out


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_drawn_on_a_terminal_only(
    run: Run, gold: Path, terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    monkeypatch.setattr("dragoman.cli.progress.PATIENCE", -1.0)
    monkeypatch.setattr("dragoman.cli.progress.Progress._draw", lambda bar: drawn.append(len(bar._sources)))
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal, raising=False)
    assert run("evaluate", gold).code == 0
    assert set(drawn) == ({2} if terminal else set())
    drawn.clear()
    assert run("--quiet", "evaluate", gold).code == 0
    assert drawn == []


@pytest.mark.parametrize("name", ["nowhere", "gold/held/secret.toml"])
def test_what_is_no_folder_of_gold_is_one_sentence(run: Run, gold: Path, name: str) -> None:
    done = run("evaluate", name)
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert "no folder of gold" in done.err
