"""Reaching a PostgreSQL server: what an address says, and what the environment says where the address is silent.

The names are those of PostgreSQL's own programs: ``PGHOST``, ``PGPORT``, ``PGUSER``, ``PGPASSWORD``, the file of
passwords ``~/.pgpass`` (``PGPASSFILE``), ``?sslmode=``. So whoever reaches a server by ``psql`` reaches it here.
"""

import getpass
import os
import re
import socket
import ssl
import struct
from pathlib import Path
from typing import Any

from sqlalchemy import URL

from dragoman.errors import DragomanError, UsageError

#: Seconds in which a server must answer.
ANSWERS = 10.0

#: Where a server on this machine listens, when no host is named.
SOCKETS = ("/var/run/postgresql", "/tmp")

#: What may stand behind the ``?`` of an address.
OPTIONS = frozenset(
    {"host", "port", "user", "password", "sslmode", "sslrootcert", "connect_timeout", "application_name", "options"}
)  # fmt: skip


def connect(url: URL) -> Any:
    """A connection of the driver. Raises DragomanError where no server answers."""
    import pg8000.dbapi

    said = _said(url)
    user = url.username or said.get("user") or os.environ.get("PGUSER") or getpass.getuser()
    host, port = _place(url, said)
    password = url.password or said.get("password") or os.environ.get("PGPASSWORD")
    password = password or kept_password(host, port, url.database or "", user)
    try:
        return pg8000.dbapi.connect(
            user,
            host=host,
            port=port,
            database=url.database,
            password=password,
            ssl_context=False if host.startswith("/") else _encryption(said),
            sock=_socket(host, port, float(said.get("connect_timeout") or ANSWERS)),
            application_name=said.get("application_name", "dragoman"),
            startup_params={"options": said["options"]} if "options" in said else None,
        )
    except (struct.error, KeyError, UnicodeDecodeError):
        raise DragomanError(
            f"What answers at {_shown(host, port)} is no PostgreSQL server that is understood."
        ) from None
    except ssl.SSLError as error:
        told = error.reason or "the certificate is not trusted"
        raise DragomanError(
            f"The connection to {_shown(host, port)} can't be encrypted: {told.lower().replace('_', ' ')}."
        ) from None
    except AttributeError as error:  # the driver, where a password is asked for and none is given
        if password is None:
            raise DragomanError(NO_PASSWORD.format(server=_shown(host, port))) from error
        raise


#: What is said where a password is asked for and there is none.
NO_PASSWORD = (
    "The server {server} asks for a password; give it in PGPASSWORD, in ~/.pgpass or in the address."
)


def _said(url: URL) -> dict[str, str]:
    said = {name: value if isinstance(value, str) else value[-1] for name, value in url.query.items()}
    unknown = sorted(said.keys() - OPTIONS)
    if unknown:
        raise UsageError(f"The address says '{unknown[0]}', which is none of {', '.join(sorted(OPTIONS))}.")
    for name in ("port", "connect_timeout"):
        if name in said and not said[name].isdigit():
            raise UsageError(f"The address says {name}={said[name]}, which is no number.")
    return said


def _place(url: URL, said: dict[str, str]) -> tuple[str, int]:
    """The host, or the folder of a Unix socket; and the port."""
    named = os.environ.get("PGPORT", "")
    port = url.port or int(said.get("port") or (named if named.isdigit() else 5432))
    host = url.host or said.get("host") or os.environ.get("PGHOST")
    if not host:
        host = next((it for it in SOCKETS if Path(it, f".s.PGSQL.{port}").exists()), "localhost")
    return host, port


def _socket(host: str, port: int, patience: float) -> socket.socket:
    try:
        if host.startswith("/"):
            made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            made.settimeout(patience)
            made.connect(f"{host}/.s.PGSQL.{port}")
        else:
            made = socket.create_connection((host, port), patience)
            made.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    except OSError as error:
        told = (error.strerror or str(error) or "no answer").lower()
        raise DragomanError(f"No PostgreSQL server answers at {_shown(host, port)}: {told}.") from None
    made.settimeout(None)
    return made


def _shown(host: str, port: int) -> str:
    return f"{host}/.s.PGSQL.{port}" if host.startswith("/") else f"{host}:{port}"


def _encryption(said: dict[str, str]) -> ssl.SSLContext | bool | None:
    """What the driver takes: False for none, None for "where the server can", else a context."""
    mode = said.get("sslmode") or os.environ.get("PGSSLMODE") or "prefer"
    if mode == "disable":
        return False
    if mode in ("allow", "prefer"):
        return None
    if mode == "require":
        return True
    if mode not in ("verify-ca", "verify-full"):
        raise UsageError(
            f"sslmode={mode} is none of disable, allow, prefer, require, verify-ca, verify-full."
        )
    authority = said.get("sslrootcert") or os.environ.get("PGSSLROOTCERT")
    if authority and not Path(authority).is_file():
        raise UsageError(f"There is no certificate {authority}.")
    context = ssl.create_default_context(cafile=authority)
    context.check_hostname = mode == "verify-full"
    return context


def kept_password(host: str, port: int, database: str, user: str) -> str | None:
    """The password in the user's file of passwords; a file that others can read is not trusted."""
    file = Path(os.environ.get("PGPASSFILE") or Path("~/.pgpass").expanduser())
    try:
        if os.name == "posix" and file.stat().st_mode & 0o077:
            return None
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    wanted = ("localhost" if host.startswith("/") else host, str(port), database, user)
    for line in lines:
        if line.startswith("#"):
            continue
        fields = [re.sub(r"\\(.)", r"\1", part) for part in re.split(r"(?<!\\):", line)]
        if len(fields) == 5 and all(part in ("*", it) for part, it in zip(fields[:4], wanted, strict=True)):
            return fields[4]
    return None
