"""The embedded engine: a process on this machine that speaks the service's contract."""
