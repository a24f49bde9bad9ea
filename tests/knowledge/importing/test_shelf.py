"""Imports in the user's folder, and what the reader then knows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.knowledge import office_holders as holders
from dragoman.knowledge.importing import import_holders, imports, remove_import
from dragoman.knowledge.importing.offices import known_office
from dragoman.knowledge.loading import table

HEADER = "country,position,person,wikidata,start,end\n"


def forget() -> None:
    """Empty what was kept of the tables."""
    table.cache_clear()
    for kept in vars(holders).values():
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", str(tmp_path / "own"))
    forget()
    yield tmp_path
    forget()


def file(folder: Path, *rows: str, name: str = "held.csv") -> Path:
    path = folder / name
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_who_was_imported_is_known_on_the_day(own: Path) -> None:
    import_holders(file(own, "Latvia,Minister of Foreign Affairs,Zelma Ozolkalna,,2031-01-01,2032-05-01"))
    forget()
    found = holders.holder_at("Ozolkalna", "2031-06-01")
    assert found is not None
    assert (found.country, found.office, found.rank) == ("LVA", "Foreign Minister", 4)
    assert holders.holder_at("Ozolkalna", "2032-06-01") is None


def test_importing_again_changes_nothing(own: Path) -> None:
    source = file(
        own, "Latvia,Prime Minister,Zelma Ozolkalna,,2031-01-01,", "Fiji,President,Ratu Bale,,2031,"
    )
    first = import_holders(source)
    written = first.stored.path.read_text("utf-8")
    again = import_holders(source)
    assert (first.replaced, again.replaced) == (False, True)
    assert again.stored.path.read_text("utf-8") == written
    assert [(each.name, each.tenures, each.origin) for each in imports()] == [("held", 2, str(source))]


def test_an_import_that_is_removed_is_forgotten(own: Path) -> None:
    import_holders(file(own, "Latvia,Prime Minister,Zelma Ozolkalna,,2031-01-01,"), "mine")
    remove_import("mine")
    forget()
    assert imports() == []
    assert holders.holder_at("Ozolkalna", "2031-06-01") is None
    with pytest.raises(DragomanError, match="There is no import called 'mine'; there are: none"):
        remove_import("mine")


def test_what_cannot_be_placed_is_counted_by_reason(own: Path) -> None:
    outcome = import_holders(
        file(
            own,
            "Latvia,Prime Minister,Zelma Ozolkalna,,2031-01-01,",
            "Latvia,Keeper of the Lighthouse,Janis Kalns,,2031-01-01,",
            "Atlantis,Prime Minister,Plato Ariston,,2031-01-01,",
            "Latvia,Prime Minister,Janis Kalns,,,",
            "Latvia,Mayor of Riga,Janis Kalns,,2031-01-01,",
            "Latvia,Prime Minister,Janis Kalns,,2031-01-01,2030-01-01",
        )
    )
    assert outcome.stored.tenures == 1
    assert dict(outcome.left_out) == {
        "in offices that are not known": 1,
        "of countries that are not known": 1,
        "without a day on which it began": 1,
        "in offices below rank 6": 1,
        "that end before they begin": 1,
    }
    assert dict(outcome.unknown) == {"Keeper of the Lighthouse": 1}


def test_a_file_of_which_nothing_can_be_used_is_refused_and_leaves_nothing(own: Path) -> None:
    with pytest.raises(DragomanError, match="no tenure could be taken from it"):
        import_holders(file(own, "Atlantis,Prime Minister,Plato Ariston,,2031-01-01,"))
    assert imports() == []


def test_another_spelling_of_a_known_person_is_no_second_one(own: Path) -> None:
    import_holders(file(own, "Russia,Minister of Foreign Affairs,Sergey Lavrov,Q58217,2004-03-09,"))
    forget()
    found = {h.name for h in holders.holders_named("Lavrov") if h.country == "RUS"}
    assert found == {"Sergei Lavrov"}
    assert holders.holder_at("Lavrov", "2015-03-01") is not None


def test_an_import_closes_a_tenure_that_is_open_in_the_shipped_table(own: Path) -> None:
    import_holders(file(own, "Russia,Minister of Foreign Affairs,Sergei Lavrov,,2004-03-09,2031-02-01"))
    forget()
    spells = [
        (h.start, h.end) for h in holders.holders_named("Sergei Lavrov") if h.office == "Foreign Minister"
    ]
    assert spells == [("2004-03-09", "2031-02-01")]


def test_of_one_surname_the_leader_is_meant_and_not_a_junior_minister(own: Path) -> None:
    import_holders(
        file(
            own,
            "Latvia,Prime Minister,Zelma Ozolkalna,,2031-01-01,",
            "Fiji,Minister of Tourism,Anna Ozolkalna,,2031-01-01,",
        )
    )
    forget()
    found = holders.holder_at("Ozolkalna", "2031-06-01")
    assert found is not None
    assert found.country == "LVA"


@pytest.mark.parametrize(
    ("words", "country", "expected"),
    [
        ("Minister of Foreign Affairs", "by", ("BLR", "Foreign Minister", 4)),
        ("Prime Minister of Fiji", "", ("FJI", "Prime Minister", 2)),
        ("ambassador to France", "Albania", ("ALB", "Ambassador", 6)),
        (
            "President of the European Commission",
            "European Union",
            ("EU", "President of the European Commission", 2),
        ),
        ("Head of the State Protocol", "Albania", None),
        ("President of the Chess Federation", "Albania", None),
        ("Prime Minister", "Atlantis", None),
    ],
)
def test_an_office_is_taken_only_where_the_words_mean_it(
    words: str, country: str, expected: tuple[str, str, int] | None
) -> None:
    known = known_office(words, country)
    assert (known and (known.country, known.office, known.rank)) == expected
