-- People on the roll whose last entry in the register of marriages does not fit their household: married to
-- somebody who does not live in it, or divorced from somebody who still does, as husband or wife.
-- Takes: imports (ids), on.
WITH entry AS (
    SELECT id_token, other_token AS spouse, name_key, name AS their_name, data ->> 'spouse_name' AS spouse_name,
           category, event_on, register_import_id
    FROM monitoring_registerrow
    WHERE register_import_id = ANY(%(imports)s) AND id_token IS NOT NULL AND event_on <= %(on)s::date
    UNION ALL
    SELECT other_token, id_token, NULL, data ->> 'spouse_name', name, category, event_on, register_import_id
    FROM monitoring_registerrow
    WHERE register_import_id = ANY(%(imports)s) AND other_token IS NOT NULL AND event_on <= %(on)s::date
),
last AS (
    SELECT DISTINCT ON (r.person_id) r.*, e.spouse, e.spouse_name, e.category, e.event_on, e.their_name,
           CASE WHEN coalesce(e.name_key, e.their_name) IN (r.name_key, r.name) THEN 'L1' ELSE 'L2' END AS level
    FROM roll AS r
    JOIN entry AS e ON e.id_token = r.id_token
    WHERE r.until > %(on)s::date
    ORDER BY r.person_id, e.event_on DESC, e.register_import_id DESC, e.category, e.spouse,
             coalesce(e.name_key, e.their_name) IN (r.name_key, r.name) DESC
),
mate AS (
    SELECT l.person_id, m.relation
    FROM last AS l
    JOIN households_person AS p ON p.id_token = l.spouse
    JOIN households_membership AS m
      ON m.person_id = p.id AND m.household_id = l.household_id AND m.period @> %(on)s::date
)
SELECT CASE l.category WHEN 'married' THEN 'spouse_undeclared' ELSE 'divorced_together' END AS rule, l.level,
       l.event_on::text AS event, l.person_id, l.household_id, l.id_token, l.name, l.region_code,
       jsonb_build_object('their_name', l.their_name,
                          'theirs', jsonb_strip_nulls(jsonb_build_object(
                              'change', l.category, 'changed_on', l.event_on,
                              'spouse_name', l.spouse_name))) AS facts
FROM last AS l
LEFT JOIN mate AS m ON m.person_id = l.person_id
WHERE CASE l.category WHEN 'married' THEN m.person_id IS NULL WHEN 'divorced' THEN m.person_id IS NOT NULL END
