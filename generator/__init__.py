"""Sổ tay số: turns lesson files (YAML) into a searchable, printable handbook site with QR hand-outs."""

__version__ = "0.1.0"
"""The program's version, and the only place where it is written: the build backend reads it here as text."""
