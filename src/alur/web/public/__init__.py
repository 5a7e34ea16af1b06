"""What the office shows to everybody: the podcast, its feed and its player, and the guest's consent by link."""
