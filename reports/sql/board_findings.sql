-- Findings that stand open on a day, one row each, by how long they have stood.
-- Takes: start, until (region codes), width (of the places compared), first_day, day_after (the span), on (the
-- day). Uses: finding by county.
SELECT 'all' AS whole, (f.region_code / %(width)s::bigint * %(width)s::bigint)::text AS place, f.rule,
       CASE
           WHEN f.found_on > %(on)s::date - 8 THEN 'week'
           WHEN f.found_on > %(on)s::date - 31 THEN 'month'
           WHEN f.found_on > %(on)s::date - 91 THEN 'quarter'
           ELSE 'older'
       END AS age,
       f.person_id, f.household_id, f.id AS finding_id, f.name AS person_name, f.region_code, f.found_on, f.due_on,
       s.standing AS in_hand,
       s.standing AND f.state <> 'deferred' AND f.due_on < %(on)s::date AS overdue,
       coalesce(f.closed_on >= %(first_day)s::date AND f.closed_on < %(day_after)s::date, false) AS settled
FROM monitoring_finding AS f
CROSS JOIN LATERAL (SELECT coalesce(f.closed_on > %(on)s::date, true) AS standing) AS s
WHERE f.region_code >= %(start)s AND f.region_code < %(until)s AND f.found_on <= %(on)s::date
  AND (s.standing OR f.closed_on >= %(first_day)s::date)
