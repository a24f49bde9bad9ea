"""Which states that are no more the reader knows on a page of which day."""

from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.knowledge.former_states import in_force
from dragoman.knowledge.loading import settings


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        ("1998-06-12", {"YUG": "YUG", "SRB": "YUG", "MNE": "YUG"}),
        ("2005", {"SCG": "SCG", "SRB": "SCG", "MNE": "SCG"}),
        ("1992-11-30", {"YUG": "YUG", "SRB": "YUG", "MNE": "YUG", "CSK": "CSK", "CZE": "CSK", "SVK": "CSK"}),
        ("2016-06-12", {}),
        (None, {}),
    ],
)
def test_a_state_that_is_no_more_is_one_on_the_pages_of_its_time(
    day: str | None, codes: dict[str, str]
) -> None:
    assert in_force(day) == codes


def test_a_year_in_which_a_state_ended_is_none_of_its_time() -> None:
    assert "SUN" in in_force("1990")
    assert "SUN" not in in_force("1991")


def test_a_part_that_is_no_state_is_said_to_be_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "contested.toml").write_text(
        '[[entity]]\ncode = "XZZ"\nname = "Zembla"\ntreat_as = "none"\nsince = "1950-01-01"\nuntil = "1999-12-31"\nparts = ["ZZZ"]\n'
    )
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", str(tmp_path))
    caches = (settings, in_force)
    for cached in caches:
        cached.cache_clear()
    try:
        with pytest.raises(DragomanError, match="Zembla"):
            in_force("1998-01-01")
    finally:
        monkeypatch.delenv("DRAGOMAN_KNOWLEDGE")
        for cached in caches:
            cached.cache_clear()
