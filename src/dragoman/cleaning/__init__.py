"""The article is found in the page."""
