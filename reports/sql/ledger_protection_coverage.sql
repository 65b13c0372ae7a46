-- Which province, cities and counties have a body that protects children (未成年人保护机构全覆盖): of a county
-- one inside it, of a city or the province one of its own. A station of a township covers no county.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month). Uses: bookentry of a
-- place, region of level.
SELECT l.*, row_number() OVER (ORDER BY l.state = 'covered', l.id) AS place
FROM (
    SELECT r.code AS id, e.opens, r.name AS unit, r.level, coalesce(e.bodies, 0) AS bodies, e.names,
           coalesce(e.staff, 0) AS staff,
           CASE WHEN e.bodies > 0 THEN 'covered' ELSE 'missing' END AS state
    FROM accounts_region AS r
    LEFT JOIN LATERAL (
        SELECT max(b.id) AS opens, count(*) AS bodies, string_agg(b.subject, '、' ORDER BY b.id) AS names,
               sum((b.data ->> 'staff')::numeric)::bigint AS staff
        FROM monitoring_bookentry AS b
        WHERE b.book = 'child_protection' AND b.data ->> 'kind' <> 'station'
          AND b.opened_on < %(day_after)s::date AND (b.closed_on IS NULL OR b.closed_on >= %(day_after)s::date)
          AND b.region_code >= r.code
          AND b.region_code < CASE WHEN r.level = 'county' THEN r.until ELSE r.code + 1 END
    ) AS e ON true
    WHERE r.level IN ('province', 'city', 'county')
      AND r.valid_from < %(day_after)s::date AND coalesce(r.valid_until, 'infinity') > %(first_day)s::date
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE r.code >= place.start AND r.code < place.until
      )
) AS l
