"""Tests: on a real Neo4j, the embedded engine, a real Gephi and a real browser."""
