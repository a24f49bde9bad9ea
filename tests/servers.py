"""A PostgreSQL server that lives as long as the tests, and gives each of them a database of its own."""

import getpass
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import pg8000.dbapi

#: Nothing here must outlive a crash, so nothing waits for the disk.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
    "max_connections": "40",
    "autovacuum": "off",
}

#: Whoever comes from this machine's own socket is trusted; "ada" must give a password on the network.
ACCESS = "local all all trust\nhost all ada 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n"


def programs() -> Path | None:
    """The folder of PostgreSQL's own programs, where Debian puts them or on the path; the newest of several."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda it: float(it.parts[-3]))
    named = shutil.which("initdb")
    return found[-1].parent if found else Path(named).parent if named else None


class Server:
    """A running server. ``database()`` gives the address of a new database, with the tables of a ledger or empty."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="dragoman-pg-", dir="/tmp"))
        self._owner = "postgres" if os.geteuid() == 0 else getpass.getuser()  # it refuses to run as root
        self._made = 0
        if os.geteuid() == 0:
            shutil.chown(self._folder, self._owner)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self._run("initdb", "-D", str(self._folder / "data"), "-U", "tests", "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions")  # fmt: skip
        (self._folder / "data" / "pg_hba.conf").write_text(ACCESS, encoding="utf-8")
        told = [f"--{name}={value}" for name, value in SETTINGS.items()]
        told += [
            f"--port={self.port}",
            "--listen_addresses=127.0.0.1",
            f"--unix_socket_directories={self._folder}",
        ]
        self._log = (self._folder / "log").open("wb")
        self._process = subprocess.Popen(
            [self._programs / "postgres", "-D", self._folder / "data", *told],
            user=self._owner if os.geteuid() == 0 else None,
            stdout=self._log, stderr=self._log, cwd=self._folder,
        )  # fmt: skip
        self._wait()

    def _run(self, program: str, *arguments: str) -> None:
        user = self._owner if os.geteuid() == 0 else None
        subprocess.run(
            [self._programs / program, *arguments], user=user, check=True, capture_output=True, cwd=self._folder,
        )  # fmt: skip

    def _wait(self) -> None:
        end = time.monotonic() + 60
        while True:
            try:
                return self.execute("SELECT 1")
            except (OSError, pg8000.dbapi.Error):
                if time.monotonic() > end or self._process.poll() is not None:
                    raise
                time.sleep(0.05)

    def execute(self, *statements: str, database: str = "postgres") -> None:
        """Run statements as the server's owner, each by itself."""
        socket_file = str(self._folder / f".s.PGSQL.{self.port}")
        connection = pg8000.dbapi.connect(
            "tests", unix_sock=socket_file, database=database, ssl_context=False
        )
        try:
            connection.autocommit = True
            cursor = connection.cursor()
            for statement in statements:
                cursor.execute(statement)
        finally:
            connection.close()

    def database(self, template: str = "template0") -> str:
        """The name of a new database, a copy of ``template``."""
        self._made += 1
        name = f"test{self._made}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, name: str) -> None:
        """Throw a database away, whoever uses it."""
        self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def address(self, database: str, user: str = "tests") -> str:
        """The address of a database."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def local(self, database: str) -> str:
        """The address of a database by way of the Unix socket."""
        return f"postgresql://tests@/{database}?host={self._folder}&port={self.port}"

    def stop(self) -> None:
        """Stop at once, and leave nothing behind."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(30)
        self._log.close()
        shutil.rmtree(self._folder, ignore_errors=True)
