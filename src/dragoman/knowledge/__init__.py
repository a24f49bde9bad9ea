"""Tables of what the reader knows of the world, and their loaders."""
