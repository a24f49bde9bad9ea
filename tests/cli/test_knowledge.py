"""``dragoman knowledge``: import, list, remove."""

from pathlib import Path

import pytest

from .conftest import Run

ROWS = (
    "country,position,person,wikidata,start,end\n"
    "Latvia,Prime Minister,Zelma Ozolkalna,,2031-01-01,\n"
    "Latvia,Keeper of the Lighthouse,Janis Kalns,,2031-01-01,\n"
)


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", str(tmp_path / "own"))
    (tmp_path / "held.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def test_an_import_says_what_it_took_and_what_it_left(run: Run) -> None:
    done = run("knowledge", "import", "held.csv")
    assert done.code == 0
    assert done.rows[1][:3] == ["held", "imported", "1"]
    assert "Left out: 1 in offices that are not known." in done.err
    assert "Keeper of the Lighthouse (1)" in done.err
    assert run("knowledge", "import", "held.csv").rows[1][1] == "replaced"


def test_imports_are_listed_and_removed(run: Run) -> None:
    run("knowledge", "import", "held.csv", "--as", "mine")
    assert [row["name"] for row in run("knowledge", "list", "--json").records] == ["mine"]
    assert run("knowledge", "remove", "mine").code == 0
    assert run("knowledge", "list", "--json").records == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["import"], 2, "name a file"),
        (["remove"], 2, "name an import"),
        (["list", "x"], 2, "takes no names"),
        (["import", "absent.csv"], 1, "No such file"),
        (["remove", "absent"], 1, "no import called 'absent'"),
        (["import", "a.csv", "b.csv", "--as", "x"], 2, "--as names one import"),
        (["import", "."], 1, "Is a directory"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run: Run, words: list[str], code: int, said: str) -> None:
    done = run("knowledge", *words)
    assert done.code == code
    assert said in done.err
    assert done.err.count("\n") == 1
    assert done.out == ""
