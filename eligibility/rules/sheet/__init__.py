"""The calculation sheet: answers turned into lines that explain themselves."""
