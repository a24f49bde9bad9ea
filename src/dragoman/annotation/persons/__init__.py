"""Persons: who is named in the text, with which office, of which country; remembered through the document."""

from dragoman.annotation.persons.finder import find_persons

__all__ = ["find_persons"]
