"""Runs the commands of README.md and writes what they print under them.

    python scripts/make_readme.py           write the output anew
    python scripts/make_readme.py --check   exit with 1, and show the difference, where the page is stale

Every ```console block holds commands (lines that begin with "$ ") and their output, as a terminal of 100 columns
shows it. They run one after another in one empty folder with a link to samples/ and the ledger demo/dragoman.db, as
after `make demo`. A `dragoman show ID` takes the first id that the command before it listed. A command that ends in
"| head -n N" shows N lines and an ellipsis. Ids are not compared.
"""

import difflib
import os
import pty
import re
import shlex
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "README.md"
COLUMNS = 100

BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
ID = re.compile(r"\b(?:ev|fig|com|st|doc)-[0-9a-f]{12}\b")
REVERSED = re.compile(r"\x1b\[7m(.*?)\x1b\[(?:0|27)m", re.DOTALL)
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def run(command: str, folder: Path) -> str:
    """What a command writes, on a terminal, as plain text: what it reverses stands between >>> and <<<."""
    program = str(Path(sys.executable).with_name("dragoman"))
    arguments = shlex.split(command)
    assert arguments[0] == "dragoman", f"README.md runs only dragoman: {command}"
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith("DRAGOMAN_")}
    settings = {
        "DRAGOMAN_LEDGER": "demo/dragoman.db",
        "DRAGOMAN_KNOWLEDGE": str(folder / "no-tables"),
        "COLUMNS": str(COLUMNS),
        "TERM": "xterm",
        "NO_COLOR": "1",
    }
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [program, *arguments[1:]],
        cwd=folder,
        env=surroundings | settings,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
    )
    os.close(theirs)
    chunks = []
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(ours)
    assert process.stderr is not None
    errors = process.stderr.read().decode()
    assert process.wait() == 0, f"{command}: {errors}"
    text = b"".join(chunks).decode().replace("\r\n", "\n") + errors
    marked = ESCAPE.sub("", REVERSED.sub(r">>>\1<<<", text))
    return re.sub(r" *<<<\n>>>", "\n", marked)  # a mark that goes on in the next line


def wrapped(text: str) -> list[str]:
    """The lines of a text, long ones folded at spaces."""
    lines: list[str] = []
    for line in text.rstrip("\n").split("\n"):
        lines += (
            textwrap.wrap(line, COLUMNS, drop_whitespace=True) if len(line) > COLUMNS else [line.rstrip()]
        )
    return lines


def console(block: str, folder: Path, before: str) -> tuple[str, str]:
    """A block with its output anew, and the output of its last command as it was printed."""
    lines = []
    for line in block.splitlines():
        if not line.startswith("$ "):
            continue
        command, _, head = line[2:].partition(" | head -n ")
        if command.startswith("dragoman show "):
            listed = ID.search(before)
            assert listed, f"nothing is listed before '{command}'"
            command = ID.sub(listed[0], command)
        before = run(command, folder)
        shown = wrapped(before)
        if head:
            shown = [*shown[: int(head)], "..."] if len(shown) > int(head) else shown
        lines += [f"$ {command}" + (f" | head -n {head}" if head else ""), *shown]
    return "\n".join(lines) + "\n", before


def page(text: str) -> str:
    """The page with the output of all its commands."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "samples").symlink_to(ROOT / "samples")
        (folder / "demo").mkdir()
        before = ""
        parts, at = [], 0
        for found in BLOCK.finditer(text):
            block, before = console(found[0], folder, before)
            parts += [text[at : found.start()], block]
            at = found.end()
        return "".join([*parts, text[at:]])


def main() -> int:
    """Write the page, or check it."""
    old = PAGE.read_text("utf-8")
    new = page(old)
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(new, encoding="utf-8")
        return 0
    left, right = (ID.sub("ID", text).splitlines() for text in (old, new))
    difference = list(difflib.unified_diff(left, right, "README.md", "what is printed now", lineterm="", n=1))
    if difference:
        print("README.md is stale: run 'make docs'.", *difference, sep="\n", file=sys.stderr)
    return 1 if difference else 0


if __name__ == "__main__":
    sys.exit(main())
