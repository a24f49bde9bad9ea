"""The wording of what stands around articles, from ``tables/boilerplate.toml``, compiled once."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class LineRule:
    """Lines of one kind: ``whole`` matches a line from end to end, ``part`` within the first ``limit`` characters."""

    reason: str
    limit: int
    whole: re.Pattern[str] | None
    start: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The compiled table. ``months`` maps a name in lower case to its number."""

    rules: tuple[LineRule, ...]
    related: re.Pattern[str]
    comments: re.Pattern[str]
    labelled_glue: re.Pattern[str]
    bare_glue: re.Pattern[str]
    spam_words: frozenset[str]
    spam_strong: frozenset[str]
    date_label: re.Pattern[str]
    held: re.Pattern[str]
    months: dict[str, int]
    weekdays: frozenset[str]
    byline: re.Pattern[str]
    not_names: frozenset[str]
    trades: frozenset[str]


def _any(patterns: list[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


def _compile(patterns: list[str], form: str) -> re.Pattern[str] | None:
    return re.compile(form % _any(patterns), re.IGNORECASE) if patterns else None


@cache
def boilerplate() -> Boilerplate:
    """The table, read once."""
    text = files("dragoman.knowledge").joinpath("tables/boilerplate.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)
    rules = tuple(
        LineRule(
            reason=row["reason"],
            limit=row["limit"],
            whole=_compile(row.get("line", []), r"%s\Z"),
            start=_compile(row.get("start", []), r"%s"),
            anywhere=_compile(row.get("anywhere", []), r"%s"),
        )
        for row in table["rule"]
    )
    labels = "|".join(f"(?P<{kind}>{_any(words)})" for kind, words in table["dates"].items())
    months = {
        name: number
        for language in table["months"].values()
        for number, names in enumerate(language, 1)
        for name in names.split()
    }
    flags = re.IGNORECASE
    return Boilerplate(
        rules=rules,
        related=re.compile(_any(table["related"]["line"]) + r"\W*\Z", flags),
        comments=re.compile(_any(table["comments"]["line"]) + r"\W*\Z", flags),
        labelled_glue=re.compile(rf"(?<![\w]){_any(table['glue']['labelled'])}\s*[:>»|–—]+\s*", flags),
        bare_glue=re.compile(rf"\W*{_any(table['glue']['bare'])}\W*\Z", flags),
        spam_words=frozenset(table["spam"]["words"]),
        spam_strong=frozenset(table["spam"]["strong"]),
        date_label=re.compile(rf"(?<!\w)(?:{labels})(?!\w)\s*:?", flags),
        held=re.compile(rf"\b{_any(table['held']['names'])}s?\b", flags),
        months=months,
        weekdays=frozenset(table["weekdays"]["names"]),
        byline=re.compile(rf"{_any(table['bylines']['prefixes'])}(?:\s*:\s*|\s+)(?=\S)", flags),
        not_names=frozenset(table["bylines"]["not_names"]),
        trades=frozenset(table["bylines"]["trades"]),
    )
