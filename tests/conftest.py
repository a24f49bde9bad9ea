"""Fixtures that all tests share."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from servers import Server, programs

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def nobodys_settings() -> Iterator[None]:
    """Tests see neither tables, templates, ledgers nor options of whoever runs them, in their own process or another."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [
            name for name in os.environ if name.startswith(("DRAGOMAN_", "PG")) and name != "DRAGOMAN_SHARED"
        ]:
            patch.delenv(name)
        patch.delenv("NO_COLOR", raising=False)
        patch.delenv("FORCE_COLOR", raising=False)
        with TemporaryDirectory() as empty:
            patch.setenv("XDG_CONFIG_HOME", empty)
            yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material beside the checkout; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("DRAGOMAN_SHARED", REPOSITORY.parent / "shared"))
    if not (folder / "seeds").is_dir():
        pytest.skip(f"shared material is not here ({folder})")
    return folder


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own; those that need it skip where PostgreSQL is not installed."""
    found = programs()
    if found is None or os.name != "posix":
        pytest.skip("PostgreSQL's server is not installed (Debian: postgresql); nothing was tried on it")
    running = Server(found)
    try:
        yield running
    finally:
        running.stop()
