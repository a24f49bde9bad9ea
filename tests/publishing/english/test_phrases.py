from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.knowledge.kinds import kinds
from dragoman.publishing.english.phrases import choose, fill, fits, phrases


def test_brackets_go_where_a_slot_is_empty() -> None:
    assert (
        fill("{a} met {b}[ in {place}][ on {day}]", {"a": "A", "b": "B", "day": "Monday"})
        == "A met B on Monday"
    )


def test_slots_are_filled_in_the_order_of_the_words() -> None:
    order: list[str] = []

    def slot(name: str) -> Callable[[], str]:
        return lambda: (order.append(name), name)[1]  # type: ignore[func-returns-value]

    slots = {name: slot(name) for name in ("x", "y", "z")}
    fill("{y}[ {x}] {z}", slots)
    assert order == ["y", "x", "z"]


def test_the_last_template_that_fits_is_taken_and_variants_take_turns() -> None:
    templates = ["{a}", ["{a} one {b}", "{a} two {b}"], "{c}"]
    assert choose(templates, {"a": "A"}) == "{a}"
    assert choose(templates, {"a": "A", "b": "B"}, 0) == "{a} one {b}"
    assert choose(templates, {"a": "A", "b": "B"}, 1) == "{a} two {b}"
    assert not fits("{a}", {"a": ""})


def test_every_kind_of_event_that_is_a_contact_has_words_for_having_happened_and_for_a_plan() -> None:
    for kind in ("visit", "meeting", "call", "consultation", "commission", "summit", "agreement"):
        assert kind in kinds()
        assert phrases()[kind]["occurred"]
        assert phrases()[kind]["noun"]


def test_a_user_may_change_the_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "phrases.toml").write_text('[sections]\nelsewhere = "Abroad"\n')
    monkeypatch.setenv("DRAGOMAN_TEMPLATES", str(tmp_path))
    phrases.cache_clear()
    try:
        assert phrases()["sections"]["elsewhere"] == "Abroad"
        assert phrases()["sections"]["due"]
    finally:
        phrases.cache_clear()
