"""An article to what it says: actors, attributions, weapons, claims, relations, events."""
