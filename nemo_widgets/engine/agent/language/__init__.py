"""How a message is read: words to phrases, phrases to frames, and what frames mean for a draft."""
