-- Problems on the rectification ledger up to the end of a period: found or closed in it, and still open.
-- Takes: start, until (region codes), first_day, day_after (the period). Recovered: yuan. Uses: rectification by
-- region.
SELECT r.kind, 'problems' AS everything, NULL::bigint AS person_id, NULL::bigint AS household_id,
       NULL::bigint AS finding_id, r.number AS person_name, r.region_code, r.problem, r.opened_on, r.due_on,
       r.closed_on, r.recovered,
       r.opened_on >= %(first_day)s::date AS found,
       coalesce(r.closed_on >= %(first_day)s::date AND r.closed_on < %(day_after)s::date, false) AS rectified,
       r.closed_on IS NULL OR r.closed_on >= %(day_after)s::date AS open,
       (r.closed_on IS NULL OR r.closed_on >= %(day_after)s::date) AND r.due_on < %(day_after)s::date AS late
FROM monitoring_rectification AS r
WHERE r.region_code >= %(start)s AND r.region_code < %(until)s
  AND r.opened_on < %(day_after)s::date
  AND (r.closed_on IS NULL OR r.closed_on >= %(first_day)s::date)
