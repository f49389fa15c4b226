"""From pages and printed files to the finished site."""
