"""``dragoman review`` on the command line."""

from pathlib import Path

from .conftest import Run


def test_it_writes_markdown_to_standard_output(run: Run, ledger: Path) -> None:
    outcome = run("review", "--year", "2015")
    assert outcome.code == 0
    assert "# Belarus’s foreign policy in 2015" in outcome.out


def test_a_year_that_is_none_or_empty_is_refused(run: Run, ledger: Path) -> None:
    assert "'2015-03' is not a year" in run("review", "--year", "2015-03").err
    assert run("review", "--year", "1990").code == 1
