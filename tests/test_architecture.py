"""The house keeps its shape: data flows one way, and every module can be found and read at a sitting."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "dragoman"
MODULES = sorted(SOURCE.rglob("*.py"))

# Upstream first. A room may import from rooms before it, and from itself.
ORDER = (
    "errors",
    "records",
    "knowledge",
    "intake",
    "cleaning",
    "annotation",
    "coding",
    "ledger",
    "analysis",
    "publishing",
    "pipeline",
    "rereading",
    "evaluation",
    "cli",
    "__main__",
)
# The way ends at the ledger: what is published from it is not the pipeline's business.
FORBIDDEN = {"pipeline": {"analysis", "publishing"}}
LONGEST = 400


def room(module: Path) -> str:
    first = module.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imported(module: Path) -> Iterator[tuple[int, str]]:
    """The rooms that a module imports from, anywhere in it, with the line."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            assert node.level == 0, f"{module}:{node.lineno} imports relatively"
            names = [node.module or ""]
            if node.module == "dragoman":
                names = [f"dragoman.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "dragoman" and len(parts) > 1 and not parts[1].startswith("__"):
                yield node.lineno, parts[1]


def name_of(module: Path) -> str:
    return module.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_nothing_upstream_imports_from_downstream(module: Path) -> None:
    here = room(module)
    if here == "__init__":
        assert not list(imported(module))
        return
    assert here in ORDER, f"{here} has no place in the flow: draw it in docs/architecture.md and here"
    for line, there in imported(module):
        assert there in ORDER, f"{name_of(module)}:{line} imports {there}, which has no place in the flow"
        place = f"{name_of(module)}:{line} imports from {there}"
        assert ORDER.index(there) <= ORDER.index(here), f"{place}, which is downstream of {here}"
        assert there not in FORBIDDEN.get(here, ()), f"{place}, which is not its business"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_every_module_says_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))), f"{module} has no docstring"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_every_module_can_be_read_at_a_sitting(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_module_is_a_drawer_for_odds_and_ends(module: Path) -> None:
    assert module.stem not in {"utils", "util", "helpers", "helper", "misc", "common"}


def test_the_whole_way_fits_on_one_screen() -> None:
    assert len((SOURCE / "pipeline.py").read_text(encoding="utf-8").splitlines()) <= 110


def test_rooms_are_drawn_in_the_plan_of_the_house() -> None:
    plan = (SOURCE.parent.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {room(module) for module in MODULES} - {"__init__"}
    missing = sorted(name for name in rooms if name not in plan and name != "errors")
    assert not missing, f"docs/architecture.md doesn't say what {', '.join(missing)} is for"
