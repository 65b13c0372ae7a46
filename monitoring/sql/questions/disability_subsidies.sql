-- People on the roll with a valid certificate who lack a subsidy that its grade gives them. A subsidy counts
-- as held where an award or an income on file says so.
-- Takes: on, law (of_dibao: whether living on dibao gives the living subsidy; nursing, nursing_mental: grades).
WITH card AS (
    SELECT DISTINCT ON (person_id) *, data ->> 'disability_kind' AS kind,
           (data ->> 'disability_grade')::int AS grade
    FROM matched
    WHERE until > %(on)s::date AND coalesce(data ->> 'certificate_state', 'valid') = 'valid'
      AND coalesce((data ->> 'valid_until')::date, 'infinity') > %(on)s::date
    ORDER BY person_id, level, event_on DESC NULLS LAST, register_import_id DESC, row_number
),
held AS (
    SELECT m.person_id, a.benefit
    FROM cases_awardmember AS m
    JOIN cases_award AS a ON a.id = m.award_id
    WHERE m.person_id IN (SELECT person_id FROM card) AND m.period @> %(on)s::date
),
told AS (
    SELECT DISTINCT c.person_id
    FROM card AS c
    JOIN households_income AS i
      ON i.household_id = c.household_id AND i.kind = 'disability_subsidy'
     AND (i.person_id = c.person_id OR i.person_id IS NULL)
     AND coalesce(i.ended_on, 'infinity') > %(on)s::date
),
due AS (
    SELECT c.*, b.subsidy
    FROM card AS c
    CROSS JOIN LATERAL (SELECT %(law)s::jsonb -> c.area AS law) AS l
    CROSS JOIN LATERAL (VALUES
        ('disability_living', (l.law ->> 'of_dibao')::boolean
            AND EXISTS (SELECT FROM held AS h WHERE h.person_id = c.person_id AND h.benefit = 'dibao')),
        ('disability_nursing', c.grade <= CASE WHEN c.kind IN ('intellectual', 'mental')
            THEN (l.law ->> 'nursing_mental')::int ELSE (l.law ->> 'nursing')::int END)
    ) AS b (subsidy, gets)
    WHERE b.gets
)
SELECT d.subsidy || '_missing' AS rule, d.level, '' AS event, d.person_id, d.household_id, d.id_token, d.name,
       d.region_code,
       jsonb_build_object('their_name', d.their_name,
                          'theirs', jsonb_build_object('disability_kind', d.kind, 'disability_grade', d.grade),
                          'ours', jsonb_build_object('benefit', d.subsidy)) AS facts
FROM due AS d
WHERE NOT EXISTS (SELECT FROM held AS h WHERE h.person_id = d.person_id AND h.benefit = d.subsidy)
  AND NOT EXISTS (SELECT FROM held AS h WHERE h.person_id = d.person_id AND h.benefit = 'tekun')
  AND NOT EXISTS (SELECT FROM told AS t WHERE t.person_id = d.person_id)
