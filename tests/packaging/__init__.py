"""The wheel and the sdist, built from a clean clone and installed apart."""
