-- What the comparison with death registers came to: findings of a death up to the end of a period, one row each.
-- Takes: start, until (region codes), first_day, day_after (the period). Confirmed: by a second person; days from
-- the death to that day. Overpaid: lines to be recovered and their yuan, recovered: yuan that came back in the
-- period, less what was taken back. Uses: finding by region, disposal by finding, recovery by person.
WITH due AS (
    SELECT l.person_id, count(*) AS months, sum(o.amount) AS overpaid
    FROM cases_recovery AS r
    JOIN cases_overpaidline AS o ON o.recovery_id = r.id
    JOIN cases_paymentline AS l ON l.id = o.line_id
    WHERE r.region_code >= %(start)s AND r.region_code < %(until)s AND r.opened_on < %(day_after)s::date
    GROUP BY l.person_id
),
back AS (
    SELECT r.person_id, sum(i.amount) AS recovered
    FROM cases_recovery AS r
    JOIN cases_instalment AS i ON i.recovery_id = r.id
    WHERE r.region_code >= %(start)s AND r.region_code < %(until)s
      AND i.paid_on >= %(first_day)s::date AND i.paid_on < %(day_after)s::date
    GROUP BY r.person_id
)
SELECT 'death_findings' AS everything, f.id AS finding_id, f.person_id, f.household_id, f.name AS person_name,
       f.region_code, f.found_on, d.event_on AS died_on, d.confirmed_on,
       d.confirmed_on - d.event_on AS days,
       coalesce(o.months, 0) AS months, coalesce(o.overpaid, 0) AS overpaid, coalesce(b.recovered, 0) AS recovered,
       f.found_on >= %(first_day)s::date AS hit,
       coalesce(d.code = '1' AND d.confirmed_on >= %(first_day)s::date, false) AS confirmed,
       coalesce(d.code = '1' AND d.confirmed_on >= %(first_day)s::date AND d.event_on IS NOT NULL, false) AS dated,
       coalesce(d.code <> '1' AND d.confirmed_on >= %(first_day)s::date, false) AS not_so,
       coalesce(o.months > 0 AND d.code = '1' AND d.confirmed_on >= %(first_day)s::date, false) AS overpaid_now,
       coalesce(b.recovered <> 0, false) AS recovered_now,
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
LEFT JOIN due AS o ON o.person_id = f.person_id
LEFT JOIN back AS b ON b.person_id = f.person_id
WHERE f.region_code >= %(start)s AND f.region_code < %(until)s
  AND f.rule IN ('deceased_on_roll', 'cancelled_for_death')
  AND f.found_on < %(day_after)s::date
