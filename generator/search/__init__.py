"""Search without a server: Python writes a small index, one plain script asks it. Both fold words by the same table."""
