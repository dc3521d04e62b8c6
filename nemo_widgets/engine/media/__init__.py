"""Media: the one door files come through, what they are, and where they are kept."""
