-- Form 新增救助明细: everybody whose money of a benefit began in the month, and had none of its group before.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month). Income in yuan a year.
-- Uses: awardmember by region, circumstances by person.
SELECT l.*, row_number() OVER (ORDER BY l.benefit, l.township, l.village, l.household_number, l.id) AS place
FROM (
    SELECT m.id, a.household_id AS opens, t.name AS township, v.name AS village, h.number AS household_number,
           d.decided_on, p.name AS person_name, p.id_token,
           extract(YEAR FROM age(%(day_after)s::date - 1, p.birth_date))::integer AS age, p.sex, h.address,
           s.members_counted AS members, a.benefit, a.mode, m.category,
           CASE WHEN EXISTS (
               SELECT FROM households_membership AS o
               WHERE o.household_id = h.id AND o.relation = 'spouse' AND o.period @> %(day_after)s::date - 1
                 AND (o.person_id = p.id OR h.head_id = p.id)
           ) THEN 'married' ELSE '' END AS marital,
           s.income_annual AS income, g.relation,
           c.disability_kind, c.disability_grade, c.serious_illness, m.share + m.raised AS amount,
           b.last4,
           a.area AS state
    FROM cases_awardmember AS m
    JOIN cases_award AS a ON a.id = m.award_id
    JOIN cases_decision AS d ON d.id = a.decision_id
    JOIN eligibility_assessment AS s ON s.id = d.assessment_id
    JOIN households_household AS h ON h.id = a.household_id
    JOIN households_person AS p ON p.id = m.person_id
    LEFT JOIN households_circumstances AS c ON c.person_id = p.id
    LEFT JOIN households_membership AS g
        ON g.household_id = h.id AND g.person_id = p.id AND g.period @> lower(m.period)
    LEFT JOIN households_bankaccount AS b ON b.household_id = h.id AND b.period @> lower(m.period)
    JOIN accounts_region AS v ON v.code = m.region_code
    LEFT JOIN accounts_region AS t ON t.code = a.township_code
    WHERE NOT isempty(m.period)
      AND lower(m.period) >= %(first_day)s::date AND lower(m.period) < %(day_after)s::date
      AND NOT EXISTS (
          SELECT FROM cases_awardmember AS e
          WHERE e.person_id = m.person_id AND e.benefit_group = m.benefit_group
            AND upper(e.period) = lower(m.period)
      )
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE m.region_code >= place.start AND m.region_code < place.until
      )
) AS l
