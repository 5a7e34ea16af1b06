"""Views of `people`, one file for each place: signing in, me, set-up, persons, units, calendars."""
