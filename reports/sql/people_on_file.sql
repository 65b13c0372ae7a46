-- Everybody on file on the last day of a period, with the groups that a milestone counts and what the file lacks.
-- Takes: start, until (region codes), last_day, day_after. Edge: the last assessment of the household by that day
-- says so. Uses: membership by household, award by household, assessment by household.
WITH edge AS (
    SELECT DISTINCT ON (s.household_id) s.household_id, s.outcome
    FROM eligibility_assessment AS s
    WHERE s.region_code >= %(start)s AND s.region_code < %(until)s AND s."on" < %(day_after)s::date
    ORDER BY s.household_id, s."on" DESC, s.id DESC
),
held AS (
    SELECT DISTINCT m.person_id
    FROM cases_awardmember AS m
    WHERE m.region_code >= %(start)s AND m.region_code < %(until)s AND m.period @> %(last_day)s::date
),
account AS (
    SELECT DISTINCT b.household_id
    FROM households_bankaccount AS b
    WHERE b.region_code >= %(start)s AND b.region_code < %(until)s AND b.period @> %(last_day)s::date
)
SELECT 'on_file' AS everything, n.id AS person_id, h.id AS household_id, NULL::bigint AS finding_id,
       n.name AS person_name, h.region_code,
       true AS on_file,
       a.person_id IS NOT NULL AS held,
       a.person_id IS NULL AND coalesce(e.outcome = 'edge_family', false) AS edge,
       h.poverty_status = 'unstable' AS unstable,
       h.poverty_status = 'marginal' AS marginal,
       h.poverty_status = 'sudden_hardship' AS sudden_hardship,
       h.poverty_status IN ('unstable', 'marginal', 'sudden_hardship') AND a.person_id IS NOT NULL
           AS monitored_held,
       c.disability_grade IS NOT NULL AS disabled,
       coalesce(c.serious_illness, false) AS seriously_ill,
       coalesce(c.schooling, 'none') <> 'none' AS student,
       n.id_token IS NULL AND n.id_kind = 'resident' AS without_number,
       n.phone IS NULL AND n.id = h.head_id AS without_phone,
       a.person_id IS NOT NULL AND b.household_id IS NULL AS without_account
FROM households_membership AS m
JOIN households_household AS h ON h.id = m.household_id
JOIN households_person AS n ON n.id = m.person_id
LEFT JOIN households_circumstances AS c ON c.person_id = n.id
LEFT JOIN held AS a ON a.person_id = n.id
LEFT JOIN edge AS e ON e.household_id = h.id
LEFT JOIN account AS b ON b.household_id = h.id
WHERE h.region_code >= %(start)s AND h.region_code < %(until)s
  AND m.period @> %(last_day)s::date
  AND coalesce(n.died_on, 'infinity') > %(last_day)s::date
