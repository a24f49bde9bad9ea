"""Sources come in: files, folders, standard input; decoded, hashed, with their sidecars."""
