-- People whom the police list in the household of somebody on the roll, and who are not in our file of it.
-- Takes: imports (ids), start, until (codes of the county), on.
WITH home AS (
    SELECT DISTINCT group_key, household_id
    FROM matched
    WHERE until > %(on)s::date AND group_key <> '' AND level = 'L1'
),
listed AS (
    SELECT DISTINCT ON (t.id_token, h.household_id) t.*, h.household_id
    FROM home AS h
    JOIN monitoring_registerrow AS t ON t.group_key = h.group_key
    WHERE t.register_import_id = ANY(%(imports)s) AND t.id_token IS NOT NULL
    ORDER BY t.id_token, h.household_id, t.event_on DESC NULLS LAST, t.register_import_id DESC, t.row_number
)
SELECT 'member_not_on_file' AS rule, 'L1' AS level, l.household_id::text AS event, p.id AS person_id,
       l.household_id, l.id_token, l.name, d.region_code,
       jsonb_build_object('theirs', jsonb_strip_nulls(jsonb_build_object(
           'relation', l.data ->> 'relation', 'change', l.category))) AS facts
FROM listed AS l
JOIN households_household AS d ON d.id = l.household_id
LEFT JOIN households_person AS p ON p.id_token = l.id_token
WHERE l.category IN ('none', 'moved_in', 'born', '')
  AND NOT EXISTS (
      SELECT FROM households_membership AS m
      WHERE m.household_id = l.household_id AND m.person_id = p.id AND m.period @> %(on)s::date
  )
