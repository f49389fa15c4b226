"""The copy for laptops and sticks: its files, its checksums, checking it, bringing it up to date."""
