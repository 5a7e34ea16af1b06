"""Room 1: the rules, as pure functions on values. No files, clock, randomness or framework."""
