"""How fast rendering is on this machine, against the encoder alone and against others.

`python -m nemo_widgets.bench render` makes its own material, measures, and prints one table.
"""
