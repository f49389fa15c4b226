"""What a unit is asked to look at and sign."""
