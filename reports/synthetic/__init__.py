"""Invented counties with known truth: for the demo, for tests and for measuring. No real person."""
