"""An explanation shows what is marked, what fired, what came of it and why not."""

from dragoman.evaluation.explanation import explain_text

TEXT = (
    "Foreign Minister Monica Juma arrived in Lima on Tuesday for a two-day visit. "
    "Trade with Peru reached $31m in 2017. Kenya could meet Chile in a friendly. It rained."
)


def test_every_step_of_a_sentence_is_kept() -> None:
    explanation = explain_text(TEXT, home="KEN", published="2018-05-17")
    arrival, trade, friendly, rain = explanation.sentences
    layers = {(mark.layer, mark.meaning.split()[0]) for mark in arrival.marks}
    assert {("date", "2018-05-15"), ("person", "Monica"), ("place", "Lima,")} <= layers
    assert any("31,000,000 USD" in mark.meaning for mark in trade.marks)
    assert [word for word, _, _, _ in arrival.parse][:2] == ["Foreign", "Minister"]
    told = [firing for firing in arrival.firings if firing.told]
    assert [firing.frame for firing in told] == ["visit:arrive"]
    assert told[0].told[0].startswith("visit occurred; 2018-05-15/2018-05-16; KEN PER; Monica Juma")
    assert all(firing.dropped for firing in arrival.firings if not firing.told)
    assert friendly.firings[0].dropped == "no event: only possible: could"
    assert rain.unread == "it holds no word of any frame"
    assert len(explanation.claims.events) == len(explanation.claims.figures) == 1


def test_a_text_of_one_country_is_not_read_and_says_so() -> None:
    (only,) = explain_text("The minister met farmers in Lima.").sentences
    assert (only.unread, only.firings) == ("the text names fewer than 2 states or organisations", ())


def test_a_dateline_gives_the_day() -> None:
    assert explain_text("LIMA, May 17, 2018 - It rained in Peru and Chile.").published == "2018-05-17"
