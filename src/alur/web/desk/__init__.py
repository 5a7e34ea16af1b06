"""The home page, which may look at everything: what waits for me, what is late, what goes well."""
