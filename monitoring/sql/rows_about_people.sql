-- Register rows about somebody on file: of the same number, or of the same name and birth date where the row has
-- none. A row without a number may be about several people.
-- Takes: imports (ids), categories (or null).
SELECT p.id AS person_id, p.name_key = t.name_key AS same_name, t.*
FROM monitoring_registerrow AS t
JOIN households_person AS p ON p.id_token = t.id_token
WHERE t.register_import_id = ANY(%(imports)s)
  AND (%(categories)s::text[] IS NULL OR t.category = ANY(%(categories)s::text[]))
UNION ALL
SELECT p.id, TRUE, t.*
FROM monitoring_registerrow AS t
JOIN households_person AS p ON p.name_key = t.name_key AND p.birth_date = t.birth_date
WHERE t.id_token IS NULL AND t.register_import_id = ANY(%(imports)s)
  AND (%(categories)s::text[] IS NULL OR t.category = ANY(%(categories)s::text[]))
