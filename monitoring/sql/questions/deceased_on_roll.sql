-- People on the roll who stand in the death registers, unless their share ends with the month of death.
-- Takes: on.
WITH best AS (
    SELECT DISTINCT ON (person_id) *
    FROM matched
    WHERE event_on <= %(on)s::date
    ORDER BY person_id, level, event_on, their_name
)
SELECT 'deceased_on_roll' AS rule, level, '' AS event, person_id, household_id, id_token, name, region_code,
       jsonb_build_object('died_on', event_on, 'their_name', their_name,
                          'place', coalesce(data ->> 'funeral_home', '')) AS facts
FROM best
WHERE until > (date_trunc('month', event_on) + interval '1 month')::date
