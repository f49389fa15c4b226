"""Processes of our own: work spread over all cores, and nobody left at work when their starter has ended."""
