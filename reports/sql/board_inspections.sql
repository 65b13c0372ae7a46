-- Households in which an inspection found something wrong, up to a day, and whether it goes straight to
-- supervision: found unannounced (四不两直) or in a direct investigation, and not put right on that day.
-- Takes: start, until (region codes), width (of the places compared), on (the day). Uses: inspectioncheck by
-- region.
SELECT 'all' AS whole, (c.region_code / %(width)s::bigint * %(width)s::bigint)::text AS place,
       h.head_id AS person_id, c.household_id, NULL::bigint AS finding_id, n.name AS person_name, c.region_code,
       i.number AS inspection, r.number AS problem, c.checked_on, r.due_on,
       true AS wrong,
       s.open,
       s.open AND (i.unannounced OR i.kind = 'direct') AS straight
FROM reports_inspectioncheck AS c
JOIN reports_inspection AS i ON i.id = c.inspection_id
JOIN monitoring_rectification AS r ON r.id = c.problem_id
JOIN households_household AS h ON h.id = c.household_id
JOIN households_person AS n ON n.id = h.head_id
CROSS JOIN LATERAL (SELECT coalesce(r.closed_on > %(on)s::date, true) AS open) AS s
WHERE c.region_code >= %(start)s AND c.region_code < %(until)s AND c.checked_on <= %(on)s::date
