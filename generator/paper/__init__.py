"""Print out: one shape of data, many layouts, every code read back from the finished PDF."""
