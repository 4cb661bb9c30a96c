"""What an article, or somebody in it, says of weapons: relations and events."""
