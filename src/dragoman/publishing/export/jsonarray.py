"""A JSON array of many items, written one item a line as they come: no more than one is ever held."""

import json
from collections.abc import Iterable
from typing import Any, BinaryIO


def write_array(items: Iterable[Any], out: BinaryIO, before: str = "", after: str = "") -> None:
    """Write the items as one array, between the words ``before`` and ``after`` of the JSON around it."""
    out.write(f"{before}[".encode())
    separator = "\n"
    for item in items:
        line = json.dumps(item, ensure_ascii=False)
        out.write((separator + line).encode("utf-8", "replace"))
        separator = ",\n"
    out.write(f"\n]{after}\n".encode())
