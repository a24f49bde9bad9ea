"""States, organisations and places: found by name, read by what stands around them."""

from dragoman.annotation.actors.finding import find_actors

__all__ = ["find_actors"]
