-- People with a share in a subsidy of disabled persons for whom the federation lists no valid certificate.
-- Takes: start, until (codes of the county), on. The register must list the whole county.
WITH held AS (
    SELECT DISTINCT m.person_id, a.benefit
    FROM cases_awardmember AS m
    JOIN cases_award AS a ON a.id = m.award_id
    WHERE a.region_code >= %(start)s AND a.region_code < %(until)s AND m.period @> %(on)s::date
      AND a.benefit IN ('disability_living', 'disability_nursing')
),
card AS (
    SELECT person_id, max(data ->> 'certificate_state') AS state, max((data ->> 'valid_until')::date) AS until,
           bool_or(coalesce(data ->> 'certificate_state', 'valid') = 'valid'
                   AND coalesce((data ->> 'valid_until')::date, 'infinity') > %(on)s::date) AS valid
    FROM matched
    GROUP BY person_id
)
SELECT 'subsidy_without_certificate' AS rule, 'L1' AS level, h.benefit AS event, r.person_id, r.household_id,
       r.id_token, r.name, r.region_code,
       jsonb_build_object(
           'theirs', jsonb_strip_nulls(jsonb_build_object(
               'listed', c.person_id IS NOT NULL, 'certificate_state', c.state, 'valid_until', c.until)),
           'ours', jsonb_build_object('benefit', h.benefit)) AS facts
FROM held AS h
JOIN roll AS r ON r.person_id = h.person_id
LEFT JOIN card AS c ON c.person_id = h.person_id
WHERE c.valid IS NOT TRUE
