"""Who is named in an article: names, positions, and the one actor behind many names."""
