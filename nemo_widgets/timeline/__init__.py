"""The draft as data: its model, edits, summary and table. Pure: no I/O, no widget, no HTTP."""
