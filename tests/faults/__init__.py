"""Named faults: what a service or a network may do, and what the client makes of it.

`python -m tests.faults` prints the table; `python -m pytest tests/faults` runs it once, and
`python -m pytest tests/faults -m long` ten times in random order.
"""
