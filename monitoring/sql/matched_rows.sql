-- Register rows that speak of somebody on the roll, and how surely (the ladder of matches):
-- L1 number and name, L2 number alone, L3 name, birth date and village without a number. A name alone never counts.
-- Reads the tables `roll` and `about`.
SELECT CASE WHEN t.id_token IS NULL THEN 'L3' WHEN t.same_name THEN 'L1' ELSE 'L2' END AS level,
       r.person_id, r.household_id, r.until, r.id_token, r.name, r.region_code, r.area, t.register_import_id,
       t.row_number, t.name AS their_name, t.event_on, t.category, t.group_key, t.benefit, t.data
FROM roll AS r
JOIN about AS t ON t.person_id = r.person_id
WHERE t.id_token IS NOT NULL OR t.region_code = r.region_code
