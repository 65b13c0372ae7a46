-- Findings of the comparison with the poverty office up to the end of a period, with how they were settled.
-- Takes: start, until (region codes), first_day, day_after (the period). Uses: finding by region, disposal by
-- finding.
SELECT f.rule, f.id AS finding_id, f.person_id, f.household_id, f.name AS person_name, f.region_code,
       f.found_on, f.closed_on,
       f.found_on >= %(first_day)s::date AS found,
       now.closed AND d.code IN ('1', '2') AS stopped_or_changed,
       now.closed AND d.code = '3' AS explained,
       now.closed AND d.code IN ('4', '5') AS data_error,
       now.closed AND d.code IN ('6', '7') AS aided,
       now.closed AND d.code IN ('8', '10', '11') AS handed_over,
       now.closed AND d.code IN ('9', '12') AS watched,
       now.closed AND d.code IS NULL AS vanished,
       NOT now.closed AND (f.closed_on IS NULL OR f.closed_on >= %(day_after)s::date) AS open
FROM monitoring_finding AS f
CROSS JOIN LATERAL (
    SELECT coalesce(f.closed_on >= %(first_day)s::date AND f.closed_on < %(day_after)s::date, false) AS closed
) AS now
LEFT JOIN LATERAL (
    SELECT e.code
    FROM monitoring_disposal AS e
    WHERE f.state = 'settled' AND e.finding_id = f.id AND e.confirmed_by_id IS NOT NULL AND NOT e.rejected
    ORDER BY e.id DESC
    LIMIT 1
) AS d ON true
WHERE f.region_code >= %(start)s AND f.region_code < %(until)s
  AND f.rule IN ('only_theirs', 'only_ours', 'both_differ')
  AND f.found_on < %(day_after)s::date
