"""Sidecars and the dates in them."""

from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.intake.sidecars import parse_date, read_sidecar
from dragoman.intake.source import Sidecar


@pytest.mark.parametrize("value", ["2015", "2015-03", "2015-03-18", " 2015-03-18 "])
def test_years_months_and_days_are_dates(value: str) -> None:
    assert parse_date(value) == value.strip()


def test_of_a_time_the_day_is_taken() -> None:
    assert parse_date("2015-03-18T10:00:00+03:00") == "2015-03-18"


@pytest.mark.parametrize(
    "value", ["", "18.03.2015", "2015-13", "2015-02-30", "now", "2015-3-8", "0000-01-01"]
)
def test_other_values_are_not_dates(value: str) -> None:
    with pytest.raises(ValueError, match="is not"):
        parse_date(value)


def test_all_fields_are_read_and_unknown_keys_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt.meta.toml").write_text(
        'published = 2015-05-04\nretrieved = "2024-11-23"\nurl = "https://x.example"\nauthor = "A. Roe"\n'
        'title = "T"\nsite = "S"\nlanguage = "en"\nnote = "ours"\n'
    )
    assert read_sidecar(tmp_path / "a.txt") == Sidecar(
        published="2015-05-04",
        retrieved="2024-11-23",
        url="https://x.example",
        title="T",
        authors=("A. Roe",),
        site="S",
        language="en",
    )


def test_a_source_without_a_sidecar_says_nothing(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "a.txt") == Sidecar()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a = ", "not TOML"),
        ("title = 5", "title"),
        ("authors = [1]", "authors"),
        ('published = "May"', "published: 'May'"),
    ],
)
def test_a_wrong_sidecar_is_named_with_what_is_wrong(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "a.txt.meta.toml").write_text(content)
    with pytest.raises(DragomanError, match=message):
        read_sidecar(tmp_path / "a.txt")
