-- People of a suspected list who are on no roll of the county: each is visited, and answered by its day.
SELECT DISTINCT ON (coalesce(id_token::text, concat_ws(' ', name, birth_date, region_code)), group_key)
       'suspected_uncovered' AS rule, level, group_key AS event, person_id, household_id, id_token, name,
       region_code,
       jsonb_build_object('theirs', jsonb_strip_nulls(jsonb_build_object(
           'batch', group_key, 'source', data ->> 'source', 'suspected_kind', category,
           'answer_by', data ->> 'answer_by'))) AS facts
FROM strangers
ORDER BY coalesce(id_token::text, concat_ws(' ', name, birth_date, region_code)), group_key, register_import_id DESC, row_number
