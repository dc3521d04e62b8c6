"""Makers of pictures that come with the package, behind the protocol of `nemo_widgets.makers`."""
