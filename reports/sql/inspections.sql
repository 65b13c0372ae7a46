-- Households of inspections that were looked at in a period, one row for each household and inspection.
-- Takes: start, until (region codes), first_day, day_after (the period). Money: yuan a month. Uses:
-- inspectioncheck by region.
SELECT 'inspections' AS everything, h.head_id AS person_id, c.household_id, NULL::bigint AS finding_id,
       n.name AS person_name, c.region_code, i.number, i.kind, c.checked_on, c.monthly, c.amount_found,
       true AS checked,
       NOT c.object_right AS object_wrong,
       NOT c.measure_right AS measure_wrong,
       NOT c.amount_right AS amount_wrong
FROM reports_inspectioncheck AS c
JOIN reports_inspection AS i ON i.id = c.inspection_id
JOIN households_household AS h ON h.id = c.household_id
JOIN households_person AS n ON n.id = h.head_id
WHERE c.region_code >= %(start)s AND c.region_code < %(until)s
  AND c.checked_on >= %(first_day)s::date AND c.checked_on < %(day_after)s::date
