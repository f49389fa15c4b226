"""A recording session: the script to read from, and the way back of the sounds."""
