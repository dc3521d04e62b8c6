"""The four skills: what each asks for, its limits and its examples."""
