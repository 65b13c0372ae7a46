-- Orphans and de-facto unsupported children of the month and their insurance (投保名单): who has no policy, or
-- one that has run out, comes first.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month), on.
-- Uses: award by region and benefit, bookentry of a place.
SELECT l.*, row_number() OVER (ORDER BY array_position('{missing,late,insured}', l.state), l.township, l.village,
                               l.id) AS place
FROM (
    SELECT a.id, e.id AS opens, t.name AS township, v.name AS village, p.name, p.id_token,
           p.birth_date, a.benefit AS benefits, e.data ->> 'policy' AS policy, e.data ->> 'insurer' AS insurer,
           (e.data ->> 'from')::date AS insured_from, (e.data ->> 'until')::date AS insured_until,
           CASE
               WHEN e.id IS NULL THEN 'missing'
               WHEN e.due_on < %(on)s::date THEN 'late'
               ELSE 'insured'
           END AS state
    FROM cases_award AS a
    JOIN households_person AS p ON p.id = a.person_id
    JOIN accounts_region AS v ON v.code = a.region_code
    LEFT JOIN accounts_region AS t ON t.code = a.township_code
    LEFT JOIN LATERAL (
        SELECT b.* FROM monitoring_bookentry AS b
        WHERE b.book = 'child_insurance' AND b.key = p.id_token::text AND b.closed_on IS NULL
        ORDER BY b.id DESC LIMIT 1
    ) AS e ON true
    WHERE a.benefit IN ('orphan', 'unsupported_child')
      AND a.period && daterange(%(first_day)s::date, %(day_after)s::date)
      AND NOT EXISTS (  -- of an award and the one that follows it in the month, the later
          SELECT FROM cases_award AS n
          WHERE n.person_id = a.person_id AND n.benefit_group = a.benefit_group AND n.id > a.id
            AND n.period && daterange(%(first_day)s::date, %(day_after)s::date)
      )
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE a.region_code >= place.start AND a.region_code < place.until
      )
) AS l
