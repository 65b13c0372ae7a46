"""The interface by which departments push their registers."""
