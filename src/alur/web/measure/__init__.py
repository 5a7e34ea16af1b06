"""Pages of figures: per unit, SOP, step; one's own; and how true the data is."""
