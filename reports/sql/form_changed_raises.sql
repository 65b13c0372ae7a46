-- Form 分类施保金增发、减发人员表: people whose raise changed, began or ended in the month.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month). Amounts in yuan a month.
-- Uses: awardmember by person.
SELECT l.*, row_number() OVER (ORDER BY l.township, l.village, l.household_number, l.id) AS place
FROM (
    SELECT coalesce(m.id, e.id) AS id, h.id AS opens, t.name AS township, v.name AS village,
           h.number AS household_number, head.name AS head_name, p.name AS person_name, p.id_token, h.address,
           e.category AS old_category, m.category, coalesce(e.raised, 0) AS old_raised,
           coalesce(m.raised, 0) AS raised, coalesce(m.raised, 0) - coalesce(e.raised, 0) AS change,
           coalesce(lower(m.period), upper(e.period)) AS since,
           CASE WHEN coalesce(m.raised, 0) > coalesce(e.raised, 0) THEN 'up' ELSE 'down' END AS state
    FROM (
        SELECT * FROM cases_awardmember
        WHERE lower(period) >= %(first_day)s::date AND lower(period) < %(day_after)s::date
    ) AS m
    FULL JOIN (
        SELECT * FROM cases_awardmember
        WHERE upper(period) >= %(first_day)s::date AND upper(period) < %(day_after)s::date
    ) AS e
        ON e.person_id = m.person_id AND e.benefit_group = m.benefit_group
        AND upper(e.period) = lower(m.period)
    JOIN cases_award AS a ON a.id = coalesce(m.award_id, e.award_id)
    JOIN households_household AS h ON h.id = a.household_id
    JOIN households_person AS head ON head.id = h.head_id
    JOIN households_person AS p ON p.id = coalesce(m.person_id, e.person_id)
    JOIN accounts_region AS v ON v.code = a.region_code
    LEFT JOIN accounts_region AS t ON t.code = a.township_code
    WHERE coalesce(m.raised, 0) <> coalesce(e.raised, 0)
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE a.region_code >= place.start AND a.region_code < place.until
      )
) AS l
