"""Pages of `public`: for listeners, for a guest with a link, and for those who make an episode."""
