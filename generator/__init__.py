"""Sổ tay số: turns lesson files (YAML) into a searchable, printable handbook site with QR hand-outs."""
