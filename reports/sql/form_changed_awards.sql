-- Forms 保障金增发表 and 减发表: households whose award changed in the month, before and after.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month). Amounts in yuan a month.
-- Uses: award by household.
SELECT l.*, row_number() OVER (ORDER BY l.township, l.village, l.household_number, l.id) AS place
FROM (
    SELECT a.id, a.household_id AS opens, t.name AS township, v.name AS village, h.number AS household_number,
           head.name AS head_name, head.birth_date, h.address, a.benefit, lower(a.period) AS since,
           o.persons AS old_persons, n.persons, b.monthly AS old_amount, a.monthly AS amount,
           n.raised, a.monthly - b.monthly AS change, d.reason, gone.names,
           CASE WHEN a.monthly > b.monthly THEN 'up' ELSE 'down' END AS state
    FROM cases_award AS a
    JOIN cases_award AS b
        ON b.household_id = a.household_id AND b.benefit_group = a.benefit_group
        AND upper(b.period) = lower(a.period) AND b.monthly <> a.monthly
    JOIN cases_decision AS d ON d.id = a.decision_id
    JOIN households_household AS h ON h.id = a.household_id
    JOIN households_person AS head ON head.id = h.head_id
    JOIN accounts_region AS v ON v.code = a.region_code
    LEFT JOIN accounts_region AS t ON t.code = a.township_code
    CROSS JOIN LATERAL (
        SELECT count(*) AS persons, coalesce(sum(m.raised), 0) AS raised
        FROM cases_awardmember AS m WHERE m.award_id = a.id AND m.period @> lower(a.period)
    ) AS n
    CROSS JOIN LATERAL (
        SELECT count(*) AS persons
        FROM cases_awardmember AS m WHERE m.award_id = b.id AND upper(m.period) = upper(b.period)
    ) AS o
    CROSS JOIN LATERAL (
        SELECT string_agg(p.name, '、' ORDER BY p.id) AS names
        FROM cases_awardmember AS m
        JOIN households_person AS p ON p.id = m.person_id
        WHERE m.award_id = b.id AND upper(m.period) = upper(b.period)
          AND NOT EXISTS (
              SELECT FROM cases_awardmember AS k WHERE k.award_id = a.id AND k.person_id = m.person_id
          )
    ) AS gone
    WHERE NOT isempty(a.period)
      AND lower(a.period) >= %(first_day)s::date AND lower(a.period) < %(day_after)s::date
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE a.region_code >= place.start AND a.region_code < place.until
      )
) AS l
