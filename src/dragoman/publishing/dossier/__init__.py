"""The dossier: all that an official needs to know of a partner before a meeting, each sentence with its source."""

from dragoman.publishing.dossier.build import build_dossier
from dragoman.publishing.dossier.write import write_dossier

__all__ = ["build_dossier", "write_dossier"]
