"""What `conduct` knows; reads, never writes."""
