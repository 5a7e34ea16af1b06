"""Template tags of `measure`."""
