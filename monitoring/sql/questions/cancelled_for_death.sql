-- People on the roll whose household registration was cancelled for death, unless their share ends with that
-- month.
-- Takes: on.
WITH last AS (
    SELECT DISTINCT ON (person_id) *
    FROM matched
    WHERE event_on <= %(on)s::date
    ORDER BY person_id, event_on DESC, register_import_id DESC, level, category
)
SELECT 'cancelled_for_death' AS rule, level, '' AS event, person_id, household_id, id_token, name, region_code,
       jsonb_build_object('died_on', event_on, 'their_name', their_name) AS facts
FROM last
WHERE category = 'cancelled_death'
  AND until > (date_trunc('month', event_on) + interval '1 month')::date
