"""The handbook without network: the copy for laptops and sticks, its checksums, and how a newer copy replaces it."""
