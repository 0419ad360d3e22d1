"""What the encoder points at and what the rules see, weighed together."""
