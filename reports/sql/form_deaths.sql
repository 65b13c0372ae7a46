-- Form 自然减员月报表: people who died and whose share ended in the month.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month). Amounts in yuan a month.
-- Uses: awardmember by region.
SELECT l.*, row_number() OVER (ORDER BY l.township, l.village, l.household_number, l.id) AS place
FROM (
    SELECT m.id, a.household_id AS opens, t.name AS township, v.name AS village, h.number AS household_number,
           head.name AS head_name, head.id_token, h.address, p.name AS person_name,
           p.id_token AS died_token, p.died_on, a.benefit, m.share + m.raised AS amount,
           (SELECT min(lower(e.period)) FROM cases_awardmember AS e
            WHERE e.person_id = m.person_id AND e.benefit_group = m.benefit_group) AS since,
           upper(m.period) AS stopped_on,
           upper(m.period) - p.died_on AS lag,
           CASE WHEN upper(m.period) > p.died_on + interval '2 months' THEN 'late' ELSE 'prompt' END AS state
    FROM cases_awardmember AS m
    JOIN cases_award AS a ON a.id = m.award_id
    JOIN households_household AS h ON h.id = a.household_id
    JOIN households_person AS head ON head.id = h.head_id
    JOIN households_person AS p ON p.id = m.person_id
    JOIN accounts_region AS v ON v.code = m.region_code
    LEFT JOIN accounts_region AS t ON t.code = a.township_code
    WHERE NOT isempty(m.period) AND p.died_on < upper(m.period)
      AND upper(m.period) >= %(first_day)s::date AND upper(m.period) < %(day_after)s::date
      AND NOT EXISTS (
          SELECT FROM cases_awardmember AS n
          WHERE n.person_id = m.person_id AND n.benefit_group = m.benefit_group
            AND n.period @> upper(m.period)
      )
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE m.region_code >= place.start AND m.region_code < place.until
      )
) AS l
