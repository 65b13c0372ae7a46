-- Severely disabled people of the county who are on no roll: to be looked at for a single-person award.
-- Takes: on, law (severe_at_3: the kinds whose third grade counts).
SELECT DISTINCT ON (coalesce(id_token::text, concat_ws(' ', name, birth_date, region_code)))
       'severely_disabled_uncovered' AS rule, level, '' AS event, person_id, household_id, id_token, name,
       region_code,
       jsonb_build_object('theirs', jsonb_build_object(
           'disability_kind', data ->> 'disability_kind', 'disability_grade', data ->> 'disability_grade')) AS facts
FROM strangers
WHERE coalesce(data ->> 'certificate_state', 'valid') = 'valid'
  AND coalesce((data ->> 'valid_until')::date, 'infinity') > %(on)s::date
  AND (data ->> 'disability_grade' IN ('1', '2')
       OR data ->> 'disability_grade' = '3'
          AND %(law)s::jsonb -> 'rural' -> 'severe_at_3' ? (data ->> 'disability_kind'))
ORDER BY coalesce(id_token::text, concat_ws(' ', name, birth_date, region_code)), event_on DESC NULLS LAST,
         register_import_id DESC, row_number
