"""Records as files for other programs: one module a format, found by its name.

A format is a module of this package that calls ``register``; ``export`` writes every record that it is given,
in the order in which they come, and caps nothing.
"""

from dragoman.publishing.export.formats import (
    Format,
    export,
    format_named,
    formats,
    json_form,
    kinds,
    register,
)

__all__ = ["Format", "export", "format_named", "formats", "json_form", "kinds", "register"]
