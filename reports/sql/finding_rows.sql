-- The findings behind one figure of finding_figures.
-- Takes: what finding_figures takes, rule, figure ('found', 'settled', 'open').
SELECT f.id AS finding_id, f.household_id, h.number AS household_number, f.name AS person_name,
       m.name AS head_name, v.name AS village, t.name AS township, f.found_on, f.due_on, f.state
FROM monitoring_finding AS f
LEFT JOIN households_household AS h ON h.id = f.household_id
LEFT JOIN households_person AS m ON m.id = h.head_id
JOIN accounts_region AS v ON v.code = f.region_code
LEFT JOIN accounts_region AS t ON t.code = f.township_code
WHERE f.rule = %(rule)s
  AND f.region_code >= %(start)s AND f.region_code < %(until)s
  AND f.found_on < %(day_after)s
  AND CASE %(figure)s
      WHEN 'found' THEN f.found_on >= %(first_day)s
      WHEN 'settled' THEN f.closed_on >= %(first_day)s AND f.closed_on < %(day_after)s
      ELSE f.closed_on IS NULL OR f.closed_on >= %(day_after)s
  END
ORDER BY f.found_on, f.id
