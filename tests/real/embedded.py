"""Fixture of a real part."""
