-- People with a share in dibao or tekun whose insurance contribution nobody paid for them.
-- Takes: on.
WITH last AS (
    SELECT DISTINCT ON (person_id) *
    FROM matched
    WHERE until > %(on)s::date AND data ->> 'contribution_aided' IS NOT NULL
    ORDER BY person_id, event_on DESC NULLS LAST, register_import_id DESC, level, row_number DESC
)
SELECT 'contribution_not_aided' AS rule, l.level, '' AS event, l.person_id, l.household_id, l.id_token, l.name,
       l.region_code,
       jsonb_build_object('their_name', l.their_name,
                          'theirs', jsonb_build_object('contribution_aided', 'no')) AS facts
FROM last AS l
WHERE l.data ->> 'contribution_aided' = 'no'
  AND EXISTS (
      SELECT FROM cases_awardmember AS m
      JOIN cases_award AS a ON a.id = m.award_id
      WHERE m.person_id = l.person_id AND m.period @> %(on)s::date AND a.benefit IN ('dibao', 'tekun')
  )
