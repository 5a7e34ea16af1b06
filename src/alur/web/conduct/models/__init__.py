"""The tables of `conduct`, in two files: figures about persons, and the files of thanks and coaching."""
