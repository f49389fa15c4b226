"""The one room that touches the disk."""
