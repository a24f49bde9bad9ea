"""The codebook: what each field and value of the records means."""

from dragoman.publishing.codebook.page import page

__all__ = ["page"]
