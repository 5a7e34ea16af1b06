"""How people are treated: fair figures about them, what they object to, and the files of thanks and coaching."""
