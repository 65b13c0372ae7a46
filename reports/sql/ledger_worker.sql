-- What workers at home did in a month (走访和发现统计): helpers and grid workers with a post in the month, and
-- everybody else who made a visit or found somebody.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month).
-- Uses: roundduty, screening by region.
SELECT l.*, row_number() OVER (ORDER BY l.township, l.village, l.visits DESC, l.id) AS place
FROM (
    SELECT o.id, NULL::bigint AS opens, t.name AS township, v.name AS village, o.name AS worker, post.role, coalesce(made.visits, 0) AS visits, coalesce(made.duties, 0) AS duties,
           coalesce(made.in_time, 0) AS in_time, coalesce(made.patrols, 0) AS patrols,
           coalesce(found.discovered, 0) AS discovered, coalesce(found.aided, 0) AS aided,
           CASE WHEN made.visits IS NULL AND found.discovered IS NULL THEN 'idle' ELSE 'active' END AS state
    FROM (
      SELECT every.officer_id, every.region_code, max(every.role) AS role FROM (
        SELECT p.officer_id, p.region_id AS region_code, p.role
        FROM accounts_post AS p
        WHERE p.role IN ('village_helper', 'grid_worker')
          AND p.period && daterange(%(first_day)s::date, %(day_after)s::date)
        UNION ALL
        SELECT d.done_by_id, d.region_code, NULL FROM monitoring_roundduty AS d
        WHERE d.done_on >= %(first_day)s::date AND d.done_on < %(day_after)s::date
        UNION ALL
        SELECT s.entered_by_id, s.region_code, NULL FROM monitoring_screening AS s
        WHERE s.source IN ('visit', 'own_report', 'hotline')
          AND s.entered_on >= %(first_day)s::date AND s.entered_on < %(day_after)s::date
      ) AS every
      GROUP BY every.officer_id, every.region_code
    ) AS post
    JOIN accounts_officer AS o ON o.id = post.officer_id
    JOIN accounts_region AS v ON v.code = post.region_code
    LEFT JOIN accounts_region AS t ON t.code = v.parent_id
    LEFT JOIN LATERAL (
        SELECT count(DISTINCT d.visit_id) AS visits, count(*) AS duties,
               count(*) FILTER (WHERE d.done_on <= d.due_on) AS in_time,
               count(*) FILTER (WHERE d.kind = 'patrol') AS patrols
        FROM monitoring_roundduty AS d
        WHERE d.done_by_id = o.id AND d.region_code = v.code
          AND d.done_on >= %(first_day)s::date AND d.done_on < %(day_after)s::date
        HAVING count(*) > 0
    ) AS made ON true
    LEFT JOIN LATERAL (
        SELECT count(*) AS discovered,
               count(*) FILTER (WHERE s.disposition IN ('applies', 'temporary_aid')) AS aided
        FROM monitoring_screening AS s
        WHERE s.entered_by_id = o.id AND s.region_code = v.code AND s.source IN ('visit', 'own_report', 'hotline')
          AND s.entered_on >= %(first_day)s::date AND s.entered_on < %(day_after)s::date
        HAVING count(*) > 0
    ) AS found ON true
    WHERE EXISTS (
        SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
        WHERE post.region_code >= place.start AND post.region_code < place.until
    )
) AS l
