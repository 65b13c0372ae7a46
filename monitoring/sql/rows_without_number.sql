-- Rows of loaded registers in a region that have no usable number, for the second pass.
-- Takes: start, until (codes of the region), limit.
SELECT r.register_import_id, r.row_number, r.name, r.name_key, r.birth_date, r.event_on, r.region_code,
       r.data ->> 'sex' AS sex
FROM monitoring_registerrow AS r
JOIN monitoring_registerimport AS i ON i.id = r.register_import_id AND i.state = 'loaded'
WHERE r.id_token IS NULL AND r.name <> '' AND r.region_code >= %(start)s AND r.region_code < %(until)s
ORDER BY r.register_import_id, r.row_number
LIMIT %(limit)s
