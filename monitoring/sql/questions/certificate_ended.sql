-- People with a share in a subsidy of disabled persons whose certificates the federation lists as cancelled,
-- frozen or run out, all of them. One row of the list is enough, the rest of the county need not be there.
-- Takes: start, until (codes of the county), on.
WITH card AS (
    SELECT DISTINCT ON (person_id) person_id, level, their_name, data ->> 'certificate_state' AS state,
           data ->> 'valid_until' AS until,
           bool_or(coalesce(data ->> 'certificate_state', 'valid') = 'valid'
                   AND coalesce((data ->> 'valid_until')::date, 'infinity') > %(on)s::date)
               OVER (PARTITION BY person_id) AS valid
    FROM matched
    ORDER BY person_id, level, event_on DESC NULLS LAST, register_import_id DESC, row_number
)
SELECT DISTINCT 'certificate_ended' AS rule, c.level, a.benefit AS event, r.person_id, r.household_id,
       r.id_token, r.name, r.region_code,
       jsonb_build_object(
           'their_name', c.their_name,
           'theirs', jsonb_strip_nulls(jsonb_build_object('certificate_state', c.state, 'valid_until', c.until)),
           'ours', jsonb_build_object('benefit', a.benefit)) AS facts
FROM card AS c
JOIN roll AS r ON r.person_id = c.person_id
JOIN cases_awardmember AS m ON m.person_id = c.person_id AND m.period @> %(on)s::date
JOIN cases_award AS a ON a.id = m.award_id AND a.benefit IN ('disability_living', 'disability_nursing')
WHERE NOT c.valid
