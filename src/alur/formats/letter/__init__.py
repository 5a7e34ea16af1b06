"""Letters of a file about a person, and its certificate (piagam), as PDF."""
