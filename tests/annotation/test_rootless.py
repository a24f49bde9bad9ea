"""The verb of a sentence whose long subject carries a name in apposition."""

import pytest

from dragoman.annotation.pipeline import annotate
from dragoman.cleaning.article import Article, Passage, PassageRole


def root(text: str) -> str:
    """The root of the one sentence of a text."""
    article = Article(
        source_text=text, passages=(Passage(0, len(text), PassageRole.PARAGRAPH),), published="2014-09-19"
    )
    report = annotate(article, "doc", None, "2014-09-19")
    return next(t.text for t in report.doc if t.dep_ == "ROOT")


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Uganda's State Minister for Regional Cooperation, Philemon Mateke, conferred on Tuesday with the "
         "Commissioner-General of the Rwanda Correctional Service, Paul Rwarakabije, in Kigali.", "conferred"),
        ("Ecuador's Coordinating Minister of Knowledge and Human Talent, Guillaume Long, held talks in Minsk on Monday with "
         "Belarus's Chairman of the State Committee on Science and Technology, Alexander Shumilin.", "held"),
    ],
)  # fmt: skip
def test_the_verb_behind_the_name_is_the_root(text: str, verb: str) -> None:
    assert root(text) == verb


def test_a_participle_with_its_doer_stays_one() -> None:
    text = "Uganda's State Minister for Regional Cooperation, Philemon Mateke, received by Rwandan officials in Kigali."
    assert root(text) != "received"
