"""The law as columns in, columns out: nothing here knows a table, a request or a place name."""

# Raise this when a rule starts to answer differently; sealed sheets keep the version they were made with.
RULES_VERSION = "2026.2"
