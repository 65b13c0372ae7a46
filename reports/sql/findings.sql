-- The findings of a region up to the end of a period, one row each.
-- Takes: start, until (region codes), first_day, day_after (the period). Uses: finding by region.
SELECT f.rule, 'findings' AS everything, f.id AS finding_id, f.person_id, f.household_id, f.name AS person_name, f.region_code,
       f.found_on, f.due_on, f.closed_on, f.closed_on - f.found_on AS days,
       f.found_on >= %(first_day)s::date AS found,
       f.closed_on >= %(first_day)s::date AND f.closed_on < %(day_after)s::date AS settled,
       f.closed_on IS NULL OR f.closed_on >= %(day_after)s::date AS open,
       f.closed_on IS NULL OR f.closed_on >= %(first_day)s::date AS at_hand
FROM monitoring_finding AS f
WHERE f.region_code >= %(start)s AND f.region_code < %(until)s
  AND f.found_on < %(day_after)s::date
