"""What all pages share: looks, parts, policy of routes, refusals and error pages. Knows no other app."""
