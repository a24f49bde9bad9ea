"""A page before it is Markdown, HTML, PDF or Word: its structure, its notes, and the ways in which it is set."""
