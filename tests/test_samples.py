"""The reports that ship with the project: four styles, the facts that they tell, and nothing out of their dirt."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY
from facts import line, telling

from dragoman import pipeline
from dragoman.intake.reading import read_sources
from dragoman.intake.source import Source
from dragoman.ledger.store import Ledger
from dragoman.records import (
    Claims,
    CommitmentClaim,
    Event,
    EventClaim,
    Evidence,
    Figure,
    FigureClaim,
    Indicator,
    StatementClaim,
)

SAMPLES = REPOSITORY / "samples"


@dataclass
class Read:
    """What each sample says by itself, and the ledger of them all."""

    claims: dict[str, Claims] = field(default_factory=dict)
    published: dict[str, str | None] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    read = Read()
    with Ledger.open(tmp_path_factory.mktemp("samples") / "ledger.db", create=True) as ledger:
        for source in read_sources([SAMPLES]):
            assert isinstance(source, Source), source
            reading = pipeline.read(source, "BLR")
            name = Path(source.origin).name
            read.claims[name], read.texts[name] = reading.claims, reading.text
            read.published[name] = reading.document.published
            ledger.add(reading, source.raw)
        read.events, read.figures = ledger.events(), ledger.figures()
        yield read


def evidence(claims: Claims) -> list[Evidence]:
    """All words that the claims of a document rest on."""
    said: list[EventClaim | FigureClaim | CommitmentClaim | StatementClaim] = [
        *claims.events,
        *claims.figures,
    ]
    said += [*claims.commitments, *claims.statements]
    return [words for claim in said for words in claim.evidence]


def test_there_are_twelve_samples_or_more_in_four_styles(samples: Read) -> None:
    assert len(samples.claims) >= 12
    assert {name.split("-")[0] for name in samples.claims} >= {"digest", "mfa", "wire", "review"}


def test_every_sample_gives_its_date_and_something_to_record(samples: Read) -> None:
    for name, claims in samples.claims.items():
        assert samples.published[name], name
        assert claims.events, name


def test_every_quotation_is_the_slice_of_the_text(samples: Read) -> None:
    for name, claims in samples.claims.items():
        for words in evidence(claims):
            assert words.quote == samples.texts[name][words.start : words.end]


def broken(name: str, fact: str, reason: str) -> Any:
    """A fact that the reader does not tell yet; the test fails as soon as it does."""
    return pytest.param(name, fact, marks=pytest.mark.xfail(strict=True, reason=reason))


FACTS = [
    ("agency-morawiecki-2016-10-24.html", "meeting occurred 2016-10-24 BLR POL @Minsk *:Morawiecki *:Lukashenko"),
    ("agency-morawiecki-2016-10-24.html", "meeting occurred * BLR POL *:Morawiecki *:Vladimir+Semashko"),
    ("agency-morawiecki-2016-10-24.html", "mission planned - BLR POL"),
    ("digest-2015-05.txt", "visit occurred 2015-05-10/2015-05-12 BLR CHN visitor:Xi+Jinping"),
    ("digest-2015-05.txt", "agreement occurred 2015-05-10 BLR CHN @Minsk signatory:Xi+Jinping"),
    ("digest-2015-05.txt", "meeting occurred 2015-04-17 BLR EU @Minsk host:Lukashenka visitor:Johannes+Hahn"),
    ("digest-2015-05.txt", "visit occurred 2015-05-28/2015-05-29 BLR PAK visitor:Lukashenka"),
    ("digest-2015-05.txt", "meeting occurred 2015-05-28/2015-05-29 BLR PAK @Islamabad *:Nawaz+Sharif *:Mamnoon"),
    ("digest-2015-05.txt", "visit planned 2015-08 BLR PAK @Minsk visitor:Nawaz+Sharif"),
    ("digest-2015-05.txt", "visit occurred * BLR GEO visitor:Lukashenka"),
    ("digest-2015-05.txt", "mission planned 2015-06-02/2015-12-31 BLR GEO"),
    ("digest-2016-03.txt", "visit occurred 2016-03-22/2016-03-23 BLR POL visitor:Waszczykowski"),
    ("digest-2016-03.txt", "meeting occurred * BLR POL *:Waszczykowski *:Vladimir+Makei"),
    broken("digest-2016-03.txt", "meeting occurred * BLR POL host:Lukashenka visitor:Waszczykowski", "a pronoun as object ('received him') is nobody"),
    ("digest-2016-03.txt", "meeting occurred 2016-03-30 BLR USA @Minsk host:Lukashenka visitor:Michael+Carpenter"),
    broken("digest-2016-03.txt", "meeting planned 2016-04-06/2016-04-07 BLR EU @Minsk", "'meeting of the A-B Coordination Group' is taken for a meeting of a body within one state"),
    ("digest-2016-03.txt", "summit planned 2016-04-14/2016-04-15 BLR OIC @Istanbul"),
    ("mfa-china-2016-09-30.txt", "visit occurred 2016-09-28/2016-09-30 BLR CHN visitor:Lukashenko"),
    ("mfa-china-2016-09-30.txt", "meeting occurred 2016-09-29 BLR CHN @Beijing *:Xi+Jinping"),
    ("mfa-china-2016-09-30.txt", "meeting occurred 2016-09-29 BLR CHN *:Li+Keqiang"),
    ("mfa-china-2016-09-30.txt", "agreement occurred 2016-09-29 BLR CHN"),
    ("mfa-india-2015-06-03.txt", "visit occurred 2015-06-02/2015-06-04 BLR IND visitor:Pranab+Mukherjee"),
    ("mfa-india-2015-06-03.txt", "meeting occurred 2015-06-03 BLR IND @Minsk *:Pranab+Mukherjee *:Lukashenko"),
    ("mfa-india-2015-06-03.txt", "commission planned - BLR IND @New+Delhi"),
    ("mfa-pakistan-2015-05-29.txt", "visit occurred 2015-05-28/2015-05-29 BLR PAK visitor:Lukashenka"),
    ("mfa-pakistan-2015-05-29.txt", "meeting occurred 2015-05-29 BLR PAK @Islamabad *:Nawaz+Sharif"),
    ("mfa-pakistan-2015-05-29.txt", "agreement occurred 2015-05-29 BLR PAK"),
    ("mfa-pakistan-2015-05-29.txt", "commission planned * BLR PAK @Minsk"),
    ("mfa-riga-2015-05-22.html", "meeting occurred 2015-05-21/2015-05-22 BLR LVA @Riga *:Vladimir+Makei *:Rinkēvičs"),
    ("mfa-riga-2015-05-22.html", "meeting occurred 2015-05-21/2015-05-22 BLR EU @Riga *:Vladimir+Makei *:Mogherini"),
    ("mfa-riga-2015-05-22.html", "consultation planned 2015-09/2015-11 BLR EU @Minsk"),
    ("mfa-steinmeier-2015-11-17.txt", "visit occurred 2015-11-17 BLR DEU visitor:Steinmeier"),
    ("mfa-steinmeier-2015-11-17.txt", "meeting occurred 2015-11-17 BLR DEU @Minsk *:Makei *:Steinmeier"),
    ("mfa-steinmeier-2015-11-17.txt", "meeting occurred 2015-11-17 BLR DEU host:Lukashenko visitor:Steinmeier"),
    ("review-2015.txt", "meeting occurred 2015-02 DEU FRA RUS UKR @Minsk"),
    ("review-2015.txt", "sanction occurred 2015-10-29 BLR EU"),
    ("review-2015.txt", "visit occurred 2015-11-17 BLR DEU @Minsk visitor:Steinmeier"),
    ("review-2015.txt", "meeting occurred 2015-11-17 BLR DEU host:Lukashenka visitor:Steinmeier"),
    ("review-2015.txt", "membership occurred 2015-07 BLR SCO"),
    ("review-2015.txt", "visit occurred 2015-05 BLR PAK visitor:Lukashenka"),
    ("review-2015.txt", "visit occurred 2015-08 BLR PAK @Minsk visitor:Nawaz+Sharif"),
    ("wire-erdogan-2016-11-11.txt", "visit occurred * BLR TUR visitor:Erdogan"),
    ("wire-erdogan-2016-11-11.txt", "meeting occurred 2016-11-11 BLR TUR *:Erdogan *:Lukashenko"),
    ("wire-sanctions-2015-10-29.html", "sanction occurred 2015-10-29 BLR EU"),
    ("wire-sanctions-2015-10-29.html", "visit planned 2015-11 BLR DEU @Minsk visitor:Steinmeier"),
    ("wire-sharif-2015-08-11.txt", "meeting occurred 2015-08-11 BLR PAK *:Nawaz+Sharif *:Lukashenko"),
    ("wire-sharif-2015-08-11.txt", "meeting occurred * BLR PAK *:Nawaz+Sharif *:Andrei+Kobyakov"),
    ("wire-sharif-2015-08-11.txt", "commission postponed * BLR PAK"),
    ("wire-vatican-2016-05-21.txt", "meeting occurred 2016-05-21 BLR VAT host:Francis visitor:Lukashenko"),
    ("wire-vatican-2016-05-21.txt", "meeting occurred 2016-05-20 BLR ITA @Rome *:Lukashenko *:Sergio+Mattarella"),
    ("wire-xi-minsk-2015-05-10.txt", "visit occurred * BLR CHN @Minsk visitor:Xi+Jinping"),
    broken("wire-xi-minsk-2015-05-10.txt", "meeting occurred 2015-05-10 BLR CHN *:Xi+Jinping *:Lukashenka", "talks 'shortly after his arrival' get the days of the whole visit"),
    ("wire-xi-minsk-2015-05-10.txt", "agreement occurred * BLR CHN"),
    ("wire-xi-minsk-2015-05-10.txt", "meeting planned 2015-05-11 BLR CHN *:Xi+Jinping *:Andrei+Kobyakov"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "fact"), FACTS)
def test_a_sample_tells_of_it_once(samples: Read, name: str, fact: str) -> None:
    events = samples.claims[name].events
    assert len(telling(events, fact)) == 1, [line(e) for e in events]


NEVER = [
    ("digest-2015-05.txt", "agreement occurred * BLR EU"),  # it was expected to be initialled, and was not
    ("digest-2016-03.txt", "agreement occurred * BLR RUS"),  # none was signed
    ("review-2015.txt", "agreement occurred * BLR EU"),
    ("mfa-india-2015-06-03.txt", "commission occurred * BLR IND"),  # the next one
    ("mfa-pakistan-2015-05-29.txt", "commission occurred * BLR PAK"),  # is intended
    ("wire-sharif-2015-08-11.txt", "commission occurred * BLR PAK"),  # was put off
    ("digest-2016-03.txt", "meeting occurred - BLR USA"),  # no American official had met him for a decade
    ("digest-2016-03.txt", "visit occurred * BLR RUS"),  # several times
]  # fmt: skip


@pytest.mark.parametrize(("name", "fact"), NEVER)
def test_a_sample_does_not_tell_what_did_not_happen(samples: Read, name: str, fact: str) -> None:
    assert [line(e) for e in telling(samples.claims[name].events, fact)] == []


@pytest.mark.parametrize(
    "word",
    ["escort", "casino", "Cookie", "cookies", "Read more", "READ ALSO", "Read also", "reads", "Views", "Tags",
     "Dinamo", "Speedway", "Tennis", "credentials", "Working hours", "Subscribe", "analyst of", "Print"],
)  # fmt: skip
def test_nothing_rests_on_the_dirt_of_the_pages(samples: Read, word: str) -> None:
    quotes = [words.quote for claims in samples.claims.values() for words in evidence(claims)]
    assert [quote for quote in quotes if word in quote] == []


def test_the_same_thing_in_two_samples_is_one_record_of_two_sources(samples: Read) -> None:
    pairs = [
        "visit occurred 2015-11-17 BLR DEU visitor:Steinmeier",
        "sanction occurred 2015-10-29 BLR EU",
        "visit occurred 2015-05-28/2015-05-29 BLR PAK visitor:Lukashenka",
    ]
    for fact in pairs:
        (event,) = telling(samples.events, fact)
        assert isinstance(event, Event)
        assert event.sources >= 2, fact


def test_steinmeiers_visit_was_planned_and_then_occurred(samples: Read) -> None:
    (visit,) = telling(samples.events, "visit occurred 2015-11-17 BLR DEU visitor:Steinmeier")
    assert isinstance(visit, Event)
    assert [h.status for h in visit.history][:2] == ["planned", "occurred"]


def test_sharifs_visit_was_expected_and_then_occurred(samples: Read) -> None:
    (visit,) = telling(samples.events, "visit occurred * BLR PAK visitor:Nawaz+Sharif")
    assert isinstance(visit, Event)
    assert "planned" in [h.status for h in visit.history]


def test_the_figures_of_trade_are_there(samples: Read) -> None:
    found = {(f.indicator, f.partner, f.value, f.period) for f in samples.figures if f.reporter == "BLR"}
    assert (Indicator.TURNOVER, "DEU", 3_200_000_000, "2014") in found
    assert (Indicator.TURNOVER, "RUS", 27_500_000_000, "2015") in found
    assert (Indicator.TURNOVER, "PAK", 1_000_000_000, "2020") in found
    assert (Indicator.TURNOVER, "CHN", 3_000_000_000, "2014") in found
    targets = [f for f in samples.figures if str(f.role) == "target" and f.partner == "PAK"]
    assert [f.sources for f in targets] == [2]
