"""The annotation pipeline: a spaCy pipeline whose components are ours, one file each, in the order of this page.

``dragoman_sentences → dragoman_actors → dragoman_dates → dragoman_amounts → dragoman_parse → dragoman_persons
→ dragoman_recast``.
Each component takes the Doc of an article, reads and fills its ``Report`` (``doc._.report``), and gives the Doc on.
Status (planned, occurred ...) belongs to a word in its clause, not to the text: see ``annotation/modality.py``.
"""

import re
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.annotation import parsing, recasting
from dragoman.annotation.actors import find_actors
from dragoman.annotation.amounts import find_amounts
from dragoman.annotation.dates import dateline, find_dates
from dragoman.annotation.persons import find_persons
from dragoman.annotation.persons.sections import sections
from dragoman.annotation.report import Report
from dragoman.annotation.sentences import split_sentences
from dragoman.annotation.viewpoint import is_elsewhere, viewpoint
from dragoman.cleaning.article import Article
from dragoman.knowledge.cities import place_names
from dragoman.knowledge.former_states import in_force
from dragoman.knowledge.office_holders import leaders_named
from dragoman.knowledge.offices import owners_of_offices

_DATELINE = re.compile(
    r"(?:\*\* ?)?(?:[A-Z][A-Z'’.\-/]+(?: [A-Z][A-Z'’.\-/]+){0,3}|[A-Z][\w'’.]+(?: [A-Z][\w'’.]+){0,2}(?=, (?:[A-Z]\w+|\d))"
    r"|[A-Z][\w'’.]+/[A-Z][\w'’.]+(?= [—–-] [A-Z]))"
    r"(?:, [^\n—–:]{1,40}?)?(?:(?: ?\([^)\n]{2,40}\))?(?: ?[—–] ?| ?-- ?| - |: )"
    r"| \([^()\n]{2,60}? ?[-–—] \d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4}\)[:.]? )(?=\S)"
)

# "San José – Costa Rica's minister ...": a town in small letters, if it is one.
_TOWN = re.compile(r"((?:[^\W\d_][\w'’.-]* ?){1,3}?)(?:, [A-Z]\w+day)? [—–] (?=([A-Z][\w'’]+))")


def _behind_dateline(text: str, start: int) -> int | None:
    """Where a passage goes on behind its dateline, or None where it has none."""
    if found := _DATELINE.match(text, start):
        return found.end()
    found = _TOWN.match(text, start)
    if found is None or found[1] not in place_names() or found[2] in place_names():
        return None
    return found.end()


# One more of a list of officials: "X of Malta; Ms Penny Wong of Australia and Z of", "; Mr Joseph Andall of Grenada."
_OF_A_LIST = (
    r"(?:and )?(?:[A-Z][\w'’-]*\.? ){2,7}(?:of|from) (?:the )?[A-Z][\w'’-]+(?: (?:of |and )?[A-Z][\w'’-]+){0,4}?"
    r"(?:\s*[;.]|,? and )"
)
# A semicolon between clauses of at least five words: each is read as a sentence of its own.
_INDEPENDENT = re.compile(rf"; (?!{_OF_A_LIST})(?=(?:[^\s.;!?]+ ){{4}})")

# An article that names fewer actors than this is not about diplomacy and is not parsed at all.
FEWEST_ACTORS = 2


def report_of(doc: Doc) -> Report:
    """The report that a Doc belongs to."""
    report = doc._.report
    if not isinstance(report, Report):
        raise TypeError("this Doc does not belong to a report")
    return report


def spans_of(doc: Doc) -> list[tuple[int, int]]:
    """The sentences of a Doc as character spans."""
    return [(sent.start_char, sent.end_char) for sent in doc.sents]


@Language.component("dragoman_sentences")
def sentences(doc: Doc) -> Doc:
    """Set sentence boundaries by our own rules, passage by passage."""
    bounds = [(start, end) for start, end, _ in report_of(doc).article.bounds()]
    starts = {start for start, _ in split_sentences(doc.text, bounds)}
    # A dateline is no part of the sentence after it: the parser takes its city for a subject.
    starts |= {end for start, _ in bounds if (end := _behind_dateline(doc.text, start)) is not None}
    starts |= {found.end() for found in _INDEPENDENT.finditer(doc.text)}
    for token in doc:
        inside = range(token.idx, token.idx + max(1, len(token.text)))
        token.is_sent_start = token.i == 0 or any(offset in starts for offset in inside)
    return doc


@Language.component("dragoman_actors")
def actors(doc: Doc) -> Doc:
    """Mark states, organisations and places; a page that nobody gave a home may show its own."""
    report = report_of(doc)
    if report.home is not None:
        report.home = in_force(report.published).get(report.home, report.home)
    report.actors, report.places = find_actors(doc.text, spans_of(doc), report.home, report.published)
    report.sections = sections(doc.text, report.actors)
    if report.home is not None and is_elsewhere(report.home, doc.text, report.actors, report.places):
        report.home = None
    if report.home is None and not report.sections:
        report.home = viewpoint(doc.text, report.actors, report.places, diary=report.is_diary)
    return doc


@Language.component("dragoman_dates")
def dates(doc: Doc) -> Doc:
    """Mark expressions of time and resolve them; a dateline stands in for a publication date that is missing."""
    report = report_of(doc)
    if report.published is None:
        _, found = dateline(doc.text)
        if found is not None and found.edtf is not None and "X" not in found.edtf:
            report.published = found.edtf
    report.dates = find_dates(
        doc.text,
        spans_of(doc),
        report.published,
        passages=report.article.bounds(),
        title=report.article.title,
        stamp=report.article.published if report.article.published != report.published else None,
    )
    return doc


@Language.component("dragoman_amounts")
def amounts(doc: Doc) -> Doc:
    """Mark money, percentages and counts."""
    report = report_of(doc)
    report.amounts = find_amounts(
        doc.text, report.home, report.published, states={a.code for a in report.actors}
    )
    return doc


# Bodies of the United Nations that go by their own name.
_CHAMBER = re.compile(
    r"\b(?:Security Council|General Assembly|Human Rights Council|Board of Governors|European Parliament|MEPs)\b"
)


@Language.component("dragoman_parse")
def parse(doc: Doc) -> Doc:
    """Parse the sentences that can matter, and no others."""
    report = report_of(doc)
    named = {actor.code for actor in report.actors} | {p.country for p in report.places if p.country}
    named |= {report.home} if report.home else set()
    alone = not any(not actor.is_state for actor in report.actors)  # an organisation's members gather
    alone = alone and not _CHAMBER.search(doc.text)  # "abstained in the Security Council"
    if alone and len(named) < FEWEST_ACTORS:
        named |= leaders_named(doc.text) | owners_of_offices(doc.text)
        if len(named) < FEWEST_ACTORS:
            return doc
    for index, sent in enumerate(doc.sents):
        if parsing.matters(sent.text):
            report.parsed.add(index)
    return parsing.parse(doc, sorted(report.parsed))


@Language.component("dragoman_persons")
def persons(doc: Doc) -> Doc:
    """Mark persons with office and country, remembered through the document."""
    report = report_of(doc)
    report.persons = find_persons(
        doc.text,
        spans_of(doc),
        report.actors,
        doc,
        report.home,
        report.published,
        report.dates,
        report.places,
    )
    return doc


@Language.component("dragoman_recast")
def recast(doc: Doc) -> Doc:
    """Parse sentences with long names once more, each name as one plain word."""
    return recasting.recast(report_of(doc))


COMPONENTS = (
    "dragoman_sentences",
    "dragoman_actors",
    "dragoman_dates",
    "dragoman_amounts",
    "dragoman_parse",
    "dragoman_persons",
    "dragoman_recast",
)


@cache
def language() -> Language:
    """The spaCy pipeline with our components; the model is loaded at the first call (about two seconds)."""
    if not Doc.has_extension("report"):
        Doc.set_extension("report", default=None)
    nlp = parsing.blank()
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def annotate(article: Article, document: str, home: str | None, published: str | None = None) -> Report:
    """Mark in an article all that coding needs.

    ``document`` is the id under which the ledger keeps the source; ``home`` the alpha-3 code of the country whose
    diplomacy is read, or None; ``published`` EDTF, the article's own date where not given.
    """
    nlp = language()
    doc = nlp.make_doc(article.text)
    report = Report(
        article=article,
        document=document,
        doc=doc,
        home=home,
        published=published or article.published,
    )
    doc._.report = report
    nlp(doc)
    return report
