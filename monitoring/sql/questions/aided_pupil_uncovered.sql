-- Pupils of the county who get an aid for poor pupils, and whose family is on no roll.
-- Takes: on.
SELECT DISTINCT ON (id_token)
       'aided_pupil_uncovered' AS rule, level, '' AS event, person_id, household_id, id_token, name, region_code,
       jsonb_build_object('theirs', jsonb_strip_nulls(jsonb_build_object(
           'school', data ->> 'school', 'stage', category, 'aid_kind', data ->> 'aid_kind'))) AS facts
FROM strangers
WHERE id_token IS NOT NULL AND coalesce(data ->> 'aid_kind', '') <> ''
  AND coalesce(data ->> 'enrolment', 'enrolled') = 'enrolled'
ORDER BY id_token, register_import_id DESC, row_number
