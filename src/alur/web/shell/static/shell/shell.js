/** Shell behaviours. */
