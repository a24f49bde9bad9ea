"""A release: its files agree with each other, its descriptions fit their formats, and it holds no more than it may."""

import csv
import io
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dragoman.errors import DragomanError, UsageError
from dragoman.publishing.release import About, Author, Contents, contents, write_release
from dragoman.publishing.release.about import LICENCES, licence_named, plain_contact
from dragoman.publishing.release.datapackage import slug
from dragoman.records import Commitment, Document, Evidence, Participant, Role, Statement

from ..export.test_export import a_figure, an_event

ANA = Author.parse("Ruiz, Ana (University of Lima) 0000-0002-1825-0097")
SAID = About(
    "Contacts of Lithuania, 2015: a test", (ANA, Author("Institute of the Lakes")), None, LICENCES["CC-BY-4.0"],
    "ana@example.org", "2026-11-22",
)  # fmt: skip
SECRET = "The whole text of the article, which belongs to the newspaper."


def shown(texts: bool = False) -> Contents:
    words = Evidence(document="doc-a", start=3, end=8, quote="visit")
    promise = Commitment(
        id="co-1", parties=("BLR",), undertaking="=open a crossing", confidence=0.5, evidence=(words,)
    )
    said = Statement(id="st-1", speaker="Ana Berg", position="no", confidence=0.5, evidence=(words, words))
    source = Document(
        id="doc-a", origin="/home/ana/secret/page.html", sha256="00ff", site="The Gazette", language="en"
    )
    records: dict[str, Any] = {
        "events": [an_event(), an_event(2).model_copy(update={"date": "XXXX-05-01", "venue": None})],
        "figures": [a_figure()],
        "commitments": [promise],
        "statements": [said],
        "documents": [source.model_dump(mode="json") | {"text": SECRET}],
        "corrections": [],
    }
    return contents(records, "LTU", texts=texts)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_release(tmp_path / "new" / "release", SAID, shown())
    return tmp_path / "new" / "release"


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    return list(
        csv.DictReader(io.StringIO((folder / "data" / f"{table}.csv").read_text("utf-8"), newline=""))
    )


def parquet(folder: Path, table: str) -> duckdb.DuckDBPyRelation:
    return duckdb.connect().read_parquet(str(folder / "data" / f"{table}.parquet"))


# -- the folder ------------------------------------------------------------------------------------------------------


def test_the_checksums_are_those_of_all_other_files(folder: Path) -> None:
    listed = {line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text().splitlines()}
    assert listed | {"SHA256SUMS"} == {
        p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()
    }
    if not shutil.which("sha256sum"):
        pytest.skip("sha256sum is not here")
    done = subprocess.run(
        ["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout
    (folder / "README.md").write_text("other")
    assert subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, check=False
    ).returncode


def test_the_same_records_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_release(tmp_path / "again", SAID, shown())
    for path in folder.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "again" / path.relative_to(folder)).read_bytes(), path


def test_a_folder_that_holds_anything_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="is not empty: a release wants a folder of its own"):
        write_release(tmp_path, SAID, shown())
    with pytest.raises(UsageError, match=r"notes\.txt is no folder"):
        write_release(tmp_path / "notes.txt", SAID, shown())
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    written = write_release(tmp_path / "empty", SAID, shown())
    assert all((tmp_path / "empty" / name).is_file() for name in written.files)
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_the_folder_in_which_one_stands_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    written = write_release(Path(), SAID, shown())
    assert all(Path(name).is_file() for name in written.files)
    assert [path.name for path in tmp_path.iterdir()] == ["here"]


def test_a_release_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DragomanError, match="cannot be written: No space left on device"):
        write_release(tmp_path / "r", SAID, shown())
    assert list(tmp_path.iterdir()) == []


# -- what may not be in it -------------------------------------------------------------------------------------------


def test_no_source_text_and_no_path_of_ours_is_in_it(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix != ".parquet":
            content = path.read_text("utf-8")
            assert SECRET not in content, path
            assert "/home/ana" not in content, path
    (source,) = rows(folder, "documents")
    assert source["origin"] == "page.html"
    assert "text" not in source
    found = parquet(folder, "documents")
    assert "text" not in found.columns
    assert "The texts of the sources are **not** in this release" in (folder / "README.md").read_text("utf-8")


def test_texts_are_in_it_where_they_are_asked_for(tmp_path: Path) -> None:
    write_release(tmp_path / "r", About("T", texts=True), shown(texts=True))
    assert rows(tmp_path / "r", "documents")[0]["text"] == SECRET
    assert "**The texts of the sources are in this release**" in (tmp_path / "r" / "README.md").read_text(
        "utf-8"
    )


# -- the tables ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [table.name for table in shown().tables])
def test_the_three_forms_of_a_table_hold_the_same(folder: Path, table: str) -> None:
    told = rows(folder, table)
    lines = [
        json.loads(line) for line in (folder / "data" / f"{table}.jsonl").read_text("utf-8").splitlines()
    ]
    found = parquet(folder, table)
    assert len(told) == len(lines) == len(found.fetchall()) == shown().count(table)
    key = shown().table(table).key[0]
    assert [row[key] for row in told] == [line[key] for line in lines]
    header = (folder / "data" / f"{table}.csv").read_text("utf-8").split("\n")[0].strip().split(",")
    assert header == found.columns


def test_participants_and_evidence_point_at_their_records(folder: Path) -> None:
    ids = {
        row["id"]
        for table in ("events", "figures", "commitments", "statements")
        for row in rows(folder, table)
    }
    evidence = rows(folder, "evidence")
    assert {row["record"] for row in evidence} == ids
    assert [(row["number"], row["quote"]) for row in evidence if row["record"] == "st-1"] == [
        ("1", "visit"),
        ("2", "visit"),
    ]
    participants = rows(folder, "participants")
    assert len({(row["event"], row["number"]) for row in participants}) == len(participants) == 4
    assert participants[0] | {"rank": "3"} == participants[0]


def test_spellings_of_one_name_are_one_person() -> None:
    other = an_event(3).model_copy(
        update={
            "participants": (
                Participant(name="Berg", country="LTU", role=Role.VISITOR),
                Participant(name="Berg", country="EST", role=Role.HOST),
            )
        }
    )
    told = contents({"events": [an_event(), other]}, None).table("participants").rows
    ana, nobody, berg, another = (row["person"] for row in told)
    assert ana == berg != another
    assert nobody is None


def test_the_page_tells_counts_period_columns_and_the_licence(folder: Path) -> None:
    page = (folder / "README.md").read_text("utf-8")
    assert "2 events, 1 figure, 1 commitment and 1 statement, read from 1 document." in page
    assert "lie between 2015-03-05 and 2015-03-06" in page
    assert "Creative Commons Attribution 4.0 (http://creativecommons.org/licenses/by/4.0/)" in page.replace(
        "4.0)", "4.0/)"
    )
    assert "Ruiz, Ana; Institute of the Lakes (2026). Contacts of Lithuania, 2015: a test [Data set]." in page
    assert "Still to be said" not in page
    for table in shown().tables:
        section = page.split(f"### {table.name}\n")[1].split("\n#")[0]
        assert re.findall(r"^\| `(\w+)`", section, flags=re.MULTILINE) == [
            column.name for column in table.columns
        ]


def test_what_is_still_to_be_said_is_told(tmp_path: Path) -> None:
    written = write_release(tmp_path / "r", About("T"), shown())
    assert written.missing == ("--author", "--license", "--contact", "--date")
    assert (
        "before it is published: --author, --license, --contact and --date."
        in (tmp_path / "r" / "README.md").read_text()
    )


# -- datapackage.json ------------------------------------------------------------------------------------------------


def test_the_package_describes_every_table_as_it_is(folder: Path) -> None:
    """Types, enumerations, keys, sizes and checksums, held against the files themselves."""
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    listed = (line.split("  ") for line in (folder / "SHA256SUMS").read_text().splitlines())
    sums = {path: checksum for checksum, path in listed}
    assert re.fullmatch(r"[a-z0-9-]+", package["name"])
    assert [resource["name"] for resource in package["resources"]] == [table.name for table in shown().tables]
    cast: dict[str, Any] = {"string": str, "number": float, "integer": int}
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sums[resource['path']]}"
        schema = resource["schema"]
        told = rows(folder, resource["name"])
        assert [field["name"] for field in schema["fields"]] == content.decode().split("\r\n")[0].split(",")
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in told]
        assert len(set(keys)) == len(keys)
        for field in schema["fields"]:
            limits = field.get("constraints", {})
            assert field["description"]
            for row in told:
                cell = row[field["name"]]
                assert cell or not limits.get("required")
                assert not cell or cast[field["type"]](cell) is not None
                assert not cell or cell in limits.get("enum", [cell])
        for key in schema.get("foreignKeys", []):
            there = {row[key["reference"]["fields"]] for row in rows(folder, key["reference"]["resource"])}
            assert {row[key["fields"]] for row in told} - {"doc-b"} <= there
    events = {field["name"]: field for field in package["resources"][0]["schema"]["fields"]}
    assert "planned" in events["status"]["constraints"]["enum"]
    assert "visit" in events["type"]["constraints"]["enum"]
    assert (events["sources"]["type"], events["venue_latitude"]["type"]) == ("integer", "number")


def test_frictionless_itself_finds_nothing_wrong(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library: Any = pytest.importorskip("frictionless")
    monkeypatch.chdir(folder)
    report = library.validate("datapackage.json")
    assert report.valid, report.flatten(["resourceName", "rowNumber", "fieldName", "message"])


@pytest.mark.parametrize(
    ("title", "name"), [("Contacts of Pärnu, 2015–16!", "contacts-of-parnu-2015-16"), ("…", "ledger")]
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert slug(title) == name


# -- CITATION.cff ----------------------------------------------------------------------------------------------------


def test_the_citation_file_has_what_the_format_wants(folder: Path) -> None:
    lines = (folder / "CITATION.cff").read_text("utf-8").splitlines()
    assert lines[0] == "cff-version: 1.2.0"
    assert lines[2] == "type: dataset"
    authors = lines[lines.index("authors:") + 1 :]
    assert authors[:5] == [
        '  - family-names: "Ruiz"',
        '    given-names: "Ana"',
        '    affiliation: "University of Lima"',
        '    orcid: "https://orcid.org/0000-0002-1825-0097"',
        '  - name: "Institute of the Lakes"',
    ]
    assert "license: CC-BY-4.0" in lines
    assert 'date-released: "2026-11-22"' in lines
    for line in lines:  # every scalar of ours is a JSON string, which YAML reads as it is
        value = line.strip().removeprefix("- ").split(": ", 1)[-1]
        assert not value.startswith('"') or json.loads(value)


def test_cffconvert_itself_takes_the_citation_file(folder: Path) -> None:
    library: Any = pytest.importorskip("cffconvert")
    library.Citation((folder / "CITATION.cff").read_text("utf-8")).validate()


# -- dataverse.json --------------------------------------------------------------------------------------------------

TABLE = Path(__file__).parent / "dataverse_fields.csv"
FIELDS = {
    row["name"]: row
    for row in csv.DictReader(
        line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")
    )
}


def fields(parts: list[dict[str, Any]], parent: str = "") -> set[str]:
    """The names of all fields, each held against the table of Dataverse's blocks."""
    names = set()
    for part in parts:
        known = FIELDS[part["typeName"]]
        assert (part["multiple"], part["typeClass"]) == (known["multiple"] == "yes", known["class"])
        assert known["parent"] == parent
        assert isinstance(part["value"], list) is part["multiple"]
        names.add(part["typeName"])
        if part["typeClass"] == "compound":
            for value in part["value"]:
                assert set(value) == {inner["typeName"] for inner in value.values()}
                names |= fields(list(value.values()), part["typeName"])
    return names


def test_dataverse_gets_all_fields_that_it_requires_in_their_form(folder: Path) -> None:
    version = json.loads((folder / "dataverse.json").read_text("utf-8"))["datasetVersion"]
    assert version["license"] == {"name": "CC BY 4.0", "uri": "http://creativecommons.org/licenses/by/4.0"}
    blocks = version["metadataBlocks"]
    names = fields(blocks["citation"]["fields"]) | fields(blocks["geospatial"]["fields"])
    assert {name for name, row in FIELDS.items() if row["required"] == "yes"} <= names
    period = next(f for f in blocks["citation"]["fields"] if f["typeName"] == "timePeriodCovered")
    assert period["value"][0]["timePeriodCoveredEnd"]["value"] == "2015-03-06"


def test_a_licence_that_dataverse_does_not_know_is_told_as_terms(tmp_path: Path) -> None:
    write_release(tmp_path / "r", About("T", licence=LICENCES["ODbL-1.0"]), shown())
    version = json.loads((tmp_path / "r" / "dataverse.json").read_text())["datasetVersion"]
    assert "license" not in version
    assert version["termsOfUse"].startswith("Open Database License 1.0")


# -- what a person may say -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "author"),
    [("Ruiz, Ana", Author("Ruiz", "Ana")), ("Institute of the Lakes", Author("Institute of the Lakes")),
     ("Žan Novak (Open University)", Author("Žan Novak", None, "Open University")),
     ("van der Berg, Ana Maria  (UNAM) <0000-0002-1825-0097>", Author("van der Berg", "Ana Maria", "UNAM", "0000-0002-1825-0097")),
     ("O'Neill, Róisín 0000-0002-1694-233X", Author("O'Neill", "Róisín", None, "0000-0002-1694-233X"))],
)  # fmt: skip
def test_an_author_is_a_name_with_more_or_less(text: str, author: Author) -> None:
    assert Author.parse(text) == author


@pytest.mark.parametrize("text", ["", ",", "a, b, c", "(Institute)", "Ruiz, Ana 0000-0002-1825-0098", "123"])
def test_what_is_no_author_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--author: "):
        Author.parse(text)


def test_licences_are_those_of_the_list_and_a_contact_is_an_address() -> None:
    assert licence_named("cc-by-4.0").id == "CC-BY-4.0"
    with pytest.raises(UsageError, match=r"--license: 'MIT' is none of CC0-1\.0"):
        licence_named("MIT")
    assert plain_contact(" ana@example.org ") == "ana@example.org"
    with pytest.raises(UsageError, match="is no address"):
        plain_contact("ana at example.org")
