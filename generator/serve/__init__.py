"""The servers: the author's live preview, and the room without internet."""
