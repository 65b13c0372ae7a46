-- Findings without an owner go to a caseworker of their township: the one with the fewest open findings.
-- Takes: keys (of the findings), on.
WITH caseworker AS (
    SELECT DISTINCT ON (p.region_id) p.region_id, p.officer_id
    FROM accounts_post AS p
    JOIN accounts_officer AS o ON o.id = p.officer_id AND o.is_active
    LEFT JOIN monitoring_finding AS f ON f.owner_id = p.officer_id AND f.state IN ('open', 'checking')
    WHERE p.role = 'township_caseworker' AND p.period @> %(on)s::date
    GROUP BY p.region_id, p.officer_id
    ORDER BY p.region_id, count(f.id), p.officer_id
)
UPDATE monitoring_finding AS f
SET owner_id = c.officer_id
FROM caseworker AS c
WHERE f.key = ANY(%(keys)s) AND f.owner_id IS NULL AND f.township_code = c.region_id
