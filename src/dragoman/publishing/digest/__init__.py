"""The monthly digest: from records to a page with a source under every sentence."""

from dragoman.publishing.digest.build import build_digest
from dragoman.publishing.digest.model import Digest, Note, Paragraph, Picture, Section, Sentence, Table
from dragoman.publishing.digest.render import render_html, render_markdown
from dragoman.publishing.digest.write import WrittenDigest, write_digest

__all__ = [
    "Digest",
    "Note",
    "Paragraph",
    "Picture",
    "Section",
    "Sentence",
    "Table",
    "WrittenDigest",
    "build_digest",
    "render_html",
    "render_markdown",
    "write_digest",
]
