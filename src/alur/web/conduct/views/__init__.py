"""Pages of `conduct`: one call inward each."""
