"""The monthly digest: from records to a page with a source under every sentence."""

from dragoman.publishing.digest.build import build_digest
from dragoman.publishing.digest.write import write_digest

__all__ = ["build_digest", "write_digest"]
