"""The handbook for Kiwix."""
