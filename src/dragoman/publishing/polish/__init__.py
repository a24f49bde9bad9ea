"""``--polish``: a lead reworded by a language model of the user's choice, held to what its records say.

Nothing of the page but the sentences of its lead is sent. Each sentence that comes back takes the place of ours only if it adds
no name, number, date or status; see ``check`` for what is looked at, and ``docs/polish.md`` for what cannot be.
"""

from dragoman.publishing.polish.ask import Model
from dragoman.publishing.polish.page import Editor, Polished, polish_page

__all__ = ["Editor", "Model", "Polished", "polish_page"]
