"""The monthly digest: from records to a page with a source under every sentence."""

from dragoman.publishing.digest.model import Digest, Note, Paragraph, Picture, Section, Sentence, Table
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
    "write_digest",
]
