"""The yearly report on the targets: what it says, on paper, and as a file that the office goes on editing."""
