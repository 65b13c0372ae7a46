-- What the police last wrote about people on the roll: cancelled (not for death), moved out, or a household
-- of their own made shortly before they applied.
-- Takes: on, law (months: how shortly).
WITH last AS (
    SELECT DISTINCT ON (person_id) *
    FROM matched
    WHERE until > %(on)s::date AND event_on <= %(on)s::date
    ORDER BY person_id, event_on DESC, register_import_id DESC, level, category
),
applied AS (
    SELECT DISTINCT ON (a.household_id) a.household_id, a.submitted_at::date AS applied_on
    FROM cases_application AS a
    WHERE a.household_id IN (SELECT household_id FROM last) AND a.submitted_at IS NOT NULL
    ORDER BY a.household_id, a.submitted_at DESC
),
judged AS (
    SELECT l.*, a.applied_on,
           CASE l.category
               WHEN 'cancelled_other' THEN 'hukou_cancelled'
               WHEN 'moved_out' THEN 'hukou_moved_out'
               WHEN 'moved_in' THEN
                   CASE WHEN l.event_on <= a.applied_on AND l.event_on > a.applied_on - make_interval(
                            months => (%(law)s::jsonb -> l.area ->> 'months')::int)
                        THEN 'split_before_application' END
           END AS rule
    FROM last AS l
    LEFT JOIN applied AS a ON a.household_id = l.household_id
)
SELECT rule, level, event_on::text AS event, person_id, household_id, id_token, name, region_code,
       jsonb_build_object('their_name', their_name,
                          'theirs', jsonb_build_object('change', category, 'changed_on', event_on),
                          'ours', jsonb_strip_nulls(jsonb_build_object('applied_on', applied_on))) AS facts
FROM judged
WHERE rule IS NOT NULL
