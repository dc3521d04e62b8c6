"""The agent: a message becomes typed tool calls, and those become one new version of the draft."""
