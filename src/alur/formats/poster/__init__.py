"""What hangs on a wall or lies on a desk: the poster of an SOP, the page of one role, the certificate of a session."""
