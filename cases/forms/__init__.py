"""Forms of the procedure and filters of its lists; the intake wizard has its own in `cases.intake`."""
