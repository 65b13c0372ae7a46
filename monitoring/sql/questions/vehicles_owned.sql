-- Cars, trucks and ships in use of a household on the roll, where it has declared fewer vehicles than that.
-- Vehicles of disabled persons, motorcycles and tractors are no property in the test: the declaration names the
-- categories that `matched` holds.
-- Takes: on.
WITH owned AS (
    SELECT DISTINCT ON (group_key) *
    FROM matched
    WHERE until > %(on)s::date AND coalesce(data ->> 'vehicle_state', 'in_use') = 'in_use'
    ORDER BY group_key, level, register_import_id DESC, person_id
),
counted AS (
    SELECT household_id, count(*) AS many FROM owned GROUP BY household_id
),
declared AS (
    SELECT household_id, count(*) AS many
    FROM households_asset
    WHERE kind = 'vehicle' AND coalesce(ended_on, 'infinity') > %(on)s::date AND known_on <= %(on)s::date
    GROUP BY household_id
)
SELECT 'vehicle_owned' AS rule, o.level, o.group_key AS event, o.person_id, o.household_id, o.id_token,
       o.name, o.region_code,
       jsonb_build_object(
           'their_name', o.their_name,
           'theirs', jsonb_strip_nulls(jsonb_build_object(
               'plate', o.group_key, 'vehicle_kind', o.category, 'brand', o.data ->> 'brand',
               'first_registered_on', o.event_on)),
           'ours', jsonb_build_object('vehicles', coalesce(d.many, 0))) AS facts
FROM owned AS o
JOIN counted AS c ON c.household_id = o.household_id
LEFT JOIN declared AS d ON d.household_id = o.household_id
WHERE c.many > coalesce(d.many, 0)
