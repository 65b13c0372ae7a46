-- Pupils to be admitted first and aided (助学候选名单): orphans and de-facto unsupported children, children on
-- dibao, and children of the poverty register, between six and twenty-two or at school on the day.
-- Takes: starts, untils (region codes of the places), first_day, day_after (the month), on.
-- Uses: membership by region, awardmember by person, bookentry of a place.
SELECT l.*, row_number() OVER (ORDER BY array_position('{candidate,aided}', l.state), l.township, l.village,
                               l.id) AS place
FROM (
    SELECT m.id, h.id AS opens, t.name AS township, v.name AS village, p.name, p.id_token, p.sex,
           extract(year FROM age(%(on)s::date, p.birth_date))::int AS age, c.schooling,
           CASE WHEN held.child THEN 'child' WHEN held.dibao THEN 'dibao' ELSE 'register' END AS because,
           e.data ->> 'school' AS school, e.data ->> 'year' AS year,
           (e.data ->> 'fee_waived')::numeric AS fee_waived, (e.data ->> 'allowance')::numeric AS allowance,
           CASE WHEN e.id IS NULL THEN 'candidate' ELSE 'aided' END AS state
    FROM households_membership AS m
    JOIN households_household AS h ON h.id = m.household_id
    JOIN households_person AS p ON p.id = m.person_id AND p.died_on IS NULL
    LEFT JOIN households_circumstances AS c ON c.person_id = p.id
    JOIN accounts_region AS v ON v.code = m.region_code
    LEFT JOIN accounts_region AS t ON t.code = h.township_code
    CROSS JOIN LATERAL (
        SELECT coalesce(bool_or(a.benefit IN ('orphan', 'unsupported_child')), false) AS child,
               coalesce(bool_or(a.benefit = 'dibao'), false) AS dibao
        FROM cases_awardmember AS s
        JOIN cases_award AS a ON a.id = s.award_id
        WHERE s.person_id = p.id AND s.period && daterange(%(first_day)s::date, %(day_after)s::date)
    ) AS held
    LEFT JOIN LATERAL (
        SELECT b.* FROM monitoring_bookentry AS b
        WHERE b.book = 'study_aid' AND b.key = p.id_token::text AND b.closed_on IS NULL
        ORDER BY b.id DESC LIMIT 1
    ) AS e ON true
    WHERE m.period && daterange(%(first_day)s::date, %(day_after)s::date)
      AND (p.birth_date BETWEEN %(on)s::date - interval '22 years' AND %(on)s::date - interval '6 years'
           OR c.schooling IN ('compulsory', 'senior_secondary', 'undergraduate'))
      AND (held.child OR held.dibao OR coalesce(h.poverty_status, 'none') NOT IN ('none', ''))
      AND EXISTS (
          SELECT FROM unnest(%(starts)s::bigint[], %(untils)s::bigint[]) AS place (start, until)
          WHERE m.region_code >= place.start AND m.region_code < place.until
      )
) AS l
