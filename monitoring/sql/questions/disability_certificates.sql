-- Certificates of people on the roll against their file: another kind or grade, or a number that does not
-- fit its holder or its own columns.
-- Takes: on.
WITH card AS (
    SELECT DISTINCT ON (m.person_id) m.*, m.data ->> 'disability_kind' AS kind,
           (m.data ->> 'disability_grade')::int AS grade, m.data ->> 'certificate_number' AS tail
    FROM matched AS m
    WHERE m.until > %(on)s::date AND coalesce(m.data ->> 'certificate_state', 'valid') = 'valid'
      AND coalesce((m.data ->> 'valid_until')::date, 'infinity') > %(on)s::date
    ORDER BY m.person_id, m.level, m.event_on DESC NULLS LAST, m.register_import_id DESC, m.row_number
),
judged AS (
    SELECT 'disability_changed' AS rule, c.*, o.disability_kind, o.disability_grade
    FROM card AS c
    LEFT JOIN households_circumstances AS o ON o.person_id = c.person_id
    WHERE c.kind IS DISTINCT FROM o.disability_kind OR c.grade IS DISTINCT FROM o.disability_grade
    UNION ALL
    SELECT 'certificate_inconsistent', c.*, o.disability_kind, o.disability_grade
    FROM card AS c
    LEFT JOIN households_circumstances AS o ON o.person_id = c.person_id
    WHERE c.data ->> 'certificate_agrees' = 'no'
       OR substr(c.tail, 2, 1) <> c.grade::text
       OR substr(c.tail, 1, 1) <> array_position(
           ARRAY['visual', 'hearing', 'speech', 'physical', 'intellectual', 'mental', 'multiple'], c.kind)::text
)
SELECT rule, level, '' AS event, person_id, household_id, id_token, name, region_code,
       jsonb_build_object(
           'their_name', their_name,
           'theirs', jsonb_strip_nulls(jsonb_build_object(
               'disability_kind', kind, 'disability_grade', grade, 'certificate_agrees',
               data ->> 'certificate_agrees', 'certificate_number', nullif(tail, ''))),
           'ours', jsonb_strip_nulls(jsonb_build_object(
               'disability_kind', disability_kind, 'disability_grade', disability_grade))) AS facts
FROM judged
