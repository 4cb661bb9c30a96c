"""Who said what: sources, cues and contents, nested, with their speakers resolved."""
