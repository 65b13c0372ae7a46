-- People with a share in a subsidy of disabled persons whom the federation does not list at all.
-- Takes: start, until (codes of the county), on. The register must list the whole county.
SELECT DISTINCT 'subsidy_without_certificate' AS rule, 'L1' AS level, a.benefit AS event, r.person_id,
       r.household_id, r.id_token, r.name, r.region_code,
       jsonb_build_object('theirs', jsonb_build_object('listed', false),
                          'ours', jsonb_build_object('benefit', a.benefit)) AS facts
FROM cases_awardmember AS m
JOIN cases_award AS a ON a.id = m.award_id
JOIN roll AS r ON r.person_id = m.person_id
WHERE a.region_code >= %(start)s AND a.region_code < %(until)s AND m.period @> %(on)s::date
  AND a.benefit IN ('disability_living', 'disability_nursing')
  AND NOT EXISTS (SELECT FROM matched AS c WHERE c.person_id = m.person_id)
