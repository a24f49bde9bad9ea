"""What can be asked of a report about the stretches of its text."""

from dragoman.annotation.mentions import DateKind, DateMention
from dragoman.annotation.parsing import blank
from dragoman.annotation.report import Report
from dragoman.cleaning.article import Article, Passage, PassageRole

TEXT = "On Monday X met Y, who stays for two days. Since Friday they met again on Monday and in March."


def report() -> Report:
    article = Article(source_text=TEXT, passages=(Passage(0, len(TEXT), PassageRole.PARAGRAPH),))
    found = [
        ("Monday", 0, "2016-05-16", DateKind.MOMENT, ""),
        ("two days", 0, "2016-05-16/2016-05-17", DateKind.DURATION, ""),
        ("Friday", 0, "2016-05-13", DateKind.MOMENT, "since"),
        ("Monday", 20, "2016-05-16", DateKind.MOMENT, ""),
        ("March", 0, "2016-03", DateKind.MOMENT, ""),
    ]
    dates = [
        DateMention(at, at + len(words), words, edtf=edtf, kind=kind, prefix=prefix)
        for words, behind, edtf, kind, prefix in found
        for at in [TEXT.index(words, behind)]
    ]
    return Report(article=article, document="doc", doc=blank().make_doc(TEXT), dates=dates)


def test_the_days_named_are_neither_lengths_nor_limits_and_each_is_told_once() -> None:
    assert report().days_named(0, len(TEXT)) == {"2016-05-16", "2016-03"}


def test_the_days_named_lie_wholly_inside_the_stretch() -> None:
    stretch = report()
    assert stretch.days_named(TEXT.index("Monday") + 1, TEXT.index("Since")) == set()
    assert stretch.days_named(TEXT.index("Since"), TEXT.index("March") + 1) == {"2016-05-16"}
