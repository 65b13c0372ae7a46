-- Batches of one source, register and place are applied one after another. Parameters: stream.
SELECT pg_advisory_xact_lock(4712, hashtext(%(stream)s))
