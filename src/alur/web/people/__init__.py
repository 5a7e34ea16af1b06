"""Who: persons, units, jabatan and who holds them when, leave, roles, and the working calendar of a unit."""
