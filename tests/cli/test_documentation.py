"""``docs/cli.md`` tells every command and option, as ``--help`` does."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from dragoman.cli.main import app
from dragoman.cli.options import SHARED

PAGE = Path(__file__).resolve().parents[2] / "docs" / "cli.md"
ROOT: Any = typer.main.get_command(app)
COMMANDS: dict[str, Any] = dict(ROOT.commands)


def section(title: str) -> str:
    """The part of the page under a heading, up to the next one of its level."""
    parts = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = [part for part in parts if part.startswith(f"{title}\n")]
    assert len(found) == 1, f"docs/cli.md has no single section '## {title}'"
    return found[0]


def lines(command: Any, *, shared: bool) -> list[str]:
    """The rows of the table that a command's section must hold, in the order of ``--help``."""
    rows = []
    for parameter in command.params:
        if (parameter.name in SHARED) is not shared or parameter.name in (
            "help",
            "install_completion",
            "show_completion",
        ):
            continue
        if parameter.param_type_name == "argument":
            name = str(parameter.metavar or parameter.name)
        else:
            name = ", ".join(sorted(parameter.opts, key=len))
            name += f" {parameter.metavar}" if parameter.metavar else ""
        rows.append(f"| `{name}` | {str(parameter.help).replace('|', '/')} |")
    return rows


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_told_with_all_its_options(name: str) -> None:
    told = section(f"dragoman {name}")
    missing = [row for row in lines(COMMANDS[name], shared=False) if row not in told]
    assert not missing, "docs/cli.md lacks these rows:\n" + "\n".join(missing)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_of_a_section_exists(name: str) -> None:
    rows = set(lines(COMMANDS[name], shared=False))
    told = re.findall(r"^\| `.*\|$", section(f"dragoman {name}"), flags=re.MULTILINE)
    assert [row for row in told if row not in rows] == []


def test_the_shared_options_are_told_once_and_every_command_takes_them() -> None:
    told = section("Options of all commands")
    for command in COMMANDS.values():
        assert lines(command, shared=True)
        assert [row for row in lines(command, shared=True) if row not in told] == []
    assert "`--version`" in told


def test_every_section_is_a_command() -> None:
    titles = re.findall(r"^## dragoman (\w+)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert titles == list(COMMANDS)
