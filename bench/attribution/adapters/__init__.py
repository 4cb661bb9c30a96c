"""A module for each system, all with the `read` that worker.py calls.

Systems are imported when they are asked, so that what maps their output can be tested without them.
"""
