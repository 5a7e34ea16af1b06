"""Questions of `learn`. Reads, never writes; ``on`` is a date in the office's zone."""
