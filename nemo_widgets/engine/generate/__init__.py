"""Generators: pictures and music made on this machine."""
