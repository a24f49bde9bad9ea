"""What contacts are about: the controlled list of topics and the words that show them (``tables/topics.toml``)."""

import re
from functools import cache

from dragoman.errors import DragomanError
from dragoman.knowledge.loading import settings


def _pattern(keyword: str) -> str:
    whole = keyword.endswith("$")
    body = r"[\s\-]+".join(re.escape(part) for part in keyword.removesuffix("$").split())
    ending = r"(?!\w)" if whole else ""
    cased = body if keyword != keyword.lower() else f"(?i:{body})"
    return cased + ending


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for entry in settings("topics.toml", "topic", "id"):
        keywords = entry.get("keywords", [])
        if not keywords or not all(isinstance(keyword, str) for keyword in keywords):
            raise DragomanError(f"topics.toml: the topic {entry['id']!r} needs a list of keywords.")
        found.append((str(entry["id"]), re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, keywords))})")))
    return tuple(found)


def topics() -> tuple[str, ...]:
    """The controlled list, in the order of the table."""
    return tuple(topic for topic, _ in _patterns())


def topics_in(text: str) -> tuple[str, ...]:
    """The topics that ``text`` touches, in the order of the list."""
    return tuple(topic for topic, pattern in _patterns() if pattern.search(text))
