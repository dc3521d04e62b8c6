"""Words to actions and back: what a message means, what the agent's words become, what changed."""
