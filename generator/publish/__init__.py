"""Everything outside the model: files, MkDocs, the check of the finished site, the swap, the live preview."""
