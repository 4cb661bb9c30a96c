"""From a source to an article, from an article to an extraction, from that to triples."""
