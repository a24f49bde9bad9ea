"""Single sentences are read here, which may name one state and a city of another."""

from collections.abc import Iterator

import pytest

from dragoman.annotation import pipeline


@pytest.fixture(autouse=True, scope="module")
def _reads_short_reports() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "FEWEST_ACTORS", 1)
        yield
