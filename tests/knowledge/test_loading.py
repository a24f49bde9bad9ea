"""Tables that ship, and the user's additions to them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.knowledge import loading
from dragoman.knowledge.loading import many, settings, table

TABLES = Path(loading.__file__).parent / "tables"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", str(tmp_path))
    table.cache_clear()
    settings.cache_clear()
    yield tmp_path
    table.cache_clear()
    settings.cache_clear()


@pytest.mark.parametrize(
    "name",
    [
        "countries.csv", "country_names.csv", "organisations.csv", "members.csv", "groups.csv", "seats.csv",
        "places.csv", "no_cities.csv", "actor_contexts.csv", "combining_forms.csv", "regions.toml", "topics.toml",
        "contested.toml", "homonyms.toml",
    ],
)  # fmt: skip
def test_every_table_names_its_source_first(name: str) -> None:
    assert (TABLES / name).read_text("utf-8").startswith("# Source: ")


def test_a_users_row_is_added_and_a_known_one_replaced(own: Path) -> None:
    (own / "groups.csv").write_text(
        "name,surfaces,members\nBenelux,Benelux,BEL;NLD\nMy Three,My Three,BLR;GEO;MDA\n"
    )
    rows = {row["name"]: row["members"] for row in table("groups.csv", ("name",))}
    assert rows["Benelux"] == "BEL;NLD"
    assert rows["My Three"] == "BLR;GEO;MDA"
    assert "Baltic states" in rows


def test_a_users_setting_is_tried_before_those_that_ship(own: Path) -> None:
    (own / "regions.toml").write_text('[[vector]]\nid = "caucasus"\ncodes = ["GEO"]\n')
    assert settings("regions.toml", "vector", "id")[0]["id"] == "caucasus"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("groups.csv", "title,members\nX,BLR\n", "line 1: the header lacks the column 'name'"),
        ("groups.csv", "name,members\nX,BLR,GEO\n", "line 2: 3 values for 2 columns"),
        ("groups.csv", "name,members\n# mine\n,BLR\n", "line 3: the column 'name' is empty"),
        ("groups.csv", "name,colour\nX,red\n", "unknown column 'colour'"),
    ],
)
def test_a_bad_table_is_named_with_its_line(own: Path, name: str, text: str, said: str) -> None:
    (own / name).write_text(text)
    with pytest.raises(DragomanError, match=said) as caught:
        table(name, ("name",))
    assert str(own / name) in str(caught.value)


def test_a_bad_setting_is_named(own: Path) -> None:
    (own / "topics.toml").write_text("[[topic]\n")
    with pytest.raises(DragomanError, match="not valid TOML"):
        settings("topics.toml", "topic", "id")
    (own / "topics.toml").write_text('[[topic]]\nkeywords = ["x"]\n')
    with pytest.raises(DragomanError, match="has no 'id'"):
        settings("topics.toml", "topic", "id")


def test_a_binary_table_is_refused_in_a_sentence(own: Path) -> None:
    (own / "groups.csv").write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(DragomanError, match="cannot be read as UTF-8"):
        table("groups.csv", ("name",))


def test_a_cell_of_several_values_is_split() -> None:
    assert many("a; b;;c ") == ("a", "b", "c")
