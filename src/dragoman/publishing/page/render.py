"""A page as Markdown or as one self-contained HTML file, by Jinja2 templates that a user may replace."""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, PackageLoader, TemplateError, select_autoescape
from jinja2.loaders import BaseLoader, ChoiceLoader
from markupsafe import Markup, escape

from dragoman.errors import DragomanError
from dragoman.publishing.english.lists import listed
from dragoman.publishing.page.model import Note, Page, Paragraph, Picture

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|])")
LONG_RUN = 3
"""References from which on a run of numbers is told by its ends."""

_CITATION = re.compile(r"\[(\d+)\]")


def render_markdown(
    page: Page, pictures: Mapping[str, str] | None = None, templates: Path | None = None
) -> str:
    """The page as Markdown (CommonMark with tables). ``pictures`` gives the file name for a picture's key.

    Raises DragomanError where a user's template cannot be used.
    """
    names = pictures or {}

    def plates(given: Iterable[Picture]) -> list[dict[str, str]]:
        return [{"alt": p.alt, "caption": p.caption, "file": names[p.key]} for p in given if p.key in names]

    def prose(paragraph: Paragraph) -> str:
        return " ".join(
            _marked(s.text) + (" " + "".join(f"[{n}]" for n in s.notes) if s.notes else "")
            for s in paragraph.sentences
        )

    environment = _environment(templates)
    environment.filters |= {"md": _marked, "cell": _cell}
    text = _rendered(
        environment,
        page,
        "md",
        pictures=plates(page.pictures),
        plates=plates,
        prose=prose,
        source=source_words,
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def render_html(page: Page, templates: Path | None = None, *, paper: bool = False) -> str:
    """The page as one HTML page: styles and pictures inside, no script, nothing fetched.

    On ``paper`` (see ``pdf``) the pictures are named instead, as ``picture:timeline``. Raises DragomanError where a user's template cannot be used.
    """
    seen: set[int] = set()

    def reference(number: int) -> Markup:
        anchor = "" if number in seen else f' id="ref-{number}"'
        seen.add(number)
        return Markup(f'<a href="#note-{number}"{anchor}>{number}</a>')  # numbers only

    def references(numbers: tuple[int, ...]) -> Markup:
        """The numbers with their links; of a run of three or more the ends, with anchors for those between."""
        told = []
        for run in runs(numbers):
            links = [reference(n) for n in (run if len(run) < LONG_RUN else (run[0], run[-1]))]
            hidden = [f'<a id="ref-{n}"></a>' for n in run[1:-1] if len(run) >= LONG_RUN and n not in seen]
            seen.update(run)
            joint = "–" if len(run) >= LONG_RUN else ", "
            told.append(Markup("".join(hidden)) + Markup(joint).join(links))  # numbers only
        return Markup(", ").join(told)

    def prose(paragraph: Paragraph) -> Markup:
        parts = []
        for item in paragraph.sentences:
            parts.append(
                _with_references(item.text, references(item.notes)) if item.notes else escape(item.text)
            )
        return Markup(" ").join(parts)

    def linked(cell: str) -> Markup:
        if not _CITATION.search(cell):
            return escape(cell)
        return Markup(" ").join(reference(int(n)) for n in _CITATION.findall(cell))

    cited = {n for s in page.sentences() for n in s.notes}
    cited |= {
        int(n) for t in page.all_tables() for row in t.rows for cell in row for n in _CITATION.findall(cell)
    }
    return _rendered(
        _environment(templates),
        page,
        "html",
        prose=prose,
        linked=linked,
        figure=_plate if paper else _figure,
        source=source_words,
        cited=cited,
    )


def runs(numbers: Iterable[int]) -> list[list[int]]:
    """Numbers as runs of neighbours: 1, 2, 3 and 7 are [1, 2, 3] and [7]."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def _with_references(text: str, references: Markup) -> Markup:
    """A sentence with its references; they stand on one line with its last word, so that none stands alone."""
    head, space, last = text.rpartition(" ")
    tail = Markup('<span class="tail">{}<span class="refs">{}</span></span>').format(last, references)
    return escape(head + space) + tail


def source_words(note: Note) -> str:
    """A source in words: authors, title, site, day of publication, as far as they are known."""
    parts = [listed(note.authors)] if note.authors else []
    parts.append(note.title)
    parts += [part for part in (note.site, note.published) if part]
    return ", ".join(parts)


def _figure(picture: Picture) -> Markup:
    svg = picture.svg.replace("<svg ", f'<svg role="img" aria-labelledby="{picture.key}-words" ', 1)
    head, close, rest = svg.partition(">")
    title = Markup('<title id="{}-words">{}</title>').format(picture.key, picture.alt)
    return Markup('<figure id="{}"><div class="plate">{}</div><figcaption>{}.</figcaption></figure>').format(
        picture.key, Markup(head + close) + title + Markup(rest), picture.caption.rstrip(".")
    )  # the SVG is drawn by us, from vl-convert


def _plate(picture: Picture) -> Markup:
    """A picture by its name, for who sets the page to fill in."""
    return Markup(
        '<figure id="{key}"><div class="plate"><img src="picture:{key}" alt="{alt}"></div>'
        "<figcaption>{words}.</figcaption></figure>"
    ).format(key=picture.key, alt=picture.alt, words=picture.caption.rstrip("."))


def _environment(templates: Path | None) -> Environment:
    folder = templates or (
        Path(os.environ["DRAGOMAN_TEMPLATES"]) if os.environ.get("DRAGOMAN_TEMPLATES") else None
    )
    if folder is not None and not folder.is_dir():
        raise DragomanError(f"The folder of templates {folder} does not exist.")
    loaders: list[BaseLoader] = [PackageLoader("dragoman.publishing", "templates")]
    if folder is not None:
        loaders.insert(0, FileSystemLoader(folder))
    return Environment(
        loader=ChoiceLoader(loaders),
        autoescape=select_autoescape(enabled_extensions=("html.j2", "html"), default=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


def _rendered(environment: Environment, page: Page, form: str, **values: object) -> str:
    """The page through the template of its kind, else through that of all pages."""
    names = [f"{page.kind}.{form}.j2", f"page.{form}.j2"]
    try:
        return environment.select_template(names).render(page=page, digest=page, **values)
    except TemplateError as error:
        raise DragomanError(f"The template {names[0]} cannot be used: {error}.") from error


def _marked(text: str) -> str:
    """Text of which nothing is taken for Markdown."""
    return _MARKS.sub(r"\\\1", text)


def _cell(text: str) -> str:
    return text if _CITATION.search(text) else _marked(text)
