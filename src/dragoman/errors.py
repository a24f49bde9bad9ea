"""The one exception that users see: a sentence, without a traceback."""


class DragomanError(Exception):
    """Something that the user can understand and mend. The message is one clear sentence."""

    exit_code = 1


class UsageError(DragomanError):
    """The command was called with a value that cannot be used (exit code 2, as for Unix tools)."""

    exit_code = 2
