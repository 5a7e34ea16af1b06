"""Tables of the files of thanks and coaching."""
