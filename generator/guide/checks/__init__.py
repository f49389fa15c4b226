"""What the guides must keep to beyond their shape."""
