-- Certificates of people on the roll against their file: another kind or grade, once for each subsidy that
-- hangs on it or else for the file, or a number that does not fit its holder or its own columns.
-- Takes: on.
WITH card AS (
    SELECT DISTINCT ON (m.person_id) m.*, m.data ->> 'disability_kind' AS kind,
           (m.data ->> 'disability_grade')::int AS grade, m.data ->> 'certificate_number' AS tail
    FROM matched AS m
    WHERE m.until > %(on)s::date AND coalesce(m.data ->> 'certificate_state', 'valid') = 'valid'
      AND coalesce((m.data ->> 'valid_until')::date, 'infinity') > %(on)s::date
    ORDER BY m.person_id, m.level, m.event_on DESC NULLS LAST, m.register_import_id DESC, m.row_number
),
subsidy AS (
    SELECT DISTINCT m.person_id, a.benefit
    FROM cases_awardmember AS m
    JOIN cases_award AS a ON a.id = m.award_id
    WHERE m.person_id IN (SELECT person_id FROM card) AND m.period @> %(on)s::date
      AND a.benefit IN ('disability_living', 'disability_nursing')
),
judged AS (
    SELECT CASE WHEN s.benefit IS NULL THEN 'disability_changed' ELSE 'subsidy_grade_changed' END AS rule,
           c.*, o.disability_kind, o.disability_grade, s.benefit AS subsidy
    FROM card AS c
    LEFT JOIN households_circumstances AS o ON o.person_id = c.person_id
    LEFT JOIN subsidy AS s ON s.person_id = c.person_id
    WHERE c.kind IS DISTINCT FROM o.disability_kind OR c.grade IS DISTINCT FROM o.disability_grade
    UNION ALL
    SELECT 'certificate_inconsistent', c.*, o.disability_kind, o.disability_grade, NULL
    FROM card AS c
    LEFT JOIN households_circumstances AS o ON o.person_id = c.person_id
    WHERE c.data ->> 'certificate_agrees' = 'no'
       OR substr(c.tail, 2, 1) <> c.grade::text
       OR substr(c.tail, 1, 1) <> array_position(
           ARRAY['visual', 'hearing', 'speech', 'physical', 'intellectual', 'mental', 'multiple'], c.kind)::text
)
SELECT rule, level, coalesce(subsidy, '') AS event, person_id, household_id, id_token, name, region_code,
       jsonb_build_object(
           'their_name', their_name,
           'theirs', jsonb_strip_nulls(jsonb_build_object(
               'disability_kind', kind, 'disability_grade', grade, 'certificate_agrees',
               data ->> 'certificate_agrees', 'certificate_number', nullif(tail, ''))),
           'ours', jsonb_strip_nulls(jsonb_build_object(
               'benefit', subsidy, 'disability_kind', disability_kind,
               'disability_grade', disability_grade))) AS facts
FROM judged
