"""Handbook in, Markdown pages for residents out: one file a page, each a pure function."""
