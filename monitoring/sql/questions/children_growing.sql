-- Children with the child's money who come of age within the days of the reminder, or have come of age and are
-- kept while they are at school: somebody asks whether they are. Who is of age and at school no more is
-- found by the rules themselves (`subsidies`).
-- Takes: start, until (codes of the county), on, law (age; schools: in which a grown child is kept; days).
SELECT 'child_grown' AS rule, 'L1' AS level, a.benefit AS event, p.id AS person_id, a.household_id, p.id_token,
       p.name, a.region_code,
       jsonb_build_object('ours', jsonb_strip_nulls(jsonb_build_object(
           'benefit', a.benefit, 'grown_on', g.grown_on, 'schooling', nullif(c.schooling, '')))) AS facts
FROM cases_award AS a
JOIN households_person AS p ON p.id = a.person_id
LEFT JOIN households_circumstances AS c ON c.person_id = p.id
CROSS JOIN LATERAL (SELECT %(law)s::jsonb -> a.area AS law) AS l
CROSS JOIN LATERAL (
    SELECT (p.birth_date + make_interval(years => (l.law ->> 'age')::int))::date AS grown_on
) AS g
WHERE a.region_code >= %(start)s AND a.region_code < %(until)s AND a.period @> %(on)s::date
  AND a.benefit IN ('orphan', 'unsupported_child')
  AND (%(on)s::date BETWEEN g.grown_on - (l.law ->> 'days')::int AND g.grown_on - 1
       OR %(on)s::date >= g.grown_on AND l.law -> 'schools' ? c.schooling)
