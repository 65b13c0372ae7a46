-- Legal supporters of a household on the roll who stand in the death registers: its support fee falls away.
-- Takes: imports (ids), on.
SELECT 'supporter_died' AS rule, CASE WHEN d.name = s.name THEN 'L1' ELSE 'L2' END AS level,
       r.household_id::text AS event, NULL::bigint AS person_id, r.household_id, s.id_token, s.name,
       r.region_code,
       jsonb_build_object('died_on', d.event_on, 'their_name', d.name, 'relation', s.relation) AS facts
FROM (SELECT DISTINCT household_id, region_code FROM roll WHERE until > %(on)s::date) AS r
JOIN households_supporter AS s ON s.household_id = r.household_id
 AND coalesce(s.ended_on, 'infinity') > %(on)s::date
JOIN monitoring_registerrow AS d ON d.id_token = s.id_token
WHERE d.register_import_id = ANY(%(imports)s) AND d.event_on <= %(on)s::date
