"""The renderer: a draft becomes an MP4."""
