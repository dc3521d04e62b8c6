"""The studio in a real browser, in a real Jupyter."""
