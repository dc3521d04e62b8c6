"""The painter: procedural scenes from words, in layers; no model is involved."""
