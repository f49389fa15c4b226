"""Typst layouts: they lay out the data that they are given and decide nothing else."""
