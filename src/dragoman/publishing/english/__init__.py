"""Plain English by rules: dates, numbers, lists, names and countries, and the table of phrases for events."""
