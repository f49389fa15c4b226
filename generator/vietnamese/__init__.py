"""Rules about Vietnamese letters, each once: folding, alphabet, bare letters, slugs."""
