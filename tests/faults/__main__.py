"""Print the table of faults: `python -m tests.faults`."""

from __future__ import annotations

from tests.faults.table import markdown

if __name__ == "__main__":
    print("\n".join(markdown()))
