"""Texts as QR symbols: for pages, paper, the room and shop signs."""
