"""Writes the list of known gaps in docs/reading.md from the tests that expect to fail.

    python scripts/make_gaps.py           write the list
    python scripts/make_gaps.py --check   exit with 1 where the list is stale

The gaps stand in tests/coding/tables (lines that begin with "!", with the sentence after them), and as the last
argument of ``broken(...)`` and the values of ``EXAMPLE_GAPS`` in the tests named below.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reading.md"
BEGIN, END = "<!-- gaps: written by make docs -->\n", "<!-- end of gaps -->\n"
TESTS = ("tests/test_samples.py", "tests/test_seeds.py", "tests/knowledge/test_kinds.py")


def of_tables() -> Iterator[tuple[str, str]]:
    """(what is wrong, the sentence) of the sentence tables."""
    for table in sorted((ROOT / "tests/coding/tables").glob("*.txt")):
        for block in table.read_text("utf-8").split("\n\n"):
            lines = [line for line in block.splitlines() if line.strip() and line[0] not in "#="]
            reasons = [line[1:].strip() for line in lines if line.startswith("!")]
            if reasons:
                yield reasons[0], " ".join(line.strip() for line in lines if line[0] not in " !")


def of_tests() -> Iterator[str]:
    """What is wrong, of the facts of whole documents; each reason once."""
    seen = set()
    for name in TESTS:
        for node in ast.walk(ast.parse((ROOT / name).read_text("utf-8"))):
            reasons: list[ast.expr | None] = []
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "broken":
                reasons = [node.args[-1]]
            elif (
                isinstance(node, ast.Assign)
                and isinstance(node.value, ast.Dict)
                and getattr(node.targets[0], "id", "") == "EXAMPLE_GAPS"
            ):
                reasons = [*node.value.values]
            for reason in reasons:
                text = ast.literal_eval(reason) if reason is not None else ""
                if text and text not in seen:
                    seen.add(text)
                    yield text


def listed() -> str:
    """The list as Markdown."""
    lines = [f"- {reason}: *{sentence}*" for reason, sentence in of_tables()]
    lines += [f"- {reason}" for reason in of_tests()]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the list, or check it."""
    old = PAGE.read_text("utf-8")
    before, _, rest = old.partition(BEGIN)
    _, _, after = rest.partition(END)
    new = before + BEGIN + "\n" + listed() + "\n" + END + after
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(new, encoding="utf-8")
        return 0
    if old != new:
        print("The known gaps in docs/reading.md are stale: run 'make docs'.", file=sys.stderr)
    return int(old != new)


if __name__ == "__main__":
    sys.exit(main())
