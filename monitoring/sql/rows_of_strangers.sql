-- Register rows of a county about people who are on no roll of it, with the household they live in, if we
-- know them. A row without a number is a candidate (L3).
-- Takes: imports (ids), start, until (codes of the county), on. Reads the tables `roll` and `matched`.
SELECT CASE WHEN t.id_token IS NULL THEN 'L3' ELSE 'L1' END AS level,
       p.id AS person_id, m.household_id, t.id_token, t.name, t.birth_date, t.region_code, t.register_import_id,
       t.row_number, t.event_on, t.category, t.group_key, t.benefit, t.data
FROM monitoring_registerrow AS t
LEFT JOIN households_person AS p ON p.id_token = t.id_token
LEFT JOIN households_membership AS m ON m.person_id = p.id AND m.period @> %(on)s::date
WHERE t.register_import_id = ANY(%(imports)s)
  AND t.region_code >= %(start)s AND t.region_code < %(until)s
  AND NOT EXISTS (SELECT FROM roll AS r WHERE r.id_token = t.id_token AND r.until > %(on)s::date)
  AND NOT EXISTS (
      SELECT FROM matched AS d
      WHERE d.register_import_id = t.register_import_id AND d.row_number = t.row_number
        AND d.until > %(on)s::date
  )
