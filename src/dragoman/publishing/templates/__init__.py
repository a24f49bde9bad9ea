"""The Jinja2 templates of pages; a user's folder may replace any of them."""
