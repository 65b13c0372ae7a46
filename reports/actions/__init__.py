"""Reports are made, taken away, and filed."""
