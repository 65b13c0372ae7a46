-- The screening ledger (摸底排查台账): rows of the month, and of earlier months those not settled yet.
-- The most urgent first: red warnings, then the unlifted, then by the day they are due.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month), on.
-- Income in yuan a year. Uses: screening by county and month.
SELECT l.*, row_number() OVER (ORDER BY l.disposition <> '', l.urgency NULLS LAST, l.rank NULLS LAST, l.due_on, l.id) AS place
FROM (
    SELECT s.id, s.id AS opens, c.name AS county, t.name AS township, v.name AS village, s.name,
           s.id_token, s.members, s.category, s.income, s.cause,
           CASE WHEN s.cause <> '' THEN
               CASE WHEN s.cause = 'epidemic' THEN 'epidemic_' ELSE '' END
               || CASE WHEN s.category IN ('lifted', 'unstable') THEN 'returned' ELSE 'newly' END
           END AS poverty,
           (SELECT string_agg(DISTINCT a.benefit, ',') FROM cases_award AS a
            WHERE a.household_id = s.household_id AND a.period @> %(on)s::date) AS benefits,
           s.source, s.discoverer, s.level, s.month, s.circumstances, s.visited_on, s.visitors, s.need,
           s.due_on, s.disposition, s.note, s.disposed_on,
           array_position('{red,orange,yellow}', s.level::text) AS urgency,
           array_position('{unlifted,sudden_hardship,unstable,marginal}', s.category::text) AS rank,
           CASE
               WHEN s.disposition <> '' THEN 'settled'
               WHEN s.due_on < %(on)s::date THEN 'late'
               WHEN s.visited_on IS NOT NULL THEN 'visited'
               ELSE 'waiting'
           END AS state
    FROM monitoring_screening AS s
    JOIN accounts_region AS v ON v.code = s.region_code
    LEFT JOIN accounts_region AS t ON t.code = s.township_code
    LEFT JOIN accounts_region AS c ON c.code = s.county_code
    WHERE (s.month = %(first_day)s::date OR s.month < %(first_day)s::date AND s.disposition = '')
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE s.region_code >= place.start AND s.region_code < place.until
      )
) AS l
