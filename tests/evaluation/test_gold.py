"""Gold reports: what fits, and what is refused in a sentence that names the file."""

from pathlib import Path

import pytest
from conftest import REPOSITORY

from dragoman.errors import DragomanError
from dragoman.evaluation.gold import GoldEvent, load_gold
from dragoman.knowledge.kinds import kinds
from dragoman.records import Status
from dragoman.records import edtf as edtf_values

REPORT = (
    'style = "wire"\ntext = "x"\n[[event]]\ntype = "visit"\nstatus = "occurred"\nstates = ["KEN", "UGA"]\n'
)


def test_reports_are_loaded_by_name_from_all_folders_below(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "b.toml").write_text(REPORT)
    (tmp_path / "deep" / "a.toml").write_text('style = "blog"\ntext = "y"\nnothing = true\n')
    reports = load_gold(tmp_path)
    assert [(r.name, r.style, r.nothing, len(r.event)) for r in reports] == [
        ("b", "wire", False, 1),
        ("a", "blog", True, 0),
    ]
    assert reports[0].event[0] == GoldEvent(type="visit", status="occurred", states=("KEN", "UGA"))


@pytest.mark.parametrize(
    "text",
    [
        "style = ",
        'text = "no style"',
        REPORT + 'colour = "red"\n',
        REPORT.replace('status = "occurred"\n', ""),
        'style = "wire"\ntext = "x"\nevent = 3\n',
    ],
)
def test_a_file_that_does_not_fit_is_named_in_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "wrong.toml").write_text(text)
    with pytest.raises(DragomanError) as caught:
        load_gold(tmp_path)
    assert str(tmp_path / "wrong.toml") in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_utf_8_is_named_too(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(REPORT.replace('"x"', '"é"').encode("latin-1"))
    with pytest.raises(DragomanError, match=r"latin\.toml"):
        load_gold(tmp_path)


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="no gold"):
        load_gold(tmp_path)
    with pytest.raises(DragomanError, match="no gold"):
        load_gold(tmp_path / "missing")


def test_the_tuned_gold_speaks_the_language_of_the_contract() -> None:
    reports = load_gold(REPOSITORY / "gold" / "tuned")
    assert len(reports) >= 12
    assert any(report.nothing for report in reports)
    for report in reports:
        assert report.text.strip()
        assert report.nothing == (not report.event), report.name
        for event in report.event:
            assert event.type in kinds(), report.name
            assert event.status in set(Status), report.name
            assert event.optional or event.states or event.organisations, report.name
            assert event.date is None or edtf_values.bounds(event.date) or "X" in event.date, report.name
            assert all(len(code) == 3 and code.isupper() for code in event.states), report.name
