-- Homes of a household on the roll over the limit of the place, its shops, and what it gave away of late.
-- Takes: on, law (houses: the limit, none where homes are not counted; transfer_months).
WITH unit AS (
    SELECT DISTINCT ON (household_id, group_key) *, (data ->> 'transferred_on')::date AS given_on
    FROM matched
    WHERE until > %(on)s::date
    ORDER BY household_id, group_key, level, register_import_id DESC, person_id
),
kept AS (
    SELECT * FROM unit WHERE given_on IS NULL OR given_on > %(on)s::date
),
homes AS (
    SELECT household_id, area, region_code, min(level) AS level, min(person_id) AS person_id,
           count(*) AS many, array_agg(group_key ORDER BY group_key) AS units
    FROM kept
    WHERE category = 'home'
    GROUP BY household_id, area, region_code
)
SELECT 'homes_over_limit' AS rule, h.level, '' AS event, h.person_id, h.household_id, r.id_token, r.name,
       h.region_code,
       jsonb_build_object('theirs', jsonb_build_object('homes', h.many, 'units', to_jsonb(h.units))) AS facts
FROM homes AS h
JOIN roll AS r ON r.person_id = h.person_id
WHERE h.many > (%(law)s::jsonb -> h.area ->> 'houses')::bigint
UNION ALL
SELECT 'shop_owned', level, group_key, person_id, household_id, id_token, name, region_code,
       jsonb_build_object('their_name', their_name,
                          'theirs', jsonb_strip_nulls(jsonb_build_object(
                              'unit_number', group_key, 'property_use', category,
                              'area_m2', data ->> 'area_m2')))
FROM kept
WHERE category = 'shop'
UNION ALL
SELECT 'property_transferred', level, group_key, person_id, household_id, id_token, name, region_code,
       jsonb_build_object('their_name', their_name,
                          'theirs', jsonb_build_object('unit_number', group_key, 'property_use', category,
                                                       'transferred_on', given_on))
FROM unit
WHERE given_on <= %(on)s::date
  AND given_on > %(on)s::date - make_interval(months => (%(law)s::jsonb -> area ->> 'transfer_months')::int)
