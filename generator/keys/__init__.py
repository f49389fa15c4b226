"""The key with which a commune signs its copies: making it, keeping it, signing, checking. The format is that of the program minisign."""
