-- Duties of the monthly rounds that were due in a period: one row each.
-- Takes: start, until (region codes), first_day, day_after (the period). Uses: roundduty by region.
SELECT d.kind, 'visits' AS everything, h.head_id AS person_id, v.household_id, NULL::bigint AS finding_id,
       coalesce(p.name, s.name) AS person_name, d.region_code, d.due_on, d.done_on,
       true AS due,
       coalesce(d.done_on < %(day_after)s::date, false) AS done,
       coalesce(d.done_on <= d.due_on, false) AS in_time
FROM monitoring_roundduty AS d
JOIN monitoring_roundvisit AS v ON v.id = d.visit_id
LEFT JOIN households_household AS h ON h.id = v.household_id
LEFT JOIN households_person AS p ON p.id = h.head_id
LEFT JOIN monitoring_screening AS s ON s.id = v.screening_id
WHERE d.region_code >= %(start)s AND d.region_code < %(until)s
  AND d.due_on >= %(first_day)s::date AND d.due_on < %(day_after)s::date
