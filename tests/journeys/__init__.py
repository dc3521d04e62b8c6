"""Whole journeys: real processes from a command or a kernel to a finished file."""
