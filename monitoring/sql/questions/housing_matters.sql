-- Homes bought of late by people on the roll, and dangerous houses of theirs that nobody has rebuilt.
-- Takes: on, law (months: how long before the day a purchase tells something).
WITH matter AS (
    SELECT DISTINCT ON (person_id, category, event_on) *
    FROM matched
    WHERE until > %(on)s::date
    ORDER BY person_id, category, event_on, level, register_import_id DESC, row_number
)
SELECT 'home_bought' AS rule, level, event_on::text AS event, person_id, household_id, id_token, name,
       region_code,
       jsonb_build_object('their_name', their_name,
                          'theirs', jsonb_strip_nulls(jsonb_build_object(
                              'contract_on', event_on, 'area_m2', data ->> 'area_m2'))) AS facts
FROM matter
WHERE category = 'purchase' AND event_on <= %(on)s::date
  AND event_on > %(on)s::date - make_interval(months => (%(law)s::jsonb -> area ->> 'months')::int)
UNION ALL
SELECT 'dangerous_house', min(level), '', person_id, household_id, id_token, name, region_code,
       jsonb_build_object('their_name', min(their_name),
                          'theirs', jsonb_build_object('danger_grade', max(data ->> 'danger_grade')))
FROM matter
WHERE data ->> 'danger_grade' IN ('C', 'D') AND coalesce(data ->> 'rebuilt_in', '') = ''
GROUP BY person_id, household_id, id_token, name, region_code
