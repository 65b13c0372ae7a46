-- What the monthly rounds had to look at in a span, one row for each thing and home.
-- Takes: start, until (region codes), width (of the places compared), first_day, day_after (the span), on (the
-- day).
SELECT 'all' AS whole, (d.region_code / %(width)s::bigint * %(width)s::bigint)::text AS place, d.kind,
       NULL::bigint AS person_id, v.household_id, NULL::bigint AS finding_id, v.screening_id,
       coalesce(p.name, s.name) AS person_name, d.region_code, d.due_on, d.done_on,
       true AS due,
       d.done_on IS NOT NULL AS done,
       d.done_on IS NULL AND d.due_on < %(on)s::date AS overdue
FROM monitoring_roundduty AS d
JOIN monitoring_roundvisit AS v ON v.id = d.visit_id
LEFT JOIN households_household AS h ON h.id = v.household_id
LEFT JOIN households_person AS p ON p.id = h.head_id
LEFT JOIN monitoring_screening AS s ON s.id = v.screening_id
WHERE d.region_code >= %(start)s AND d.region_code < %(until)s
  AND d.due_on >= %(first_day)s::date AND d.due_on < %(day_after)s::date
