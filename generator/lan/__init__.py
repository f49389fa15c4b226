"""The room without internet: the trainer's laptop gives the built site to the phones around it."""
