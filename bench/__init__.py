"""Measurements on this machine; README.md beside this file says how to take them."""
