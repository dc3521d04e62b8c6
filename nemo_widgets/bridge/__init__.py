"""Kernel and browser: the loop thread, the message protocol, uploads, and the state the browser shows."""
