-- Comparisons that ended in a period, one row each: how many people they matched.
-- Takes: start, until (region codes), first_day, day_after (the period). Uses: comparison by region.
SELECT c.kind, 'comparisons' AS everything, NULL::bigint AS person_id, NULL::bigint AS household_id,
       NULL::bigint AS finding_id, v.name AS person_name, c.region_code, c.period,
       (c.finished_at AT TIME ZONE 'Asia/Shanghai')::date AS finished_on, c.matched, c.new AS new_findings,
       true AS run
FROM monitoring_comparison AS c
JOIN accounts_region AS v ON v.code = c.region_code
WHERE c.region_code >= %(start)s AND c.region_code < %(until)s
  AND c.finished_at >= %(first_day)s::date::timestamp AT TIME ZONE 'Asia/Shanghai'
  AND c.finished_at < %(day_after)s::date::timestamp AT TIME ZONE 'Asia/Shanghai'
