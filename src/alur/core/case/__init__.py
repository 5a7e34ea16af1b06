"""A case as a list of events: `decide` says what an act means, `apply` records it, `facts` measures what ended."""
