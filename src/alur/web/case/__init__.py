"""The app `case`: the record of cases behind its one door, what is derived from it, and the pages to work with it."""
