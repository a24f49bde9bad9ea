"""Where a ledger is: a file, or a database on a PostgreSQL server."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from dragoman.errors import UsageError

#: The forms of address that mean PostgreSQL.
POSTGRES = frozenset({"postgresql", "postgres", "postgresql+pg8000"})


@dataclass(frozen=True, slots=True)
class Address:
    """One of ``file`` and ``url`` is given. As text it is what users are shown: without a password."""

    file: Path | None = None
    url: URL | None = None

    @classmethod
    def of(cls, location: "str | Path | Address") -> "Address":
        """What a path or an address names. Raises UsageError for what can't be a ledger."""
        if isinstance(location, Address):
            return location
        text = str(location)
        if isinstance(location, Path) or "://" not in text:
            if not text:
                raise UsageError("The name of the ledger is empty.")
            return cls(file=Path(text).expanduser())
        scheme, _, rest = text.partition("://")
        if scheme in POSTGRES:
            return cls(url=_server(text, rest))
        if scheme.split("+")[0] != "sqlite" or not rest.startswith("/") or rest == "/":
            raise UsageError(
                f"'{_without_password(text)}' can't be a ledger: give a path, or an address like "
                "sqlite:///dragoman.db or postgresql://user@host/database."
            )
        return cls(file=Path(rest[1:]).expanduser())

    def __str__(self) -> str:
        if self.url is None:
            return str(self.file)
        shown = self.url._replace(password=None).difference_update_query(["password"])
        return shown.render_as_string()


def _server(text: str, rest: str) -> URL:
    try:
        url = make_url(f"postgresql://{rest}")
    except (ArgumentError, ValueError):
        raise UsageError(
            f"'{_without_password(text)}' is no address: write postgresql://user:password@host:5432/database."
        ) from None
    if not url.database:
        raise UsageError(f"'{_without_password(text)}' names no database: write postgresql://host/database.")
    return url


def _without_password(text: str) -> str:
    scheme, mark, rest = text.partition("://")
    user, at, place = rest.rpartition("@")
    return f"{scheme}{mark}{user.split(':')[0]}{at}{place}" if mark else text
