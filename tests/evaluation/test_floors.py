"""No figure of the gold sinks below its floor, and what is held back stays unseen."""

import pytest
from conftest import REPOSITORY

from dragoman.cli.main import main
from dragoman.evaluation.gold import load_gold
from dragoman.evaluation.measuring import Measured, figures, floors, measure, sunk
from dragoman.evaluation.scoring import Tally

GOLD = REPOSITORY / "gold"
SETS = ["held", "tuned"]


@pytest.fixture(scope="module")
def measured() -> list[Measured]:
    return measure(GOLD)


def test_every_figure_of_every_set_has_a_floor() -> None:
    wanted = floors(GOLD)
    assert sorted(wanted) == SETS
    for name in SETS:
        assert set(wanted[name]) == set(figures(Measured("", (), Tally()))), name
        assert all(0 < floor <= 1 for floor in wanted[name].values()), name


@pytest.mark.slow
def test_no_figure_lies_below_its_floor(measured: list[Measured]) -> None:
    assert [each.name for each in measured] == SETS
    assert sunk(measured, GOLD) == []


@pytest.mark.slow
def test_nothing_of_what_is_held_back_is_shown(
    measured: list[Measured], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("dragoman.evaluation.measuring.measure", lambda folder, progress: measured)
    main(["evaluate", str(GOLD), "--show"])
    shown = capsys.readouterr().out
    assert "\tmissed\t" in shown
    held = {report.name for report in load_gold(GOLD / "held")}
    tuned = {report.name for report in load_gold(GOLD / "tuned")}
    named = {cell for row in shown.splitlines() for cell in row.split("\t")}
    assert not named & (held - tuned)
    held_part = shown.partition("\ntuned:")[0]
    assert held_part.startswith("held:")
    assert not any(word in held_part for word in ("\tmissed", "\tfalse", "\twrong"))
