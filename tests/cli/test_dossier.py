"""``dragoman dossier`` on the command line."""

from pathlib import Path

from .conftest import Run


def test_it_writes_markdown_to_standard_output(run: Run, ledger: Path) -> None:
    outcome = run("dossier", "Lithuania")
    assert outcome.code == 0
    assert "# Belarus and Lithuania: what to know before a meeting" in outcome.out


def test_it_names_the_file_after_home_partner_and_day(run: Run, ledger: Path) -> None:
    outcome = run("dossier", "LTU", "--as-of", "2015-03-31", "--format", "html", "--output", ".")
    assert outcome.code == 0, outcome.err
    assert Path("dossier-BLR-LTU-2015-03-31.html").is_file()
    assert "is written to dossier-BLR-LTU-2015-03-31.html" in outcome.err


def test_nothing_known_is_one_sentence_and_fails(run: Run, ledger: Path) -> None:
    outcome = run("dossier", "PER")
    assert (outcome.code, outcome.out) == (1, "")
    assert "nothing about Peru" in outcome.err


def test_bad_input_is_refused(run: Run, ledger: Path) -> None:
    assert "Narnia" in run("dossier", "Narnia").err
    assert "--as-of" in run("dossier", "LTU", "--as-of", "yesterday").err
    assert run("dossier", "BLR").code == 2
    assert run("dossier", "LTU", "--format", "odt").code == 2
