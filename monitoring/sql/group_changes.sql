-- How many people each group of a comparison has, had last time, and who came and went since then.
-- Takes: comparison, previous (id of the comparison before, or null).
WITH now AS (
    SELECT id_token, "group" FROM monitoring_comparedperson WHERE comparison_id = %(comparison)s
),
earlier AS (
    SELECT id_token, "group" FROM monitoring_comparedperson WHERE comparison_id = %(previous)s
),
moved AS (
    SELECT n."group" AS now_group, e."group" AS then_group
    FROM now AS n FULL JOIN earlier AS e USING (id_token)
)
SELECT g."group",
       count(*) FILTER (WHERE m.now_group = g."group") AS now,
       count(*) FILTER (WHERE m.then_group = g."group") AS earlier,
       count(*) FILTER (WHERE m.now_group = g."group"
                        AND m.then_group IS DISTINCT FROM g."group") AS came,
       count(*) FILTER (WHERE m.then_group = g."group"
                        AND m.now_group IS DISTINCT FROM g."group") AS went
FROM (VALUES ('both'), ('only_ours'), ('only_theirs'), ('differ')) AS g ("group")
LEFT JOIN moved AS m ON g."group" IN (m.now_group, m.then_group)
GROUP BY g."group"
