"""Pages of `learn`."""
