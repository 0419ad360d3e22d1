"""The only place where the steps of the line meet."""
