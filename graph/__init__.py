"""The RDF dataset, its projection to a property graph, traversal and exports."""
