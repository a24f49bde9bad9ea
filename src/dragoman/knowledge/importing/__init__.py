"""Knowledge that users hold themselves, brought into their own folder of tables: who held which office when."""

from dragoman.knowledge.importing.shelf import Imported, Outcome, import_holders, imports, remove_import

__all__ = ["Imported", "Outcome", "import_holders", "imports", "remove_import"]
