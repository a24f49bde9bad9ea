"""Short reports of all continents and the events that they tell of: all of these, and no others (see ``tables``)."""

import pytest
from facts import difference, line, telling

from coding.reading import TABLES, Case, cases, read


def _params() -> list[object]:
    params: list[object] = []
    for path in sorted(TABLES.glob("*.txt")):
        for number, case in enumerate(cases(path.stem), start=1):
            marks = [pytest.mark.xfail(strict=True, reason=case.gap)] if case.gap else []
            params.append(pytest.param(case, id=f"{path.stem}-{number}-{case.text[:50]}", marks=marks))
    return params


@pytest.mark.parametrize("case", _params())
def test_it_is_read_as_a_careful_reader_reads_it(case: Case) -> None:
    events = read(case.text, case.published, case.home).events
    firm = [e for e in events if not any(telling([e], fact) for fact in case.optional) or any(telling([e], f) for f in case.facts)]  # fmt: skip
    missing, beyond = difference(firm, case.facts)
    assert (missing, beyond) == ([], []), [line(e) for e in events]
