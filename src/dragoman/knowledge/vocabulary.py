"""Fields of plain English: what gathers, begins, travels, is only talked of. The words are a table, and each field stands once."""

from functools import cache

from dragoman.errors import DragomanError
from dragoman.knowledge.loading import shipped


@cache
def _fields() -> dict[str, frozenset[str]]:
    return {name: frozenset(field["words"]) for name, field in shipped("vocabulary.toml").items()}


@cache
def vocabulary(*fields: str) -> frozenset[str]:
    """The words of one field or of several from ``tables/vocabulary.toml``, in lower case; DragomanError for a field that is not there."""
    for field in fields:
        if field not in _fields():
            known = ", ".join(sorted(_fields()))
            raise DragomanError(f"there is no field of words called {field!r}; known are {known}")
    return frozenset().union(*(_fields()[field] for field in fields))
