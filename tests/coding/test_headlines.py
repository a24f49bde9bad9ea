"""A headline over the news that tells the same in other words."""

from dragoman.annotation.pipeline import annotate
from dragoman.cleaning.cleaner import clean
from dragoman.coding.coder import code
from dragoman.intake.reading import source_from_bytes

BODY = "During the call, which the guest had asked for, they discussed the fishing grounds between the two countries.\n"


def kinds(text: str) -> list[str]:
    article = clean(source_from_bytes(text.encode(), "page.txt"))
    return [event.type for event in code(annotate(article, "doc", None, "2024-05-01")).events]


def test_what_two_discuss_in_the_headline_is_the_call_of_the_text() -> None:
    headline = "Foreign Minister of Oman discusses regional issues with his Iranian counterpart"
    lead = "The Omani Foreign Minister Badr Albusaidi received a telephone call today from the Iranian Foreign Minister Hossein Amir-Abdollahian."
    assert kinds(f"{headline}\n\n{lead}\n\n{BODY}") == ["call"]
