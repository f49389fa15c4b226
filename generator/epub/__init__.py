"""The handbook as an electronic book."""
