"""The ready-made Cypher files, and what reads, checks and runs them."""
