"""Tables of figures about persons: who read them for what, objections, and questions with their answers."""
