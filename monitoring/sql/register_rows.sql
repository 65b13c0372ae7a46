-- Every row of some register files, as columns for the search by the rule core; days since 1970.
-- Takes: imports (ids).
SELECT register_import_id, row_number, region_code, id_token::text, name, name_key,
       birth_date - date '1970-01-01' AS birth_date, event_on - date '1970-01-01' AS event_on,
       category, group_key, benefit, data::text
FROM monitoring_registerrow
WHERE register_import_id = ANY(%(imports)s)
