"""Writes docs/codebook.md from the code: kinds, vocabularies, fields and tables, as they are.

    python scripts/make_codebook.py           write the page
    python scripts/make_codebook.py --check   exit with 1 where the page is not what would be written

The words stand in ``publishing/codebook``.
"""

import os
import sys
import tempfile
from pathlib import Path

# The codebook tells what ships, not what a user has added.
os.environ["DRAGOMAN_KNOWLEDGE"] = tempfile.mkdtemp(prefix="no-tables-")

from dragoman.publishing.codebook import page

PAGE = Path(__file__).resolve().parent.parent / "docs" / "codebook.md"


def main() -> int:
    """Write the page, or check it."""
    text = page()
    if "--check" in sys.argv[1:]:
        if PAGE.is_file() and PAGE.read_text("utf-8") == text:
            return 0
        print("docs/codebook.md is stale: run 'make docs'.", file=sys.stderr)
        return 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
