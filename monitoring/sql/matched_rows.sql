-- Register rows that speak of somebody on the roll, and how surely (the ladder of matches):
-- L1 number and name, L2 number alone, L3 name, birth date and village without a number. A name alone never counts.
-- Takes: imports (ids), categories (or null). Reads the table `roll`.
SELECT CASE WHEN t.name_key = r.name_key THEN 'L1' ELSE 'L2' END AS level,
       r.person_id, r.household_id, r.until, r.id_token, r.name, r.region_code, r.area, t.register_import_id,
       t.row_number, t.name AS their_name, t.event_on, t.category, t.group_key, t.benefit, t.data
FROM roll AS r
JOIN monitoring_registerrow AS t ON t.id_token = r.id_token
WHERE t.register_import_id = ANY(%(imports)s)
  AND (%(categories)s::text[] IS NULL OR t.category = ANY(%(categories)s::text[]))
UNION ALL
SELECT 'L3',
       r.person_id, r.household_id, r.until, r.id_token, r.name, r.region_code, r.area, t.register_import_id,
       t.row_number, t.name, t.event_on, t.category, t.group_key, t.benefit, t.data
FROM roll AS r
JOIN monitoring_registerrow AS t
  ON t.id_token IS NULL AND t.name_key = r.name_key AND t.birth_date = r.birth_date
 AND t.region_code = r.region_code
WHERE t.register_import_id = ANY(%(imports)s)
  AND (%(categories)s::text[] IS NULL OR t.category = ANY(%(categories)s::text[]))
