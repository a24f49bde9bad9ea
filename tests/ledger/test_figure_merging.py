"""Which claims give one figure, and what a contradiction is."""

from collections.abc import Callable

from dragoman.ledger import Ledger
from ledger.stories import Story

Told = Callable[..., Ledger]


def test_values_within_rounding_are_one_and_the_precise_one_is_shown(told: Told) -> None:
    ledger = told(
        Story("2015-05-04").figure("about $64.2m", 64_200_000, period="2014"),
        Story("2015-06-01").figure("$64.18m", 64_180_000, period="2014"),
    )
    (figure,) = ledger.figures()
    assert (figure.value, figure.sources, figure.contradictions) == (64_180_000, 2, ())


def test_turnover_is_the_same_from_both_sides(told: Told) -> None:
    ledger = told(
        Story().figure("$64.2m", 64_200_000, period="2014"),
        Story("2015-06-01").figure("$64.2m", 64_200_000, period="2014", reporter="GEO", partner="BLR"),
    )
    assert len(ledger.figures()) == 1


def test_exports_and_the_partners_imports_stay_apart(told: Told) -> None:
    ledger = told(
        Story().figure("$50m", 50_000_000, period="2014", indicator="exports"),
        Story("2015-06-01").figure(
            "$50m", 50_000_000, period="2014", indicator="imports", reporter="GEO", partner="BLR"
        ),
    )
    assert len(ledger.figures()) == 2


def test_two_values_for_one_year_contradict_each_other(told: Told) -> None:
    ledger = told(
        Story("2015-05-04").figure("$64.2m", 64_200_000, period="2014"),
        Story("2015-06-01").figure("$71m", 71_000_000, period="2014"),
        Story("2015-06-02").figure("$71 million", 71_000_000, period="2014"),
    )
    (figure,) = ledger.figures()
    assert figure.value == 71_000_000
    (told_differently,) = figure.contradictions
    assert [(v.value, len(v.documents)) for v in told_differently.values] == [
        ("71000000", 2),
        ("64200000", 1),
    ]
    assert figure.evidence[0].quote == "$71m"


def test_a_target_does_not_contradict_what_was_measured(told: Told) -> None:
    story = Story().figure("$64.2m", 64_200_000, period="2015")
    story.figure("to reach $100m", 100_000_000, period="2015", role="target")
    assert len(told(story).figures()) == 2


def test_loans_of_different_size_are_different_loans(told: Told) -> None:
    story = Story().figure("a loan of $50m", 50_000_000, indicator="loan", period="2015")
    story.figure("a loan of $70m", 70_000_000, indicator="loan", period="2015")
    assert len(told(story).figures()) == 2


def test_values_far_apart_speak_of_different_things(told: Told) -> None:
    story = Story().figure("$900m", 900_000_000, period="2015").figure("$20m", 20_000_000, period="2015")
    assert len(told(story).figures()) == 2


def test_values_of_opposite_sign_or_zero_are_kept(told: Told) -> None:
    story = Story().figure("a deficit", -5_000_000, indicator="balance", period="2015")
    story.figure("a surplus", 5_000_000, indicator="balance", period="2015")
    story.figure("nothing at all", 0, indicator="balance", period="2015")
    assert sorted(f.value for f in told(story).figures()) == [-5_000_000, 0, 5_000_000]


def test_an_undated_value_of_years_ago_is_another(told: Told) -> None:
    ledger = told(
        Story("2012-05-04").figure("$100m", 100_000_000), Story("2015-06-01").figure("$100m", 100_000_000)
    )
    assert len(ledger.figures()) == 2
