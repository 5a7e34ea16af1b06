"""Pages that look at the whole office: the home page, the search, the month, the Monday page, erasing."""
