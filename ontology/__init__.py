"""The vocabulary, its shapes, the reference catalogue of weapons, the property-graph mapping."""
