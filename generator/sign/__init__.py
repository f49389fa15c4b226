"""A shop's own sign for being paid by QR code: made on the owner's machine, kept and published nowhere."""
