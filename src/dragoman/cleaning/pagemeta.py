"""What an HTML page says of itself in its head: title, authors, dates, address, site."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from dragoman.cleaning.dates import stamps
from dragoman.cleaning.lines import collapse
from dragoman.knowledge.boilerplate import boilerplate

# Names and properties of <meta> that hold the day of publication, the surest first. Sources: Open Graph, Dublin
# Core, schema.org, Parse.ly, Sailthru and Highwire documentation; htmldate's lists.
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date",
    "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "article.published", "originalpublicationdate", "rnews:datepublished", "og:pubdate", "og:published_time", "date",
)  # fmt: skip
_SECTION = ("article:section", "parsely-section", "section")
_JSON_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|\Z)")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{8,500}?)\s*-->")
_SAVED_ON = re.compile(
    r"(?:saved date:\s*(?:\w{3}\s+)?|FILE ARCHIVED ON\s+[\d:]+\s+)(?P<month>[A-Z][a-z]{2})\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"
)
_ISO_DAY = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")


@dataclass(slots=True)
class PageMeta:
    """The metadata of a page; ``published`` and ``retrieved`` are EDTF days."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    retrieved: str | None = None
    url: str | None = None
    site: str | None = None
    section: str | None = None
    language: str | None = None


def read_meta(html: str, tree: Any) -> PageMeta:
    """The metadata of a page, from its text and its lxml tree."""
    meta = PageMeta()
    values = _meta_values(tree)
    meta.language = _language(tree, values)
    saved = _SAVED_FROM.search(html[:20_000])
    if saved is not None and saved[1].startswith("http"):
        meta.url = saved[1]
    saved_on = _SAVED_ON.search(html[:20_000]) or _SAVED_ON.search(html[-20_000:])
    if saved_on is not None:
        meta.retrieved = _day(f"{saved_on['day']} {saved_on['month']} {saved_on['year']}")
    _ask_trafilatura(html, meta)
    meta.published = _published(html, tree, values, meta)
    meta.section = next((collapse(values[n])[:60] for n in _SECTION if values.get(n)), None)
    return meta


def _meta_values(tree: Any) -> dict[str, str]:
    values: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().casefold()
            if name and content and name not in values:
                values[name] = content
    return values


def _language(tree: Any, values: dict[str, str]) -> str | None:
    code = tree.get("lang") or values.get("og:locale") or values.get("language") or ""
    match = re.match(r"([a-z]{2})(?:[-_]|\Z)", code.strip().casefold())
    return match[1] if match else None


def _ask_trafilatura(html: str, meta: PageMeta) -> None:
    """Title, authors, address and site, by trafilatura. Its date is not taken: it may be that of a change."""
    from trafilatura.metadata import extract_metadata

    try:
        document = extract_metadata(html, date_config={"extensive_search": False, "original_date": True})
    except Exception:
        # trafilatura gives up on some broken pages with errors of many kinds; the body is read without it.
        return
    if document is None:
        return
    meta.title = collapse(document.title) if document.title else None
    names = re.split(r"\s*;\s*", document.author) if document.author else []
    known = boilerplate().not_names
    meta.authors = tuple(n for n in names if n and n.casefold() not in known and not re.search(r"[/@\d]", n))
    meta.url = meta.url or document.url
    meta.site = document.sitename or document.hostname
    if meta.site is None and meta.url is not None:
        meta.site = urlsplit(meta.url).hostname


def _day(value: str) -> str | None:
    """The EDTF day of a value of a tag; None where it is not a day or leaves a choice."""
    match = _ISO_DAY.match(value)
    if match is not None:
        value = "-".join(match.groups())
    found = stamps(collapse(value))
    return found[0].day if found else None


def _published(html: str, tree: Any, values: dict[str, str], meta: PageMeta) -> str | None:
    """The day of publication that the page's tags give; never a day of change or of saving."""
    candidates = [values[name] for name in _PUBLISHED if name in values]
    candidates += _JSON_PUBLISHED.findall(html)[:1]
    candidates += _time_elements(tree)
    for candidate in candidates:
        day = _day(candidate)
        if day is not None and day != meta.retrieved:
            return day
    return None


def day_in_address(url: str | None) -> str | None:
    """The day in an address such as ``/2015/03/12/visit.html``, as blogs and papers write it."""
    match = _URL_DAY.search(urlsplit(url).path) if url else None
    return _day("-".join(part.zfill(2) for part in match.groups())) if match else None


def _time_elements(tree: Any) -> list[str]:
    """The values of elements that are marked as the time of publication."""
    marked = []
    for element in tree.iter("time", "span", "div", "p", "abbr", "li"):
        kind = " ".join(element.get(a) or "" for a in ("itemprop", "class", "property", "pubdate")).casefold()
        if element.tag == "time" and element.get("pubdate") is not None:
            kind += " published"
        if "modified" in kind or ("updated" in kind and "published" not in kind):
            continue
        if re.search(
            r"datepublished|\bpublished\b|entry-date|pubdate|post-date|\bdate-published|dc:date", kind
        ):
            value = element.get("datetime") or element.get("content") or element.get("title")
            marked.append(value or "".join(element.itertext())[:100])
            if len(marked) >= 5:
                break
    return marked
