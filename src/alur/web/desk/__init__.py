"""The home page and search: may look at every app. Empty until its pages come."""
