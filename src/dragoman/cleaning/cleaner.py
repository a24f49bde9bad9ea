"""From a source to its article."""

from dragoman.cleaning.article import Article, Dropped, Passage, PassageRole
from dragoman.cleaning.language import language_of
from dragoman.cleaning.lines import Page, segment
from dragoman.cleaning.plain import find_article
from dragoman.intake.source import Source


def clean(source: Source) -> Article:
    """The article in a source, with the metadata of its page.

    Never fails: a text in which nothing is found to belong to an article gives one without passages. Dates go
    in this order: the sidecar's, the page's own, ``source.default_published``; the day on which the page was
    saved is never taken for its publication.
    """
    if source.media_type == "text/html":
        from dragoman.cleaning.html import read_page

        page, site, language = read_page(source.text)
    else:
        page, site, language = Page(source.text, segment(source.text)), None, None
        find_article(page)
    return _article(source, page, site, language)


def _article(source: Source, page: Page, site: str | None, language: str | None) -> Article:
    sidecar = source.sidecar
    passages = tuple(
        Passage(b.start, b.end, b.role or PassageRole.PARAGRAPH) for b in page.blocks if b.reason is None
    )
    dropped = [Dropped(b.start, b.end, b.reason) for b in page.blocks if b.reason is not None]
    retrieved = sidecar.retrieved or page.retrieved
    published = sidecar.published or page.published
    if published is not None and published == page.retrieved and sidecar.published is None:
        published = None
    body = " ".join(page.text[p.start : p.end] for p in passages[:40])
    return Article(
        source_text=page.text,
        passages=passages,
        dropped=tuple(sorted([*dropped, *page.cuts], key=lambda d: d.start)),
        title=sidecar.title or page.title,
        authors=sidecar.authors or tuple(page.authors),
        published=published or source.default_published,
        retrieved=retrieved,
        url=sidecar.url or page.url,
        site=sidecar.site or site,
        section=page.section,
        language=sidecar.language or language_of(body) or language,
        notes=tuple(page.notes),
    )
