"""Sources to articles: files, folders, globs, standard input; HTML, text, JSON Lines."""
