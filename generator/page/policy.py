"""What a page may load and do (Content Security Policy Level 3, W3C), told once: pages carry it, and servers send it."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)
"""What a page says itself, so that it holds wherever the page is opened."""

UNFRAMED = "frame-ancestors 'none'"
"""No other page may show ours inside itself: browsers take that from a server only (section 3.3 there)."""
