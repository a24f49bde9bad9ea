"""Reading a short text as the pipeline does, without a parser."""

from dragoman.annotation.actors import find_actors
from dragoman.annotation.mentions import PersonMention
from dragoman.annotation.persons import find_persons
from dragoman.annotation.sentences import split_sentences


def read(text: str, home: str | None = None, published: str | None = None) -> list[PersonMention]:
    """The persons of ``text``, with states and organisations as our own finder marks them."""
    sentences = list(split_sentences(text, [(0, len(text))]))
    actors, _ = find_actors(text, sentences, home)
    return find_persons(text, sentences, actors, None, home, published)


def told(
    text: str, home: str | None = None, published: str | None = None
) -> list[tuple[str, str | None, str | None, int | None]]:
    """Name, office, country and rank of each mention."""
    return [(m.person.name, m.office, m.country, m.rank) for m in read(text, home, published)]
