"""A release of the ledger: data, codebook, descriptions and checksums in one folder, ready for a data archive."""

from dragoman.publishing.release.about import About, Author
from dragoman.publishing.release.contents import Contents, contents
from dragoman.publishing.release.write import Released, write_release

__all__ = ["About", "Author", "Contents", "Released", "contents", "write_release"]
