"""`python -m generator` is the same as `sotay`."""

from generator.cli import main

if __name__ == "__main__":
    main()
