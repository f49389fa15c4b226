"""Many communes' handbooks in one run, on one machine or on many."""
