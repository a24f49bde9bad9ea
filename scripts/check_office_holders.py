"""Compare ``knowledge/tables/office_holders.csv`` with a list of office holders outside this repository.

That list (``../shared/reference/office_holders.csv``; CC BY-NC, so not to be bundled nor copied from) has the columns
country, position, person, wikidata, start and end. Printed are: holders that it knows with quite other dates, and
holders that it doesn't know at all in a country and office for which it has others at that time. A disagreement is a
question, not an error: mend the table by what you are certain of.

Usage: python scripts/check_office_holders.py [FILE]
"""

import csv
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.knowledge.countries import code_for
from dragoman.knowledge.names import name_key
from dragoman.knowledge.office_holders import Holder, office_holders

_POSITIONS = {
    "President": ("President",),
    "Prime Minister": ("Prime Minister", "President of the Council"),
    "Taoiseach": ("Taoiseach",),
    "Chancellor": ("Chancellor", "Federal Chancellor"),
    "Foreign Minister": (
        "Minister of Foreign Affairs",
        "Minister for Foreign Affairs",
        "Foreign Minister",
        "Minister of External",
        "Minister for External",
    ),
    "Foreign Secretary": ("Secretary of State for Foreign", "Foreign Secretary", "Secretary of Foreign"),
    "Secretary of State": ("Secretary of State", "United States Secretary of State"),
    "King": ("King",),
    "Emir": ("Emir",),
}
_TOLERANCE = 70  # days by which two dates may differ: appointment, election and oath


def reference_file() -> Path:
    """Where the list is expected: in the shared folder beside the repository, or where DRAGOMAN_SHARED says."""
    shared = os.environ.get("DRAGOMAN_SHARED")
    folder = Path(shared) if shared else Path(__file__).parents[2] / "shared"
    return folder / "reference" / "office_holders.csv"


def _days(edtf: str, *, last: bool) -> int | None:
    """A rough count of days, enough to compare by: months of 30.4 days; the end of a month or year if ``last``."""
    if not edtf:
        return None
    year, month, day = (*(int(part) for part in edtf[:10].split("-")), 0, 0)[:3]
    return round(year * 365.25 + (month or (12 if last else 1)) * 30.44 + (day or (30 if last else 1)))


def _near(ours: str, theirs: str, *, last: bool) -> bool:
    a, b = _days(ours, last=last), _days(theirs, last=last)
    return a is None or b is None or abs(a - b) <= _TOLERANCE


def _key(name: str) -> frozenset[str]:
    return frozenset(name_key(word) for word in name.replace("-", " ").split() if len(word) > 2)


def _alike(ours: Holder, person: str) -> bool:
    theirs = _key(person)
    return any(
        len(theirs & _key(name)) >= min(2, len(theirs), len(_key(name)))
        for name in (ours.name, *ours.variants)
    )


def _reference(path: Path) -> dict[tuple[str, str], list[dict[str, str]]]:
    grouped: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = code_for(row["country"])
            for office, positions in _POSITIONS.items():
                if code is not None and row["position"].startswith(positions) and row["start"]:
                    grouped[code, office].append(row)
    return grouped


def disagreements(holders: Iterable[Holder], path: Path) -> Iterator[str]:
    """One line for each holder of ours about whom the list in ``path`` says something else."""
    grouped = _reference(path)
    newest = max(row["start"] for rows in grouped.values() for row in rows)
    for holder in holders:
        if holder.start > newest:
            continue
        rows = grouped.get((holder.country, holder.office), [])
        own = f"{holder.country} {holder.office} {holder.name} {holder.start}/{holder.end or '..'}"
        same = [row for row in rows if _alike(holder, row["person"])]
        if any(_near(holder.start, row["start"], last=False) for row in same) and any(
            _near(holder.end, row["end"], last=True) for row in same
        ):
            continue  # several terms in a row are one tenure with us
        if same:
            there = "; ".join(row["start"] + "/" + (row["end"] or "..") for row in same)
            yield f"{own}: there {there}"
            continue
        instead = [row for row in rows if row["start"] <= holder.start <= (row["end"] or "9999")]
        if instead:
            yield f"{own}: not there, but {'; '.join(r['person'] for r in instead[:3])}"


def main() -> int:
    """Print the disagreements; the exit code is 0 also where there are some, and where the list is absent."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else reference_file()
    if not path.is_file():
        print(f"Skipped: there is no list of office holders at {path} to check against.")
        return 0
    lines = list(disagreements(office_holders(), path))
    print("\n".join(lines))
    print(f"{len(lines)} of {len(office_holders())} rows disagree with {path.name}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
