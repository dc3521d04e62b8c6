"""Long proofs and properties of the wire."""
