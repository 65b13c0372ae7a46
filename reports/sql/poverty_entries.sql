-- Households found in poverty in a period (返贫致贫): rows of the screening ledger with a cause, returned to
-- poverty where they had been lifted out of it and newly poor otherwise, through the epidemic or not; and
-- when dibao was confirmed for them, up to the end of the period.
-- Takes: start, until (region codes), first_day, day_after, last_day (the period). Uses: screening by region,
-- membership by person, award by household.
SELECT CASE WHEN s.cause = 'epidemic' THEN 'epidemic_' ELSE '' END
       || CASE WHEN s.category IN ('lifted', 'unstable') THEN 'returned' ELSE 'newly' END AS kind,
       h.head_id AS person_id, home.id AS household_id, NULL::bigint AS finding_id, s.name AS person_name,
       s.region_code, s.entered_on, d.decided_on, true AS flagged, d.decided_on IS NOT NULL AS entered,
       d.decided_on - s.entered_on AS days
FROM monitoring_screening AS s
CROSS JOIN LATERAL (
    SELECT coalesce(s.household_id, (
        SELECT m.household_id
        FROM households_person AS n
        JOIN households_membership AS m ON m.person_id = n.id AND m.period @> %(last_day)s::date
        WHERE n.id_token = s.id_token
        LIMIT 1
    )) AS id
) AS home
LEFT JOIN households_household AS h ON h.id = home.id
LEFT JOIN LATERAL (
    SELECT min(e.decided_on) AS decided_on
    FROM cases_award AS a
    JOIN cases_decision AS e ON e.id = a.decision_id
    WHERE a.household_id = home.id AND a.benefit = 'dibao' AND NOT isempty(a.period)
      AND e.decided_on >= s.entered_on AND e.decided_on < %(day_after)s::date
) AS d ON true
WHERE s.region_code >= %(start)s AND s.region_code < %(until)s AND s.cause <> ''
  AND s.entered_on >= %(first_day)s::date AND s.entered_on < %(day_after)s::date
