-- Pupils on the roll: enrolled without any aid, no longer enrolled though the file counts them as studying,
-- or older than those who usually study at their stage.
-- Takes: on, law (age: from which on).
WITH last AS (
    SELECT DISTINCT ON (m.person_id) m.*, r.birth_date, coalesce(m.data ->> 'enrolment', 'enrolled') AS state
    FROM matched AS m
    JOIN roll AS r ON r.person_id = m.person_id
    WHERE m.until > %(on)s::date
    ORDER BY m.person_id, coalesce(m.data ->> 'enrolment', 'enrolled') <> 'enrolled', m.level,
             m.register_import_id DESC, m.row_number
),
judged AS (
    SELECT 'pupil_without_aid' AS rule, l.* FROM last AS l
    WHERE l.state = 'enrolled' AND coalesce(l.data ->> 'aid_kind', '') = ''
      AND l.category IN ('preschool', 'compulsory', 'senior_secondary', 'undergraduate')
    UNION ALL
    SELECT 'student_not_enrolled', l.* FROM last AS l
    JOIN households_circumstances AS o ON o.person_id = l.person_id
    WHERE l.state <> 'enrolled' AND coalesce(o.schooling, 'none') <> 'none'
    UNION ALL
    SELECT 'student_over_age', l.* FROM last AS l
    WHERE l.state = 'enrolled'
      AND l.birth_date + make_interval(years => (%(law)s::jsonb -> l.area ->> 'age')::int) <= %(on)s::date
)
SELECT rule, level, '' AS event, person_id, household_id, id_token, name, region_code,
       jsonb_build_object('their_name', their_name,
                          'theirs', jsonb_strip_nulls(jsonb_build_object(
                              'school', data ->> 'school', 'stage', category, 'enrolment', state))) AS facts
FROM judged
