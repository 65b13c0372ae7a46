-- People on the roll who are in prison, in compulsory isolation for drugs or in detention: no members meanwhile.
-- Takes: on.
SELECT DISTINCT ON (person_id)
       'in_custody' AS rule, level, event_on::text AS event, person_id, household_id, id_token, name, region_code,
       jsonb_build_object(
           'their_name', their_name,
           'theirs', jsonb_strip_nulls(jsonb_build_object(
               'custody_kind', category, 'entered_on', event_on, 'term_months', data ->> 'term_months',
               'released_on', data ->> 'released_on'))) AS facts
FROM matched
WHERE until > %(on)s::date AND event_on <= %(on)s::date
  AND coalesce((data ->> 'released_on')::date, 'infinity') > %(on)s::date
ORDER BY person_id, level, event_on DESC, register_import_id DESC
