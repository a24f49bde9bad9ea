"""What we claim of a sentence becomes rows of source, target and code, and is counted against a peer's gold."""

import json
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.evaluation.peers import (
    PETRARCH2,
    PLOVER,
    Score,
    covered,
    lines,
    load_sentences,
    rows,
    score_peers,
)

SIGNED = "Chile and Malaysia signed a treaty on extradition."
IMPOSED = "Canada imposed sanctions on Belarus."


def write(path: Path, *sentences: tuple[str, list[tuple[str, str, str]]]) -> None:
    told = [
        {"text": text, "events": [{"src": s, "tgt": t, "code": c} for s, t, c in events]}
        for text, events in sentences
    ]
    path.write_text("\n".join(json.dumps(each) for each in told), encoding="utf-8")


def test_what_is_mutual_has_a_row_in_each_direction() -> None:
    assert rows(SIGNED, "plover") == {("CHL", "MYS", "SUPPORT"), ("MYS", "CHL", "SUPPORT")}
    assert rows(SIGNED, "cameo") == {("CHL", "MYS", "057"), ("MYS", "CHL", "057")}


def test_what_one_does_to_another_has_one_row() -> None:
    assert rows(IMPOSED, "plover") == {("CAN", "BLR", "SANCTION")}
    assert rows(IMPOSED, "cameo") == {("CAN", "BLR", "163")}


def test_a_visit_is_made_and_hosted() -> None:
    told = rows("Ghanaian President John Mahama visited Togo.", "cameo")
    assert told == {("GHA", "TGO", "042"), ("TGO", "GHA", "043")}


def test_an_organisation_is_an_igo() -> None:
    assert rows("Malta ratified an agreement with the European Union.", "plover") == {
        ("MLT", "IGO", "SUPPORT"),
        ("IGO", "MLT", "SUPPORT"),
    }


def test_shares_are_of_rows() -> None:
    score = Score("rows")
    score.add({("A", "B", "x"), ("B", "A", "x")}, {("A", "B", "x"), ("A", "C", "x")})
    score.add([], [("A", "B", "x")])
    assert (score.gold, score.claimed, score.right) == (2, 3, 1)
    assert (score.precision, score.recall) == (1 / 3, 1 / 2)
    assert score.f1 == pytest.approx(0.4)
    assert Score("none").f1 == 0


def test_categories_bear_the_names_that_the_gold_has() -> None:
    assert {"AGREE", "CONSULT", "SUPPORT", "DISAPPROVE", "SANCTION"} <= covered("plover")
    assert "ACCUSE" not in covered("plover")
    assert {"03", "04", "05", "16"} <= covered("cameo")


def test_both_sets_of_a_folder_are_scored(tmp_path: Path) -> None:
    write(
        tmp_path / PLOVER,
        (SIGNED, [("CHL", "MYS", "SUPPORT"), ("MYS", "CHL", "SUPPORT")]),
        ("It rained.", []),
    )
    write(tmp_path / PETRARCH2, (IMPOSED, [("CANGOV", "BLR", "163"), ("CANGOV", "CANCVL", "173")]))
    plover, petrarch = score_peers(tmp_path)
    assert (plover.sentences, plover.scores[0].gold, plover.scores[0].right) == (2, 2, 2)
    assert [(s.name, s.gold) for s in plover.by_category] == [("SUPPORT", 2)]
    assert [(s.gold, s.claimed, s.right) for s in petrarch.scores] == [(1, 1, 1), (1, 1, 1), (0, 0, 0)]
    printed = "\n".join(lines(petrarch))
    assert "precision 1.000" in printed
    assert ".767" in printed
    assert "not comparable without care" in printed


def test_a_folder_without_sets_and_a_broken_set_are_said(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="neither"):
        score_peers(tmp_path)
    (tmp_path / PLOVER).write_text('{"text": 3}')
    with pytest.raises(DragomanError, match="no set of sentences"):
        load_sentences(tmp_path / PLOVER)


def test_the_peers_own_sentences_are_read_without_many_false_rows(shared: Path) -> None:
    if not (shared / "gold" / PLOVER).is_file():
        pytest.skip("the peers' sets are not here")
    plover = score_peers(shared / "gold")[0]
    assert plover.sentences > 300
    assert plover.scores[0].precision > 0.5
