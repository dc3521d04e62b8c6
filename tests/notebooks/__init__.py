"""The notebooks, run in a real kernel."""
