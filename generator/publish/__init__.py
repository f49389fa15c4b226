"""Puts a finished site where readers find it: only what changed is written, and readers meet the old site or the new one."""
