"""Figures are read from the prose of many countries, with their sides, period and role, and prices are not."""

from collections.abc import Callable

import pytest

from dragoman.annotation.report import Report
from dragoman.coding.figures import code_figures
from dragoman.records import FigureClaim

from .sentences import MEASURED, MISSED, NEGATIVE, POSITIVE

MUTUAL = {"turnover", "contracts", "project"}
ReportOf = Callable[..., Report]


def _line(claim: FigureClaim) -> str:
    first, second = claim.reporter or "-", claim.partner or "-"
    if claim.indicator in MUTUAL:
        first, second = sorted((first, second))
    unit = claim.currency or claim.unit
    return f"{claim.indicator} {first} {second} {claim.value:.0f} {unit} {claim.period or '-'} {claim.role}"


def _expected(line: str) -> str:
    words = line.split()
    if words[0] in MUTUAL:
        words[1:3] = sorted(words[1:3])
    return " ".join(words[:7])


READ = POSITIVE + MEASURED


@pytest.mark.parametrize(("text", "home", "figures"), READ, ids=[text[:50] for text, _, _ in READ])
def test_a_figure_is_read_with_its_sides_period_and_role(
    report_of: ReportOf, text: str, home: str | None, figures: list[str]
) -> None:
    found = code_figures(report_of(text, home, "2016-08-01"))
    assert sorted(map(_line, found)) == sorted(map(_expected, figures))


@pytest.mark.parametrize(("text", "home", "figures"), MISSED, ids=[text[:50] for text, _, _ in MISSED])
def test_what_is_not_understood_is_left_out_and_not_misread(
    report_of: ReportOf, text: str, home: str | None, figures: list[str]
) -> None:
    assert set(map(_line, code_figures(report_of(text, home, "2016-08-01")))) <= set(map(_expected, figures))


@pytest.mark.parametrize(("text", "home"), NEGATIVE, ids=[text[:50] for text, _ in NEGATIVE])
def test_prices_fines_and_results_of_companies_are_no_figures(
    report_of: ReportOf, text: str, home: str | None
) -> None:
    assert code_figures(report_of(text, home, "2016-08-01")) == []


def test_the_evidence_is_the_sentence_as_it_stands_in_the_source(report_of: ReportOf) -> None:
    text = "Nothing here.  Trade with Vietnam exceeded $1.2bn in 2015. And nothing there."
    (figure,) = code_figures(report_of(text, "BLR"))
    (evidence,) = figure.evidence
    assert evidence.quote == "Trade with Vietnam exceeded $1.2bn in 2015."
    assert text[evidence.start : evidence.end] == evidence.quote


def test_the_same_figure_told_twice_is_one_claim_with_two_passages(report_of: ReportOf) -> None:
    text = (
        "Trade between Poland and Ukraine reached $5bn in 2015.\n\n"
        "In 2015 trade between Ukraine and Poland reached $5bn, he said."
    )
    (figure,) = code_figures(report_of(text))
    assert len(figure.evidence) == 2


def test_the_same_value_in_one_sentence_is_told_once(report_of: ReportOf) -> None:
    text = "Trade between Poland and Ukraine reached $5bn in 2015, and trade of $5bn is not bad."
    assert len(code_figures(report_of(text))) == 1


def test_a_conversion_in_brackets_is_not_a_second_figure(report_of: ReportOf) -> None:
    text = "Norway invested 10 billion Norwegian kroner (about $1.2bn) in Brazil in 2015."
    (figure,) = code_figures(report_of(text))
    assert (figure.value, figure.currency) == (10e9, "NOK")


def test_a_range_keeps_its_low_end_and_its_words(report_of: ReportOf) -> None:
    (figure,) = code_figures(
        report_of("Trade between Italy and Serbia was between €2 and €3 billion in 2015.")
    )
    assert (figure.value, figure.qualifier) == (2e9, "between €2 and €3 billion")


def test_the_qualifier_is_kept(report_of: ReportOf) -> None:
    (figure,) = code_figures(report_of("Trade between Italy and Serbia reached almost €3bn in 2015."))
    assert figure.qualifier == "almost"


def test_home_stands_first_where_both_sides_are_alike(report_of: ReportOf) -> None:
    (figure,) = code_figures(report_of("Trade between Italy and Serbia reached €3bn in 2015.", "SRB"))
    assert (figure.reporter, figure.partner) == ("SRB", "ITA")


def test_confidence_is_lower_where_a_side_was_inferred(report_of: ReportOf) -> None:
    (named,) = code_figures(report_of("Trade between Italy and Serbia reached €3bn in 2015."))
    (inferred,) = code_figures(
        report_of("The ministers of Italy and Serbia met. Bilateral trade reached €3bn in 2015.")
    )
    assert named.confidence > inferred.confidence


def test_an_article_without_amounts_has_no_figures(report_of: ReportOf) -> None:
    assert code_figures(report_of("The president of Italy visited Serbia.")) == []
