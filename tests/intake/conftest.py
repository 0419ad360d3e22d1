"""What the tests of intake share: a real HTTP server on loopback, and pages written for it."""
