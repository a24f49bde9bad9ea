"""The table of phrases (``phrases.toml``) and the filling of its templates."""

import os
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError

_PARTS = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")

Slots = Mapping[str, Callable[[], str] | str]
"""What fills a template: words, or a function that gives them when (and only when) they are used."""


@cache
def phrases() -> dict[str, Any]:
    """The table of phrases, with the tables of a user's ``phrases.toml`` in ``DRAGOMAN_TEMPLATES`` laid over it.

    Raises DragomanError for a user's file that is not TOML.
    """
    table = tomllib.loads(files(__package__).joinpath("phrases.toml").read_text("utf-8"))
    folder = os.environ.get("DRAGOMAN_TEMPLATES")
    path = Path(folder) / "phrases.toml" if folder else None
    if path and path.is_file():
        try:
            users = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise DragomanError(f"The phrases in {path} are not valid TOML: {error}.") from error
        for kind, entry in users.items():
            table[kind] = {**table.get(kind, {}), **entry}
    return table


def topic_words(topic: str) -> str:
    """A topic of the controlled list as a noun in a sentence: "consular affairs", "trade"."""
    return str(phrases()["topics"].get(topic, topic))


def required(template: str) -> list[str]:
    """The slots outside brackets."""
    return _SLOT.findall(_PARTS.sub("", template))


def fits(template: str, slots: Slots) -> bool:
    """Whether every slot outside brackets can be filled."""
    return all(_filled(slots, name) for name in required(template))


def choose(templates: Sequence[str | Sequence[str]], slots: Slots, turn: int = 0) -> str | None:
    """The last template that fits; of variants that stand as a list in the list, the ``turn``-th of those that fit."""
    for entry in reversed(templates):
        variants = [entry] if isinstance(entry, str) else entry
        fitting = [t for t in variants if fits(t, slots)]
        if fitting:
            return fitting[turn % len(fitting)]
    return None


def fill(template: str, slots: Slots) -> str:
    """The template with its slots filled, in the order of its words (so that first mentions come first)."""
    out, last = [], 0
    for match in _PARTS.finditer(template):
        out.append(_words(template[last : match.start()], slots))
        inner = match[1]
        if all(_filled(slots, name) for name in _SLOT.findall(inner)):
            out.append(_words(inner, slots))
        last = match.end()
    out.append(_words(template[last:], slots))
    return " ".join("".join(out).split())


def _words(text: str, slots: Slots) -> str:
    def word(match: re.Match[str]) -> str:
        value = slots.get(match[1], "")
        return value() if callable(value) else value

    return _SLOT.sub(word, text)


def _filled(slots: Slots, name: str) -> bool:
    value = slots.get(name, "")
    return bool(value) if isinstance(value, str) else True
