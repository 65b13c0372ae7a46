-- Patients of the epidemic list on the roll: lost work, lower income and higher cost are looked at.
-- Takes: on.
SELECT DISTINCT ON (person_id)
       'epidemic_patient' AS rule, level, event_on::text AS event, person_id, household_id, id_token, name,
       region_code,
       jsonb_build_object('their_name', their_name,
                          'theirs', jsonb_strip_nulls(jsonb_build_object(
                              'confirmed_on', event_on, 'discharged_on', data ->> 'discharged_on'))) AS facts
FROM matched
WHERE until > %(on)s::date AND event_on <= %(on)s::date
ORDER BY person_id, event_on DESC, level, register_import_id DESC
