-- Wait for any other comparison of this kind in this county to end; the lock goes with the transaction.
-- Takes: kind, region (code).
SELECT pg_advisory_xact_lock(hashtext('compare ' || %(kind)s), hashtext(%(region)s::text))
