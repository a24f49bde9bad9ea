"""Figures, commitments and statements beside their gold: what is one, what is right, what is false."""

from typing import Any

import pytest

from dragoman.evaluation.gold import GoldCommitment, GoldFigure, GoldReport, GoldStatement
from dragoman.evaluation.record_scoring import RecordTally, count_records, judge_records
from dragoman.records import Claims, CommitmentClaim, FigureClaim, FigureRole, Stance, StatementClaim

EXPORTS = GoldFigure(
    indicator="exports", reporter="KEN", partner="UGA", value=31e6, currency="USD", period="2014"
)


def exports(**other: Any) -> FigureClaim:
    facts: dict[str, Any] = {
        "indicator": "exports",
        "reporter": "KEN",
        "partner": "UGA",
        "value": 31e6,
        "currency": "USD",
        "period": "2014",
        "role": FigureRole.ACTUAL,
    }
    return FigureClaim(**(facts | other), confidence=0.8, evidence=())


def report(*, complete: bool = True, **gold: Any) -> GoldReport:
    return GoldReport(name="r", style="wire", text="x", complete=complete, **gold)


def tally(kind: str, gold: GoldReport, **claims: Any) -> RecordTally:
    return count_records(judge_records(gold, Claims(**claims)))[kind]


@pytest.mark.parametrize(
    ("other", "wrong"),
    [
        ({}, ()),
        ({"period": "2015"}, ("period",)),
        ({"reporter": "UGA", "partner": "KEN"}, ("direction",)),
        ({"role": FigureRole.TARGET}, ("role",)),
        ({"currency": "EUR"}, ("value",)),
        ({"value": -31e6}, ("value",)),
        ({"indicator": "imports"}, ("indicator",)),
    ],
)
def test_a_figure_with_the_same_number_is_found_and_its_faults_are_named(
    other: dict[str, Any], wrong: tuple[str, ...]
) -> None:
    (verdict, *_) = judge_records(report(figure=(EXPORTS,)), Claims(figures=(exports(**other),)))
    assert [faults for _, _, faults in verdict.pairs] == [wrong]


def test_the_role_of_a_sum_that_is_given_is_scored_only_where_the_gold_says_it() -> None:
    aid = EXPORTS.model_copy(update={"indicator": "aid"})
    for gold, wrong in ((aid, ()), (aid.model_copy(update={"role": "actual"}), ("role",))):
        claim = exports(indicator="aid", role=FigureRole.TARGET)
        (verdict, *_) = judge_records(report(figure=(gold,)), Claims(figures=(claim,)))
        assert [faults for _, _, faults in verdict.pairs] == [wrong]


def test_trade_in_both_directions_may_put_either_side_first() -> None:
    trade = EXPORTS.model_copy(update={"indicator": "turnover"})
    claim = exports(indicator="turnover", reporter="UGA", partner="KEN")
    (verdict, *_) = judge_records(report(figure=(trade,)), Claims(figures=(claim,)))
    assert [faults for _, _, faults in verdict.pairs] == [()]


def test_another_number_is_another_figure() -> None:
    counted = tally("figures", report(figure=(EXPORTS,)), figures=(exports(value=32e6),))
    assert counted == RecordTally(gold=1, claimed=1, found=0, exact=0)
    assert set(counted.shares().values()) == {0.0, 1.0}


def test_what_the_gold_lacks_is_false_only_where_the_gold_is_complete() -> None:
    assert tally("figures", report(), figures=(exports(),)).claimed == 1
    assert tally("figures", report(complete=False), figures=(exports(),)).claimed == 0


def pledge(undertaking: str, parties: tuple[str, ...] = ("KEN",), due: str | None = None) -> CommitmentClaim:
    return CommitmentClaim(undertaking=undertaking, parties=parties, due=due, confidence=0.8, evidence=())


def test_a_commitment_is_one_by_its_words_and_a_party() -> None:
    gold = GoldCommitment(parties=("KEN",), undertaking="open an embassy in Lima", due="2016")
    asked = report(commitment=(gold,))
    assert (
        tally("commitments", asked, commitments=(pledge("to open an embassy in Lima", due="2016"),)).exact
        == 1
    )
    late = tally("commitments", asked, commitments=(pledge("will open an embassy in Lima"),))
    assert (late.found, late.exact) == (1, 0)
    assert tally("commitments", asked, commitments=(pledge("buy maize"),)).found == 0
    assert tally("commitments", asked, commitments=(pledge("open an embassy in Lima", ("PER",)),)).found == 0


def test_a_statement_is_one_by_its_speaker_and_words() -> None:
    gold = GoldStatement(
        speaker="Monica Juma", country="KEN", position="the border must stay open", stance="for"
    )
    said = StatementClaim(
        speaker="Juma", country="KEN", position="The border must stay open", stance=Stance.FOR, confidence=0.8, evidence=()
    )  # fmt: skip
    asked = report(statement=(gold,))
    assert tally("statements", asked, statements=(said,)).exact == 1
    assert (
        tally("statements", asked, statements=(said.model_copy(update={"stance": Stance.AGAINST}),)).exact
        == 0
    )
    assert tally("statements", asked, statements=(said.model_copy(update={"speaker": "Ruto"}),)).found == 0


def test_a_commitment_that_restates_a_planned_event_is_not_false() -> None:
    restating = pledge("will visit Lima").model_copy(update={"event": 0})
    assert tally("commitments", report(), commitments=(restating, pledge("buy maize"))).claimed == 1
