"""The site as a whole: settings, routes, navigation and the jobs of `tick`. Knows every app; no app knows it."""
