"""Pages marked by hand: what stays of them, and what they say of themselves."""

from dataclasses import dataclass
from pathlib import Path

from dragoman.cleaning.article import Article
from dragoman.cleaning.cleaner import clean
from dragoman.cleaning.lines import collapse
from dragoman.intake.reading import read_source

PAGES = Path(__file__).parent / "pages"
FIELDS = ("title", "published", "authors", "section")


@dataclass(frozen=True)
class Gold:
    """``kept`` holds (role, first words) of each passage that stays; ``fields`` the metadata that is marked."""

    page: Path
    kept: tuple[tuple[str, str], ...]
    fields: dict[str, str | None]


def read_gold(path: Path) -> Gold:
    """The marks in a ``.gold`` file, and the page that they belong to."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields: dict[str, str | None] = {}
    for line in head.splitlines():
        name, _, value = line.partition(" ")
        fields[name] = None if value == "None" else value
    kept = [(line.partition(": ")[0], line.partition(": ")[2]) for line in body.splitlines() if line]
    page = next(p for p in path.parent.glob(f"{path.stem}.*") if p.suffix in (".txt", ".html"))
    return Gold(page, tuple(kept), fields)


def all_gold() -> list[Gold]:
    """Every marked page."""
    return [read_gold(path) for path in sorted(PAGES.glob("*.gold"))]


@dataclass
class Score:
    """Counts over passages: kept rightly, kept wrongly, and missed; ``notes`` says which."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    roles: int = 0
    notes: tuple[str, ...] = ()


def score(gold: Gold) -> tuple[Score, Article]:
    """How the cleaner does on one page, passage by passage."""
    article = clean(read_source(gold.page))
    result = Score()
    lines = [(p.role.value, collapse(article.source_text[p.start : p.end])) for p in article.passages]
    notes = []
    wanted = list(gold.kept)
    for role, line in lines:
        hit = next((w for w in wanted if line.startswith(collapse(w[1]))), None)
        if hit is None:
            result.wrong += 1
            notes.append(f"kept wrongly: {line[:80]}")
        else:
            wanted.remove(hit)
            result.right += 1
            result.roles += hit[0] == role
            if hit[0] != role:
                notes.append(f"is {hit[0]}, not {role}: {line[:80]}")
    result.missed = len(wanted)
    notes += [f"missed: {w[1]}" for w in wanted]
    result.notes = tuple(notes)
    return result, article


def values(article: Article) -> dict[str, str | None]:
    """The metadata of an article as a ``.gold`` file writes it."""
    return {
        "title": article.title,
        "published": article.published,
        "authors": ", ".join(article.authors) or None,
        "section": article.section,
    }
