"""Forms of `people`, one file for each place."""
