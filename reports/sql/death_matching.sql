-- What the comparison with death registers came to: findings of a death up to the end of a period, one row each.
-- Takes: start, until (region codes), first_day, day_after (the period). Confirmed: by a second person; days from
-- the death to that day. Overpaid: lines to be recovered and their yuan, recovered: yuan that came back in the
-- period. Uses: finding by region, disposal by finding, recovery by person.
WITH back AS (
    SELECT r.person_id, count(*) AS months, sum(r.amount) AS overpaid,
           coalesce(sum(r.amount) FILTER (
               WHERE r.state IN ('repaid', 'deducted')
                 AND r.settled_on >= %(first_day)s::date AND r.settled_on < %(day_after)s::date
           ), 0) AS recovered
    FROM cases_recovery AS r
    WHERE r.region_code >= %(start)s AND r.region_code < %(until)s AND r.opened_on < %(day_after)s::date
    GROUP BY r.person_id
)
SELECT 'death_findings' AS everything, f.id AS finding_id, f.person_id, f.household_id, f.name AS person_name,
       f.region_code, f.found_on, d.event_on AS died_on, d.confirmed_on,
       d.confirmed_on - d.event_on AS days,
       coalesce(b.months, 0) AS months, coalesce(b.overpaid, 0) AS overpaid, coalesce(b.recovered, 0) AS recovered,
       f.found_on >= %(first_day)s::date AS hit,
       coalesce(d.code = '1' AND d.confirmed_on >= %(first_day)s::date, false) AS confirmed,
       coalesce(d.code = '1' AND d.confirmed_on >= %(first_day)s::date AND d.event_on IS NOT NULL, false) AS dated,
       coalesce(d.code <> '1' AND d.confirmed_on >= %(first_day)s::date, false) AS not_so,
       coalesce(b.months > 0 AND d.code = '1' AND d.confirmed_on >= %(first_day)s::date, false) AS overpaid_now,
       coalesce(b.recovered > 0, false) AS recovered_now,
       f.closed_on IS NULL OR f.closed_on >= %(day_after)s::date AS open
FROM monitoring_finding AS f
LEFT JOIN LATERAL (
    SELECT e.code, e.event_on, (e.confirmed_at AT TIME ZONE 'Asia/Shanghai')::date AS confirmed_on
    FROM monitoring_disposal AS e
    WHERE e.finding_id = f.id AND e.confirmed_by_id IS NOT NULL AND NOT e.rejected
      AND e.confirmed_at < %(day_after)s::date::timestamp AT TIME ZONE 'Asia/Shanghai'
    ORDER BY e.id DESC
    LIMIT 1
) AS d ON true
LEFT JOIN back AS b ON b.person_id = f.person_id
WHERE f.region_code >= %(start)s AND f.region_code < %(until)s
  AND f.rule IN ('deceased_on_roll', 'cancelled_for_death')
  AND f.found_on < %(day_after)s::date
