"""How the network that ships is trained: `python -m training`, from articles to model."""
