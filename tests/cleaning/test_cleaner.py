"""What must hold for every text, and what must be found in the real pages."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.cleaning.article import Article
from dragoman.cleaning.cleaner import clean
from dragoman.cleaning.dates import heads_days
from dragoman.intake.reading import read_source, source_from_bytes
from dragoman.intake.source import Sidecar, Source

WORDS = re.split(
    " ",
    "The minister met his colleague in Rome . , ... Read more \n \n\n READ ALSO: Home 12 May 2015 casino By Jane Doe "
    "| Comments Related news is a senior analyst On 3 March they agreed to hold talks 549 reads - • 1. “quoted” Photo: x.jpg",
)
DUMPS = st.lists(st.sampled_from(WORDS), max_size=150).map(" ".join)


def source(text: str, media_type: str = "text/plain", sidecar: Sidecar | None = None) -> Source:
    return Source(
        "x", text.encode(errors="replace"), "0" * 64, text, media_type, "utf-8", sidecar or Sidecar()
    )


def check(article: Article) -> None:
    last = 0
    for passage in article.passages:
        assert last <= passage.start < passage.end <= len(article.source_text)
        words = article.source_text[passage.start : passage.end]
        assert words == words.strip(" \n\r\t")
        last = passage.end
    for (start, end, _), passage in zip(article.bounds(), article.passages, strict=True):
        assert article.to_source(start, end) == (passage.start, passage.end)
        words = article.source_text[passage.start : passage.end]
        assert article.text[start:end] == re.sub(r"[\n\r\t\f\v\x85\u2028\u2029]", " ", words)


@given(st.text(max_size=400) | DUMPS)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_verbatim_ordered_passages(text: str) -> None:
    article = clean(source(text))
    assert article.source_text == text
    check(article)


TAGS = st.sampled_from(["<p>", "</p>", "<div>", "<br>", "<li>", "<h1>", "</h1>", "<table><td>", "<pre>", "<script>", "&amp;", "<!--", "]]>", "<a href=x>"])  # fmt: skip


@given(st.lists(TAGS | st.sampled_from(WORDS), max_size=60).map(" ".join))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_page_gives_verbatim_ordered_passages(html: str) -> None:
    check(clean(source(html, "text/html")))


def test_cleaning_twice_gives_the_same() -> None:
    text = "Title of it all\n\n12 May 2015\n\nThe minister of Peru met his colleague in Lima on Monday.\n"
    assert clean(source(text)) == clean(source(text))


@pytest.mark.slow
def test_a_dump_of_five_megabytes_takes_seconds(shared: Path) -> None:
    page = (shared / "seeds" / "monthly-digest-2015-03.txt").read_text()
    text = "".join(f"{page}\nPart {i} of {i * 7}\n" for i in range(5_000_000 // len(page)))
    start = time.process_time()
    check(clean(source(text)))
    assert time.process_time() - start < 10


@pytest.mark.parametrize("text", ["a" * 900_000, "1 " * 400_000, "word " * 180_000, "...!?" * 150_000, "#" * 900_000, "\n" * 900_000, "(" * 90_000, "Jane " * 100_000])  # fmt: skip
def test_strange_long_texts_take_no_longer_than_others(text: str) -> None:
    start = time.process_time()
    clean(source(text))
    assert time.process_time() - start < 10


def test_the_sidecar_goes_before_the_page_and_the_page_before_the_command_line() -> None:
    page = "Peru and Chile sign treaty in Lima\n4 May 2015\nThe ministers of Peru and Chile signed a treaty on Monday.\n"
    bare = "The ministers of Peru and Chile signed a treaty on Monday.\n"
    raw = source_from_bytes(page.encode(), "x", published="2015-12-31")
    assert clean(raw).published == "2015-05-04"
    given_date = source_from_bytes(
        page.encode(), "x", sidecar=Sidecar(published="2015-05-05"), published="2015-12-31"
    )
    assert clean(given_date).published == "2015-05-05"
    assert clean(source_from_bytes(bare.encode(), "x", published="2015-12-31")).published == "2015-12-31"
    assert clean(source_from_bytes(bare.encode(), "x")).published is None


def read(shared: Path, name: str) -> Article:
    article = clean(read_source(shared / "seeds" / name))
    check(article)
    return article


def test_georgia_visit_keeps_one_copy_its_title_and_its_day(shared: Path) -> None:
    article = read(shared, "georgia-visit-2015.txt")
    assert (article.published, article.retrieved, article.section) == ("2015-05-04", "2024-11-23", "Politics")
    assert article.title is not None
    assert article.title.startswith("Belarusan state tries")
    assert article.text.count("In 2014, it total") == 1
    assert article.text.count("push to Tbilisi-Minsk") == 1
    assert "totaled USD 64.18 million" in article.text
    assert article.text.rstrip().endswith("presidential campaign in 2015.")
    for foreign in ("coronavirus", "fifth column", "Solidarity with", "Other news", "Mažeikis", "|"):
        assert foreign not in article.text
    assert len(article.passages) == 10


def test_monthly_digest_loses_captions_teasers_and_the_note_on_its_author(shared: Path) -> None:
    article = read(shared, "monthly-digest-2015-03.txt")
    assert article.authors == ("Igar Gubarevich",)
    assert article.published is None
    for foreign in ("Loading", "RSS", "549 reads", ".jpg", "greets a US diplomat", "Read more", "senior analyst", "security in...", "Oddly formatted"):  # fmt: skip
        assert foreign not in article.text
    assert article.text.count("into high gear") == 1
    assert article.text.count("Lukashenka Disregards Protocol") == 1
    roles = [p.role.value for p in article.passages]
    assert (roles.count("title"), roles.count("heading"), roles.count("paragraph")) == (1, 4, 23)


def test_annual_review_loses_excerpts_and_link_spam(shared: Path) -> None:
    article = read(shared, "annual-digest-2015.txt")
    assert article.title == "Belarusian Diplomacy in 2015 – Annual Foreign Policy Digest"
    for foreign in ("escort", "355 reads", "Why Support", "senior analyst", "subjective..."):
        assert foreign not in article.text
    assert article.text.count("On 6 January") == 1
    assert article.text.rstrip().endswith("post-Chernobyl assistance.")


def test_istanbul_loses_the_bare_teasers_that_trail_behind(shared: Path) -> None:
    article = read(shared, "istanbul-2016.txt")
    assert len(article.passages) == 9
    assert article.title is None
    assert article.text.rstrip().endswith("situational allies and partners.")


def kept(text: str) -> list[tuple[str, str]]:
    article = clean(source(text))
    return [(p.role.value, article.source_text[p.start : p.end]) for p in article.passages]


def test_days_over_the_entries_of_a_diary_stay_as_headings() -> None:
    diary = (
        "DIARY OF EVENTS IN EUROPE\n\nMONDAY, MARCH 4\n* SOFIA - Foreign ministers of the Balkan states meet.\n\n"
        "Tuesday, 5 March\n* SKOPJE - Croatian Prime Minister Andrej Plenković visits the city and stays for talks.\n\n"
        "MARCH 6-7\n* OHRID - Summit of the Adriatic states.\n"
    )
    assert [words for role, words in kept(diary) if role == "heading"] == [
        "MONDAY, MARCH 4",
        "Tuesday, 5 March",
        "MARCH 6-7",
    ]
    assert sum(role == "item" for role, _ in kept(diary)) == 3


def test_the_head_of_a_text_without_a_page_is_no_menu() -> None:
    release = (
        "MEDIA RELEASE\nSamoa and Tonga sign fisheries agreement\n\n"
        "The Minister for Foreign Affairs of Samoa today signed an agreement on fisheries with his colleague of Tonga.\n"
    )
    assert [role for role, _ in kept(release)] == ["heading", "title", "paragraph"]


def test_a_menu_above_an_article_is_left_out_all_the_same() -> None:
    menu = "Home\nPolitics\nEconomy\nSport\nCulture\nWorld\nSearch\nSubscribe\n"
    page = (
        menu
        + "Samoa and Tonga sign agreement\n\nThe ministers of Samoa and Tonga signed an agreement on fisheries.\n"
    )
    assert [role for role, _ in kept(page)] == ["title", "paragraph"]


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("MONDAY, JUNE 17", True),
        ("Tuesday, 19 November", True),
        ("March 4th", True),
        ("4-10 June 2012", True),
        ("June 30 - July 2", True),
        ("Wednesday", True),
        ("12 May 2015", False),
        ("Monday, June 17, 2019", False),
        ("Mon", False),
        ("1-2 to Arsenal", False),
        ("May", False),
    ],
)
def test_a_line_that_is_a_day_heads_what_is_under_it_unless_it_is_a_date_with_its_year(
    line: str, heads: bool
) -> None:
    assert heads_days(line) is heads
