"""Reports made by hand: actors from a short list, years and periods by a few patterns, amounts by our own reader.

So these tests hold whatever the other annotators do.
"""

import re
from collections.abc import Callable

import pytest

from dragoman.annotation.amounts import find_amounts
from dragoman.annotation.mentions import ActorForm, ActorMention, DateMention
from dragoman.annotation.parsing import blank
from dragoman.annotation.report import Report
from dragoman.annotation.sentences import split_sentences
from dragoman.cleaning.article import Article, Passage, PassageRole

NAMES = """BLR Belarus Belarusian Minsk|GEO Georgia Georgian Tbilisi|POL Poland Polish Warsaw|DEU Germany German Berlin|VNM Vietnam Vietnamese Hanoi
CHN China Chinese Beijing|RUS Russia Russian Moscow|UKR Ukraine Ukrainian Kyiv|TUR Turkey Turkish Ankara|KEN Kenya Kenyan Nairobi|GHA Ghana Ghanaian Accra
SRB Serbia Serbian Belgrade|IND India Indian Delhi|BGD Bangladesh Bangladeshi Dhaka|IRN Iran Iranian Tehran|ITA Italy Italian Rome|FRA France French Paris
EGY Egypt Egyptian Cairo|BRA Brazil Brazilian Brasilia|ARG Argentina Argentine -|MEX Mexico Mexican -|USA United_States American Washington|JPN Japan Japanese Tokyo
KAZ Kazakhstan Kazakh Astana|UZB Uzbekistan Uzbek Tashkent|PAK Pakistan Pakistani Islamabad|ETH Ethiopia Ethiopian -|NGA Nigeria Nigerian Abuja|ZAF South_Africa South_African Pretoria
GBR Britain British London|AUS Australia Australian Canberra|IDN Indonesia Indonesian Jakarta|LTU Lithuania Lithuanian Vilnius|LVA Latvia Latvian Riga|HUN Hungary Hungarian Budapest
MMR Myanmar - -|NPL Nepal Nepalese Kathmandu|LBR Liberia Liberian -|AZE Azerbaijan Azerbaijani Baku|SAU Saudi_Arabia Saudi Riyadh|CZE Czech_Republic Czech Prague|MOZ Mozambique - -
VEN Venezuela Venezuelan Caracas|CUB Cuba Cuban Havana|GRC Greece Greek Athens|NOR Norway Norwegian Oslo|MDA Moldova Moldovan Chisinau|SYR Syria Syrian Damascus|KOR South_Korea South_Korean Seoul"""
ORGANISATIONS = {"European Union": "EU", "EU": "EU", "IMF": "IMF", "World Bank": "WB", "EBRD": "EBRD"}
FORMS = (ActorForm.NAME, ActorForm.ADJECTIVE, ActorForm.CAPITAL)
PERIODS = [
    (r"(?:the )?first half of (20\d\d)", r"\1-01/\1-06"),
    (r"January[-–](?:to-)?March (20\d\d)", r"\1-01/\1-03"),
    (r"(?:the )?first quarter of (20\d\d)", r"\1-01/\1-03"),
    (r"\d{1,2} March (20\d\d)", r"\1-03-01"),
    (r"March (20\d\d)", r"\1-03"),
    (r"(20\d\d)", r"\1"),
]


def _actors(text: str) -> list[ActorMention]:
    words: dict[str, tuple[str, bool, ActorForm]] = {
        name: (code, False, ActorForm.ACRONYM) for name, code in ORGANISATIONS.items()
    }
    for row in re.split(r"[|\n]", NAMES):
        code, *names = row.split()
        words |= {n.replace("_", " "): (code, True, f) for n, f in zip(names, FORMS, strict=True) if n != "-"}
    pattern = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return [
        ActorMention(m.start(), m.end(), m[0], *words[m[0]]) for m in re.finditer(rf"\b(?:{pattern})\b", text)
    ]


def _dates(text: str) -> list[DateMention]:
    found: list[DateMention] = []
    for pattern, value in PERIODS:
        for match in re.finditer(rf"(?:\b(by|since|until) )?\b({pattern})\b", text):
            if not any(d.start < match.end() and match.start() < d.end for d in found):
                edtf = re.sub(pattern, value, match[2])
                found.append(
                    DateMention(match.start(), match.end(), match[0], edtf=edtf, prefix=match[1] or "")
                )
    return sorted(found, key=lambda d: d.start)


def make_report(text: str, home: str | None = None, published: str | None = None) -> Report:
    """A report over plain text; blank lines part its passages."""
    passages, at = [], 0
    for part in text.split("\n\n"):
        passages.append(Passage(at, at + len(part), PassageRole.PARAGRAPH))
        at += len(part) + 2
    article = Article(source_text=text, passages=tuple(passages))
    doc = blank().make_doc(article.text)
    starts = {start for start, _ in split_sentences(doc.text, article.bounds())}
    for token in doc:
        token.is_sent_start = token.idx in starts or token.i == 0
    return Report(
        article=article,
        document="doc-1",
        doc=doc,
        home=home,
        published=published,
        dates=_dates(text),
        amounts=find_amounts(text, home, published),
        actors=_actors(text),
    )


@pytest.fixture(scope="session")
def report_of() -> Callable[..., Report]:
    """``make_report``, for tests."""
    return make_report
